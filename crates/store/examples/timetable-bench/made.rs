//! A made feed, as large as a region's: the same files for the same seed.
use anyhow::Result;
use std::{
    fs::{self, File},
    io::{BufWriter, Write as _},
    path::Path,
};

/// Stops of a run.
const CALLS: u64 = 25;
/// Stations, with two platforms each.
const STATIONS: u64 = 4_000;
/// Ways of a line, there and back and their variants, with stops of their own.
const WAYS: u64 = 800;
/// Services: each with its weekdays.
const SERVICES: u64 = 40;

/// Chance that is the same for the same seed (SplitMix64).
struct Chance(u64);

impl Chance {
    /// A number below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// Writes a feed with `rows` rows in `stop_times.txt` into `folder`.
pub(crate) fn write(folder: &Path, rows: u64, seed: u64) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut chance = Chance(seed);
    let file = |name: &str| Ok::<_, std::io::Error>(BufWriter::new(File::create(folder.join(name))?));
    let mut stops = file("stops.txt")?;
    writeln!(stops, "stop_id,stop_name,location_type,parent_station")?;
    for station in 0..STATIONS {
        writeln!(stops, "{station},Hållplats {station} i Exempelby,1,")?;
        writeln!(stops, "{station}a,Läge A,0,{station}\n{station}b,Läge B,0,{station}")?;
    }
    let mut routes = file("routes.txt")?;
    writeln!(routes, "route_id,route_short_name,route_type")?;
    let mut ways = Vec::new();
    for way in 0..WAYS {
        writeln!(routes, "{way},{},3", way / 4 + 1)?;
        let first = chance.below(STATIONS);
        let stops: Vec<_> = (0..CALLS).map(|call| (first + call * (1 + way % 7)) % STATIONS).collect();
        ways.push(stops);
    }
    let mut calendar = file("calendar.txt")?;
    writeln!(
        calendar,
        "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date"
    )?;
    for service in 0..SERVICES {
        let days: Vec<_> = (0..7).map(|_| chance.below(2).to_string()).collect();
        writeln!(calendar, "{service},{},20261101,20271231", days.join(","))?;
    }
    let (mut trips, mut times) = (file("trips.txt")?, file("stop_times.txt")?);
    writeln!(trips, "route_id,service_id,trip_id,trip_headsign")?;
    writeln!(times, "trip_id,arrival_time,departure_time,stop_id,stop_sequence")?;
    for run in 0..rows / CALLS {
        let way = chance.below(WAYS);
        writeln!(trips, "{way},{},{run},Mot {way}", chance.below(SERVICES))?;
        let mut minutes = 5 * 60 + chance.below(20 * 60);
        for (place, station) in (1..).zip(&ways[usize::try_from(way)?]) {
            let platform = if way.is_multiple_of(2) { 'a' } else { 'b' };
            let time = format!("{:02}:{:02}:00", minutes / 60, minutes % 60);
            writeln!(times, "{run},{time},{time},{station}{platform},{place}")?;
            minutes += 1 + chance.below(4);
        }
    }
    for mut file in [stops, routes, calendar, trips, times] {
        file.flush()?;
    }
    Ok(())
}
