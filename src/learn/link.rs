//! A link to a lesson: which, at which step, with which sliders and seed. It holds ids and numbers and nothing else, so it
//! can never carry anyone's data.

use super::lessons;
use crate::simulate::scenarios::{self, Scenario};
use crate::simulate::world::Values;

/// A lesson or scenario as a link names it.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The lesson, by id.
    pub lesson: Option<&'static str>,
    /// The step, from 0.
    pub step: u32,
    /// The scenario.
    pub scenario: &'static str,
    /// Its sliders.
    pub values: Values,
    /// The seed.
    pub seed: u32,
}

/// The seed of a link that names none.
pub const USUAL_SEED: u32 = 7;
/// The longest fragment that is read.
const LONGEST: usize = 1_000;

impl Link {
    /// A scenario as it usually stands.
    pub fn to(scenario: &'static Scenario) -> Self {
        Self { lesson: None, step: 0, scenario: scenario.id, values: scenario.usual(), seed: USUAL_SEED }
    }

    /// The fragment: only sliders that were moved are in it.
    ///
    /// ```
    /// use candour::learn::link::Link;
    /// let link = Link::read("#learn?scenario=fair-coin&people=500&name=Smith&seed=9").unwrap();
    /// assert_eq!(link.fragment(), "#learn?scenario=fair-coin&seed=9&people=500");
    /// ```
    pub fn fragment(&self) -> String {
        let mut text = match self.lesson {
            Some(lesson) => format!("#learn?lesson={lesson}&step={}&seed={}", self.step, self.seed),
            None => format!("#learn?scenario={}&seed={}", self.scenario, self.seed),
        };
        for (slider, value) in self.values.each() {
            if value.to_bits() != slider.usual.to_bits() {
                text.push_str(&format!("&{}={value}", slider.id));
            }
        }
        text
    }

    /// Reads a fragment. Unknown keys are dropped, values are held within their ends; `None` where it names nothing known.
    pub fn read(fragment: &str) -> Option<Self> {
        if fragment.len() > LONGEST {
            return None;
        }
        let keys = fragment.strip_prefix('#').unwrap_or(fragment).strip_prefix("learn?")?;
        let pairs: Vec<(&str, &str)> = keys.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let named = |key: &str| pairs.iter().find(|(k, _)| *k == key).map(|(_, value)| *value);
        let lesson = named("lesson").and_then(lessons::by_id);
        let step = named("step").and_then(|s| s.parse().ok()).unwrap_or(0_u32);
        let last = lesson.map_or(0, |l| l.steps.len().saturating_sub(1) as u32);
        let scenario = match lesson {
            Some(lesson) => scenarios::by_id(lesson.steps.get(step.min(last) as usize)?.scenario)?,
            None => scenarios::by_id(named("scenario")?)?,
        };
        let mut values = lesson.map_or_else(
            || scenario.usual(),
            |l| scenario.with(l.steps.get(step.min(last) as usize).map_or(&[], |s| s.moved)),
        );
        for (key, value) in &pairs {
            if let Ok(value) = value.parse() {
                values.set(key, value);
            }
        }
        Some(Self {
            lesson: lesson.map(|l| l.id),
            step: step.min(last),
            scenario: scenario.id,
            values,
            seed: named("seed").and_then(|s| s.parse().ok()).unwrap_or(USUAL_SEED),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_is_read_as_it_was_written_and_holds_nothing_else() {
        for scenario in scenarios::ALL {
            let mut link = Link { seed: 4_000_000_000, ..Link::to(scenario) };
            for slider in scenario.sliders {
                link.values.set(slider.id, slider.low);
            }
            assert_eq!(Link::read(&link.fragment()), Some(link.clone()), "{}", link.fragment());
        }
        for lesson in lessons::ALL {
            for step in 0..lesson.steps.len() {
                let link = Link::read(&format!("#learn?lesson={}&step={step}", lesson.id)).unwrap();
                assert_eq!((link.lesson, link.step), (Some(lesson.id), step as u32));
                assert_eq!(Link::read(&link.fragment()), Some(link));
            }
        }
    }

    #[test]
    fn data_in_a_link_goes_nowhere() {
        let text = "#learn?scenario=fair-coin&person=PC1234&surname=Smith&files=a,b,c&people=Smith&seed=x&csv=Collar%20Number";
        let link = Link::read(text).unwrap();
        assert_eq!(link, Link::to(scenarios::by_id("fair-coin").unwrap()));
        let written = link.fragment();
        for secret in ["PC1234", "Smith", "Collar", "files"] {
            assert!(!written.contains(secret), "{written}");
        }
        for (written, held) in [("1e99", 60_000.0), ("NaN", 2_000.0), ("-5", 8.0)] {
            let link = Link::read(&format!("#learn?scenario=fair-coin&people={written}")).unwrap();
            assert_eq!(link.values.get("people").to_bits(), f64::to_bits(held), "{written}");
        }
        for nothing in ["", "#learn?", "#people", "#learn?scenario=nothing", "#learn?lesson=nothing&step=3"] {
            assert_eq!(Link::read(nothing), None, "{nothing}");
        }
        assert_eq!(Link::read(&format!("#learn?scenario=fair-coin&x={}", "9".repeat(2_000))), None);
    }
}
