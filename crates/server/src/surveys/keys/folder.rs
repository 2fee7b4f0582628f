//! Keys as files: written such that they survive a power cut, taken away such that nothing is left, and without times.
//!
//! When a key was written, read or taken away is when a letter came. So the times that a file and its folder show are set
//! to 1970 after each of these. What a file system notes besides is said in docs/anonymity.md.
use super::super::seal::Edition;
use folje_anonymity::hex::Hex;
use folje_domain::ids::SurveyId;
use std::{
    collections::BTreeSet,
    fs::{self, DirBuilder, File, FileTimes, OpenOptions},
    io::{self, Read as _, Write as _},
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

/// A folder with a file for each key, named by survey and sealing.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder at `path`, which is made when it is needed.
    pub(super) const fn new(path: PathBuf) -> Self {
        Self(path)
    }

    /// The key of a sealing.
    pub(super) fn read(&self, survey: SurveyId, edition: Edition) -> io::Result<[u8; 32]> {
        let mut file = File::open(self.file(survey, edition))?;
        let mut key = Vec::new();
        file.read_to_end(&mut key)?;
        forget_times(&file);
        key.try_into().map_err(|_| io::Error::other("not a key"))
    }

    /// Writes a key: it is on the disk when this returns, and nobody else on the machine can read it.
    pub(super) fn write(&self, survey: SurveyId, edition: Edition, key: &[u8; 32]) -> io::Result<()> {
        self.make()?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(self.file(survey, edition))?;
        file.write_all(key)?;
        forget_times(&file);
        file.sync_all()?;
        self.sync()
    }

    /// Writes over the key of a sealing and takes it away; one that is not there is no error.
    pub(super) fn erase(&self, survey: SurveyId, edition: Edition) -> io::Result<()> {
        let erased = erase(&self.file(survey, edition));
        erased.and_then(|()| self.sync())
    }

    /// Does so with all keys of a survey but that of one sealing. Goes on after an error, and gives the last.
    pub(super) fn erase_others(&self, survey: SurveyId, but: Option<Edition>) -> io::Result<()> {
        let stays = but.map(|edition| self.file(survey, edition));
        let (mut erased, mut any) = (Ok(()), false);
        for (of, path) in self.keys()? {
            if of == survey && Some(&path) != stays.as_ref() {
                any = true;
                erased = erase(&path).and(erased);
            }
        }
        if any { erased.and_then(|()| self.sync()) } else { Ok(()) }
    }

    /// Of which surveys there are keys.
    pub(super) fn surveys(&self) -> io::Result<BTreeSet<SurveyId>> {
        Ok(self.keys()?.into_iter().map(|(survey, _)| survey).collect())
    }

    /// All keys, by survey. What has another name than a key is left alone.
    fn keys(&self) -> io::Result<Vec<(SurveyId, PathBuf)>> {
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut keys = Vec::new();
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            let survey = name.to_str().and_then(|name| name.split_once('.')?.0.parse().ok());
            keys.extend(survey.map(|survey| (survey, entry.path())));
        }
        Ok(keys)
    }

    fn file(&self, survey: SurveyId, edition: Edition) -> PathBuf {
        self.0.join(format!("{survey}.{}", Hex(edition)))
    }

    /// Makes the folder, and sees to it that it is still there after a power cut.
    fn make(&self) -> io::Result<()> {
        if self.0.is_dir() {
            return Ok(());
        }
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&self.0)?;
        let absolute = std::path::absolute(&self.0)?;
        absolute.ancestors().skip(1).try_for_each(|above| File::open(above)?.sync_all())
    }

    /// What was written into the folder or taken out of it is on the disk when this returns.
    fn sync(&self) -> io::Result<()> {
        let folder = match File::open(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            folder => folder?,
        };
        forget_times(&folder);
        folder.sync_all()
    }
}

/// Sets the times that a file or a folder shows to 1970. Where somebody else owns it, that is refused, and they stay: no
/// reason to refuse an answer.
fn forget_times(of: &File) {
    drop(of.set_times(FileTimes::new().set_accessed(UNIX_EPOCH).set_modified(UNIX_EPOCH)));
}

/// What cannot be written over is taken away all the same, and is an error.
fn erase(path: &Path) -> io::Result<()> {
    let wiped = OpenOptions::new().write(true).open(path).and_then(|mut file| {
        file.write_all(&[0; 32])?;
        forget_times(&file);
        file.sync_all()
    });
    let removed = fs::remove_file(path);
    let erased = wiped.and(removed);
    erased.or_else(|error| if error.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn folder(name: &str) -> Folder {
        Folder::new(std::env::temp_dir().join(format!("folje-key-files-{}-{name}", std::process::id())))
    }

    fn survey(number: u128) -> SurveyId {
        SurveyId(Uuid::from_u128(number))
    }

    #[test]
    fn a_key_says_nothing_of_when_it_was_made_and_is_for_nobody_else() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = folder("times");
        let key = folder.file(survey(1), [1; 16]);
        folder.write(survey(1), [1; 16], &[7; 32]).unwrap();
        folder.write(survey(1), [2; 16], &[7; 32]).unwrap();
        folder.read(survey(1), [1; 16]).unwrap();
        folder.erase(survey(1), [2; 16]).unwrap();
        for (path, what) in [(&key, "the file"), (&folder.0, "the folder")] {
            let kept = fs::metadata(path).unwrap();
            assert_eq!(kept.modified().unwrap(), UNIX_EPOCH, "{what}");
            assert_eq!(kept.accessed().unwrap(), UNIX_EPOCH, "{what}");
            assert_eq!(kept.permissions().mode() & 0o077, 0, "{what}");
        }
        fs::remove_dir_all(folder.0).unwrap();
    }

    #[test]
    fn what_was_cut_short_is_no_key_and_what_is_not_a_key_stays() {
        let folder = folder("torn");
        folder.write(survey(1), [1; 16], &[7; 32]).unwrap();
        folder.write(survey(2), [1; 16], &[8; 32]).unwrap();
        fs::write(folder.file(survey(1), [2; 16]), [7; 31]).unwrap();
        fs::write(folder.0.join("README"), "not ours").unwrap();
        assert!(folder.read(survey(1), [2; 16]).is_err());
        assert_eq!(folder.surveys().unwrap(), [survey(1), survey(2)].into());
        folder.erase_others(survey(1), Some([1; 16])).unwrap();
        assert!(!folder.file(survey(1), [2; 16]).exists());
        assert_eq!(folder.read(survey(1), [1; 16]).unwrap(), [7; 32]);
        folder.erase_others(survey(1), None).unwrap();
        assert_eq!(folder.surveys().unwrap(), [survey(2)].into(), "another survey's is not touched");
        assert!(folder.0.join("README").exists());
        assert!(folder.erase(survey(1), [1; 16]).is_ok(), "twice is once");
        fs::remove_dir_all(folder.0).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_holds_no_keys_and_is_made_for_the_first() {
        let folder = Folder::new(folder("made").0.join("deep/down"));
        assert!(folder.surveys().unwrap().is_empty());
        assert!(folder.erase_others(survey(1), None).is_ok() && folder.erase(survey(1), [1; 16]).is_ok());
        assert_eq!(folder.read(survey(1), [1; 16]).unwrap_err().kind(), io::ErrorKind::NotFound);
        folder.write(survey(1), [1; 16], &[7; 32]).unwrap();
        assert_eq!(folder.read(survey(1), [1; 16]).unwrap(), [7; 32]);
        fs::remove_dir_all(folder.0.ancestors().nth(2).unwrap()).unwrap();
    }
}
