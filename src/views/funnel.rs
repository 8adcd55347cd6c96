//! The funnel plot: each person's rate against their time at work, with what chance would give.

use crate::maths::InOrder;
use serde::Serialize;

use super::funnel_axes::Axes;
use super::prose::Axis;
use super::scene::Scene;
use super::table::Table;
use crate::explain::wording::{count, figure, sentence_case, thousands};
use crate::flags::{self, IndicatorFindings, PersonTest};
use crate::indicators::{self, Indicator};

/// How a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Standing {
    /// Within what chance and ordinary differences give.
    Within,
    /// High, within the ordinary spread of people: information, not a flag.
    High,
    /// A personal flag.
    Flagged,
    /// High because the whole team is; the team has the flag.
    TeamFlagged,
    /// Too little to say.
    CannotTell,
}

/// The limits at one amount of exposure.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FunnelLimit {
    /// Exposure, on the x axis.
    pub x: f64,
    /// Expected value, on the y axis.
    pub centre: f64,
    /// 95 % limits, given how much people differ.
    pub low95: f64,
    /// Upper 95 % limit.
    pub high95: f64,
    /// 99.8 % limits, given how much people differ.
    pub low998: f64,
    /// Upper 99.8 % limit.
    pub high998: f64,
    /// Upper 99.8 % limit if everyone were identical (Poisson), drawn as a line.
    pub identical_high998: f64,
    /// Lower 99.8 % limit if everyone were identical.
    pub identical_low998: f64,
}

/// Points by column: 46,000 of them cross to the page as typed arrays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FunnelPoints {
    /// Which person.
    pub person: Vec<u32>,
    /// Exposure.
    pub x: Vec<f64>,
    /// Rate.
    pub y: Vec<f64>,
    /// How the point stands, as the index of the [`Standing`] variant.
    pub standing: Vec<u8>,
}

/// One funnel plot.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FunnelView {
    /// The indicator drawn.
    pub indicator: String,
    /// The finding.
    pub title: String,
    /// How to read the picture.
    pub note: String,
    /// Exposure.
    pub x: Axis,
    /// Rate.
    pub y: Axis,
    /// Limits from small to large exposure.
    pub limits: Vec<FunnelLimit>,
    /// Labels beside the points that stand out: person, x, y, text, standing.
    pub labels: Vec<PointLabel>,
    /// What each standing is called in the legend, in the order of the variants; only those present.
    pub legend: Vec<LegendEntry>,
    /// The points. Cross to the page as typed arrays, beside this object.
    #[serde(skip)]
    pub points: FunnelPoints,
    /// The same in a table; summed up when there are more than 200 people.
    pub table: Table,
    /// Why there is no picture, where there is none.
    pub unavailable: Option<String>,
}

/// A label beside a point.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PointLabel {
    /// Which person.
    pub person: u32,
    /// Where.
    pub x: f64,
    /// Where.
    pub y: f64,
    /// The label ("P-1043 · 7 spells").
    pub text: String,
    /// How the point stands.
    pub standing: Standing,
}

/// One entry of a legend.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LegendEntry {
    /// Which standing.
    pub standing: Standing,
    /// What it is called, with its count.
    pub label: String,
}

/// Above this many rows a table on the page is summed up; the CSV has them all.
const MOST_TABLE_ROWS: usize = 200;
/// Points at which the limits are worked out.
const LIMIT_POINTS: u32 = 60;
/// Labels beside points; more would cover the picture.
const MOST_LABELS: usize = 6;

