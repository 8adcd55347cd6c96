//! Team by week: which teams carry how much, and when.

use crate::maths::InOrder;
use serde::Serialize;

use super::prose::Tick;
use super::scene::Scene;
use super::table::Table;
use crate::calendar::{Day, Window, month_short};
use crate::explain::wording::count;
use crate::flags::About;

/// One heatmap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeatmapView {
    /// The finding.
    pub title: String,
    /// What a cell is, with its unit.
    pub note: String,
    /// Rows.
    pub teams: Vec<HeatmapTeam>,
    /// Number of weeks: columns.
    pub weeks: u32,
    /// Labels along the bottom; `at` is the index of a week.
    pub ticks: Vec<Tick>,
    /// The same in a table.
    pub table: Table,
    /// Why there is no picture, where there is none.
    pub unavailable: Option<String>,
}

/// One row of the heatmap.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeatmapTeam {
    /// Which team.
    pub team: u32,
    /// Its name.
    pub label: String,
    /// Whether the team has a signal.
    pub flagged: bool,
    /// One entry a week.
    pub cells: Vec<HeatmapCell>,
}

/// One cell.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct HeatmapCell {
    /// How dark, from 0 to 1; `None` where there is no data (drawn hatched).
    pub shade: Option<f64>,
    /// What is read out ("Response C, week of 3 March 2025: 7.2 hours a person, 31 people").
    pub readout: String,
}

/// Rows drawn; more cannot be told apart. The table has every team.
const MOST_TEAMS: usize = 30;

/// What a heatmap can show.
pub const MEASURES: [(&str, &str); 2] =
    [("overtime", "Overtime by team and week"), ("sickness", "Sickness by team and week")];

