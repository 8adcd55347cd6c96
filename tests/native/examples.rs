//! The examples of files that the page offers are understood without a question, every row of them.

use candour::session::Session;
use candour::views::ExampleFile;
use candour::views::data::FileState;

#[test]
fn every_example_is_read_without_a_question() {
    let mut session = Session::new();
    for example in ExampleFile::all() {
        session.read(&example.name, example.text.as_bytes()).unwrap();
    }
    let data = session.data();
    assert_eq!(data.files.len(), 5);
    for (file, example) in data.files.iter().zip(ExampleFile::all()) {
        assert_eq!(file.kind_label, example.kind.to_lowercase(), "{}", file.name);
        assert_eq!(file.state, FileState::Used, "{}", file.name);
        for column in &file.columns {
            assert!(!column.means.is_empty(), "{}: {} means nothing", file.name, column.heading);
            assert!(column.question.is_none(), "{}: {} is asked about", file.name, column.heading);
        }
    }
    assert!(data.joins.iter().all(|join| !join.look), "all name people alike");
    session.set_purpose("To try the examples.", &["support".to_owned()]).unwrap();
    session.analyse().unwrap();
    assert_eq!(session.overview().unwrap().flags.rows.len(), 0, "five people stand out of nobody");
}
