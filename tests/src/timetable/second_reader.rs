//! Another reader of the same feed, the crate `gtfs-structures`: the same stops, lines, days and times.
use super::feed::Feed;
use crate::support::folder::Folder;
use gtfs_structures::Gtfs;
use std::collections::BTreeSet;

#[test]
fn another_reader_finds_the_same() {
    let agency = "agency_id,agency_name,agency_url,agency_timezone\na,Exempeltrafiken,https://exempel.example,Europe/Stockholm\n";
    let (feed, folder) = (Feed::village().with("agency.txt", agency), Folder::new());
    feed.write(folder.path());
    let theirs = Gtfs::from_path(folder.path()).unwrap();
    let ours = feed.read();
    let runs: BTreeSet<_> = ours
        .runs
        .iter()
        .map(|run| {
            let pattern = &ours.patterns[run.pattern as usize];
            let calls = pattern.calls.iter().zip(&run.times).map(|(call, times)| {
                (ours.stops[call.stop as usize].id.clone(), times.arrives, times.leaves)
            });
            (pattern.headsign.clone(), calls.collect::<Vec<_>>())
        })
        .collect();
    let their_runs: BTreeSet<_> = theirs
        .trips
        .values()
        .map(|trip| {
            let calls = trip
                .stop_times
                .iter()
                .map(|call| (call.stop.id.clone(), call.arrival_time.unwrap(), call.departure_time.unwrap()));
            (trip.trip_headsign.clone().unwrap_or_default(), calls.collect::<Vec<_>>())
        })
        .collect();
    assert_eq!(runs, their_runs);
    assert_eq!(runs.len(), 7);
    for stop in &ours.stops {
        let their = &theirs.stops[&stop.id];
        assert_eq!(their.name.as_deref(), Some(&*stop.name));
        let station = &ours.stops[stop.station as usize].id;
        assert_eq!(their.parent_station.as_ref().unwrap_or(&stop.id), station);
    }
}