impl HeatmapView {
    /// Overtime hours or days of sickness, a person and week.
    pub fn of(scene: &Scene<'_>, measure: &str) -> Self {
        let workforce = scene.workforce;
        let window = scene.findings.settings.scope.window;
        let sickness = measure == "sickness";
        let (name, unit) = if sickness { ("Sickness", "days") } else { ("Overtime", "hours") };
        let mut view = Self {
            title: format!("{name} by team and week"),
            note: format!("{unit} per person in post; darker is more. Hatched: nobody in post."),
            teams: Vec::new(),
            weeks: 0,
            ticks: Vec::new(),
            table: Table::default(),
            unavailable: None,
        };
        let read = if sickness { !workforce.absences.is_empty() } else { workforce.has_overtime() };
        if workforce.teams.is_empty() || !read {
            let why = if workforce.teams.is_empty() {
                "no file says who is in which team"
            } else {
                "no such records with dates were read"
            };
            view.unavailable = Some(format!("Not available, because {why}."));
            return view;
        }
        let weeks = window.weeks();
        view.weeks = weeks.len() as u32;
        let week_of = |day: Day| ((day.0 - weeks[0].0) / 7) as usize;
        let mut sums = vec![vec![0.0; weeks.len()]; workforce.teams.len()];
        let mut present = vec![vec![0_u32; weeks.len()]; workforce.teams.len()];
        let records = scene.records();
        for (i, person) in workforce.people.iter().enumerate() {
            let (Some(_), Some(post)) = (person.team, person.in_post(window)) else { continue };
            // A week of someone who moved is counted where they were on its first day in post.
            let team_in = |week: usize| person.team_on(weeks[week].max(post.first)).map(|team| team as usize);
            for (team, week) in
                (week_of(post.first)..=week_of(post.last)).filter_map(|w| Some((team_in(w)?, w)))
            {
                let seven = Window { first: weeks[week], last: weeks[week].plus(6) };
                present[team][week] += u32::from(person.days_in_post(seven) > 0);
            }
            if sickness {
                for (spell, _) in records.spells_in_window(i as u32) {
                    for &day in spell.working.iter().filter(|day| post.contains(**day)) {
                        if let Some(team) = team_in(week_of(day)) {
                            sums[team][week_of(day)] += 1.0;
                        }
                    }
                }
            } else {
                let mut own = vec![0.0; weeks.len()];
                scene.add_overtime(i as u32, &weeks, &mut own);
                for (week, hours) in own.into_iter().enumerate().filter(|(_, hours)| *hours > 0.0) {
                    if let Some(team) = team_in(week) {
                        sums[team][week] += hours;
                    }
                }
            }
        }
        let rate = |t: usize, w: usize| (present[t][w] > 0).then(|| sums[t][w] / f64::from(present[t][w]));
        let mut drawn: Vec<usize> = (0..workforce.teams.len()).collect();
        drawn.put_in_order_by_key(|t| std::cmp::Reverse(workforce.teams[*t].people.len()));
        drawn.truncate(MOST_TEAMS);
        drawn.put_in_order();
        let mut all: Vec<f64> = drawn
            .iter()
            .flat_map(|t| (0..weeks.len()).filter_map(|w| rate(*t, w)).collect::<Vec<_>>())
            .collect();
        all.put_in_order_by(f64::total_cmp);
        // The darkest shade is the 99th percentile: one odd week of a small team must not wash out the rest.
        let darkest = all.get(all.len().saturating_sub(1) * 99 / 100).copied().unwrap_or(0.0).max(1e-9);
        let flagged: Vec<u32> = scene
            .findings
            .teams()
            .filter_map(|f| if let About::Team(t) = f.about { Some(t) } else { None })
            .collect();
        for t in drawn {
            let label = scene.team(t as u32);
            let cells = (0..weeks.len())
                .map(|w| HeatmapCell {
                    shade: rate(t, w).map(|r| (r / darkest).min(1.0)),
                    readout: rate(t, w).map_or_else(
                        || format!("{label}, week of {}: nobody in post", weeks[w]),
                        |r| {
                            format!(
                                "{label}, week of {}: {r:.1} {unit} a person, {}",
                                weeks[w],
                                count(present[t][w], "person", "people")
                            )
                        },
                    ),
                })
                .collect();
            view.teams.push(HeatmapTeam {
                team: t as u32,
                label,
                flagged: flagged.contains(&(t as u32)),
                cells,
            });
        }
        let mut last_month = 0;
        for (w, monday) in weeks.iter().enumerate() {
            let (_, month, _) = monday.plus(6).ymd();
            if month != last_month {
                view.ticks.push(Tick { at: w as f64, label: month_short(month).to_owned() });
                last_month = month;
            }
        }
        if workforce.teams.len() > MOST_TEAMS {
            view.note += &format!(
                " The {MOST_TEAMS} largest of {} teams are drawn; the table has all.",
                workforce.teams.len()
            );
        }
        if let Some(first) = view.teams.iter().find(|t| t.flagged) {
            let only = view.teams.iter().filter(|t| t.flagged).count() == 1;
            view.title = format!("{name} by team and week: {} carries more than the others", first.label);
            if !only {
                view.title =
                    format!("{name} by team and week: {} teams carry more than the others", flagged.len());
            }
        }
        let mut table = Table::new(
            format!("{name}, {unit} a person, {}", scene.period()),
            &["Team", "#People", "#A week", "#Highest week", "Which"],
        );
        for (t, team) in workforce.teams.iter().enumerate() {
            let rates: Vec<(usize, f64)> = (0..weeks.len()).filter_map(|w| Some((w, rate(t, w)?))).collect();
            let mean = rates.iter().map(|(_, r)| r).sum::<f64>() / rates.len().max(1) as f64;
            let high = rates.iter().copied().max_by(|a, b| a.1.total_cmp(&b.1));
            table.row(vec![
                team.name.clone(),
                team.people.len().to_string(),
                format!("{mean:.2}"),
                high.map_or(String::new(), |(_, r)| format!("{r:.1}")),
                high.map_or(String::new(), |(w, _)| format!("week of {}", weeks[w])),
            ]);
        }
        view.table = table;
        view
    }
}
