//! A record with the same files gives the same bytes; with anything else it says what differs.

use candour::explain::determination::Determination;
use candour::session::Session;
use candour::views::data::Change;

fn read(session: &mut Session) {
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
}

fn decided() -> (Session, String) {
    let mut session = Session::new();
    read(&mut session);
    session
        .set_purpose("To see who may need support.", &["support".to_owned(), "attention".to_owned()])
        .unwrap();
    session.set("ratio", "2").unwrap();
    session.set("falseShare", "10").unwrap();
    session.analyse().unwrap();
    let subject = session.overview().unwrap().flags.rows[0].subject.clone();
    let key = session.determinations(&subject).unwrap().flags[0].key.clone();
    let one = Determination {
        outcome: "none".to_owned(),
        reason: "Two were one illness.".to_owned(),
        ..Determination::default()
    };
    session.decide(&key, one).unwrap();
    session.run_trial("cost").unwrap();
    let json = session.record().unwrap();
    (session, json)
}

#[test]
fn a_record_and_the_same_files_give_the_same_bytes_in_any_order() {
    let (_, json) = decided();
    for files_first in [false, true] {
        let mut session = Session::new();
        if files_first {
            let mut files = Session::sample(7);
            files.reverse();
            for file in files {
                session.read(&file.name, file.text.as_bytes()).unwrap();
            }
        }
        session.take_saved("run.json", &json).unwrap();
        if !files_first {
            read(&mut session);
        }
        assert!(session.to_be_read_again().is_empty(), "nothing was said of any file");
        session.analyse().unwrap();
        let check = session.check_record().unwrap().unwrap();
        assert!(check.same, "{:?}", check.differences);
        assert!(check.lede.plain().starts_with("The same, byte for byte."));
        session.run_trial("cost").unwrap();
        assert_eq!(session.record().unwrap(), json);
    }
}

#[test]
fn what_differs_is_said() {
    let (_, json) = decided();
    let mut session = Session::new();
    session.take_saved("run.json", &json).unwrap();
    for file in Session::sample(7) {
        if file.name.contains("sickness") {
            // The last row is left out.
            let cut = file.text.trim_end().rfind('\n').unwrap();
            session.read(&file.name, &file.text.as_bytes()[..=cut]).unwrap();
        } else {
            session.read(&file.name, file.text.as_bytes()).unwrap();
        }
    }
    session.analyse().unwrap();
    let check = session.check_record().unwrap().unwrap();
    assert!(!check.same);
    assert!(check.differences.iter().any(|d| d.contains("has other bytes")), "{:?}", check.differences);
    assert!(check.differences.iter().any(|d| d == "The findings differ."), "{:?}", check.differences);
    // The determination found its flag again all the same.
    let kept = session.agreement().unwrap();
    assert_eq!(kept.table.rows.len(), 1);
    assert_ne!(kept.table.rows[0][0], "in no file that is open");

    session.set("ratio", "1.5").unwrap();
    session.analyse().unwrap();
    let check = session.check_record().unwrap().unwrap();
    assert!(check.differences.iter().any(|d| d == "The settings differ."), "{:?}", check.differences);
    assert!(!check.flags.rows.is_empty());
}

#[test]
fn what_was_said_of_a_file_is_said_again() {
    const CSV: &[u8] = b"Staff No,Unit,First day absent,Last day absent\n77,A,03/02/2025,05/02/2025\n78,A,04/02/2025,05/02/2025\n";
    let mut session = Session::new();
    let id = session.read("sickness may.csv", CSV).unwrap();
    session.change(id, &Change::Meaning(1, None)).unwrap();
    session.change(id, &Change::Answer(2, "date:dayFirst".to_owned())).unwrap();
    session.change(id, &Change::Answer(3, "date:dayFirst".to_owned())).unwrap();
    reread(&mut session, id, CSV);
    session.analyse().unwrap();
    let json = session.record().unwrap();

    let mut next = Session::new();
    let id = next.read("sickness may.csv", CSV).unwrap();
    next.take_saved("run.json", &json).unwrap();
    assert_eq!(next.to_be_read_again(), [id]);
    reread(&mut next, id, CSV);
    next.analyse().unwrap();
    assert!(next.check_record().unwrap().unwrap().same);

    let mut after = Session::new();
    after.take_saved("run.json", &json).unwrap();
    after.read("sickness may.csv", CSV).unwrap();
    after.analyse().unwrap();
    assert!(after.check_record().unwrap().unwrap().same);
    assert_eq!(after.record().unwrap(), json);
}

