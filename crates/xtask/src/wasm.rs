//! From Rust to what a browser loads: compile, bind to JavaScript, make small.
//!
//! wasm-bindgen is used as a library of exactly the version in `Cargo.lock`, so that no tool of another
//! version can get in between.

use crate::process::{cargo, run};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// What rustc turns on for the target by itself. Named one by one, because `--all-features` makes a module
/// that Chromium refuses.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The app as a browser loads it.
pub(crate) struct Bound {
    /// The module that instantiates the WebAssembly.
    pub(crate) js: String,
    /// The WebAssembly.
    pub(crate) wasm: Vec<u8>,
}

/// Compiles the app and returns the path of the module that rustc made.
///
/// # Errors
/// When the app does not compile.
pub(crate) fn compile(workspace: &Workspace, dev: bool) -> Result<PathBuf> {
    let profile = if dev { "dev" } else { "wasm" };
    run(cargo(workspace.root()).args(["build", "--package", "folje-app", "--bin", "folje-app"]).args([
        "--target",
        TARGET,
        "--profile",
        profile,
    ]))?;
    let folder = if dev { "debug" } else { "wasm" };
    Ok(workspace.target().join(TARGET).join(folder).join("folje-app.wasm"))
}

/// Binds a compiled module to JavaScript.
///
/// # Errors
/// When wasm-bindgen refuses the module, or it brings scripts of its own that nobody would ship.
pub(crate) fn bind(workspace: &Workspace, module: PathBuf, dev: bool) -> Result<Bound> {
    let folder = workspace.target().join(if dev { "wasm-bindgen-dev" } else { "wasm-bindgen" });
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name("app").typescript(false).omit_default_module_path(true);
    bindgen.debug(dev).keep_debug(dev).remove_name_section(!dev).remove_producers_section(true);
    bindgen.web(true)?.generate(&folder)?;
    if folder.join("snippets").exists() {
        bail!(
            "a dependency brings JavaScript of its own ({}/snippets); the build ships none",
            folder.display()
        );
    }
    Ok(Bound { js: fs::read_to_string(folder.join("app.js"))?, wasm: fs::read(folder.join("app_bg.wasm"))? })
}

/// Makes a bound module smaller with binaryen's `wasm-opt`.
///
/// # Errors
/// When `wasm-opt` fails, for example at a feature that is not listed above.
pub(crate) fn optimise(workspace: &Workspace, bound: Bound) -> Result<Bound> {
    let folder = workspace.target().join("wasm-bindgen");
    let (from, to) = (folder.join("app_bg.wasm"), folder.join("app_small.wasm"));
    fs::write(&from, &bound.wasm)?;
    let mut command = crate::node::script(workspace, "wasm-opt")?;
    run(command
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .arg(&from)
        .arg("-o")
        .arg(&to))?;
    let wasm = fs::read(&to).with_context(|| format!("reading {}", to.display()))?;
    Ok(Bound { wasm, ..bound })
}
