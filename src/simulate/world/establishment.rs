//! Posts: which teams there are, who works in them, on which pattern, and how much overtime falls to them.

use super::parameters::Parameters;
use super::pattern::Pattern;

/// The posts of one team.
#[derive(Clone, Debug, PartialEq)]
pub struct Post {
    /// The team.
    pub team: String,
    /// The role.
    pub role: &'static str,
    /// People in it.
    pub people: u32,
    /// Their pattern.
    pub pattern: Pattern,
    /// Their overtime, as a multiple of the usual.
    pub overtime: f64,
    /// Whether it is short of people from a month on.
    pub short: bool,
}

impl Post {
    /// A team of a role at office hours with the usual overtime.
    pub fn new(team: impl Into<String>, role: &'static str, people: u32) -> Self {
        Self { team: team.into(), role, people, pattern: Pattern::Office, overtime: 1.0, short: false }
    }

    /// The same on another pattern.
    pub fn on(self, pattern: Pattern) -> Self {
        Self { pattern, ..self }
    }

    /// The same with more or less overtime.
    pub fn overtime(self, overtime: f64) -> Self {
        Self { overtime, ..self }
    }
}

/// Sorts of posts: role, pattern, share of the workforce, overtime as a multiple of the usual.
const SORTS: [(&str, &str, Pattern, f64, f64); 6] = [
    ("Response", "Response", Pattern::Days, 0.16, 1.15),
    ("Response lates", "Response", Pattern::Lates, 0.16, 1.15),
    ("Response nights", "Response", Pattern::Nights, 0.16, 1.15),
    ("Custody", "Custody", Pattern::Lates, 0.16, 1.0),
    ("CID", "Detective", Pattern::Office, 0.18, 1.25),
    ("Neighbourhood", "Neighbourhood", Pattern::Office, 0.18, 0.5),
];

/// The teams of a workforce of this size.
pub fn establishment(parameters: &Parameters) -> Vec<Post> {
    let people = parameters.people as u32;
    let mut posts = Vec::new();
    let mut left = people;
    for (at, (name, role, pattern, share, overtime)) in SORTS.iter().enumerate() {
        let of_sort =
            if at + 1 == SORTS.len() { left } else { ((share * f64::from(people)).round() as u32).min(left) };
        left -= of_sort;
        let teams = (f64::from(of_sort) / parameters.team_size).round().max(1.0) as u32;
        for team in 0..teams {
            let size = of_sort / teams + u32::from(team < of_sort % teams);
            let named = if teams == 1 { (*name).to_owned() } else { format!("{name} {}", team + 1) };
            posts.push(Post::new(named, role, size).on(*pattern).overtime(*overtime));
        }
    }
    if let Some(first) = posts.first_mut() {
        first.short = parameters.staffing < 1.0;
        first.people = ((f64::from(first.people) * parameters.staffing).round() as u32).max(1);
    }
    posts
}
