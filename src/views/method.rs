//! The Methods page: one card an indicator, made from its own file.

use serde::Serialize;

use crate::detect::{adjacency, before_after, cluster};
use crate::explain::wording::figure;
use crate::indicators::{self, Indicator, Method};

/// One indicator's card.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MethodView {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its lane in words, with whose job it is.
    pub lane: String,
    /// The sentence.
    pub sentence: String,
    /// Headed paragraphs: formula, unit, example, source, easily misread as, look here first.
    pub sections: Vec<MethodSection>,
    /// How a flag arises from it.
    pub detection: String,
    /// Where the code is.
    pub file: String,
}

/// One headed paragraph.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MethodSection {
    /// Its heading.
    pub heading: String,
    /// Its text, with its line breaks.
    pub text: String,
}

impl MethodView {
    /// Every indicator's card, in the order of the registry.
    pub fn all() -> Vec<Self> {
        indicators::ALL
            .iter()
            .map(|indicator| {
                let card = indicator.card();
                Self {
                    id: card.id.to_owned(),
                    name: card.name.to_owned(),
                    lane: card.lane.label().to_owned(),
                    sentence: card.sentence(),
                    sections: card
                        .sections()
                        .into_iter()
                        .map(|(heading, text)| MethodSection {
                            heading: heading.to_owned(),
                            text: text.replace('`', ""),
                        })
                        .collect(),
                    detection: detection(*indicator),
                    file: card.file.to_owned(),
                }
            })
            .collect()
    }
}

fn detection(indicator: &dyn Indicator) -> String {
    match indicator.method() {
        Method::PeerCount => "A flag needs two keys: unusual even among colleagues who naturally differ as much as they well may (upper tail of the negative binomial fitted without the person, its spread the one not exceeded nine times in ten; Benjamini-Hochberg over all questions asked), and big enough to matter (posterior of the true rate by the same spread, one person in fifty being allowed a rate of their own). Where a whole team is high, without its highest member too, the flag is the team’s.".to_owned(),
        Method::PeerShare { of } => format!("A flag needs two keys: an unusual share of a person’s {}, even among colleagues whose own shares differ (upper tail of the beta-binomial fitted without the person, Benjamini-Hochberg over all questions asked), and big enough to matter (posterior of the true share). Whoever has too few {} for any share to be unusual is not asked about.", of.1, of.1),
        Method::Adjacency { of } => format!("A flag needs two keys, as for any share of a person’s {}. The first asks two things and takes the larger chance: how often colleagues on the same pattern start next to rest days, and how often anybody would whose illness begins on any day of the calendar alike. At least {} {} are needed.", of.1, adjacency::LEAST_SPELLS, of.1),
        Method::Contradiction => "Two records that cannot both be right. No chance is worked out: one contradiction is enough, and it is a matter for whoever keeps the record.".to_owned(),
        Method::PolicyRule { seen } => {
            let list: Vec<String> = seen.iter().map(|t| figure(*t)).collect();
            let luck = if indicator.luck().is_some() {
                "It is shown with how many equally healthy people would pass it by luck."
            } else {
                "It is a count against a trigger; no chance is worked out."
            };
            format!("Your organisation’s own trigger, off until you set one. Triggers seen in use: {}. {luck}", list.join(", "))
        }
        Method::LegalLimit { limit } => format!("A limit of law: {}. It binds the employer and says nothing about the person.", if limit > 0.0 { figure(limit) } else { "none at all".to_owned() }),
        Method::Teams => "A team’s flag, never a person’s: its hours for each full-time post are set against the other teams’ with Student’s t, allowing for how much people and teams differ anyway (Benjamini-Hochberg over all teams asked about), and they must be a tenth higher.".to_owned(),
        Method::OwnRecord { of, against } => format!("A flag needs two keys. The first holds a person’s {} against {against} (binomial, upper tail; wider where that share was learned from few others; Benjamini-Hochberg over all questions asked). The second asks how sure it is that the ratio is big enough to matter, from the person’s own record alone (Jeffreys’ prior). At least {} are needed.", of.1, before_after::LEAST_EVENTS),
        Method::TeamWeeks => format!("A team’s flag, never a person’s: the fullest one to {} weeks of a team, against its own days in post and against everyone else’s spells in the same weeks, whichever makes it less unusual; the chance counts once for every stretch looked at (Bonferroni), then Benjamini-Hochberg over all teams asked about.", cluster::LONGEST),
        Method::Display => "Shown beside colleagues; never a flag.".to_owned(),
    }
}
