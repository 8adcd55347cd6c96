//! Documents say what was found, name nobody who is not theirs, and ask what no file can know.

use candour::explain::determination::Determination;
use candour::report::{ALL, Block, DocumentView};
use candour::session::Session;
use candour::views::overview::Subject;

fn sample() -> Session {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.set_purpose("To see whether the rota is sustainable.", &lanes()).unwrap();
    session.analyse().unwrap();
    session
}

fn lanes() -> Vec<String> {
    ["support", "workingTime", "records", "attention"].map(str::to_owned).to_vec()
}

fn first_person(session: &Session) -> Subject {
    let flags = session.overview().unwrap().flags;
    flags.rows.iter().map(|r| r.subject.clone()).find(|s| matches!(s, Subject::Person { .. })).unwrap()
}

#[test]
fn every_document_is_written_and_says_what_it_is_for() {
    let mut session = sample();
    let person = first_person(&session);
    for kind in &ALL {
        let document = session.document(kind.id, Some(&person)).unwrap();
        let text = document.markdown();
        assert!(text.contains("To see whether the rota is sustainable."), "{}", kind.id);
        assert!(text.contains("a human decides"), "{}", kind.id);
        assert!(!document.blocks.is_empty());
        assert!(!text.contains("NaN") && !text.contains(" inf "), "{}", kind.id);
        for word in ["suspect", "offender", "anomaly", " risk"] {
            assert!(!text.to_lowercase().contains(word), "{} says {word}", kind.id);
        }
        let asks = text.matches("**Question:**").count();
        assert_eq!(asks == 0, document.open.is_empty(), "{}", kind.id);
        assert!(asks > 0 || kind.id == "report", "{} asks nothing", kind.id);
    }
    assert!(session.document("one-person", None).is_err());
    assert!(session.document("none", None).is_err());
}

#[test]
fn the_report_holds_every_flag_with_what_else_could_explain_it() {
    let mut session = sample();
    let before = session.document("report", None).unwrap().markdown();
    assert!(before.contains("were not gone through"));
    while {
        let progress = session.explain_step(None).unwrap();
        progress.done < progress.total
    } {}
    session.run_trial("cost").unwrap();
    let text = session.document("report", None).unwrap().markdown();
    assert!(!text.contains("were not gone through"));
    let overview = session.overview().unwrap();
    for row in &overview.flags.rows {
        assert!(text.contains(&format!("### {}: ", row.who)), "{}", row.who);
    }
    assert!(text.contains("### Cost: How many people would be approached wrongly"));
    assert!(text.contains(&overview.lede.plain()[..21]));
    // The SHA-256 of every file stands in it.
    for file in Session::sample(7) {
        assert!(text.contains(&file.name.replace('_', "\\_")), "{}", file.name);
    }
    assert!(!text.contains("not worked out"));
}

/// Of 400 people 70 were paid for hours they did not work, each for others: more flags than sixty, and no habit of a quarter.
#[test]
fn the_report_writes_out_every_flag_and_what_was_decided_of_it() {
    let mut people = String::from("Person ID,Team,Post Start\n");
    let mut overtime = String::from("Person ID,Overtime Date,Start Time,End Time,Hours Worked,Hours Paid\n");
    for i in 0..400 {
        people += &format!("N{i:03},Team {},2020-01-01\n", i % 40);
        let paid = if i < 70 { 2.25 + f64::from(i) / 8.0 } else { 2.0 };
        overtime += &format!("N{i:03},2025-0{}-1{},18:00,20:00,2,{paid}\n", 1 + i % 9, i % 10);
    }
    let mut session = Session::new();
    session.read("people.csv", people.as_bytes()).unwrap();
    session.read("overtime.csv", overtime.as_bytes()).unwrap();
    session.set_purpose("To put the overtime records right.", &lanes()).unwrap();
    session.analyse().unwrap();
    let flags = session.findings().unwrap().flags.clone();
    assert!(flags.len() > 60, "{} flags", flags.len());
    let last = session.overview().unwrap().flags.rows.last().unwrap().subject.clone();
    let key = session.determinations(&last).unwrap().flags[0].key.clone();
    let written = Determination {
        outcome: "none".to_owned(),
        reason: "Two rates of pay in one row.".to_owned(),
        ..Determination::default()
    };
    session.decide(&key, written).unwrap();
    let text = session.document("report", None).unwrap().markdown();
    assert_eq!(text.matches("What was decided:").count(), flags.len());
    assert_eq!(text.matches("What was decided: nothing yet.").count(), flags.len() - 1);
    assert!(text.contains("Reason: Two rates of pay in one row."));
}

/// The fields of the standard for algorithmic transparency records, version 3, tiers 1 and 2.
const FIELDS: &str = "1 2 3 4 1.1 1.2 1.3 1.4 1.4.1 1.4.2 1.4.3 1.4.4 1.4.5 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 3.5 3.6 \
    4.1.1 4.1.2 4.1.3 4.1.4 4.2.1 4.2.2 4.2.3 4.2.4 4.2.5 4.2.6 4.2.7 4.2.8 4.3.1 4.3.2 4.3.3 4.3.4 4.3.5 4.3.6 4.3.7 4.3.8 \
    4.3.9 4.3.10 4.4.1 4.4.2 4.4.3 4.4.4 4.4.5 5.1 5.2";

