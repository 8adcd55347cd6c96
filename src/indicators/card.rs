//! What is known of an indicator without looking at its code: its card, its lane, how a flag can arise from it.

use serde::{Deserialize, Serialize};

/// Which question an indicator answers, and whose job the answer is. Lanes are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Lane {
    /// Does someone need help?
    Support,
    /// Is the employer breaking its own limits?
    WorkingTime,
    /// Do two records contradict each other?
    Records,
    /// Is this more than chance would give?
    Attention,
}

impl Lane {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Support, Self::WorkingTime, Self::Records, Self::Attention];

    /// The lane and whose job it is.
    pub fn label(self) -> &'static str {
        match self {
            Self::Support => "Support: the manager, with the person",
            Self::WorkingTime => "Working time: the employer",
            Self::Records => "Records: whoever keeps the record",
            Self::Attention => "Attention: a human, who then looks",
        }
    }
}

/// How a flag can arise from an indicator.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Method {
    /// A count of events compared with peers over time at work, with two keys (see `detect::peer_count`).
    PeerCount,
    /// Some of a known number, compared with peers by two keys (see `detect::shares`). The input named "of" is the number.
    PeerShare {
        /// What it is a share of: one, and several.
        of: (&'static str, &'static str),
    },
    /// Starts next to rest days, held against peers and against the onset of illness on any day alike (see
    /// `detect::adjacency`). Inputs: "of", "equal share" and "onset share".
    Adjacency {
        /// What it is a share of: one, and several.
        of: (&'static str, &'static str),
    },
    /// Some of a known number, held against the share that the person's own records give: the time that was, the days that
    /// were worked (see `detect::own_record`). Inputs: "of", "own share", and where others' events gave the share, how
    /// many: "others in it" and "others outside it".
    OwnRecord {
        /// What it is a share of: one, and several.
        of: (&'static str, &'static str),
        /// What the share is, as the end of "held against": "what the season gave everyone else".
        against: &'static str,
    },
    /// Two records that cannot both be right. One is enough; it is a matter for whoever keeps the record.
    Contradiction,
    /// The organisation's own trigger, off until the user sets one.
    PolicyRule {
        /// Triggers seen in use, offered as a start.
        seen: &'static [f64],
    },
    /// A limit the law sets the employer.
    LegalLimit {
        /// The limit.
        limit: f64,
    },
    /// Amounts over time at work, added up by team and set against the other teams (see `detect::team_mean`); never a
    /// flag of a person.
    Teams,
    /// Spells that begin together, team by team and week by week (see `detect::cluster`); never a flag of a person.
    TeamWeeks,
    /// Shown beside peers; never a flag.
    Display,
}

impl Method {
    /// Whether people are tested, by two keys.
    pub fn compares(self) -> bool {
        let peers = matches!(self, Self::PeerCount | Self::PeerShare { .. } | Self::Adjacency { .. });
        peers || self.own_record()
    }

    /// Whether people are held against their own record: each against another share, so that no common line can be drawn.
    pub fn own_record(self) -> bool {
        matches!(self, Self::OwnRecord { .. })
    }

    /// What a share is a share of; `None` for all that is no share.
    pub fn of(self) -> Option<(&'static str, &'static str)> {
        match self {
            Self::PeerShare { of } | Self::Adjacency { of } | Self::OwnRecord { of, .. } => Some(of),
            _ => None,
        }
    }
}

/// What luck alone would give beside a policy's trigger, were everyone equally healthy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Luck {
    /// Days lost: spells at the pooled rate, lengths drawn from all there were.
    Days,
    /// Spells × spells × days of such spells.
    Bradford,
    /// What the indicator counts, at the pooled rate of everyone's time in post.
    Events,
    /// The most spells that begin in any stretch of so many days, at the pooled rate: a rule asked every day (see
    /// `detect::any_stretch`).
    AnyStretch {
        /// Days of the stretch.
        days: u32,
    },
}

/// What is known of an indicator without looking at its code; made from its doc comment by [`indicator!`].
#[derive(Debug)]
pub struct Card {
    /// Short and stable: used in settings and exports.
    pub id: &'static str,
    /// As it stands in a menu.
    pub name: &'static str,
    /// One event of what is counted, and several ("spell", "spells").
    pub unit: (&'static str, &'static str),
    /// The lane.
    pub lane: Lane,
    /// The doc comment, without the code of its example: that is for whoever reads the source, where it runs as a test.
    pub docs: &'static str,
    /// The source file.
    pub file: &'static str,
}

impl Card {
    /// The sentence: what stands before the first heading.
    pub fn sentence(&self) -> String {
        self.docs.split("\n # ").next().unwrap_or_default().trim().replace("\n ", " ")
    }

    /// The paragraphs under their headings, in order.
    pub fn sections(&self) -> Vec<(&'static str, String)> {
        self.docs
            .split("\n # ")
            .skip(1)
            .map(|part| {
                let (heading, text) = part.split_once('\n').unwrap_or((part, ""));
                let text: Vec<&str> =
                    text.lines().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
                (heading.trim(), text.join("\n").trim().to_owned())
            })
            .collect()
    }
}

/// The bytes of a doc comment that are no code, at the front of `N`, and how many they are. It runs while this is compiled:
/// the examples of all indicators would be a hundredth of what the page weighs, and no screen shows them.
pub(crate) const fn prose<const N: usize>(docs: &str) -> ([u8; N], usize) {
    let docs = docs.as_bytes();
    let (mut kept, mut length) = ([0; N], 0);
    let (mut at, mut in_code) = (0, false);
    while at < docs.len() {
        let mut end = at;
        while docs[end] != b'\n' {
            end += 1;
        }
        // Each line has the space that follows the slashes.
        let is_fence = end - at >= 4 && docs[at + 1] == b'`' && docs[at + 2] == b'`' && docs[at + 3] == b'`';
        while !in_code && !is_fence && at <= end {
            kept[length] = docs[at];
            (at, length) = (at + 1, length + 1);
        }
        in_code = in_code != is_fence;
        at = end + 1;
    }
    (kept, length)
}

/// Declares an indicator's type and keeps its doc comment for the page. The `mod` line stays literal, so that rustfmt
/// sees the file.
macro_rules! indicator {
    ($(#[doc = $doc:expr])+ pub struct $name:ident { id: $id:expr, name: $title:expr, unit: $unit:expr, lane: $lane:expr }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name;

        impl $name {
            const CARD: crate::indicators::Card = crate::indicators::Card {
                id: $id,
                name: $title,
                unit: $unit,
                lane: $lane,
                docs: {
                    const WHOLE: &str = concat!($($doc, "\n"),+);
                    const KEPT: ([u8; WHOLE.len()], usize) = crate::indicators::card::prose(WHOLE);
                    const PROSE: [u8; KEPT.1] = *KEPT.0.first_chunk().expect("no longer than the whole");
                    match str::from_utf8(&PROSE) {
                        Ok(prose) => prose,
                        Err(_) => panic!("lines are kept whole"),
                    }
                },
                file: file!(),
            };
        }
    };
}
pub(crate) use indicator;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_of_a_comment_is_left_out_and_nothing_else() {
        const DOCS: &str = " A `count`.\n\n # Example\n Two of three.\n ```\n let x = 2;\n ```\n And more.\n";
        let (kept, length) = prose::<{ DOCS.len() }>(DOCS);
        assert_eq!(&kept[..length], b" A `count`.\n\n # Example\n Two of three.\n And more.\n");
    }
}
