//! Candour at the command line: the same session as the page, without a browser.
//!
//! `candour read FILE…` says how each file was understood and prints its ledger; `candour flags FILE… [--json]` runs the
//! analysis; `candour cards` prints the method cards; `candour sample DIR` writes the sample team.
#![allow(clippy::print_stdout, clippy::print_stderr)] // a command line's answer is what it prints

mod run;
mod verify;

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use candour::explain::{self, counterfactual};
use candour::flags::{About, Flag};
use candour::problem::{Problem, ProblemKind};
use candour::session::Session;
use candour::simulate::sample::SampleFile;
use candour::simulate::scenarios;
use candour::views::FunnelView;
use candour::views::overview::Subject;

const HELP: &str =
    "candour reads CSV exports of people, absences and overtime and explains which patterns stand out.

  candour read FILE…            how each file was understood, and its ledger
  candour flags FILE… [--json] [--purpose TEXT]  what stands out, and how each flag arose
  candour cards                 the method cards
  candour sample DIR            writes the sample team as three CSV files
  candour scenario              the invented teams with known truth
  candour scenario NAME [--seed N] [--out DIR]   writes one as CSV files
  candour lesson NAME           a lesson's steps and its handout, with the figures of its run
  candour document NAME FILE…   a document about what was found, as Markdown: report, assessment, transparency, notice,
                                consultation, equality, covenant
  candour record FILE…          the record of a run, as JSON
  candour verify RECORD FILE…   whether the same files give every value of a record, byte for byte

  --purpose TEXT with flags, document or record: what the records are looked at for. It is printed on what comes out.