#[test]
fn what_no_file_can_know_is_asked() {
    let mut session = sample();
    let record = session.document("transparency", None).unwrap();
    let fields = record.fields.clone().unwrap();
    let numbers: Vec<&str> = fields.rows.iter().map(|row| row[0].as_str()).collect();
    assert_eq!(numbers, FIELDS.split_whitespace().collect::<Vec<&str>>());
    let asked = fields.rows.iter().filter(|row| !row[3].is_empty()).count();
    assert!(record.open.starts_with(&asked.to_string()), "{} of {asked}", record.open);
    for row in &fields.rows {
        assert!(!row[2].trim().is_empty() || row[3].ends_with('?'), "field {} says and asks nothing", row[0]);
    }
    // Owner, supplier, website, phase: an employer's facts.
    for number in [
        "3", "4", "1.1", "1.2", "1.3", "1.4.1", "1.4.2", "1.4.3", "1.4.4", "1.4.5", "2.4", "3.6", "4.1.2",
        "4.4.5",
    ] {
        let row = fields.rows.iter().find(|row| row[0] == number).unwrap();
        assert!(row[2].is_empty(), "field {number} says “{}”, which nobody told it", row[2]);
    }
    // What an employer would have to do is promised by no draft.
    let person = first_person(&session);
    for kind in ALL.iter().filter(|kind| kind.id != "report") {
        let text = session.document(kind.id, Some(&person)).unwrap().markdown();
        let says = text.lines().filter(|line| !line.starts_with("> **Question:**"));
        for line in says {
            for promise in [
                "are handed",
                "is handed on",
                "can be handed",
                "has access",
                "have access",
                "will be",
                "has to hear",
                "are told",
            ] {
                assert!(!line.contains(promise), "{}: {line}", kind.id);
            }
        }
    }
}

#[test]
fn what_is_saved_says_what_it_was_taken_for() {
    let session = sample();
    let csv = session.csv(session.flags_table().unwrap());
    let mut lines = csv.lines();
    assert!(lines.next().unwrap().ends_with(",Purpose"));
    assert!(lines.all(|line| line.ends_with(",To see whether the rota is sustainable.")));
    assert!(
        session.determinations_json().contains("\"purpose\": \"To see whether the rota is sustainable.\"")
    );
    let nothing = Session::new();
    assert!(!nothing.csv(session.flags_table().unwrap()).contains("Purpose"));
}

#[test]
fn what_a_person_is_handed_names_nobody_else() {
    let mut session = sample();
    while {
        let progress = session.explain_step(None).unwrap();
        progress.done < progress.total
    } {}
    let people: Vec<(String, String)> = (0..240)
        .map(|id| {
            let key = session.workforce().people[id as usize].key.clone();
            (session.workforce().pseudonym(id), key)
        })
        .collect();
    for id in 0..240u32 {
        let text = session.document("one-person", Some(&Subject::Person { id })).unwrap().markdown();
        assert!(text.contains(&people[id as usize].0));
        for (other, (pseudonym, key)) in people.iter().enumerate() {
            if other as u32 != id {
                assert!(!text.contains(pseudonym.as_str()), "{id} reads of {pseudonym}");
                assert!(!text.contains(key.as_str()), "{id} reads of {key}");
            }
        }
    }
}

#[test]
fn another_purpose_is_another_run() {
    let mut session = sample();
    let all = session.overview().unwrap().flags.rows.len();
    session.set_purpose("To find records to mend.", &["records".to_owned()]).unwrap();
    session.analyse().unwrap();
    let overview = session.overview().unwrap();
    assert!(overview.flags.rows.len() < all && !overview.flags.rows.is_empty());
    assert!(overview.flags.rows.iter().all(|row| row.tag == "records"));
    let spells = overview.indicators.iter().find(|i| i.id == "sickness-spells").unwrap();
    assert_eq!(spells.reason, "not available, because it lies outside what this analysis is for");
    let text = session.document("report", None).unwrap().markdown();
    assert!(text.contains("Outside this purpose, and not looked for: support, working time, attention."));
    let problem = session.set_purpose(" ", &lanes()).unwrap_err();
    assert_eq!(problem.sentence, "What this is for is missing.");
    assert!(session.set_purpose("x", &[]).is_err());
    assert_eq!(session.purpose().text, "To find records to mend.", "what stood stays");
}

#[test]
fn tables_of_a_document_have_as_many_cells_as_headings() {
    fn check(blocks: &[Block]) -> usize {
        let mut tables = 0;
        for block in blocks {
            match block {
                Block::Table { table } => {
                    tables += 1;
                    for row in &table.rows {
                        assert_eq!(row.len(), table.headings.len(), "{}", table.caption);
                    }
                }
                Block::Together { blocks } => tables += check(blocks),
                _ => {}
            }
        }
        tables
    }
    let mut session = sample();
    let documents: Vec<DocumentView> =
        ALL.iter().filter(|k| !k.of_one).map(|k| session.document(k.id, None).unwrap()).collect();
    assert!(documents.iter().map(|d| check(&d.blocks)).sum::<usize>() > 15);
}
