//! Feeds made for tests: a village with its bus, and what a test changes about it.
use crate::support::folder::Folder;
use chrono::{NaiveDate, NaiveDateTime};
use folje_gtfs::{Bus, FeedError, Report, Timetable};
use folje_server::zone::Stockholm;
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
};

/// The files of a feed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Feed(pub(super) BTreeMap<String, Vec<u8>>);

impl Feed {
    /// Monday to Friday: line 1 from the village by the square to Jobboteket and back, line 2 on from the square, a bus
    /// home in the night. Tuesday 24 November 2026 there is none, on Saturday 28 November one more.
    pub(crate) fn village() -> Self {
        Self::default()
            .with(
                "stops.txt",
                "stop_id,stop_name,location_type,parent_station\n\
                 torget,Torget i Exempelby,1,\ntorget-a,Torget läge A,0,torget\ntorget-b,Torget läge B,,torget\n\
                 grind,Torgets ingång,2,torget\nbyn,Lillbyn,0,\njobb,Jobboteket,0,\nskolan,Åsa skola,,\n",
            )
            .with("routes.txt", "route_id,route_short_name,route_long_name,route_type\nr1,1,Byalinjen,3\nr2,2,,3\nr3,,Natt,3\n")
            .with(
                "calendar.txt",
                "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n\
                 vardag,1,1,1,1,1,0,0,20261102,20271231\n",
            )
            .with(
                "calendar_dates.txt",
                "service_id,date,exception_type\nvardag,20261124,2\nextra,20261128,1\n",
            )
            .with(
                "trips.txt",
                "route_id,service_id,trip_id,trip_headsign\n\
                 r1,vardag,t1,Jobboteket\nr1,vardag,t2,Jobboteket\nr1,vardag,t3,Lillbyn\n\
                 r1,extra,t4,Jobboteket\nr2,vardag,t5,Åsa\nr2,vardag,t6,Åsa\nr3,vardag,t7,Lillbyn\n",
            )
            .with(
                "stop_times.txt",
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n\
                 t1,7:40:00,7:40:00,byn,1\nt1,07:55:00,07:56:00,torget-a,2\nt1,08:05:00,08:05:00,jobb,3\n\
                 t2,8:10:00,8:10:00,byn,1\nt2,08:25:00,08:26:00,torget-a,2\nt2,08:35:00,08:35:00,jobb,3\n\
                 t3,16:00:00,16:00:00,jobb,10\nt3,16:10:00,16:10:00,torget-b,20\nt3,16:25:00,16:25:00,byn,30\n\
                 t4,10:00:00,10:00:00,byn,1\nt4,10:25:00,10:25:00,jobb,2\n\
                 t5,07:57:00,07:57:00,torget-b,1\nt5,08:09:00,08:09:00,skolan,2\n\
                 t6,08:00:00,08:00:00,torget-b,1\nt6,08:12:00,08:12:00,skolan,2\n\
                 t7,24:50:00,24:50:00,torget-a,1\nt7,25:10:00,25:10:00,byn,2\n",
            )
    }

    /// The same with another file.
    pub(crate) fn with(mut self, file: &str, text: impl AsRef<[u8]>) -> Self {
        self.0.insert(file.to_owned(), text.as_ref().to_vec());
        self
    }

    /// The same with more at the end of a file.
    pub(crate) fn and(mut self, file: &str, more: impl AsRef<[u8]>) -> Self {
        self.0.entry(file.to_owned()).or_default().extend_from_slice(more.as_ref());
        self
    }

    /// The same without a file.
    pub(crate) fn without(mut self, file: &str) -> Self {
        self.0.remove(file);
        self
    }

    /// The same with other words in a file.
    pub(crate) fn put(mut self, file: &str, old: &str, new: &str) -> Self {
        let text = String::from_utf8(self.0.remove(file).unwrap()).unwrap();
        assert!(text.contains(old), "{file} has no {old}");
        self.with(file, text.replace(old, new))
    }

    /// Writes it as files in a folder.
    pub(crate) fn write(&self, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for (name, text) in &self.0 {
            fs::write(folder.join(name), text).unwrap();
        }
    }

    /// Writes it as an archive, with its files in `inside` («» or a folder).
    pub(crate) fn zip(&self, folder: &Path, inside: &str) -> PathBuf {
        let path = folder.join("feed.zip");
        let mut archive = zip::ZipWriter::new(File::create(&path).unwrap());
        for (name, text) in &self.0 {
            archive.start_file(format!("{inside}{name}"), zip::write::SimpleFileOptions::default()).unwrap();
            archive.write_all(text).unwrap();
        }
        archive.finish().unwrap();
        path
    }

    /// Reads it.
    pub(crate) fn try_read(&self) -> Result<(Timetable, Report), FeedError> {
        let folder = Folder::new();
        self.write(folder.path());
        folje_gtfs::read(folder.path(), &mut |_| ())
    }

    /// Reads it, with nothing left out.
    pub(crate) fn read(&self) -> Timetable {
        let (timetable, report) = self.try_read().unwrap();
        assert_eq!(report, Report::default());
        timetable
    }
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn wall(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

pub(crate) fn zone() -> Stockholm {
    Stockholm::new().unwrap()
}

/// What leaves on a day, as «07:40-08:05 1».
pub(crate) fn on(timetable: &Timetable, from: &str, to: &str, date: &str) -> Vec<String> {
    let (from, to) = (timetable.station(from).unwrap(), timetable.station(to).unwrap());
    timetable.rides(from, to).on(&zone(), day(date)).iter().map(shown).collect()
}

pub(crate) fn shown(bus: &Bus) -> String {
    format!("{}-{} {}", clock(bus.leaves.wall), clock(bus.arrives.wall), bus.line)
}

/// Hours and minutes.
pub(crate) fn clock(wall: NaiveDateTime) -> String {
    wall.time().to_string()[..5].to_owned()
}
