//! What really happens in a world: every figure that can be changed, with its ends and where its usual value comes from.

use super::slider::{Slider, Values};

/// What really happens. Each field is a slider of the same id in [`SLIDERS`], which holds its ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Parameters {
    /// How many people: 8 to 60,000.
    pub people: f64,
    /// About how many in a team: 5 to 80.
    pub team_size: f64,
    /// Whole years of records: 1 to 3.
    pub years: f64,
    /// Spells of sickness a person and year: 0.1 to 3; 0.651 in the Northern Ireland civil service, 2023/24.
    pub spells_a_year: f64,
    /// Size of the negative binomial of spells, the shape of the gamma by which people's health differs: 1 to 12. 2
    /// gives the published 56.9 % without a spell.
    pub health_shape: f64,
    /// Share of spells that are long: 0 to 0.6; 0.255 in the same figures.
    pub long_share: f64,
    /// Working days of a long spell beyond the twentieth, on average: 5 to 120; 48.9.
    pub long_mean: f64,
    /// Working days of a short spell beyond the first, on average: 0.5 to 10; 4.45.
    pub short_mean: f64,
    /// How many times as much illness begins in January as in July: 1 to 4.
    pub winter: f64,
    /// How many times as often people on nights fall ill: 1 to 5. Fekedulegn 2013 found 4.37 against 1.55 on days.
    pub nights_ratio: f64,
    /// Share of people with a long-term condition: 0 to 0.5; about 0.3 of staff have one (ONS 2024).
    pub conditions: f64,
    /// How many times as often they fall ill: 1 to 8; 4 by hours lost (ONS 2024).
    pub condition_ratio: f64,
    /// Share of illness whose first day is any of the seven and is recorded on the next working day: 0 to 1.
    pub weekend_onset: f64,
    /// Share of people who work part time: 0 to 0.6.
    pub part_time: f64,
    /// Share who joined within the year; half as many left: 0 to 0.4.
    pub turnover: f64,
    /// Pieces of overtime a person and week: 0 to 2.
    pub overtime_a_week: f64,
    /// Shape of the gamma by which people's overtime differs: 1 to 20.
    pub overtime_shape: f64,
    /// Share of posts filled in the first team from `short_from`: 0.5 to 1.
    pub staffing: f64,
    /// Month from which that team is short of people: 1 to 12.
    pub short_from: f64,
    /// Whether duties are written, a row a person and day: 0 or 1.
    pub duties: f64,
}

/// People; see [`Parameters`].
pub const PEOPLE: Slider = slider("people", "People", "", 8.0, 60_000.0, 1.0, 240.0);
/// People in a team; see [`Parameters`].
pub const TEAM_SIZE: Slider = slider("teamSize", "People in a team", "", 5.0, 80.0, 1.0, 40.0);
/// Years of records; see [`Parameters`].
pub const YEARS: Slider = slider("years", "Years of records", "", 1.0, 3.0, 1.0, 1.0);
/// Spells of sickness a person and year; see [`Parameters`].
pub const SPELLS: Slider =
    slider("spells", "Spells of sickness a person and year", "", 0.1, 3.0, 0.001, 0.651);
/// How alike people’s health is; see [`Parameters`].
pub const HEALTH_SHAPE: Slider =
    slider("healthShape", "How alike people’s health is", "", 1.0, 12.0, 1.0, 2.0);
/// Share of spells that are long; see [`Parameters`].
pub const LONG_SHARE: Slider =
    slider("longShare", "Share of spells that are long", "", 0.0, 0.6, 0.005, 0.255);
/// Length of a long spell beyond 20 working days; see [`Parameters`].
pub const LONG_MEAN: Slider =
    slider("longMean", "Length of a long spell beyond 20 working days", "days", 5.0, 120.0, 0.1, 48.9);
/// Length of a short spell beyond its first day; see [`Parameters`].
pub const SHORT_MEAN: Slider =
    slider("shortMean", "Length of a short spell beyond its first day", "days", 0.5, 10.0, 0.05, 4.45);
/// Illness in January for each one in July; see [`Parameters`].
pub const WINTER: Slider =
    slider("winter", "Illness in January for each one in July", "", 1.0, 4.0, 0.1, 1.6);
/// Illness on nights for each one on days; see [`Parameters`].
pub const NIGHTS_RATIO: Slider =
    slider("nightsRatio", "Illness on nights for each one on days", "", 1.0, 5.0, 0.01, 1.0);
/// Share with a long-term condition; see [`Parameters`].
pub const CONDITIONS: Slider =
    slider("conditions", "Share with a long-term condition", "", 0.0, 0.5, 0.01, 0.0);
/// How many times as often they fall ill; see [`Parameters`].
pub const CONDITION_RATIO: Slider =
    slider("conditionRatio", "How many times as often they fall ill", "", 1.0, 8.0, 0.5, 4.0);
/// Share of illness that may begin at a weekend; see [`Parameters`].
pub const WEEKEND_ONSET: Slider =
    slider("weekendOnset", "Share of illness that may begin at a weekend", "", 0.0, 1.0, 0.05, 0.0);
