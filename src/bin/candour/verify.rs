//! A record held against the files it names.

use candour::problem::{Problem, ProblemKind};
use candour::session::Session;

use crate::run::load_all;

/// Reads the files as the record says, and holds what is found against it, value by value.
pub(crate) fn verify(record: &str, files: &[String], out: &mut String) -> Result<(), Problem> {
    let json = std::fs::read_to_string(record).map_err(|e| {
        Problem::in_file(
            ProblemKind::Changed,
            record,
            format!("The record cannot be read ({e})."),
            "Check its name.",
        )
    })?;
    let mut session = Session::new();
    session.take_record(record, &json)?;
    load_all(&mut session, files)?;
    session.analyse()?;
    let Some(check) = session.check_record()? else { return Ok(()) };
    out.push_str(&format!("{}\n", check.lede.plain()));
    for difference in &check.differences {
        out.push_str(&format!("- {difference}\n"));
    }
    for row in &check.flags.rows {
        out.push_str(&format!("- {}\n", row.join(": ")));
    }
    if !check.same {
        out.push_str("\nEvery value that differs:\n");
    }
    for row in &check.values.rows {
        let [path, says, gives] = &row[..] else { continue };
        out.push_str(&format!("  {path}: the record says {says}; the files give {gives}\n"));
    }
    out.push_str("\nTaken as written, because no file gives it:\n");
    for taken in &check.taken {
        out.push_str(&format!("  {taken}\n"));
    }
    if check.same {
        return Ok(());
    }
    Err(Problem::new(
        ProblemKind::Changed,
        "The record and these files do not give the same values.",
        "Use the files as they were when the record was made, and the same version.",
    ))
}
