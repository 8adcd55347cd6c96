//! Do people who share a pattern, a role or a rank have more of it, so that the comparison is with the wrong people?

use super::{Answer, Asked};
use crate::explain::wording::{count, figure, one_in};
use crate::flags::{FlagKind, PersonTest, Settings};
use crate::maths::InOrder;
use crate::maths::binomial;
use crate::peers::PeerBy;

/// The others who share it must have this many times the rate of everyone else, as a team must before it is a signal.
const HIGHER: f64 = 1.25;
/// And a chance below this if all had one rate.
const BY_CHANCE: f64 = 0.01;

/// One side: people, events, time.
#[derive(Clone, Copy, Default)]
struct Side {
    people: u32,
    events: u32,
    years: f64,
}

impl Side {
    fn add(&mut self, test: &PersonTest) {
        self.people += 1;
        self.events = self.events.saturating_add(test.count);
        self.years += test.exposure;
    }

    fn row(self, who: String) -> Vec<String> {
        let rate = if self.years > 0.0 { figure(f64::from(self.events) / self.years) } else { String::new() };
        vec![who, self.people.to_string(), self.events.to_string(), format!("{:.1}", self.years), rate]
    }
}

/// Whether what a person shares with others goes with more events among those others.
pub(super) fn test(asked: &Asked<'_>, by: PeerBy) -> Answer {
    let what = by.label();
    if !by.known(asked.workforce) {
        return Answer::no_data(format!("No file says anyone’s {what}."));
    }
    if asked.flag.kind == FlagKind::Team && asked.counts() {
        return of_team(asked, by);
    }
    let (Some(person), Some(test), true) = (asked.person(), asked.test(), asked.counts()) else {
        return Answer::no_data("This flag does not rest on counts compared with peers.");
    };
    let Some(own) = by.of(&asked.workforce.people[person as usize], asked.workforce) else {
        return Answer::no_data(format!("No file says this person’s {what}."));
    };
    let Some(found) = asked.findings.of(asked.flag.indicator) else {
        return Answer::no_data("Not measured.");
    };
    let (mut same, mut rest) = (Side::default(), Side::default());
    for other in found.tests.iter().filter(|t| t.person != person) {
        let theirs = by.of(&asked.workforce.people[other.person as usize], asked.workforce);
        if theirs == Some(own) { same.add(other) } else { rest.add(other) }
    }
    if same.people == 0 || rest.people == 0 || rest.events == 0 {
        return Answer::no_data(format!("There are not two sorts of {what} to compare."));
    }
    let share = same.years / (same.years + rest.years);
    let ratio = (f64::from(same.events) / same.years) / (f64::from(rest.events) / rest.years);
    let p = binomial::upper_tail(same.events, same.events.saturating_add(rest.events), share);
    let higher = ratio >= HIGHER && p < BY_CHANCE;
    let group = found.peers.groups.get(test.group as usize);
    let already = group.is_some_and(|g| g.rung.contains(what));
    let mut finding = format!(
        "The {} of the same {what} have {:.1} times the rate of everyone else ({} if all had one rate).",
        count(same.people, "other person", "other people"),
        ratio,
        one_in(p)
    );
    if already {
        finding +=
            &format!(" The comparison is with people of the same {what} already, so it is allowed for.");
    }
    let answer = Answer::of(higher && !already, finding).with(
        &["Who", "#People", "#Events", "#Time", "#Rate"],
        vec![same.row(format!("the same {what}, without this person")), rest.row("everyone else".to_owned())],
    );
    if already {
        return answer;
    }
    let alone = asked.under(&Settings { peers: vec![by], ..asked.findings.settings.clone() });
    let group = alone.of(asked.flag.indicator).and_then(|f| {
        let test = f.test(person)?;
        f.peers.groups.get(test.group as usize)
    });
    if !group.is_some_and(|g| g.rung.contains(what)) {
        let mut answer = answer;
        answer.finding += " They are too few to be compared with alone.";
        return answer;
    }
    answer.run_again(&format!("Compared only with people of the same {what}"), asked.stands(&alone))
}

/// A team's members are each held against their own peers; the question is whether that takes this in.
fn of_team(asked: &Asked<'_>, by: PeerBy) -> Answer {
    let what = by.label();
    let settings = &asked.findings.settings;
    if settings.peers.contains(&by) {
        return Answer::of(
            false,
            format!("Each member is held against people of the same {what} already, so it is allowed for."),
        );
    }
    let mut peers = settings.peers.clone();
    peers.push(by);
    peers.put_in_order();
    let stands = asked.stands(&asked.under(&Settings { peers, ..settings.clone() }));
    Answer::of(!stands, format!("Members were not held against people of the same {what}."))
        .run_again("When they are", stands)
}
