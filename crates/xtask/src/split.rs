//! Splits the app's module: into what it starts with and the pages that come later.
//!
//! The splitter reads the linker's relocations and moves what only the functions marked with `#[wasm_split]`
//! reach into modules of their own. These share memory and function table with the first one, so that the parts
//! of one build fit each other alone: the names of all of them hang together through `app-….js`.

use crate::profile::Profile;
use crate::workspace::Workspace;
use anyhow::{Context, Result, anyhow};
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_split_cli_support::{Options, transform};

/// The name under which wasm-bindgen imports the loader; it never becomes a file of its own.
const LINK: &str = "./__wasm_split.js";

/// A module taken apart, before it is bound to JavaScript.
pub(crate) struct Split {
    /// Where the module lies that the app starts with.
    pub(crate) main: PathBuf,
    /// JavaScript that loads the parts.
    pub(crate) link: String,
    /// What comes later.
    pub(crate) parts: Vec<Part>,
}

/// A module that comes later.
pub(crate) struct Part {
    /// What the source calls it.
    pub(crate) stem: String,
    /// The WebAssembly.
    pub(crate) wasm: Vec<u8>,
    /// Which of the marked functions' parts take it along: what several use is a file of its own.
    pub(crate) with: BTreeSet<String>,
}

/// Splits a compiled module.
///
/// # Errors
/// When it was linked without relocations, or marks nothing that could be split off.
pub(crate) fn split(workspace: &Workspace, module: &Path, profile: Profile) -> Result<Split> {
    let folder = workspace.target().join(profile.folder("wasm-split"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let input = fs::read(module).with_context(|| format!("reading {}", module.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let made = transform(options).map_err(|error| anyhow!("splitting {}: {error:#}", module.display()))?;
    let parts =
        made.split_modules.iter().map(|path| part(path, &made.prefetch_map)).collect::<Result<Vec<_>>>()?;
    let link = fs::read_to_string(folder.join(LINK))?;
    Ok(Split { main, link, parts })
}

fn part(path: &Path, needs: &HashMap<String, Vec<String>>) -> Result<Part> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let with = needs.iter().filter(|(_, files)| files.iter().any(|file| *file == name));
    let with = with.map(|(part, _)| part.clone()).collect();
    let stem = name.strip_prefix("split_").unwrap_or(&name).to_owned();
    Ok(Part { stem, wasm: fs::read(path)?, with })
}

/// Puts the loader into wasm-bindgen's script: two files that import each other would be one more request before
/// today can be read.
///
/// # Errors
/// When one of them does not look as expected, which means that its maker changed.
pub(crate) fn join(script: &str, link: &str) -> Result<String> {
    let ending = format!(" from \"{LINK}\"");
    // Once for each part.
    let imports: Vec<&str> =
        script.lines().filter(|line| line.trim_end_matches(';').ends_with(&ending)).collect();
    let names = imports.iter().map(|import| {
        let name = import.strip_prefix("import * as ").and_then(|rest| rest.split(' ').next());
        name.with_context(|| format!("wasm-bindgen imports the loader in another way: {import}"))
    });
    let names = names.collect::<Result<Vec<_>>>()?;
    let (first_name, other_names) =
        names.split_first().context("wasm-bindgen's script does not import the loader of the parts")?;
    let (first, loader) = link.split_once('\n').context("the loader of the parts is empty")?;
    if !first.starts_with("import { initSync }") {
        return Err(anyhow!("the loader begins in another way: {first}"));
    }
    let loads: Vec<&str> =
        loader.lines().filter_map(|line| line.strip_prefix("export const ")?.split(' ').next()).collect();
    let loader = loader.replace("export const ", "const ");
    let loads = loads.join(", ");
    let script = imports.iter().fold(script.to_owned(), |script, import| script.replacen(import, "", 1));
    let others: String = other_names.iter().map(|name| format!("const {name} = {first_name};\n")).collect();
    Ok(format!("{script}\n{loader}\nconst {first_name} = {{ {loads} }};\n{others}"))
}

/// Writes the address of a part into the joined script.
///
/// # Errors
/// When the script does not load it.
pub(crate) fn name(script: &str, part: &Part, url: &str) -> Result<String> {
    let place = ["./split_", "./"].map(|prefix| format!("\"{prefix}{}.wasm\"", part.stem));
    let found = place.iter().find(|place| script.contains(*place));
    let found = found.with_context(|| format!("no script loads the part «{}»", part.stem))?;
    Ok(script.replace(found.as_str(), &format!("\"{url}\"")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str =
        "import * as import1 from \"./__wasm_split.js\"\nimports({ './__wasm_split.js': import1 });\n";
    const LINK: &str =
        "import { initSync } from \"./main.js\";\nexport const load_a = f(\"./split_a.wasm\");\n";

    #[test]
    fn script_and_loader_become_one_file_that_imports_nothing() -> Result<()> {
        let joined = join(SCRIPT, LINK)?;
        assert!(!joined.contains("from \"") && !joined.contains("export"), "{joined}");
        assert!(
            joined.contains("const load_a = f(") && joined.contains("const import1 = { load_a };"),
            "{joined}"
        );
        Ok(())
    }

    #[test]
    fn the_loader_is_imported_once_for_each_part() -> Result<()> {
        let script = format!("import * as import2 from \"{}\"\n{SCRIPT}", super::LINK);
        let joined = join(&script, LINK)?;
        assert!(!joined.contains("from \""), "{joined}");
        assert!(joined.contains("const import2 = { load_a };\nconst import1 = import2;"), "{joined}");
        Ok(())
    }

    #[test]
    fn a_script_of_another_shape_is_refused() {
        assert!(join("import './other.js'\n", LINK).is_err());
        assert!(join(SCRIPT, "export const load_a = 1;\n").is_err());
    }

    #[test]
    fn a_part_is_loaded_from_where_it_lies() -> Result<()> {
        let part = Part { stem: "a".into(), wasm: Vec::new(), with: BTreeSet::new() };
        assert_eq!(name("f(\"./split_a.wasm\")", &part, "/assets/a-1.wasm")?, "f(\"/assets/a-1.wasm\")");
        assert!(name("f()", &part, "/assets/a-1.wasm").is_err());
        Ok(())
    }
}
