//! The service worker with the list of what it keeps.

use crate::dist::{Role, Shipped};
use crate::shell::fill;
use anyhow::Result;

/// Fills version and files into the template of the worker.
///
/// Each file is its path, whether the app is incomplete without it, and the parts that it belongs to where it is not for
/// everybody. The worker itself is not among them, since a browser looks after it by its own rules.
///
/// # Errors
/// When the template has no place for them.
pub(crate) fn write(template: &str, version: &str, files: &[Shipped]) -> Result<String> {
    let list: Vec<(&str, bool, &str)> = files
        .iter()
        .filter(|file| file.role != Role::Worker)
        .map(|file| {
            let essential = matches!(file.role, Role::Start | Role::Pages | Role::Of(_));
            let of = if let Role::Of(owners) = file.role { owners.names() } else { "" };
            (file.url.as_str(), essential, of)
        })
        .collect();
    fill("sw.js", template, &[("version", version), ("files", &serde_json::to_string(&list)?)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dist::Owners;

    #[test]
    fn the_worker_lists_everything_but_itself() -> Result<()> {
        let file = |url: &str, role| Shipped { url: url.to_owned(), role, raw: 0, sent: 0 };
        let files = [
            file("/a.js", Role::Start),
            file("/c.wasm", Role::Pages),
            file("/d.wasm", Role::Of(Owners::Desk)),
            file("/e.wasm", Role::Of(Owners::Both)),
            file("/b.png", Role::Ahead),
            file("/sw.js", Role::Worker),
        ];
        let script = write("'{{version}}' '{{files}}'", "1", &files)?;
        assert_eq!(
            script,
            r#"'1' '[["/a.js",true,""],["/c.wasm",true,""],["/d.wasm",true,"desk"],["/e.wasm",true,"desk survey"],["/b.png",false,""]]'"#
        );
        Ok(())
    }
}
