//! What the sources may name, and how large a file may grow.
use super::files::{ROOT, files};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The longest that a source file may be: beyond it, it holds more than one thing.
const LONGEST: usize = 400;
/// Half of all files are at most this long.
const MEDIAN: usize = 120;

fn lines_with<'a>(text: &'a str, words: &'a [&'a str]) -> impl Iterator<Item = &'a str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//") && words.iter().any(|word| line.contains(word)))
}

#[test]
fn only_the_platform_names_the_browser() {
    for (path, text) in files("src", &["rs"]) {
        let allowed = path.starts_with(Path::new(ROOT).join("src/platform"));
        let named: Vec<_> = lines_with(&text, &["web_sys::", "js_sys::", "gloo_", "wasm_bindgen"]).collect();
        assert!(allowed || named.is_empty(), "{}: {named:?} belongs in src/platform", path.display());
    }
}

#[test]
fn only_the_stores_engines_name_the_drivers() {
    for folder in ["crates/domain/src", "crates/api/src", "crates/server/src", "src"] {
        for (path, text) in files(folder, &["rs"]) {
            let named: Vec<_> = lines_with(&text, &["sqlx::"]).collect();
            assert!(named.is_empty(), "{}: {named:?} belongs in crates/store", path.display());
        }
    }
}

/// A `style` attribute, or Leptos's `style:name=`.
fn sets_style(line: &str) -> bool {
    line.contains(" style=")
        || line
            .split(" style:")
            .skip(1)
            .any(|rest| rest.starts_with(|first: char| first.is_ascii_lowercase()))
}

#[test]
fn no_style_attribute_and_no_third_party_address_in_what_the_browser_gets() {
    for folder in ["src", "public", "style"] {
        for (path, text) in files(folder, &["rs", "html", "css", "js", "webmanifest"]) {
            let styled: Vec<_> = text.lines().filter(|line| sets_style(line)).collect();
            assert!(
                styled.is_empty(),
                "{}: {styled:?}; the content security policy forbids it",
                path.display()
            );
            let foreign: Vec<_> = lines_with(&text, &["https://", "http://"])
                .filter(|line| !line.contains("http://www.w3.org/"))
                .collect();
            assert!(foreign.is_empty(), "{}: {foreign:?}; no request goes to anybody else", path.display());
        }
    }
}

#[test]
fn style_speaks_of_start_and_end_not_of_left_and_right() {
    let physical = [
        "margin-left",
        "margin-right",
        "padding-left",
        "padding-right",
        "text-align: left",
        "text-align: right",
        "border-left",
        "border-right",
    ];
    for (path, text) in files("style", &["css"]) {
        let named: Vec<_> = lines_with(&text, &physical).collect();
        assert!(named.is_empty(), "{}: {named:?}; right-to-left would break", path.display());
    }
}

#[test]
fn files_hold_one_thing() {
    let mut lengths: Vec<_> = ["src", "crates", "tests/src", "tests/e2e", "style", "public"]
        .into_iter()
        .flat_map(|folder| files(folder, &["rs", "css", "js", "mjs", "ts"]))
        .map(|(path, text)| (text.lines().count(), path))
        .collect();
    lengths.sort_unstable();
    let (longest, path) = lengths.last().unwrap();
    assert!(*longest <= LONGEST, "{} has {longest} lines", path.display());
    let median = lengths[lengths.len() / 2].0;
    assert!(median <= MEDIAN, "the median file has {median} lines");
}

/// Every text of the server has a name that its sources say, and every ring that the rules lay out has its text: an
/// unknown key would reach a phone as it is.
#[test]
fn the_texts_of_the_server_and_the_keys_in_its_sources_are_the_same() {
    let path = Path::new(ROOT).join("crates/server/locales/sv.json");
    let texts: BTreeMap<String, String> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let names: BTreeSet<_> = texts.keys().map(|key| key.split('#').next().unwrap_or(key)).collect();
    let mut said = BTreeSet::new();
    for folder in ["crates/server/src", "crates/domain/src/reminder"] {
        for (_, text) in files(folder, &["rs"]) {
            said.extend(text.split('"').skip(1).step_by(2).map(ToOwned::to_owned));
        }
    }
    let unsaid = |name: &&str| !said.contains(*name) && !said.contains(name.trim_end_matches("_title"));
    assert_eq!(names.iter().copied().filter(unsaid).collect::<Vec<_>>(), [""; 0], "texts that nobody says");
    let unknown = said
        .iter()
        .filter(|name| name.starts_with("ring_") && name.chars().all(|c| c.is_ascii_lowercase() || c == '_'));
    let unknown: Vec<_> = unknown.filter(|name| !names.contains(name.as_str())).collect();
    assert!(unknown.is_empty(), "no text for {unknown:?}");
}

