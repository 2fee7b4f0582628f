//! Puts together what the server serves: the app's files under names that carry their content, and the page,
//! the starter and the service worker that know these names.

use crate::dist::{Dist, Owners, Role, Shipped, short_hash};
use crate::profile::Profile;
use crate::shell::fill;
use crate::split::Part;
use crate::wasm::Bound;
use crate::workspace::Workspace;
use crate::{css, esbuild, later, locales, split, worker};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The files of `public/` that the build fills or names itself; every other file is served as it lies there.
const FILLED: [&str; 6] = ["boot.js", "icons.svg", "index.html", "kept.js", "sw.js", "translated.js"];

/// Fills the folder that the server serves, and returns what lies in it.
///
/// # Errors
/// When a source file is missing or asks for something that the build does not know.
pub(crate) fn write(workspace: &Workspace, bound: &Bound, profile: Profile) -> Result<Vec<Shipped>> {
    let public = workspace.path("public");
    let style = workspace.path("style");
    let mut dist = Dist::begin(&workspace.dist(profile), profile == Profile::Release)?;

    let app_wasm = dist.put_hashed("app", "wasm", Role::Start, &bound.wasm)?;
    let mut js = bound.js.clone();
    for part in &bound.parts {
        // What several parts use is a file of its own, which comes with each of them.
        let role = role(part);
        let url = dist.put_hashed(&part.stem, "wasm", role, &part.wasm)?;
        js = split::name(&js, part, &url)?;
    }
    let app_js = dist.put_hashed("app", "js", Role::Start, js.as_bytes())?;
    let style_css =
        dist.put_hashed("style", "css", Role::Start, css::bundle(workspace, &style)?.as_bytes())?;
    let desk_css = dist.put_hashed(
        "desk",
        "css",
        Role::Of(Owners::Desk),
        css::bundle(workspace, &style.join("desk"))?.as_bytes(),
    )?;
    let sprite = dist.put_hashed("icons", "svg", Role::Seen, &fs::read(public.join("icons.svg"))?)?;
    let mut languages = BTreeMap::new();
    let words = later::words(&workspace.path("src"))?;
    for (language, texts) in locales::read(&workspace.path("locales"), &words)? {
        let default = language == locales::DEFAULT;
        let (start, pages) = if default { (Role::Start, Role::Pages) } else { (Role::Ahead, Role::Ahead) };
        let first = dist.put_hashed(&language, "json", start, &texts.first)?;
        let later = dist.put_hashed(&format!("{language}-later"), "json", pages, &texts.later)?;
        let mut own = |name, owners, texts| {
            dist.put_hashed(&format!("{language}-{name}"), "json", Role::Of(owners), texts)
        };
        let desk = own("desk", Owners::Desk, &texts.desk)?;
        let survey = own("survey", Owners::Survey, &texts.survey)?;
        languages.insert(language, [first, later, desk, survey]);
    }

    let page = read(&public, "index.html")?;
    // One file for the browser: what is kept on the phone must be there before the app starts.
    let parts = ["kept.js", "translated.js", "boot.js"].map(|name| read(&public, name));
    let starter = parts.into_iter().collect::<Result<Vec<_>>>()?.join("\n");
    let worker_template = read(&public, "sw.js")?;
    let critical = css::critical(workspace, &style)?;
    let dev = profile == Profile::Dev;
    // The version changes whenever anything that the app starts from changes; `boot.js` keeps nothing of one
    // that is being worked on.
    let names: String = dist.files().iter().map(|file| file.url.as_str()).collect();
    let content = [names.as_str(), &page, &starter, &worker_template, &critical].concat();
    let version = format!("{}{}", if dev { "dev-" } else { "" }, short_hash(content.as_bytes()));

    let starter = fill(
        "boot.js",
        &starter,
        &[
            ("version", &version),
            ("app_js", &app_js),
            ("app_wasm", &app_wasm),
            ("sprite", &sprite),
            ("desk_css", &desk_css),
            ("languages", &serde_json::to_string(&languages)?),
        ],
    )?;
    let small =
        |name, text: String| if dev { Ok(text) } else { esbuild::minify_script(workspace, name, &text) };
    let boot_js = dist.put_hashed("boot", "js", Role::Start, small("boot.js", starter)?.as_bytes())?;
    let icon = in_the_page(&read(&public, "icon.svg")?);
    let page = fill(
        "index.html",
        &page,
        &[
            ("version", &version),
            ("icon", &icon),
            ("critical_css", &critical),
            ("style_css", &style_css),
            ("app_js", &app_js),
            ("app_wasm", &app_wasm),
            ("boot_js", &boot_js),
        ],
    )?;
    dist.put("index.html", Role::Start, page.as_bytes())?;
    copy_the_rest(&mut dist, &public, "")?;
    let worker = worker::write(&worker_template, &version, dist.files())?;
    dist.put("sw.js", Role::Worker, small("sw.js", worker)?.as_bytes())?;
    dist.finish()
}

/// When a part of the WebAssembly crosses the network: as soon as one of those that take it along does.
fn role(part: &Part) -> Role {
    match (part.with.contains("rest"), part.with.contains("desk"), part.with.contains("survey")) {
        (false, true, false) => Role::Of(Owners::Desk),
        (false, false, true) => Role::Of(Owners::Survey),
        (false, true, true) => Role::Of(Owners::Both),
        _ => Role::Pages,
    }
}

/// A picture as a `data:` URL: one request less, and most of it is in the page already. Everything is percent-encoded
/// that is no URL code point (WHATWG URL, section 4.3), and the quotes that could end the attribute.
fn in_the_page(svg: &str) -> String {
    let mut url = "data:image/svg+xml,".to_owned();
    for byte in svg.lines().map(str::trim).flat_map(str::bytes) {
        if byte.is_ascii_alphanumeric() || b"!$&()*+,-./:;=?@_~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            url.push_str(&format!("%{byte:02X}"));
        }
    }
    url
}

/// Copies the files that are served as they lie in `public/`.
fn copy_the_rest(dist: &mut Dist, folder: &Path, prefix: &str) -> Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<std::io::Result<Vec<_>>>()?;
    // In one order everywhere, so that the same sources make the same worker.
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            copy_the_rest(dist, &entry.path(), &format!("{name}/"))?;
        } else if !FILLED.contains(&name.as_str()) {
            dist.put(&name, Role::Ahead, &fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

fn read(public: &Path, name: &str) -> Result<String> {
    fs::read_to_string(public.join(name)).with_context(|| format!("reading public/{name}"))
}
