//! Gives the imports and exports of the app's WebAssembly the short names that its script has for them, and takes
//! away the exports that the script never names, with all that only they needed (`wasm-opt` finds it).

use crate::script::Names;
use anyhow::{Result, anyhow};
use walrus::{Module, ModuleConfig};

/// The module under the names of the script. `script` is the one with the long names.
///
/// # Errors
/// When the module cannot be read.
pub(crate) fn shorten(wasm: &[u8], script: &str, names: &Names) -> Result<Vec<u8>> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false).generate_name_section(false);
    let mut module = config.parse(wasm).map_err(|error| anyhow!("reading the bound module: {error:#}"))?;
    let unnamed: Vec<_> = module
        .exports
        .iter()
        .filter(|export| !script.contains(&export.name))
        .map(walrus::Export::id)
        .collect();
    for export in unnamed {
        module.exports.delete(export);
    }
    for export in module.exports.iter_mut() {
        short(&mut export.name, names);
    }
    for import in module.imports.iter_mut() {
        short(&mut import.name, names);
    }
    Ok(Module::emit_wasm(&mut module))
}

fn short(name: &mut String, names: &Names) {
    if let Some(short) = names.get(name) {
        name.clone_from(short);
    }
}
