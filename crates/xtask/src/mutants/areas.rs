//! The parts of the code whose faults would hurt somebody.

use clap::ValueEnum;

/// A part of the code that is mutated and reported by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Area {
    /// Who sees what: visibility, duties, roles, relations
    Visibility,
    /// What follows from commands
    Commands,
    /// Programmes and what is counted of them
    Programmes,
    /// The rest of the domain: record, reminders, schedule, calendar, talks
    Rules,
    /// Which needs are shown
    Needs,
    /// Distances
    Distance,
    /// Templates and laying them out as a calendar
    Templates,
    /// Taking metadata out of photos
    Photos,
    /// The weeks of a placement
    Placement,
    /// Which survey results are shown
    Disclosure,
    /// Survey answers and tokens
    Surveys,
    /// VAPID keys and tokens
    Vapid,
    /// Connections to push services, and which hosts are allowed
    PushConnections,
    /// Sessions, request guards and the permissions of the desk
    Guards,
    /// Queries that take a scope
    Scopes,
    /// Reading a timetable out of its archive
    GtfsSource,
}

impl Area {
    /// All areas, those first whose faults hurt most.
    pub(crate) fn all() -> Vec<Self> {
        Self::value_variants().to_vec()
    }

    /// The name on the command line.
    pub(crate) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// The package that is mutated and whose own tests run first.
    pub(crate) const fn package(self) -> &'static str {
        match self {
            Self::Visibility | Self::Commands | Self::Programmes | Self::Rules | Self::Needs => {
                "folje-domain"
            }
            Self::Distance | Self::Templates | Self::Photos | Self::Placement => "folje-domain",
            Self::Disclosure | Self::Surveys => "folje-anonymity",
            Self::Vapid | Self::PushConnections => "folje-push",
            Self::Guards => "folje-server",
            Self::Scopes => "folje-store",
            Self::GtfsSource => "folje-gtfs",
        }
    }

    /// The files, as patterns from the root of the workspace.
    pub(crate) const fn files(self) -> &'static [&'static str] {
        match self {
            Self::Visibility => &[
                "crates/domain/src/visibility.rs",
                "crates/domain/src/visibility/**",
                "crates/domain/src/people/**",
            ],
            Self::Commands => &["crates/domain/src/command/**"],
            Self::Programmes => &["crates/domain/src/programme/**", "crates/domain/src/statistics/**"],
            Self::Rules => &[
                "crates/domain/src/record/**",
                "crates/domain/src/reminder/**",
                "crates/domain/src/schedule/**",
                "crates/domain/src/calendar/**",
                "crates/domain/src/talk/**",
                "crates/domain/src/*.rs",
            ],
            Self::Needs => &["crates/domain/src/need/**"],
            Self::Distance => &["crates/domain/src/distance/**"],
            Self::Templates => &["crates/domain/src/template/**"],
            Self::Photos => &["crates/domain/src/photo/**"],
            Self::Placement => {
                &["crates/domain/src/schedule/practice.rs", "crates/domain/src/schedule/practice/**"]
            }
            Self::Disclosure => &["crates/anonymity/src/disclosure/**"],
            Self::Surveys => &["crates/anonymity/src/answers/**", "crates/anonymity/src/tokens/**"],
            Self::Vapid => &["crates/push/src/vapid/**"],
            Self::PushConnections => &["crates/push/src/send/**", "crates/push/src/endpoint/**"],
            Self::Guards => &[
                "crates/server/src/auth/**",
                "crates/server/src/desk/mod.rs",
                "crates/server/src/desk/moving.rs",
                "crates/server/src/http/guard/**",
                "crates/server/src/http/csp.rs",
                "crates/server/src/meetings_page.rs",
            ],
            Self::Scopes => &[
                "crates/store/src/commands.rs",
                "crates/store/src/consents.rs",
                "crates/store/src/enrolments.rs",
                "crates/store/src/items.rs",
                "crates/store/src/openings.rs",
                "crates/store/src/photos.rs",
                "crates/store/src/planning.rs",
                "crates/store/src/relations.rs",
                "crates/store/src/schedule.rs",
            ],
            Self::GtfsSource => &["crates/gtfs/src/read/source.rs"],
        }
    }

    /// Files that the patterns of this area match although they belong to another area, so that none is mutated twice.
    pub(crate) const fn files_of_other_areas(self) -> &'static [&'static str] {
        match self {
            Self::Rules => &[
                "crates/domain/src/schedule/practice.rs",
                "crates/domain/src/schedule/practice/**",
                "crates/domain/src/visibility.rs",
            ],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::Workspace;

    #[test]
    fn every_pattern_names_something_that_is_there() {
        let workspace = Workspace::find();
        for area in Area::all() {
            for pattern in area.files().iter().chain(area.files_of_other_areas()) {
                let place = pattern.trim_end_matches("**").trim_end_matches("*.rs");
                assert!(workspace.path(place).exists(), "{pattern}");
            }
        }
    }
}