/// The name of a type that is declared on this line.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").unwrap_or(line);
    let name = line.strip_prefix("struct ").or_else(|| line.strip_prefix("enum "))?;
    name.split(|c: char| !c.is_alphanumeric()).next()
}

#[test]
fn every_schema_of_the_openapi_document_has_a_name_of_its_own() {
    // Of two types with one name, the document would describe both as the last one.
    let mut names: BTreeMap<String, PathBuf> = BTreeMap::new();
    let folders = ["crates/api/src", "crates/domain/src", "crates/anonymity/src", "crates/server/src"];
    for (path, text) in folders.into_iter().flat_map(|folder| files(folder, &["rs"])) {
        let (mut derived, mut renamed) = (false, None);
        for line in text.lines().filter(|line| !line.starts_with("use ")) {
            let own = line.strip_prefix("impl ToSchema for ").and_then(|rest| rest.split(' ').next());
            derived |= line.contains("ToSchema") && line.contains("Serialize");
            let alias = line.strip_prefix("#[schema(as = ").and_then(|rest| rest.split([',', ')']).next());
            renamed = alias.map(str::to_owned).or(renamed);
            let name = own.or(declared(line).filter(|_| derived));
            if let Some(name) = name {
                let name = renamed.take().unwrap_or_else(|| name.to_owned());
                let twice = names.insert(name.clone(), path.clone());
                assert!(twice.is_none(), "{name}: {} and {}", path.display(), twice.unwrap().display());
            }
            if declared(line).is_some() {
                (derived, renamed) = (false, None);
            }
        }
    }
    assert!(names.len() > 100, "{} schemas: has the derive another name now?", names.len());
}

/// The server's English words about a refusal are for programmers: the app has words of its own for each code.
#[test]
fn the_app_shows_no_words_of_the_server_about_what_it_refuses() {
    for (path, text) in files("src", &["rs"]) {
        let shown: Vec<_> = lines_with(&text, &["problem.detail", "problem.title", ".detail.", "detail:"])
            .filter(|line| !line.contains("detail: None"))
            .collect();
        assert!(shown.is_empty(), "{}: {shown:?}", path.display());
    }
}

/// Fields of templates that nothing acts on, with the reason why they are there.
const ONLY_DOCUMENTATION: [(&str, &str); 3] = [
    ("source", "where a programme was taken from, for those who write templates"),
    ("document", "the same"),
    ("rows", "the same"),
];

/// The public fields of the structs in a file.
fn fields(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.strip_prefix("    pub "))
        .filter_map(|line| line.split_once(": "))
        .map(|(name, _)| name)
        .filter(|name| name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_'))
        .collect()
}

#[test]
fn every_field_of_a_template_is_used() {
    let folder = Path::new(ROOT).join("crates/domain/src/template");
    let mut used = String::new();
    for folder in ["crates/domain/src", "crates/server/src", "src"] {
        for (path, text) in files(folder, &["rs"]) {
            let reads = ["/template/read/", "/template/tests/", "tests_of_"];
            if !reads.iter().any(|part| path.to_string_lossy().contains(part)) {
                used.push_str(&text);
            }
        }
    }
    let mut count = 0;
    for file in ["mod.rs", "outline.rs", "activity.rs", "choice/mod.rs"] {
        let text = fs::read_to_string(folder.join(file)).unwrap();
        for field in fields(&text) {
            count += 1;
            let documented = ONLY_DOCUMENTATION.iter().any(|(name, _)| *name == field);
            let is_used = used.contains(&format!(".{field}"));
            assert!(is_used || documented, "{file}: nothing reads «{field}»");
        }
    }
    assert!(count > 40, "only {count} fields were found: have the structs moved?");
}