#[test]
fn a_file_is_that_of_a_record_by_its_bytes() {
    const CSV: &str = "Staff No,Unit,First day absent,Last day absent\n77,A,03/02/2025,05/02/2025\n78,A,04/02/2025,05/02/2025\n";
    let mut session = Session::new();
    let id = session.read("sickness may.csv", CSV.as_bytes()).unwrap();
    session.change(id, &Change::Meaning(1, None)).unwrap();
    session.change(id, &Change::Answer(2, "date:dayFirst".to_owned())).unwrap();
    session.change(id, &Change::Answer(3, "date:dayFirst".to_owned())).unwrap();
    reread(&mut session, id, CSV.as_bytes());
    session.analyse().unwrap();
    let json = session.record().unwrap();

    // As long, by the same name, and another file: nothing is said of it.
    let other = CSV.replace("77,A", "79,A");
    for record_first in [true, false] {
        let mut next = Session::new();
        if record_first {
            next.take_saved("run.json", &json).unwrap();
        }
        let id = next.read("sickness may.csv", other.as_bytes()).unwrap();
        if !record_first {
            next.take_saved("run.json", &json).unwrap();
        }
        assert_eq!(next.to_be_read_again(), [0; 0]);
        let data = next.data();
        let file = data.files.iter().find(|f| f.id == id).unwrap();
        assert!(file.columns.iter().any(|c| c.question.is_some()));

        // The same bytes by another name: it is read as the record says.
        let mut renamed = Session::new();
        if record_first {
            renamed.take_saved("run.json", &json).unwrap();
        }
        let id = renamed.read("sickness may (1).csv", CSV.as_bytes()).unwrap();
        if !record_first {
            renamed.take_saved("run.json", &json).unwrap();
            assert_eq!(renamed.to_be_read_again(), [id]);
            reread(&mut renamed, id, CSV.as_bytes());
        }
        renamed.analyse().unwrap();
        let check = renamed.check_record().unwrap().unwrap();
        assert_eq!(check.differences, ["sickness may.csv is called sickness may (1).csv now."]);
    }

    // A file whose fingerprint is not known is named by its length.
    let mut streamed = Session::new();
    let ids = [CSV.len() as u64, 7].map(|size| streamed.open("a.csv", size));
    assert_eq!(streamed.to_be_hashed(), [0; 0]);
    streamed.take_saved("run.json", &json).unwrap();
    assert_eq!(streamed.to_be_hashed(), ids[..1]);
}

fn reread(session: &mut Session, id: u32, bytes: &[u8]) {
    session.reopen(id).unwrap();
    session.feed(id, bytes).unwrap();
    while !session.finish(id).unwrap() {
        session.reopen(id).unwrap();
        session.feed(id, bytes).unwrap();
    }
}

#[test]
fn a_broken_record_is_refused_with_a_sentence() {
    let (_, json) = decided();
    let newer = json.replace("Candour record 1", "Candour record 2").replace("\"0.1.0\"", "\"9.3.0\"");
    let cases = [
        (newer.as_str(), "made by a newer Candour 9.3.0"),
        (&json[..json.len() / 2], "not a record of a run, or it was cut short"),
        (&json.replace("\"people\"", "\"peple\""), "damaged: line"),
        (&json.replace("\"outcome\": \"none\"", "\"outcome\": \"fired\""), "The outcome is missing."),
        ("{}", "not a mapping"),
        ("[1,2", "not a mapping"),
    ];
    for (text, says) in cases {
        let mut session = Session::new();
        let problem = session.take_saved("run.json", text).unwrap_err();
        assert!(problem.sentence.contains(says), "{}", problem.sentence);
        assert!(session.agreement().is_err() && session.check_record().unwrap().is_none());
        assert_eq!(session.purpose().text, "");
    }
}

#[test]
fn a_fingerprint_is_of_the_bytes_that_were_read() {
    let mut session = Session::new();
    let id = session.open("a.csv", 3);
    session.fingerprint(id, b"ab", true).unwrap();
    session.fingerprint(id, b"c", false).unwrap();
    assert_eq!(
        session.fingerprint_end(id).unwrap(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    );
    session.fingerprint(id, b"abcd", true).unwrap();
    assert_eq!(session.fingerprint_end(id).unwrap_err().sentence, "The file has changed since it was read.");
}
