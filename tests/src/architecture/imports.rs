//! The table of `docs/architecture.md`: which crate may use which, read from `cargo metadata`.
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    process::Command,
};

/// Who may use which of ours.
const OURS: [(&str, &[&str]); 8] = [
    ("folje-domain", &[]),
    ("folje-api", &["folje-domain"]),
    ("folje-store", &["folje-domain", "folje-gtfs"]),
    ("folje-push", &[]),
    ("folje-gtfs", &["folje-domain"]),
    ("folje-anonymity", &["folje-domain"]),
    (
        "folje-server",
        &["folje-domain", "folje-api", "folje-store", "folje-push", "folje-gtfs", "folje-anonymity"],
    ),
    ("folje-app", &["folje-domain", "folje-api"]),
];

/// Who alone may use which of others'.
const THEIRS: [(&str, &[&str]); 16] = [
    ("leptos", &["folje-app"]),
    ("web-sys", &["folje-app"]),
    ("js-sys", &["folje-app"]),
    ("gloo-storage", &["folje-app"]),
    ("serde-wasm-bindgen", &["folje-app"]),
    ("axum", &["folje-server", "folje-tests"]),
    ("sqlx", &["folje-store", "folje-tests"]),
    ("tokio", &["folje-server", "folje-store", "folje-push", "folje-tests"]),
    ("zip", &["folje-gtfs"]),
    ("csv-core", &["folje-gtfs"]),
    ("hyper", &["folje-push", "folje-server"]),
    ("lettre", &["folje-server"]),
    ("ring", &["folje-push"]),
    ("voprf", &["folje-anonymity"]),
    ("jiff", &["folje-server", "folje-tests"]),
    ("serde_json", &["folje-server", "folje-store", "folje-tests", "xtask"]),
];

/// Each package of the workspace with what it depends on when it runs: tests and build scripts apart.
fn dependencies() -> BTreeMap<String, BTreeSet<String>> {
    let metadata = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&metadata.stdout).unwrap();
    let name = |value: &Value| value["name"].as_str().unwrap().to_owned();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| {
            let used = package["dependencies"].as_array().unwrap();
            (name(package), used.iter().filter(|used| used["kind"].is_null()).map(name).collect())
        })
        .collect()
}

#[test]
fn each_crate_uses_only_those_of_ours_that_it_may() {
    let dependencies = dependencies();
    for (package, allowed) in OURS {
        let ours: BTreeSet<_> =
            dependencies[package].iter().filter(|used| used.starts_with("folje-")).collect();
        for used in ours {
            assert!(allowed.contains(&used.as_str()), "{package} must not use {used}");
        }
    }
}

#[test]
fn frameworks_and_drivers_stay_where_they_belong() {
    for (package, used) in dependencies() {
        for (library, allowed) in THEIRS {
            assert!(
                !used.contains(library) || allowed.contains(&package.as_str()),
                "{package} must not use {library}"
            );
        }
    }
}
