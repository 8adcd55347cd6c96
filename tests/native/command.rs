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

#[test]
fn what_the_records_are_looked_at_for_is_printed_on_what_comes_out() {
    let run = |options: &[&str]| {
        let file = export("68-good.csv");
        let mut command = Command::new(env!("CARGO_BIN_EXE_candour"));
        let ran = command.arg("flags").arg(file).args(options).output().unwrap();
        let went = ran.status.success();
        (went, String::from_utf8(if went { ran.stdout } else { ran.stderr }).unwrap())
    };
    let purpose = ["--purpose", "To see whether the rota is sustainable."];
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap()["purpose"].clone();
    assert_eq!(json(&run(&["--json", purpose[0], purpose[1]]).1), purpose[1]);
    assert_eq!(json(&run(&["--json"]).1), "none given");
    assert!(run(&purpose).1.starts_with("Purpose: To see whether the rota is sustainable.\n"));
    assert!(run(&[]).1.starts_with("Purpose: none given\n"));
    let wrong =
        [(&purpose[..1], "The purpose is missing."), (&["--purpose", " "], "What this is for is missing.")];
    for (given, says) in wrong {
        let (went, said) = run(given);
        assert!(!went && said.contains(says), "{said}");
    }
}

#[test]
fn verify_names_the_value_that_was_changed_and_says_what_it_takes_as_written() {
    let folder = std::env::temp_dir().join(format!("candour-verify-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = export("68-good.csv");
    let honest = String::from_utf8(candour("record", std::slice::from_ref(&file)).stdout).unwrap();
    let verified = |text: &str| {
        let record = folder.join("run.json");
        std::fs::write(&record, text).unwrap();
        let ran = candour("verify", &[record, file.clone()]);
        let [said, why] = [ran.stdout, ran.stderr].map(|text| String::from_utf8(text).unwrap());
        (ran.status.success(), said, why)
    };
    let (went, said, _) = verified(&honest);
    assert!(went && said.starts_with("The same, byte for byte."), "{said}");
    for (path, words) in candour::record::TAKEN_AS_WRITTEN {
        assert!(said.contains(&format!("  {path}: {words}\n")), "{said}");
    }
    let mut record: serde_json::Value = serde_json::from_str(&honest).unwrap();
    let bytes = record["files"][0]["bytes"].as_u64().unwrap();
    record["files"][0]["bytes"] = (bytes + 1).into();
    let (went, said, why) = verified(&record.to_string());
    assert!(!went && said.starts_with("Not the same. 1 value differs"), "{said}");
    let line = format!("files[0].bytes: the record says {}; the files give {bytes}\n", bytes + 1);
    assert!(said.contains(&line), "{said}");
    assert!(why.contains("do not give the same values"), "{why}");
    let (went, _, why) = verified(r#"{"format": "Candour sealed record 1", "rounds": 1}"#);
    assert!(!went && why.contains("only the page can open it"), "{why}");
    std::fs::remove_dir_all(&folder).unwrap();
}
