//! What the program says, and what it answers the shell.
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Runs the program without any setting of the surroundings.
fn folje(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_folje")).args(args).env_clear().output().unwrap()
}

/// An empty folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn the_templates_that_come_with_it_are_in_order() {
    let output = folje(&["check", "--no-store"]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    let files = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates")).unwrap();
    let toml = |path: PathBuf| path.extension().is_some_and(|extension| extension == "toml");
    let files = files.filter(|file| toml(file.as_ref().unwrap().path())).count();
    assert!(said(&output.stdout).starts_with(&format!("{files} templates")), "{}", said(&output.stdout));
}

#[test]
fn a_mistake_in_a_template_is_told_by_file_line_and_field() {
    let folder = folder("templates");
    let templates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../templates");
    let text = fs::read_to_string(templates.join("tolg.toml")).unwrap();
    let (line, wrong) = text.lines().zip(1..).find(|(line, _)| line.starts_with("group = ")).unwrap();
    fs::write(folder.join("ours.toml"), text.replacen(line, "group = \"ja\"", 1)).unwrap();
    let output = folje(&["check", "--no-store", "--templates", folder.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let errors = said(&output.stderr);
    assert!(errors.contains(&format!("ours.toml:{wrong}: group:")), "{errors}");
}

#[test]
fn a_timetable_that_is_not_there_is_told() {
    let folder = folder("timetable");
    let store = folder.join("new.db");
    let feed = folder.join("feed.zip");
    let store_address = format!("sqlite:{}", store.display());
    let output = folje(&["gtfs", "import", feed.to_str().unwrap(), "--store", &store_address]);
    assert_eq!(output.status.code(), Some(1));
    let errors = said(&output.stderr);
    assert!(errors.contains("feed.zip cannot be read"), "{errors}");
    assert_eq!(errors.matches("feed.zip").count(), 1, "{errors}");
}

#[test]
fn nobody_by_that_name_is_told() {
    let store = format!("sqlite:{}", folder("invite").join("folje.db").display());
    let output = folje(&["invite", "--person", "Ingen Alls", "--store", &store]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output.stderr).contains("Ingen Alls"), "{}", said(&output.stderr));
}
