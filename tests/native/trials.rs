//! Test it: each test through the whole session, and the law that groups change nothing.

use candour::session::Session;
use candour::simulate::sample;
use candour::views::data::Change;

fn analysed() -> Session {
    let mut session = Session::new();
    for file in sample::files(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    session
}

#[test]
fn every_test_ends_and_gives_the_same_twice() {
    let mut first = analysed();
    let mut again = analysed();
    for card in Session::trials() {
        let view = first.run_trial(&card.id).unwrap();
        assert!(view.done && !view.lede.plain().is_empty(), "{}", card.id);
        let text = format!("{view:?}");
        assert!(!text.contains("NaN") && !text.contains("inf"), "{}: {text}", card.id);
        println!("== {}\n{}\n{:#?}", card.id, view.lede.plain(), view.notes);
        for table in view.tables.iter().chain(view.plots.iter().map(|p| &p.table)) {
            println!("{}", table.csv());
        }
        assert_eq!(text, format!("{:?}", again.run_trial(&card.id).unwrap()), "{}", card.id);
    }
}
