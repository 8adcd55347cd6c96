//! A list: what the page says of one world, through the whole of it, with the settings it begins with.

use candour::flags::{About, ByChance, FlagKind};
use candour::session::Session;
use candour::views::data::FileState;
use serde::{Deserialize, Serialize};

use super::world::{Plant, World};

/// Of so many lists of a world one has the page count what chance gives, and of a world at most so many: it takes longer than
/// everything else.
const COUNTED: u32 = 5;
const MOST_COUNTED: u32 = 40;

/// What was found in one world.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct List {
    /// Personal flags against peers.
    pub(crate) personal: u32,
    /// Team flags for how much there was.
    pub(crate) teams: u32,
    /// Teams told that an infection went round.
    pub(crate) together: u32,
    /// Flags of law or of contradictory records: the worlds hold none, so one is a fault of the generator.
    pub(crate) other: u32,
    /// Whether who was made different has a flag.
    pub(crate) found: bool,
    /// What the page prints that chance alone gives, where it was counted.
    pub(crate) by_chance: Option<ByChance>,
    /// Spells counted of everybody, over their years at work.
    pub(crate) spells: f64,
    pub(crate) years: f64,
}

impl List {
    /// Draws a world, reads its files as the page does, and runs the analysis with the settings they suggest.
    pub(crate) fn of(world: &World, seed: u32) -> Self {
        let files = world.draw(seed);
        let mut session = Session::new();
        let texts = [
            ("people.csv", &files.people),
            ("absences.csv", &files.absences),
            ("overtime.csv", &files.overtime),
        ];
        for (name, text) in texts {
            let read = session.read(name, text.as_bytes());
            read.unwrap_or_else(|p| panic!("{} seed {seed}, {name}: {p}", world.kind.name));
        }
        if seed == 1 {
            let files = session.data().files;
            assert!(files.iter().all(|f| f.state == FileState::Used), "a file of {} asks", world.kind.name);
        }
        session.analyse().expect("an analysis");
        if world.plant == Plant::Nobody && seed % COUNTED == 1 && seed / COUNTED < MOST_COUNTED {
            session.count_chance().expect("a count");
        }
        let team = session.workforce().people[0].team;
        assert_eq!(session.workforce().people[0].key, "E0000", "who is planted comes first");
        let findings = session.findings().expect("findings");
        let flagged = match world.plant {
            Plant::Nobody => None,
            Plant::Person(_) => Some((FlagKind::Individual, About::Person(0))),
            Plant::TeamSick(_) | Plant::TeamOvertime(_) => team.map(|t| (FlagKind::Team, About::Team(t))),
        };
        let of_kind =
            |kinds: &[FlagKind]| findings.flags.iter().filter(|f| kinds.contains(&f.kind)).count() as u32;
        let of_weeks = |f: &&candour::flags::Flag| f.kind == FlagKind::Team && f.indicator == "spell-cluster";
        let together = findings.flags.iter().filter(of_weeks).count() as u32;
        let spells = findings.of("sickness-spells").expect("spells are counted");
        Self {
            personal: of_kind(&[FlagKind::Individual]),
            teams: of_kind(&[FlagKind::Team]) - together,
            together,
            other: of_kind(&[FlagKind::Law, FlagKind::Record, FlagKind::Policy]),
            found: findings
                .flags
                .iter()
                .any(|f| Some((f.kind, f.about)) == flagged && f.indicator != "spell-cluster"),
            by_chance: findings.by_chance,
            spells: spells.tests.iter().map(|t| f64::from(t.count)).sum(),
            years: spells.tests.iter().map(|t| t.exposure).sum(),
        }
    }
}
