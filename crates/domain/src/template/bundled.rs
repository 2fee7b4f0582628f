//! The templates that come with Följe: the programmes that the documents describe.

/// The files of `templates/`, as their names and contents. A server may read a folder of its own instead.
#[must_use]
pub const fn bundled() -> &'static [(&'static str, &'static str)] {
    &BUNDLED
}

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../../templates/", $name)))),*]
    };
}

const BUNDLED: [(&str, &str); 9] = files![
    "access.toml",
    "access-halvtid.toml",
    "individuell-access.toml",
    "ambassador.toml",
    "tolg.toml",
    "halvdagsgrupp.toml",
    "jobbsok-mottagning.toml",
    "jobbotek.toml",
    "larling.toml",
];