";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let purpose = run::purpose(&mut arguments);
    let purpose = match purpose {
        Ok(purpose) => purpose,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let purpose = purpose.as_deref().map(str::trim);
    let (options, words): (Vec<String>, Vec<String>) =
        arguments.iter().cloned().partition(|a| a.starts_with("--"));
    let mut out = String::new();
    let done = match words.split_first() {
        Some((verb, files)) if verb == "read" && !files.is_empty() => read(files, &mut out),
        Some((verb, files)) if verb == "flags" && !files.is_empty() => {
            report(files, purpose, options.iter().any(|o| o == "--json"), &mut out)
        }
        Some((verb, _)) if verb == "cards" => {
            cards(&mut out);
            Ok(())
        }
        Some((verb, folder)) if verb == "sample" && folder.len() == 1 => {
            write_files(Path::new(&folder[0]), &Session::sample(SAMPLE_SEED))
        }
        Some((verb, [])) if verb == "scenario" => {
            for scenario in scenarios::ALL {
                out.push_str(&format!(
                    "{:18} {}\n{:18} {}\n",
                    scenario.id, scenario.name, "", scenario.sentence
                ));
            }
            Ok(())
        }
        Some((verb, lesson)) if verb == "lesson" && lesson.len() == 1 => print_lesson(&lesson[0], &mut out),
        Some((verb, [name, files @ ..])) if verb == "document" && !files.is_empty() => {
            document(name, files, purpose, &mut out)
        }
        Some((verb, files)) if verb == "record" && !files.is_empty() => record(files, purpose, &mut out),
        Some((verb, [record, files @ ..])) if verb == "verify" && !files.is_empty() => {
            verify::verify(record, files, &mut out)
        }
        Some((verb, _)) if verb == "scenario" => write_scenario(&arguments[1..], &mut out),
        _ => {
            eprint!("{HELP}");
            return ExitCode::from(2);
        }
    };
    // A reader that closes the pipe early (`| head`) is no failure.
    let _ = std::io::stdout().write_all(out.as_bytes());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn read(files: &[String], out: &mut String) -> Result<(), Problem> {
    let mut session = Session::new();
    let mut first_problem = Ok(());
    for file in files {
        if let Err(problem) = run::load(&mut session, file) {
            out.push_str(&format!("{problem}\n"));
            first_problem = first_problem.and(Err(problem));
        }
    }
    let view = session.data();
    for file in &view.files {
        out.push_str(&format!("\n{} ({}) {}\n", file.name, file.kind_label, file.summary));
        if let (None, Some(problem)) = (file.kind, &file.problem) {
            out.push_str(&format!("  {}\n", problem.sentence));
        }
        for note in &file.notes {
            out.push_str(&format!("  {note}\n"));
        }
        for column in &file.columns {
            let means = if column.means.is_empty() { "not used" } else { &column.means };
            out.push_str(&format!(
                "  {:24} {:18} {:40} {}\n",
                column.heading, means, column.first_values, column.read_as
            ));
            if let Some(question) = &column.question {
                out.push_str(&format!("    asks: {}\n", question.text));
                for option in &question.options {
                    out.push_str(&format!("      {}\n", option.label));
                }
            }
        }
        out.push_str(&format!("  {}\n", file.ledger.sentence));
        for reason in &file.ledger.reasons {
            out.push_str(&format!("    {}: {}, {}\n", reason.fate_label, reason.reason, reason.rows));
        }
    }
    for join in &view.joins {
        out.push_str(&format!("\n{}\n", join.sentence));
    }
    for file in &view.files {
        if file.ledger.lines > 0 {
            out.push_str(&format!("\n{}\n", session.ledger_csv(file.id)?));
        }
    }
    first_problem
}

fn report(files: &[String], purpose: Option<&str>, json: bool, out: &mut String) -> Result<(), Problem> {
    let mut session = run::analysed(files, purpose)?;
    let overview = session.overview()?;
    let subjects: Vec<Subject> = overview.flags.rows.iter().map(|r| r.subject.clone()).collect();
    if json {
        let mut people = Vec::new();
        for subject in &subjects {
            people.push(session.person(subject)?);
        }
        let funnels: Result<Vec<FunnelView>, Problem> =
            overview.indicators.iter().filter(|i| i.drawable).map(|i| session.funnel(&i.id)).collect();
        let all = serde_json::json!({
            "version": env!("CARGO_PKG_VERSION"),
            "purpose": purpose.unwrap_or("none given"),
            "range": session.findings().and_then(|f| f.by_chance).map(|by_chance| serde_json::json!({
                "lower": by_chance.people.lower,
                "upper": by_chance.people.upper,
                "teams": by_chance.teams,
                "worlds": by_chance.worlds,
                "seed": by_chance.seed,
            })),
            "overview": overview,
            "explanations": people,
            "funnels": funnels?,
        });
        out.push_str(&serde_json::to_string_pretty(&all).unwrap_or_default());
        out.push('\n');
        return Ok(());
    }
    let purpose = purpose.unwrap_or("none given");
    out.push_str(&format!("Purpose: {purpose}\n\n{}\n{}\n\n", overview.scope, overview.lede.plain()));
    for habit in &overview.habits {
        out.push_str(&format!("{}\n\n", habit.sentence));
    }
    for caveat in &overview.caveats {
        out.push_str(&format!("- {caveat}\n"));
    }
    let flags: Vec<Flag> = session.findings().map(|f| f.flags.clone()).unwrap_or_default();
    let Some(findings) = session.findings().cloned() else { return Ok(()) };
    let workforce = session.workforce();
    for flag in &flags {
        let who = match flag.about {
            About::Person(person) => workforce.pseudonym(person),
            About::Team(team) => workforce.teams[team as usize].name.clone(),
        };
        let Some(e) = explain::explain(flag, &who, &findings, workforce) else { continue };
        out.push_str(&format!("\n{who}: {} ({})\n{}\n", e.title, e.tag, e.sentence.plain()));
        for step in &e.steps {
            out.push_str(&format!("  {} → {}\n", step.text, step.result));
        }
        for line in &e.would_change {
            out.push_str(&format!("  {line}\n"));
        }
        let ladder = counterfactual::ladder(flag, &findings, workforce);
        if let Some(line) = counterfactual::rests_on(flag, &ladder) {
            out.push_str(&format!("  {line}\n"));
        }
        for rung in ladder {
            let stands = if rung.stands == Some(false) { "no flag" } else { "flag" };
            out.push_str(&format!("  {}: {}; {stands}\n", rung.change, rung.found));
        }
    }
    Ok(())
}

fn document(name: &str, files: &[String], purpose: Option<&str>, out: &mut String) -> Result<(), Problem> {
    let mut session = run::analysed(files, purpose)?;
    while {
        let progress = session.explain_step(None)?;
        progress.done < progress.total
    } {}
    out.push_str(&session.document(name, None)?.markdown());
    Ok(())
}

fn record(files: &[String], purpose: Option<&str>, out: &mut String) -> Result<(), Problem> {
    out.push_str(&run::analysed(files, purpose)?.record()?);
    Ok(())
}

fn cards(out: &mut String) {
    for card in Session::methods() {
        out.push_str(&format!("{} [{}]\n{}\n{}\n", card.name, card.id, card.lane, card.sentence));
        for section in &card.sections {
            out.push_str(&format!("\n{}\n{}\n", section.heading, section.text));
        }
        out.push_str(&format!("\nHow a flag arises\n{}\n\n{}\n\n", card.detection, card.file));
    }
}

/// Writes the files of a scenario: its name, and behind `--seed` and `--out` the seed and the folder.
fn write_scenario(words: &[String], out: &mut String) -> Result<(), Problem> {
    let wrong = |sentence: String, what: &str| Problem::new(ProblemKind::Setting, sentence, what);
    let (mut id, mut seed, mut folder) = (None, SAMPLE_SEED, String::from("."));
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seed" => {
                let number = words.next().and_then(|n| n.parse().ok());
                seed = number.ok_or_else(|| wrong("The seed is no number.".to_owned(), "Write --seed 7."))?;
            }
            "--out" => {
                let given = words.next().cloned();
                folder = given.ok_or_else(|| wrong("No folder is named.".to_owned(), "Write --out DIR."))?;
            }
            _ => id = Some(word),
        }
    }
    let scenario = id
        .and_then(|id| scenarios::by_id(id))
        .ok_or_else(|| wrong("There is no such scenario.".to_owned(), "`candour scenario` lists them."))?;
    let files = scenario.files(&scenario.usual(), seed);
    write_files(Path::new(&folder), &files)?;
    for file in &files {
        out.push_str(&format!("{}\n", Path::new(&folder).join(&file.name).display()));
    }
    Ok(())
}

