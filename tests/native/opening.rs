//! The pictures that the page opens with are of the sample as it is analysed today.

use candour::session::Session;
use candour::views::OpeningView;
use candour::views::funnel::Standing;

#[test]
fn the_first_pictures_are_of_the_sample() {
    let mut session = Session::new();
    for file in Session::sample(7) {
        session.read(&file.name, file.text.as_bytes()).unwrap();
    }
    session.analyse().unwrap();
    let view = session.draw_opening().unwrap();
    let place = concat!(env!("CARGO_MANIFEST_DIR"), "/src/views/opening.json");
    if std::env::var("KEEP").is_ok() {
        std::fs::write(place, serde_json::to_string(&view).unwrap() + "\n").unwrap();
    }
    assert_eq!(
        view,
        OpeningView::drawn(),
        "renew src/views/opening.json: KEEP=1 cargo test --test native opening"
    );
    // They show what they are there to show.
    assert!(view.people[Standing::Flagged as usize].len() == 2, "one person stands out: x and y");
    assert!(view.people[Standing::Within as usize].len() > 200, "most people do not");
    assert!(view.spells.len() >= 8 && view.months.len() == 12, "{:?}", view.spells);
    assert!(view.found.contains("days with overtime") && view.year.contains("10 spells of sickness"));
}
