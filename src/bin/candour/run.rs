//! Files from the disk into a session, and a whole run.

use std::io::Read as _;
use std::path::Path;

use candour::problem::{Problem, ProblemKind};
use candour::report;
use candour::session::Session;
use candour::views::data::FileState;

/// Reads a file into the session. Gives its number.
pub(crate) fn load(session: &mut Session, path: &str) -> Result<u32, Problem> {
    let name =
        Path::new(path).file_name().map_or_else(|| path.to_owned(), |n| n.to_string_lossy().into_owned());
    let unreadable = |e: std::io::Error| {
        Problem::in_file(
            ProblemKind::Changed,
            &name,
            format!("The file cannot be read ({e})."),
            "Check its name and place.",
        )
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    let id = session.open(&name, size);
    let each = |take: &mut dyn FnMut(&[u8]) -> Result<(), Problem>| -> Result<(), Problem> {
        let mut file = std::fs::File::open(path).map_err(unreadable)?;
        let mut slice = vec![0; 4 << 20];
        loop {
            let n = file.read(&mut slice).map_err(unreadable)?;
            if n == 0 {
                return Ok(());
            }
            take(&slice[..n])?;
        }
    };
    // First: it says whether a record tells how the file is read.
    session.fingerprint(id, &[], true)?;
    each(&mut |bytes| session.fingerprint(id, bytes, false))?;
    session.fingerprint_end(id)?;
    for _ in 0..4 {
        each(&mut |bytes| session.feed(id, bytes).map(drop))?;
        if session.finish(id)? {
            return Ok(id);
        }
        session.reopen(id)?;
    }
    Err(Problem::in_file(
        ProblemKind::Meaning,
        &name,
        "The file contradicts itself.",
        "Choose its date order on the page.",
    ))
}

/// Loads files for an analysis, and names those of which nothing will be counted.
pub(crate) fn load_all(session: &mut Session, files: &[String]) -> Result<(), Problem> {
    for file in files {
        load(session, file)?;
    }
    for file in session.data().files {
        let name = &file.name;
        if file.state == FileState::Used {
            continue;
        }
        let question = file.columns.iter().find_map(|c| c.question.as_ref());
        match (&file.problem, question) {
            (Some(problem), _) => eprintln!("Not counted: {name}. {}", problem.sentence),
            (None, Some(question)) => eprintln!("Not counted: {name} asks: {}", question.text),
            (None, None) => eprintln!("Not counted: {name}. See: candour read {name}"),
        }
    }
    Ok(())
}

/// The text behind `--purpose`, which is taken out of the arguments.
pub(crate) fn purpose(arguments: &mut Vec<String>) -> Result<Option<String>, Problem> {
    let Some(at) = arguments.iter().position(|a| a == "--purpose") else { return Ok(None) };
    let given = arguments.drain(at..arguments.len().min(at + 2)).nth(1);
    given.map(Some).ok_or_else(|| {
        Problem::new(
            ProblemKind::Setting,
            "The purpose is missing.",
            "Write --purpose \"To see whether the rota is sustainable.\"",
        )
    })
}

/// Files analysed, what chance gives included. A purpose is held to what the page asks of one.
pub(crate) fn analysed(files: &[String], purpose: Option<&str>) -> Result<Session, Problem> {
    let mut session = Session::new();
    if let Some(purpose) = purpose {
        session.set_purpose(purpose, &report::Purpose::default().lanes)?;
    }
    load_all(&mut session, files)?;
    session.analyse()?;
    session.count_chance()?;
    Ok(session)
}
