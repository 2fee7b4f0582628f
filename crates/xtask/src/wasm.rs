//! From Rust to what a browser loads: compile, bind to JavaScript, make small. Between the first two, the module
//! is split ([`crate::split`]).
//!
//! wasm-bindgen is used as a library of exactly the version in `Cargo.lock`, so that no tool of another
//! version can get in between.

use crate::esbuild;
use crate::process::{Aside, cargo, run};
use crate::profile::Profile;
use crate::split::{self, Part, Split};
use crate::workspace::Workspace;
use anyhow::{Context, Result, bail};
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};
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
    /// The WebAssembly that the app starts with.
    pub(crate) wasm: Vec<u8>,
    /// The parts of it that come later.
    pub(crate) parts: Vec<Part>,
}

/// Compiles the app and returns the path of the module that rustc made.
///
/// # Errors
/// When the app does not compile.
pub(crate) fn compile(workspace: &Workspace, profile: Profile) -> Result<PathBuf> {
    run(&mut compiler(workspace, profile))?;
    Ok(workspace.target().join(TARGET).join(profile.app_folder()).join("folje-app.wasm"))
}

/// Begins with what is shipped while something else is done: linking it as a whole keeps one core busy for minutes.
/// [`compile`] waits for it, since cargo lets one build into a folder at a time, and tells what is wrong with it.
///
/// # Errors
/// When the compiler cannot be started.
pub(crate) fn compile_aside(workspace: &Workspace) -> Result<Aside> {
    Aside::start(&mut compiler(workspace, Profile::Release))
}

fn compiler(workspace: &Workspace, profile: Profile) -> Command {
    let mut cargo = cargo(workspace.root());
    if profile == Profile::Release {
        // What is shipped names no folder of the machine that built it, and is the same from every machine.
        cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped(workspace));
    }
    cargo
        .args(["rustc", "--package", "folje-app", "--bin", "folje-app"])
        .args(["--target", TARGET, "--profile", profile.of_app()])
        // What refers to what, for splitting.
        .args(["--", "-C", "link-arg=--emit-relocs"]);
    cargo
}

/// Flags that leave out of the module where on this machine the sources lie.
fn remapped(workspace: &Workspace) -> String {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")))
        .unwrap_or_default();
    [home.join("registry").join("src"), workspace.root().to_path_buf()]
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .join("\u{1f}")
}

/// Binds what the app starts with to JavaScript.
///
/// # Errors
/// When wasm-bindgen refuses the module, or it brings scripts of its own that nobody would ship.
pub(crate) fn bind(workspace: &Workspace, split: Split, profile: Profile) -> Result<Bound> {
    let folder = workspace.target().join(profile.folder("wasm-bindgen"));
    let dev = profile == Profile::Dev;
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let mut bindgen = Bindgen::new();
    // The parts are linked through exports of the linker's.
    bindgen.keep_lld_exports(true);
    bindgen.input_path(split.main).out_name("app").typescript(false).omit_default_module_path(true);
    bindgen.debug(dev).keep_debug(dev).remove_name_section(!dev).remove_producers_section(true);
    bindgen.web(true)?.generate(&folder)?;
    if folder.join("snippets").exists() {
        bail!(
            "a dependency brings JavaScript of its own ({}/snippets); the build ships none",
            folder.display()
        );
    }
    Ok(Bound {
        js: split::join(&fs::read_to_string(folder.join("app.js"))?, &split.link)?,
        wasm: fs::read(folder.join("app_bg.wasm"))?,
        parts: split.parts,
    })
}

/// Makes the script smaller with esbuild, and every part of the app with binaryen's `wasm-opt`.
///
/// # Errors
/// When one of them fails, for example at a feature that is not listed above.
pub(crate) fn optimise(workspace: &Workspace, mut bound: Bound) -> Result<Bound> {
    bound.js = esbuild::minify_module(workspace, "app.js", &bound.js)?;
    bound.wasm = smaller(workspace, "app", &bound.wasm)?;
    for part in &mut bound.parts {
        part.wasm = smaller(workspace, &part.stem, &part.wasm)?;
    }
    Ok(bound)
}

fn smaller(workspace: &Workspace, stem: &str, wasm: &[u8]) -> Result<Vec<u8>> {
    let folder = workspace.target().join("wasm-bindgen");
    let (from, to) = (folder.join(format!("{stem}_bound.wasm")), folder.join(format!("{stem}_small.wasm")));
    fs::write(&from, wasm)?;
    run(crate::node::script(workspace, "wasm-opt")?
        .args(["-Oz", "--strip-debug", "--strip-producers"])
        .args(FEATURES)
        .arg(&from)
        .arg("-o")
        .arg(&to))?;
    fs::read(&to).with_context(|| format!("reading {}", to.display()))
}
