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

/// Writes a feed of one daily bus from the village to town, between two days.
fn feed(folder: &Path, first: &str, last: &str) {
    fs::create_dir_all(folder).unwrap();
    let write = |file: &str, text: &str| fs::write(folder.join(file), text).unwrap();
    write("stops.txt", "stop_id,stop_name\nbyn,Lillbyn\nstan,Staden\n");
    write("routes.txt", "route_id,route_short_name\nr1,1\n");
    write("trips.txt", "route_id,service_id,trip_id\nr1,daglig,t1\n");
    let times = "trip_id,arrival_time,departure_time,stop_id,stop_sequence\nt1,8:00:00,8:00:00,byn,1\nt1,8:20:00,8:20:00,stan,2\n";
    write("stop_times.txt", times);
    let week = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date";
    // A calendar that nothing runs by says nothing about any day.
    write(
        "calendar.txt",
        &format!("{week}\ndaglig,1,1,1,1,1,1,1,{first},{last}\ntom,1,1,1,1,1,1,1,20000101,20991231\n"),
    );
}

#[test]
fn a_feed_that_is_over_or_has_not_begun_takes_no_valid_ones_place_unless_forced() {
    let folder = folder("feeds");
    let store = format!("sqlite:{}", folder.join("folje.db").display());
    let import = |name: &str, first: &str, last: &str, more: &[&str]| {
        let path = folder.join(name);
        feed(&path, first, last);
        folje(&[&["gtfs", "import", path.to_str().unwrap(), "--store", &store], more].concat())
    };
    // Where nothing is in force, it is better than nothing, but never silently so.
    let output = import("over", "20010101", "20011231", &[]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert!(said(&output.stderr).contains("WARNING: this feed has expired"), "{}", said(&output.stderr));
    let output = import("valid", "20200101", "20891231", &[]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert!(!said(&output.stderr).contains("WARNING"), "{}", said(&output.stderr));
    for (name, first, last, why) in [
        ("over", "20010101", "20011231", "has expired: it ended on 2001-12-31"),
        ("coming", "20900101", "20901231", "is not valid yet: it begins on 2090-01-01"),
    ] {
        let output = import(name, first, last, &[]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let errors = said(&output.stderr);
        assert!(errors.contains(why) && errors.contains("2020-01-01 to 2089-12-31 and stays"), "{errors}");
        assert!(errors.contains("--force") && !said(&output.stdout).contains("in place"), "{errors}");
    }
    let output = import("coming", "20900101", "20901231", &["--force"]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert!(said(&output.stderr).contains("WARNING: this feed is not valid yet"), "{}", said(&output.stderr));
}

#[test]
fn nobody_by_that_name_is_told() {
    let store = format!("sqlite:{}", folder("invite").join("folje.db").display());
    let output = folje(&["invite", "--person", "Ingen Alls", "--store", &store]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output.stderr).contains("Ingen Alls"), "{}", said(&output.stderr));
}