impl FunnelView {
    /// The funnel of one indicator.
    pub fn of(scene: &Scene<'_>, indicator: &str) -> Self {
        let mut view = Self::empty(indicator);
        let (Some(found), Some(indicator)) = (scene.findings.of(indicator), indicators::by_id(indicator))
        else {
            view.unavailable = Some("There is no such indicator.".to_owned());
            return view;
        };
        let card = indicator.card();
        if found.tests.is_empty() {
            let why = found.missing.clone().or_else(|| found.not_compared.clone());
            view.title = card.name.to_owned();
            view.unavailable = Some(format!(
                "Not available, because {}.",
                why.unwrap_or_else(|| "it is not compared with peers".to_owned())
            ));
            return view;
        }
        if indicator.method().own_record() {
            view.title = card.name.to_owned();
            view.unavailable = Some(
                "Each person is held against their own record, so there is no line that all could be drawn against."
                    .to_owned(),
            );
            view.table = table(scene, found, indicator, MOST_TABLE_ROWS);
            return view;
        }
        let axes = Axes::of(found, scene.workforce.recorded().is_none());
        let longest = found.tests.iter().map(|t| axes.x(t)).fold(0.0, f64::max);
        let tallest =
            top_of_picture(&found.tests, &|t| axes.y(t), axes.band(longest, found.spread).differ[3]);
        (view.x, view.y) = axes.drawn(indicator, longest, tallest);
        let top = view.y.high;
        // Below a twentieth of the longest the quantile of a handful of hundredths of an event says nothing.
        for i in LIMIT_POINTS / 20..=LIMIT_POINTS {
            let x = longest * f64::from(i) / f64::from(LIMIT_POINTS);
            let band = axes.band(x, found.spread);
            let [low95, high95, low998, high998] = band.differ.map(|y| y.min(top));
            let [identical_low998, identical_high998] = band.identical.map(|y| y.min(top));
            view.limits.push(FunnelLimit {
                x,
                centre: band.centre.min(top),
                low95,
                high95,
                low998,
                high998,
                identical_high998,
                identical_low998,
            });
        }
        let mut above = 0;
        for t in &found.tests {
            let y = axes.y(t);
            above += u32::from(y > top);
            view.points.person.push(t.person);
            view.points.x.push(axes.x(t));
            view.points.y.push(y.min(top));
            view.points.standing.push(standing_of(&t.standing) as u8);
        }
        let flagged: Vec<&PersonTest> =
            found.tests.iter().filter(|t| t.standing == flags::Standing::Flagged).collect();
        for t in flagged.iter().take(MOST_LABELS) {
            view.labels.push(PointLabel {
                person: t.person,
                x: axes.x(t),
                y: axes.y(t).min(top),
                text: format!("{} · {}", scene.who(t.person), t.count),
                standing: Standing::Flagged,
            });
        }
        view.title = match flagged.len() as u32 {
            0 => format!("{}: nobody stands out from what chance and ordinary differences give", card.name),
            n => format!("{}: {} out from colleagues with {}", card.name, stand(n), as_much(indicator)),
        };
        view.note = note(found, above);
        view.legend = legend(&found.tests);
        view.table = table(scene, found, indicator, MOST_TABLE_ROWS);
        view
    }

    /// Every row of the table, for the download.
    pub fn whole_table(scene: &Scene<'_>, indicator: &str) -> Table {
        match (scene.findings.of(indicator), indicators::by_id(indicator)) {
            (Some(found), Some(indicator)) => table(scene, found, indicator, usize::MAX),
            _ => Table::default(),
        }
    }

    /// What is read out at a point.
    pub fn readout(scene: &Scene<'_>, indicator: &str, person: u32) -> String {
        let (Some(found), Some(indicator)) = (scene.findings.of(indicator), indicators::by_id(indicator))
        else {
            return String::new();
        };
        let Some(t) = found.test(person) else { return scene.who(person) };
        let (place, unit) = (scene.place(person), indicator.card().unit);
        let within = match indicator.method().of() {
            Some(of) => format!("of {}", count(t.exposure as u32, of.0, of.1)),
            None => format!("in {}", flags::months(t.exposure)),
        };
        format!(
            "{}{}: {} {within}, expected {}. {}.",
            scene.who(person),
            if place.is_empty() { String::new() } else { format!(", {place}") },
            count(t.count, unit.0, unit.1),
            figure(t.test.against.mean()),
            sentence_case(standing_in_words(&t.standing))
        )
    }

    fn empty(indicator: &str) -> Self {
        let nothing = Axis { label: String::new(), low: 0.0, high: 1.0, ticks: Vec::new() };
        Self {
            indicator: indicator.to_owned(),
            title: String::new(),
            note: String::new(),
            x: nothing.clone(),
            y: nothing,
            limits: Vec::new(),
            labels: Vec::new(),
            legend: Vec::new(),
            points: FunnelPoints::default(),
            table: Table::default(),
            unavailable: None,
        }
    }
}

/// What colleagues have in common with the person.
fn as_much(indicator: &dyn Indicator) -> String {
    indicator.method().of().map_or("the same time at work".to_owned(), |of| format!("as many {}", of.1))
}

fn stand(n: u32) -> String {
    if n == 1 { "1 person stands".to_owned() } else { format!("{n} people stand") }
}

/// The highest value worth showing: nothing flagged is cut off, and a fortnight at work does not flatten the rest.
fn top_of_picture(tests: &[PersonTest], y_of: &dyn Fn(&PersonTest) -> f64, limit: f64) -> f64 {
    let mut values: Vec<f64> = tests.iter().map(y_of).collect();
    values.put_in_order_by(f64::total_cmp);
    let most = values[(values.len() - 1) * 98 / 100];
    let flagged =
        tests.iter().filter(|t| t.standing == flags::Standing::Flagged).map(y_of).fold(0.0, f64::max);
    most.max(flagged).max(limit) * 1.05
}

