//! The command line says what the page says: which files are not counted, and why.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn export(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/exports").join(name)
}

fn candour(verb: &str, files: &[PathBuf]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_candour")).arg(verb).args(files).output().unwrap()
}

#[test]
fn a_file_of_which_nothing_is_counted_is_named() {
    let ran = candour(
        "flags",
        &[export("68-good.csv"), export("10-zkteco-punches.csv"), export("01-uv-multirow-range.csv")],
    );
    assert!(ran.status.success());
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(said.contains("Not counted: 10-zkteco-punches.csv. It is not clear what one row"), "{said}");
    assert!(said.contains("Not counted: 01-uv-multirow-range.csv asks: “PNr” is blank"), "{said}");
    assert!(!said.contains("68-good"), "{said}");
    let alone = candour("flags", &[export("10-zkteco-punches.csv")]);
    assert!(!alone.status.success());
    let read = String::from_utf8(candour("read", &[export("10-zkteco-punches.csv")]).stdout).unwrap();
    assert!(read.contains("It is not clear what one row of this file is about."), "{read}");
}

#[test]
fn a_lesson_on_paper_has_what_chance_gives_counted() {
    let lesson = |id| {
        let ran = Command::new(env!("CARGO_BIN_EXE_candour")).args(["lesson", id]).output().unwrap();
        String::from_utf8(ran.stdout).unwrap()
    };
    for id in ["one-flag", "many-rules"] {
        let printed = lesson(id);
        assert!(printed.contains("In 100 workforces like this one"), "{printed}");
        assert!(!printed.contains("being counted"), "{printed}");
    }
}

#[test]
fn a_reader_that_closes_the_pipe_early_is_no_failure() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_candour"))
        .arg("read")
        .arg(export("67-break-30.csv"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success() && ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
}
