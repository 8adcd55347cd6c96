//! Invented teams with the truth attached, a file each: the story, what can be moved, what a naive rule makes of it and
//! what a fair analysis shows (`domain.md` (d), T1 to T22).
//!
//! What both columns claim is asserted in `tests/native/scenarios`, through the same intake and analysis as anyone's
//! files. Registering a scenario is one line in [`ALL`]; a test compares the folder with it.

use super::world::{Slider, Values, World};

mod base_rate;
mod covering;
mod exam;
mod fair_coin;
mod false_claim;
mod feedback;
mod formats;
mod gaming;
mod hidden_direction;
mod intervention;
mod late_paperwork;
mod migraine;
mod monday;
mod nights;
mod norovirus;
mod part_timer;
mod pregnancy;
mod promotion;
mod scenario;
mod simpson;
mod sixteen;
mod small_station;
mod specialist;
mod typed;

pub use scenario::{Naive, Scenario};

/// Every scenario, T1 to T23.
pub const ALL: [&Scenario; 23] = [
    &fair_coin::SCENARIO,
    &nights::SCENARIO,
    &specialist::SCENARIO,
    &covering::SCENARIO,
    &migraine::SCENARIO,
    &pregnancy::SCENARIO,
    &norovirus::SCENARIO,
    &monday::SCENARIO,
    &late_paperwork::SCENARIO,
    &false_claim::SCENARIO,
    &simpson::SCENARIO,
    &intervention::SCENARIO,
    &small_station::SCENARIO,
    &feedback::SCENARIO,
    &base_rate::SCENARIO,
    &gaming::SCENARIO,
    &part_timer::SCENARIO,
    &promotion::SCENARIO,
    &sixteen::SCENARIO,
    &exam::SCENARIO,
    &formats::SCENARIO,
    &hidden_direction::SCENARIO,
    &typed::SCENARIO,
];

/// The scenario with this id.
///
/// ```
/// use candour::simulate::scenarios;
/// assert_eq!(scenarios::by_id("fair-coin").map(|s| s.number), Some(1));
/// assert!(scenarios::by_id("nothing").is_none());
/// ```
pub fn by_id(id: &str) -> Option<&'static Scenario> {
    ALL.into_iter().find(|s| s.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_registered_and_the_numbers_run() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/simulate/scenarios");
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().replace(".rs", ""))
            .filter(|name| name != "mod" && name != "scenario")
            .collect();
        files.sort();
        let mut registered: Vec<String> = ALL.iter().map(|s| s.id.replace('-', "_")).collect();
        registered.sort();
        assert_eq!(files, registered, "add the missing file to ALL in src/simulate/scenarios/mod.rs");
        let numbers: Vec<u8> = ALL.iter().map(|s| s.number).collect();
        assert_eq!(numbers, (1..=23).collect::<Vec<u8>>());
    }

    #[test]
    fn a_slider_stands_within_its_ends_and_every_scenario_says_what_it_shows() {
        for scenario in ALL {
            for slider in scenario.sliders {
                assert!(slider.low < slider.high && slider.step > 0.0, "{} {}", scenario.id, slider.id);
                assert_eq!(
                    slider.held(slider.usual).to_bits(),
                    slider.usual.to_bits(),
                    "{} {}",
                    scenario.id,
                    slider.id
                );
            }
            for words in [scenario.name, scenario.sentence, scenario.naive_shows, scenario.fair_shows] {
                assert!(words.len() > 8, "{}", scenario.id);
            }
            assert!(!scenario.naive.is_empty(), "{}", scenario.id);
        }
    }
}