/// Share who work part time; see [`Parameters`].
pub const PART_TIME: Slider = slider("partTime", "Share who work part time", "", 0.0, 0.6, 0.01, 0.12);
/// Share who joined within the year; see [`Parameters`].
pub const TURNOVER: Slider = slider("turnover", "Share who joined within the year", "", 0.0, 0.4, 0.01, 0.09);
/// Pieces of overtime a person and week; see [`Parameters`].
pub const OVERTIME: Slider =
    slider("overtime", "Pieces of overtime a person and week", "", 0.0, 2.0, 0.05, 0.35);
/// How alike people’s overtime is; see [`Parameters`].
pub const OVERTIME_SHAPE: Slider =
    slider("overtimeShape", "How alike people’s overtime is", "", 1.0, 20.0, 1.0, 7.0);
/// Posts filled in the first team; see [`Parameters`].
pub const STAFFING: Slider = slider("staffing", "Posts filled in the first team", "", 0.5, 1.0, 0.01, 1.0);
/// Short of people from month; see [`Parameters`].
pub const SHORT_FROM: Slider = slider("shortFrom", "Short of people from month", "", 1.0, 12.0, 1.0, 6.0);
/// Write every duty; see [`Parameters`].
pub const DUTIES: Slider = slider("duties", "Write every duty", "", 0.0, 1.0, 1.0, 0.0);

/// Every figure of [`Parameters`] with its ends.
pub const SLIDERS: [Slider; 20] = [
    PEOPLE,
    TEAM_SIZE,
    YEARS,
    SPELLS,
    HEALTH_SHAPE,
    LONG_SHARE,
    LONG_MEAN,
    SHORT_MEAN,
    WINTER,
    NIGHTS_RATIO,
    CONDITIONS,
    CONDITION_RATIO,
    WEEKEND_ONSET,
    PART_TIME,
    TURNOVER,
    OVERTIME,
    OVERTIME_SHAPE,
    STAFFING,
    SHORT_FROM,
    DUTIES,
];

const fn slider(
    id: &'static str,
    label: &'static str,
    unit: &'static str,
    low: f64,
    high: f64,
    step: f64,
    usual: f64,
) -> Slider {
    Slider { id, label, unit, low, high, step, usual }
}

impl Parameters {
    /// The default world: nothing is going on.
    pub fn usual() -> Self {
        let mut parameters = Self {
            people: 0.0,
            team_size: 0.0,
            years: 0.0,
            spells_a_year: 0.0,
            health_shape: 0.0,
            long_share: 0.0,
            long_mean: 0.0,
            short_mean: 0.0,
            winter: 0.0,
            nights_ratio: 0.0,
            conditions: 0.0,
            condition_ratio: 0.0,
            weekend_onset: 0.0,
            part_time: 0.0,
            turnover: 0.0,
            overtime_a_week: 0.0,
            overtime_shape: 0.0,
            staffing: 0.0,
            short_from: 0.0,
            duties: 0.0,
        };
        for slider in &SLIDERS {
            if let Some(field) = parameters.field(slider.id) {
                *field = slider.usual;
            }
        }
        parameters
    }

    /// The usual ones, and of a scenario's sliders those that are figures of the world.
    pub fn of(values: &Values) -> Self {
        let mut parameters = Self::usual();
        for (slider, value) in values.each() {
            parameters.set(slider.id, value);
        }
        parameters
    }

    /// Changes one figure, held within its ends; false where there is none of this name.
    pub fn set(&mut self, id: &str, value: f64) -> bool {
        let Some(slider) = SLIDERS.iter().find(|s| s.id == id) else { return false };
        let Some(field) = self.field(id) else { return false };
        *field = slider.held(value);
        true
    }

    fn field(&mut self, id: &str) -> Option<&mut f64> {
        Some(match id {
            "people" => &mut self.people,
            "teamSize" => &mut self.team_size,
            "years" => &mut self.years,
            "spells" => &mut self.spells_a_year,
            "healthShape" => &mut self.health_shape,
            "longShare" => &mut self.long_share,
            "longMean" => &mut self.long_mean,
            "shortMean" => &mut self.short_mean,
            "winter" => &mut self.winter,
            "nightsRatio" => &mut self.nights_ratio,
            "conditions" => &mut self.conditions,
            "conditionRatio" => &mut self.condition_ratio,
            "weekendOnset" => &mut self.weekend_onset,
            "partTime" => &mut self.part_time,
            "turnover" => &mut self.turnover,
            "overtime" => &mut self.overtime_a_week,
            "overtimeShape" => &mut self.overtime_shape,
            "staffing" => &mut self.staffing,
            "shortFrom" => &mut self.short_from,
            "duties" => &mut self.duties,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slider_moves_one_figure_and_stands_within_its_ends() {
        for slider in &SLIDERS {
            let mut parameters = Parameters::usual();
            let other = if slider.usual < slider.high { slider.high } else { slider.low };
            assert!(parameters.set(slider.id, other), "{}", slider.id);
            assert_ne!(parameters, Parameters::usual(), "{} moves nothing", slider.id);
            assert_eq!(slider.held(slider.usual).to_bits(), slider.usual.to_bits(), "{}", slider.id);
            assert_eq!(slider.held(slider.high).to_bits(), slider.high.to_bits(), "{}", slider.id);
        }
        assert!(!Parameters::usual().set("nothing", 1.0));
    }
}