fn note(found: &IndicatorFindings, above: u32) -> String {
    let mut text = String::from(
        "Each dot is a person. The darker band holds 95 of 100 people, the lighter 998 of 1,000, given how much people here differ; the thin line is the same limit if everyone were identical.",
    );
    let shares = found.tests.iter().any(|t| t.test.against.most().is_some());
    if !found.spread.is_finite() && !shares {
        text = String::from(
            "Each dot is a person. The darker band holds 95 of 100 people, the lighter 998 of 1,000; people here differ no more than chance makes them.",
        );
    }
    if found.peers.groups.len() > 1 {
        text += &format!(" Everyone is set against their own peers, in {} groups.", found.peers.groups.len());
    }
    let valued = found.values.iter().filter(|v| v.amount().is_some()).count();
    let unasked = valued.saturating_sub(found.tests.len()) as u32;
    if shares && unasked > 0 {
        text += &format!(
            " {} too few for a share to say anything and {} not drawn.",
            count(unasked, "person has", "people have"),
            if unasked == 1 { "is" } else { "are" }
        );
    }
    if above > 0 {
        text += &format!(
            " {} with too little to go by {} above the picture and {} drawn at its edge.",
            count(above, "person", "people"),
            if above == 1 { "lies" } else { "lie" },
            if above == 1 { "is" } else { "are" }
        );
    }
    text
}

/// How the page draws a standing.
pub fn standing_of(standing: &flags::Standing) -> Standing {
    match standing {
        flags::Standing::Within => Standing::Within,
        flags::Standing::High | flags::Standing::OnlyAgainstPeers => Standing::High,
        flags::Standing::Flagged => Standing::Flagged,
        flags::Standing::TeamFlagged => Standing::TeamFlagged,
        flags::Standing::CannotTell(_) => Standing::CannotTell,
    }
}

/// A standing in words.
pub fn standing_in_words(standing: &flags::Standing) -> &'static str {
    match standing {
        flags::Standing::Within => "within what chance gives",
        flags::Standing::High => "high, within the ordinary spread of people",
        flags::Standing::OnlyAgainstPeers => "high against peers, not against their own team",
        flags::Standing::Flagged => "worth a conversation",
        flags::Standing::TeamFlagged => "the whole team is high",
        flags::Standing::CannotTell(_) => "cannot tell: too little time at work",
    }
}

fn legend(tests: &[PersonTest]) -> Vec<LegendEntry> {
    let kinds = [
        (Standing::Flagged, "worth a conversation"),
        (Standing::TeamFlagged, "the whole team is high"),
        (Standing::High, "high, within the ordinary spread"),
        (Standing::Within, "within what chance gives"),
        (Standing::CannotTell, "cannot tell"),
    ];
    kinds
        .into_iter()
        .filter_map(|(standing, words)| {
            let n = tests.iter().filter(|t| standing_of(&t.standing) == standing).count() as u32;
            (n > 0).then(|| LegendEntry { standing, label: format!("{words}: {}", thousands(n)) })
        })
        .collect()
}

fn table(scene: &Scene<'_>, found: &IndicatorFindings, indicator: &dyn Indicator, most: usize) -> Table {
    let card = indicator.card();
    let counted = format!("#{}", sentence_case(card.unit.1));
    let of = indicator.method().of();
    let exposure = of.map_or("#Months at work".to_owned(), |of| format!("#{}", sentence_case(of.1)));
    let mut table = Table::new(
        format!("{}, {}", card.name, scene.period()),
        &[
            "Who",
            "Team and role",
            &counted,
            &exposure,
            "#Expected from peers",
            "#Chance of as many or more",
            "How it stands",
        ],
    );
    for t in found.tests.iter().take(most) {
        table.row(vec![
            scene.who_in_full(t.person),
            scene.place_in_full(t.person),
            t.count.to_string(),
            if of.is_some() { t.exposure.to_string() } else { format!("{:.1}", t.exposure * 12.0) },
            format!("{:.2}", t.test.against.mean()),
            format!("{:.4}", t.test.p_upper),
            standing_in_words(&t.standing).to_owned(),
        ]);
    }
    if found.tests.len() > most {
        table.left_out = format!(
            "The first {most} of {} people are shown; the CSV file has them all.",
            thousands(found.tests.len() as u32)
        );
    }
    table
}
