//! How many people are flagged at other limits.

use crate::explain::prose::Tone;
use crate::explain::wording::{by_chance, count, figure};
use crate::flags::{self, Settings};
use crate::maths::InOrder;
use crate::views::Table;
use crate::views::plot::{Look, PlotView, Point, Rule, Series};
use crate::views::prose::Axis;
use crate::views::scene::Scene;

/// Shares of false flags that are tried, in hundredths.
const SHARES: [f64; 9] = [0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0];
/// The same where there are many people: each is a comparison of everyone.
const FEW: [f64; 5] = [1.0, 5.0, 10.0, 20.0, 30.0];
/// More people than this are many.
const MANY: usize = 5_000;

pub(super) fn drawn(scene: &Scene<'_>) -> Option<PlotView> {
    let settings = &scene.findings.settings;
    let own = settings.false_share * 100.0;
    let tried = if scene.workforce.people.len() > MANY { &FEW[..] } else { &SHARES[..] };
    let mut shares: Vec<f64> = tried.iter().copied().filter(|s| (s - own).abs() > 1e-9).collect();
    shares.push(own);
    shares.put_in_order_by(f64::total_cmp);
    let runs: Vec<(f64, u32)> = shares
        .into_iter()
        .map(|share| {
            let settings = Settings { false_share: share / 100.0, ..settings.clone() };
            let then = flags::rerun(scene.workforce, &settings, scene.findings, None);
            (share, then.individual().count() as u32)
        })
        .collect();
    let (first, last) = (runs.first()?, runs.last()?);
    let title = if first.1 == last.1 {
        format!(
            "{} whatever share may be false, from {} to {} %",
            count(last.1, "personal flag", "personal flags"),
            figure(first.0),
            figure(last.0)
        )
    } else {
        format!(
            "From {} to {} as more of them may be false",
            count(first.1, "personal flag", "personal flags"),
            last.1
        )
    };
    let mut table = Table::new(
        "Personal flags by the share of them that may be false",
        &["#% that may be false", "#Personal flags"],
    );
    let mut found = Vec::new();
    for (share, flags) in &runs {
        let readout =
            format!("At {} %: {}", figure(*share), count(*flags, "personal flag", "personal flags"));
        found.push(Point::at(*share, f64::from(*flags), readout));
        table.row(vec![figure(*share), flags.to_string()]);
    }
    let highest = runs.iter().map(|r| f64::from(r.1)).fold(1.0, f64::max);
    let series = |name: &str, look, tone, points| Series { name: name.to_owned(), look, tone, points };
    Some(PlotView {
        title,
        note: format!(
            "Line: personal flags. The settings below try out any limit before it is applied. At the limit in force: {}",
            by_chance(scene.findings.by_chance.as_ref())
        ),
        x: Axis::from_zero("% of flags that may be false", last.0, 6),
        y: Axis::from_zero("personal flags", highest, 4),
        series: vec![
            series("personal flags", Look::Line, Tone::Individual, found.clone()),
            series("personal flags", Look::Dots, Tone::Individual, found),
        ],
        rules: vec![Rule {
            at: own,
            upright: true,
            label: format!("now {} %", figure(own)),
            tone: Tone::Strong,
        }],
        table,
    })
}