fn print_lesson(id: &str, out: &mut String) -> Result<(), Problem> {
    let mut session = Session::new();
    let mut step = 0;
    loop {
        session.open_link(&format!("#learn?lesson={id}&step={step}"))?;
        session.analyse()?;
        let mut view = session.lesson()?;
        // Paper does not wait: a step that speaks of chance has it counted.
        if view.text.plain().contains(&explain::wording::by_chance(None)) {
            session.count_chance()?;
            view = session.lesson()?;
        }
        out.push_str(&format!("{}. {} [{}]\n   {}\n", step + 1, view.title, view.screen, view.text.plain()));
        step += 1;
        if step == view.steps {
            break;
        }
    }
    let handout = session.handout()?;
    out.push_str(&format!("\n{}: {}\n", handout.title, handout.question));
    for part in &handout.parts {
        out.push_str(&format!("\n{}\n{}\n", part.heading, part.text.plain()));
    }
    out.push_str(&format!("\n{}\n\n{}\n", handout.rests_on, handout.guide.join("\n")));
    Ok(())
}

/// Writes files into a folder, which is made where it is not there.
fn write_files(folder: &Path, files: &[SampleFile]) -> Result<(), Problem> {
    let failed = |e: std::io::Error| {
        Problem::new(
            ProblemKind::Changed,
            format!("The folder cannot be written to ({e})."),
            "Choose another.",
        )
    };
    std::fs::create_dir_all(folder).map_err(failed)?;
    for file in files {
        std::fs::write(folder.join(&file.name), &file.text).map_err(failed)?;
    }
    Ok(())
}

/// The seed of the sample that the page opens.
const SAMPLE_SEED: u32 = 7;
