//! Documents say what was found, name nobody who is not theirs, and ask what no file can know.

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
