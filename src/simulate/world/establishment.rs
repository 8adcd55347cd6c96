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

/// One sort of posts.
type Sort = (&'static str, &'static str, &'static [Pattern], f64, f64, u32);

/// Sorts of posts: name, role, patterns between which each of its teams is divided, share of the workforce, overtime as a
/// multiple of the usual, fewest teams.
const SORTS: [Sort; 4] = [
    ("Response", "Response", &[Pattern::Days, Pattern::Lates, Pattern::Nights], 0.48, 1.15, 4),
    ("Custody", "Custody", &[Pattern::Days, Pattern::Nights], 0.16, 1.0, 1),
    ("CID", "Detective", &[Pattern::Office], 0.18, 1.25, 1),
    ("Neighbourhood", "Neighbourhood", &[Pattern::Office], 0.18, 0.5, 1),
];

/// The teams of a workforce of this size; a team on several patterns is several posts of one name.
pub fn establishment(parameters: &Parameters) -> Vec<Post> {
    let people = parameters.people as u32;
    let mut posts = Vec::new();
    let mut left = people;
    for (at, (name, role, patterns, share, overtime, fewest)) in SORTS.iter().enumerate() {
        let of_sort =
            if at + 1 == SORTS.len() { left } else { ((share * f64::from(people)).round() as u32).min(left) };
        left -= of_sort;
        let teams = ((f64::from(of_sort) / parameters.team_size).round() as u32).max(*fewest);
        for team in 0..teams {
            let mut size = part(of_sort, teams, team);
            let named = match teams {
                1 => (*name).to_owned(),
                2..=26 => format!("{name} {}", char::from(b'A' + team as u8)),
                _ => format!("{name} {:03}", team + 1),
            };
            let short = parameters.staffing < 1.0 && posts.first().is_none_or(|p: &Post| p.team == named);
            if short {
                size = ((f64::from(size) * parameters.staffing).round() as u32).max(1);
            }
            for (turn, pattern) in patterns.iter().enumerate() {
                let people = part(size, patterns.len() as u32, turn as u32);
                let post = Post::new(named.clone(), role, people).on(*pattern).overtime(*overtime);
                posts.push(Post { short, ..post });
            }
        }
    }
    posts
}

/// The part of one of several that are as alike in size as they can be.
fn part(whole: u32, parts: u32, at: u32) -> u32 {
    whole / parts + u32::from(at < whole % parts)
}
