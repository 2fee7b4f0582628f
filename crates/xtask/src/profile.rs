//! How the app and the server are built: for working on them, for showing them, or for shipping them.

/// A way to build. Each has its own folders, so that switching between them rebuilds nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Profile {
    /// Compiles quickest, with debug information. Neither small nor compressed.
    Dev,
    /// Lightly optimised: quick enough to try the product, and built in a fraction of the time of [`Self::Release`].
    Demo,
    /// What is shipped and measured: optimised for size, minified, compressed.
    Release,
}

impl Profile {
    /// The cargo profile of the app.
    pub(crate) const fn of_app(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Demo => "demo",
            Self::Release => "wasm",
        }
    }

    /// The folder below `target` (and below the target triple) into which cargo puts what it built for the app.
    pub(crate) const fn app_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Demo => "demo",
            Self::Release => "wasm",
        }
    }

    /// The folder below `target` into which cargo puts the server.
    pub(crate) const fn server_folder(self) -> &'static str {
        match self {
            Self::Dev => "debug",
            Self::Demo => "demo",
            Self::Release => "release",
        }
    }

    /// The name of a folder below `target` that holds the result of a step, such as `dist-demo` for `dist`.
    pub(crate) fn folder(self, step: &str) -> String {
        match self {
            Self::Dev => format!("{step}-dev"),
            Self::Demo => format!("{step}-demo"),
            Self::Release => step.to_owned(),
        }
    }
}
