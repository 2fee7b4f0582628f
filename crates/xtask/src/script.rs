//! Makes JavaScript small, with esbuild.

use crate::node;
use crate::process::run;
use crate::workspace::Workspace;
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// What wasm-bindgen calls things by when script and WebAssembly speak of them to each other: long, with a hash.
const SPOKEN_OF: &str = "^(__wbg_|__wbindgen_|wasm_bindgen__|__externref)";

/// The short names by the long ones, as in a script, so in the WebAssembly that it instantiates.
pub(crate) type Names = BTreeMap<String, String>;

/// A smaller script that does the same.
///
/// # Errors
/// When esbuild cannot read it.
pub(crate) fn smaller(workspace: &Workspace, name: &str, script: &str) -> Result<String> {
    esbuild(workspace, name, script, &[])
}

/// The same for the script that instantiates the WebAssembly, whose names become short on both sides.
///
/// # Errors
/// As [`smaller`].
pub(crate) fn smaller_with_names(workspace: &Workspace, script: &str) -> Result<(String, Names)> {
    let cache = folder(workspace)?.join("names.json");
    fs::write(&cache, "{}")?;
    let (mangle, kept) =
        (format!("--mangle-props={SPOKEN_OF}"), format!("--mangle-cache={}", cache.display()));
    let small =
        esbuild(workspace, "app.js", script, &["--format=esm", "--tree-shaking=true", &mangle, &kept])?;
    let names = serde_json::from_str(&fs::read_to_string(&cache)?).context("reading esbuild's names")?;
    Ok((small, names))
}

fn esbuild(workspace: &Workspace, name: &str, script: &str, options: &[&str]) -> Result<String> {
    let folder = folder(workspace)?;
    let (from, to) = (folder.join(name), folder.join(format!("small-{name}")));
    fs::write(&from, script)?;
    run(node::script(workspace, "esbuild")?
        .arg(&from)
        .args(["--minify", "--log-level=warning", "--legal-comments=none"])
        .args(options)
        .arg(format!("--outfile={}", to.display())))?;
    read(&to)
}

fn folder(workspace: &Workspace) -> Result<std::path::PathBuf> {
    let folder = workspace.target().join("scripts");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))
}

/// wasm-bindgen writes a class for each type that a dependency exports (Leptos brings streams along), whether
/// anything makes one or not, and esbuild keeps what a script exports. Those that nothing else names go here.
pub(crate) fn without_dead_classes(script: &str) -> String {
    let classes = script.lines().filter_map(|line| line.strip_prefix("export class ")?.split(' ').next());
    classes.fold(script.to_owned(), |script, class| {
        let without = without_class(&script, class);
        if without.contains(class) { script } else { without }
    })
}

/// The script without the class, its `Symbol.dispose` and its registry: each begins a line and ends with one.
fn without_class(script: &str, class: &str) -> String {
    let parts = [
        (format!("export class {class} {{"), "}"),
        (format!("if (Symbol.dispose) {class}.prototype"), ";"),
        (format!("const {class}Finalization = "), ";"),
    ];
    let mut left = String::with_capacity(script.len());
    let mut until: Option<&str> = None;
    for line in script.lines() {
        if until.is_none() {
            until = parts.iter().find(|(begin, _)| line.starts_with(begin)).map(|(_, end)| *end);
            if until.is_none() {
                left.push_str(line);
                left.push('\n');
            }
        }
        until = until.filter(|end| if *end == "}" { line != *end } else { !line.ends_with(end) });
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEAD: &str = "export class Dead {\n    free() {\n        return 1;\n    }\n}\nif (Symbol.dispose) Dead.prototype[Symbol.dispose] = Dead.prototype.free;\nconst DeadFinalization = (typeof X === 'undefined')\n    ? {}\n    : new X(ptr => wasm.free(ptr, 1));\n";

    #[test]
    fn a_class_that_nothing_makes_goes_with_all_that_is_its_own() {
        assert_eq!(without_dead_classes(&format!("one();\n{DEAD}two();\n")), "one();\ntwo();\n");
    }

    #[test]
    fn a_class_that_something_makes_stays() {
        let script = format!("{DEAD}const made = Dead.__wrap(1);\n");
        assert_eq!(without_dead_classes(&script), script);
    }
}
