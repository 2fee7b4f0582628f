//! Archives and folders as people pack them.
use super::*;
use std::{
    fs,
    io::{Read as _, Write as _},
};
use zip::write::SimpleFileOptions;

/// A folder for one test, removed with it.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Self {
        let place = std::env::temp_dir().join(format!("folje-gtfs-{name}-{}", std::process::id()));
        fs::create_dir_all(&place).unwrap();
        Self(place)
    }

    /// An archive with these files, each of which holds its own name.
    fn zip(&self, names: &[&str]) -> PathBuf {
        let path = self.0.join("feed.zip");
        let mut archive = zip::ZipWriter::new(File::create(&path).unwrap());
        for name in names {
            archive.start_file(*name, SimpleFileOptions::default()).unwrap();
            archive.write_all(name.as_bytes()).unwrap();
        }
        archive.finish().unwrap();
        path
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        // Nothing is wrong with a test whose folder could not be removed.
        _ = fs::remove_dir_all(&self.0);
    }
}

fn read(source: &mut Source, name: &str) -> Option<String> {
    let mut text = String::new();
    source.file(name).unwrap()?.read_to_string(&mut text).unwrap();
    Some(text)
}

#[test]
fn files_are_read_from_an_archive_and_from_the_folder_in_it() {
    for (test, inside, names) in [
        ("flat", "", vec!["agency.txt", "stops.txt", "trips.txt"]),
        ("folder", "gtfs/", vec!["gtfs/agency.txt", "gtfs/stops.txt", "gtfs/trips.txt"]),
        // What macOS adds to an archive stands before the files themselves.
        ("mac", "gtfs/", vec!["__MACOSX/gtfs/stops.txt", "gtfs/stops.txt", "gtfs/trips.txt"]),
        // A file whose name only ends like that of the stops says nothing about where the stops are.
        ("other", "", vec!["old_stops.txt", "stops.txt", "trips.txt"]),
    ] {
        let place = Place::new(test);
        let mut source = Source::open(&place.zip(&names)).unwrap();
        for name in ["stops.txt", "trips.txt"] {
            assert_eq!(read(&mut source, name), Some(format!("{inside}{name}")), "{test}");
        }
        assert_eq!(read(&mut source, "calendar.txt"), None, "{test}");
    }
}

#[test]
fn files_are_read_from_a_folder() {
    let place = Place::new("unpacked");
    fs::write(place.0.join("stops.txt"), "stops").unwrap();
    let mut source = Source::open(&place.0).unwrap();
    assert_eq!(read(&mut source, "stops.txt").as_deref(), Some("stops"));
    assert_eq!(read(&mut source, "trips.txt"), None);
    // A folder in place of a file can be opened, and cannot be read; a name inside a file cannot even be opened.
    let failed = source.file("stops.txt/x").err();
    assert!(matches!(failed, Some(FeedError::Unreadable { what, .. }) if what == "stops.txt/x"));
}

#[test]
fn what_is_no_feed_is_named_as_such() {
    let place = Place::new("none");
    let path = place.0.join("feed.zip");
    let missing = Source::open(&path).err();
    assert!(matches!(&missing, Some(FeedError::Unreadable { what, .. }) if what.ends_with("feed.zip")));
    fs::write(&path, "not an archive").unwrap();
    assert!(matches!(Source::open(&path).err(), Some(FeedError::NotAFeed(_))));
}
