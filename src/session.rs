//! The whole product without a browser: read files, settle how they are understood, set the choices, ask for views.
//!
//! The page's worker, the command line and the tests all drive this one type. A file is read in slices; while it is
//! being read again, what was there before stays in use until the new reading is whole.

use crate::calendar::{Day, Window};
use crate::explain::prose::Prose;
use crate::explain::wording::{count, thousands};
use crate::flags::{self, Findings, Settings};
use crate::indicators::Scope;
use crate::intake::Plan;
use crate::intake::field::TableKind;
use crate::intake::ledger::Ledger;
use crate::intake::{Choices, Outcome, Reading};
use crate::problem::{Problem, ProblemKind};
use crate::simulate::sample::{self, SampleFile};
use crate::tables::reading::take;
use crate::tables::workforce::{Join, Joined};
use crate::tables::{FileTable, Workforce};
use crate::views::data::{
    Change, DataView, FileFacts, FileState, FileView, JoinNote, LedgerPage, must_be_answered, whole_ledger,
};
use crate::views::overview::Subject;
use crate::views::scene::Scene;
use crate::views::settings;
use crate::views::{
    FunnelView, HeatmapView, MethodView, OverviewView, PeopleView, PersonView, SettingsView, Table,
    TimelineView, meanings,
};

/// Files, choices and findings of one sitting.
///
/// ```
/// use candour::session::Session;
/// let mut session = Session::new();
/// for file in Session::sample(7) {
///     session.read(&file.name, file.text.as_bytes()).unwrap();
/// }
/// session.analyse().unwrap();
/// assert!(session.overview().unwrap().lede.plain().starts_with("Of 240 people"));
/// ```
#[derive(Debug, Default)]
pub struct Session {
    files: Vec<File>,
    next_id: u32,
    joined: Option<Together>,
    edits: Vec<(String, String)>,
    findings: Option<Findings>,
    names: bool,
}

#[derive(Debug)]
struct File {
    id: u32,
    name: String,
    size: u64,
    choices: Choices,
    reading: Option<InProgress>,
    done: Option<Done>,
}

#[derive(Debug)]
struct InProgress {
    reading: Box<Reading>,
    table: Option<FileTable>,
}

#[derive(Debug)]
enum Done {
    Read { plan: Box<Plan>, ledger: Ledger, table: Option<FileTable> },
    Refused { problem: Problem, plan: Option<Box<Plan>> },
}

/// What the join of the files made of them.
#[derive(Debug)]
struct Together {
    workforce: Workforce,
    joins: Vec<Join>,
    ledgers: Vec<(u32, Ledger)>,
}

/// How far the analysis has come.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Steps done.
    pub done: u32,
    /// Steps in all.
    pub total: u32,
    /// What is being done.
    pub label: String,
}

impl Session {
    /// Nothing read yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The sample team as files, to be read like anyone's.
    pub fn sample(seed: u32) -> Vec<SampleFile> {
        sample::files(seed)
    }

    /// A new file, about to be read. Gives its number.
    pub fn open(&mut self, name: &str, size: u64) -> u32 {
        let id = self.next_id;
        self.next_id += 1;
        let file =
            File { id, name: name.to_owned(), size, choices: Choices::default(), reading: None, done: None };
        self.files.push(file);
        self.start(id);
        id
    }

    /// Reads a file again from its first byte, with the choices now held.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn reopen(&mut self, id: u32) -> Result<(), Problem> {
        self.file(id)?;
        self.start(id);
        Ok(())
    }

    fn start(&mut self, id: u32) {
        if let Some(file) = self.files.iter_mut().find(|f| f.id == id) {
            let reading = Box::new(Reading::open(&file.name, Some(file.size), file.choices.clone()));
            file.reading = Some(InProgress { reading, table: None });
        }
    }

    /// The next bytes of a file. Gives the number of rows read so far.
    ///
    /// # Errors
    /// A problem that ends the reading: the file is then refused, and the rest of the session kept.
    pub fn feed(&mut self, id: u32, bytes: &[u8]) -> Result<u32, Problem> {
        let file = self.file(id)?;
        let Some(InProgress { reading, table }) = &mut file.reading else { return Err(not_being_read()) };
        let fed = reading.feed(bytes, &mut |row, ledger| take(table, id, row, ledger));
        match fed {
            Ok(()) => Ok(reading.rows_read()),
            Err(problem) => {
                let plan = reading.plan().cloned().map(Box::new);
                file.reading = None;
                file.done = Some(Done::Refused { problem: problem.clone(), plan });
                self.changed();
                Err(problem)
            }
        }
    }

    /// The last byte was fed. `false`: something further down settled a question another way, so the file must be read
    /// again from the start (`reopen`).
    ///
    /// # Errors
    /// A problem that makes the file unusable.
    pub fn finish(&mut self, id: u32) -> Result<bool, Problem> {
        let file = self.file(id)?;
        let Some(InProgress { reading, mut table }) = file.reading.take() else {
            return Err(not_being_read());
        };
        let plan = reading.plan().cloned().map(Box::new);
        let finished = reading.finish(&mut |row, ledger| take(&mut table, id, row, ledger));
        let whole = match finished {
            Ok(Outcome::Read(read)) => {
                file.done = Some(Done::Read { plan: Box::new(read.plan), ledger: read.ledger, table });
                Ok(true)
            }
            Ok(Outcome::Again(choices)) => {
                file.choices = *choices;
                return Ok(false);
            }
            Err(problem) => {
                file.done = Some(Done::Refused { problem: problem.clone(), plan });
                Err(problem)
            }
        };
        self.changed();
        whole
    }

    /// The user stopped a reading: what was there before is kept.
    pub fn abandon(&mut self, id: u32) {
        if let Some(file) = self.files.iter_mut().find(|f| f.id == id) {
            file.reading = None;
        }
        self.files.retain(|f| f.done.is_some() || f.reading.is_some());
    }

    /// A file could not be read to its end, for a reason outside the file's text.
    pub fn refuse(&mut self, id: u32, reason: ProblemKind) {
        let Ok(file) = self.file(id) else { return };
        let (sentence, what_to_do) = match reason {
            ProblemKind::Changed => (
                "The file changed, shrank or disappeared while it was being read, so nothing of it was used.",
                "Close it in other programs, wait until it is saved, and drop it again.",
            ),
            ProblemKind::TooLarge => (
                "There was not enough memory in this browser to read the file.",
                "Export fewer columns or a shorter period, or totals for each person and week.",
            ),
            _ => (
                "The browser could not read the file.",
                "Copy it to a folder on this computer and drop it again.",
            ),
        };
        let problem = Problem::in_file(reason, &file.name, sentence, what_to_do);
        file.reading = None;
        file.done = Some(Done::Refused { problem, plan: None });
        self.changed();
    }

    /// Forgets one file.
    pub fn remove(&mut self, id: u32) {
        self.files.retain(|f| f.id != id);
        self.changed();
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        let next_id = self.next_id;
        *self = Self { next_id, ..Self::default() };
    }

    /// Takes a change to how a file is understood; the file must then be read again (`reopen`).
    ///
    /// # Errors
    /// Where the file, column or answer does not exist.
    pub fn change(&mut self, id: u32, change: &Change) -> Result<(), Problem> {
        let file = self.file(id)?;
        let plan = match &file.done {
            Some(Done::Read { plan, .. }) => Some(plan),
            Some(Done::Refused { plan, .. }) => plan.as_ref(),
            None => None,
        };
        let heading = |column: u32| -> Result<String, Problem> {
            plan.and_then(|p| p.columns.iter().find(|c| c.index == column))
                .map(|c| c.heading.clone())
                .ok_or_else(|| {
                    Problem::new(
                        ProblemKind::Setting,
                        "There is no such column.",
                        "Choose one that the file has.",
                    )
                })
        };
        match change {
            Change::Kind(kind) => file.choices.kind = Some(*kind),
            Change::Meaning(column, field) => {
                let heading = heading(*column)?;
                // One meaning stands on one column: taking it here takes it from the other.
                let others: Vec<(u32, String)> = plan
                    .map(|p| {
                        p.columns
                            .iter()
                            .filter(|c| field.is_some() && c.field == *field && c.index != *column)
                            .map(|c| (c.index, c.heading.clone()))
                            .collect()
                    })
                    .unwrap_or_default();
                for (index, heading) in others {
                    file.choices.column_mut(index, &heading).field = Some(None);
                }
                file.choices.column_mut(*column, &heading).field = Some(*field);
            }
            Change::Answer(column, answer) => {
                let heading = heading(*column)?;
                if !file.choices.answer(*column, &heading, answer) {
                    return Err(Problem::new(
                        ProblemKind::Setting,
                        "That is not one of the answers.",
                        "Choose one of those that are offered.",
                    ));
                }
            }
        }
        Ok(())
    }

    /// The meaning with this id, for [`Change::Meaning`]; the empty id means "not used".
    ///
    /// # Errors
    /// Where no meaning has this id.
    pub fn meaning(id: &str) -> Result<Option<crate::intake::field::Field>, Problem> {
        if id.is_empty() {
            return Ok(None);
        }
        meanings::from_id(id).map(Some).ok_or_else(|| {
            Problem::new(
                ProblemKind::Setting,
                "That is not a meaning a column can have.",
                "Choose one from the list.",
            )
        })
    }

    fn file(&mut self, id: u32) -> Result<&mut File, Problem> {
        self.files.iter_mut().find(|f| f.id == id).ok_or_else(|| {
            Problem::new(ProblemKind::Setting, "That file is no longer there.", "Drop it again.")
        })
    }

    fn changed(&mut self) {
        self.joined = None;
        self.findings = None;
    }

    /// Reads a whole file from memory.
    ///
    /// # Errors
    /// As [`Session::feed`] and [`Session::finish`].
    pub fn read(&mut self, name: &str, bytes: &[u8]) -> Result<u32, Problem> {
        let id = self.open(name, bytes.len() as u64);
        for _ in 0..4 {
            self.feed(id, bytes)?;
            if self.finish(id)? {
                return Ok(id);
            }
            self.reopen(id)?;
        }
        let problem = Problem::in_file(
            ProblemKind::Meaning,
            name,
            "The file contradicts itself: its dates or numbers can be read in no single way.",
            "Choose the date order and the decimal mark yourself.",
        );
        self.abandon(id);
        Err(problem)
    }

    fn together(&mut self) -> &Together {
        if self.joined.is_none() {
            let mut tables: Vec<(u32, &FileTable)> = Vec::new();
            let mut ledgers: Vec<Ledger> = Vec::new();
            for file in &self.files {
                if let Some(Done::Read { plan, ledger, table: Some(table) }) = &file.done
                    && !must_be_answered(plan)
                {
                    tables.push((file.id, table));
                    ledgers.push(ledger.clone());
                }
            }
            let Joined { workforce, joins } = Workforce::join(&tables, &mut ledgers);
            let ids: Vec<u32> = tables.iter().map(|(id, _)| *id).collect();
            self.joined =
                Some(Together { workforce, joins, ledgers: ids.into_iter().zip(ledgers).collect() });
        }
        self.joined.get_or_insert_with(|| Together {
            workforce: Workforce::default(),
            joins: Vec::new(),
            ledgers: Vec::new(),
        })
    }

    /// People and records of all files, joined.
    pub fn workforce(&mut self) -> &Workforce {
        &self.together().workforce
    }

    /// The account of a file's rows, what the join did included.
    pub fn ledger(&mut self, id: u32) -> Option<&Ledger> {
        self.together();
        let joined = self.joined.as_ref().and_then(|t| t.ledgers.iter().find(|(file, _)| *file == id));
        joined.map(|(_, ledger)| ledger).or_else(|| {
            self.files.iter().find(|f| f.id == id).and_then(|f| match &f.done {
                Some(Done::Read { ledger, .. }) => Some(ledger),
                _ => None,
            })
        })
    }

    /// How a file was understood.
    pub fn plan(&self, id: u32) -> Option<&Plan> {
        self.files.iter().find(|f| f.id == id).and_then(|f| match &f.done {
            Some(Done::Read { plan, .. }) => Some(plan.as_ref()),
            Some(Done::Refused { plan, .. }) => plan.as_deref(),
            None => f.reading.as_ref().and_then(|r| r.reading.plan()),
        })
    }

    /// The Data screen.
    pub fn data(&mut self) -> DataView {
        self.together();
        let ids: Vec<u32> = self.files.iter().map(|f| f.id).collect();
        let mut views = Vec::new();
        for id in ids {
            let Some(file) = self.files.iter().find(|f| f.id == id) else { continue };
            let joined =
                self.joined.as_ref().and_then(|t| t.ledgers.iter().find(|(f, _)| *f == id)).map(|(_, l)| l);
            let (plan, own, problem) = match &file.done {
                Some(Done::Read { plan, ledger, .. }) => (Some(plan.as_ref()), Some(ledger), None),
                Some(Done::Refused { problem, plan }) => (plan.as_deref(), None, Some(problem)),
                None => (None, None, None),
            };
            let sums = match &file.done {
                Some(Done::Read { table: Some(table), .. }) => table.sums(),
                _ => Vec::new(),
            };
            views.push(FileView::of(&FileFacts {
                sums,
                id,
                name: &file.name,
                plan,
                ledger: joined.or(own),
                used: joined.is_some(),
                reading: file.reading.is_some(),
                problem,
            }));
        }
        let names: Vec<(u32, String)> = self.file_names();
        let together = self.together();
        let people = together.workforce.people.len() as u32;
        let events = !together.workforce.absences.is_empty()
            || !together.workforce.undated.is_empty()
            || !together.workforce.overtime.is_empty()
            || !together.workforce.duties.is_empty();
        let joins = together.joins.iter().map(|j| join_note(j, &names)).collect();
        let asks = views
            .iter()
            .any(|v| v.state == FileState::Asks && v.columns.iter().any(|c| c.question.is_some()));
        let missing = if views.is_empty() || (people > 0 && events) {
            None
        } else if asks {
            Some("A question above must be answered before its file can be used.".to_owned())
        } else if people > 0 {
            Some("Only people were read so far: add absences or overtime.".to_owned())
        } else {
            Some("Nothing can be counted yet: add a file of absences or overtime, with a column that says who.".to_owned())
        };
        DataView {
            lede: Prose::new()
                .say("See which patterns in sickness, absence and overtime stand out in your team, how each flag arises, and how many would arise by chance. ")
                .in_tone(crate::explain::prose::Tone::Chance, "Your files are read here, in this page, and go nowhere."),
            files: views,
            joins,
            go_on: (people > 0 && events).then(|| format!("Analyse {}", count(people, "person", "people"))),
            missing,
        }
    }

    fn file_names(&self) -> Vec<(u32, String)> {
        self.files.iter().map(|f| (f.id, f.name.clone())).collect()
    }

    /// A page of a file's ledger.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn ledger_page(
        &mut self,
        id: u32,
        reason: &str,
        offset: u32,
        limit: u32,
    ) -> Result<LedgerPage, Problem> {
        let name = self.file(id)?.name.clone();
        let ledger = self.ledger(id).cloned().unwrap_or_default();
        Ok(LedgerPage::of(&ledger, &name, reason, offset, limit))
    }

    /// A file's whole ledger as CSV.
    ///
    /// # Errors
    /// Where there is no such file.
    pub fn ledger_csv(&mut self, id: u32) -> Result<String, Problem> {
        let name = self.file(id)?.name.clone();
        let ledger = self.ledger(id).cloned().unwrap_or_default();
        Ok(whole_ledger(&ledger, &name).csv())
    }

    /// The settings that the files suggest, before anyone changed anything.
    pub fn defaults(&mut self) -> Settings {
        let recorded = self.together().workforce.recorded();
        Settings::over(Scope::over(recorded.map_or(NO_DATES, usual_window)))
    }

    /// The settings in force.
    pub fn settings_in_force(&mut self) -> Settings {
        let defaults = self.defaults();
        let edits = self.edits.clone();
        edits.iter().fold(defaults, |settings, (id, value)| {
            settings::change(&settings, id, value).unwrap_or(settings)
        })
    }

    /// Changes one setting and runs the analysis again.
    ///
    /// # Errors
    /// A problem that says what is allowed; the earlier value is kept.
    pub fn set(&mut self, id: &str, value: &str) -> Result<(), Problem> {
        let now = self.settings_in_force();
        settings::change(&now, id, value)?;
        self.edits.push((id.to_owned(), value.to_owned()));
        self.findings = None;
        self.analyse()
    }

    /// Back to what the files suggest.
    ///
    /// # Errors
    /// As [`Session::analyse`].
    pub fn reset_settings(&mut self) -> Result<(), Problem> {
        self.edits.clear();
        self.findings = None;
        self.analyse()
    }

    /// Runs the analysis, unless it stands.
    ///
    /// # Errors
    /// Where there is nothing to analyse.
    pub fn analyse(&mut self) -> Result<(), Problem> {
        if self.findings.is_some() {
            return Ok(());
        }
        let settings = self.settings_in_force();
        let workforce = &self.together().workforce;
        if workforce.people.is_empty() {
            return Err(Problem::new(
                ProblemKind::Join,
                "There is nobody to analyse yet.",
                "Drop a file of absences or overtime, or try the sample team.",
            ));
        }
        self.findings = Some(flags::run(workforce, &settings));
        Ok(())
    }

    /// One step of the analysis. Call until `done == total`.
    ///
    /// # Errors
    /// As [`Session::analyse`].
    pub fn analyse_step(&mut self) -> Result<Progress, Problem> {
        self.analyse()?;
        Ok(Progress { done: 1, total: 1, label: "Comparing people with their peers".to_owned() })
    }

    /// Whether the findings stand.
    pub fn is_analysed(&self) -> bool {
        self.findings.is_some()
    }

    /// What was found.
    pub fn findings(&self) -> Option<&Findings> {
        self.findings.as_ref()
    }

    fn scene(&self) -> Result<Scene<'_>, Problem> {
        match (&self.joined, &self.findings) {
            (Some(together), Some(findings)) => {
                Ok(Scene { workforce: &together.workforce, findings, names: self.names })
            }
            _ => Err(Problem::new(
                ProblemKind::Setting,
                "Nothing has been analysed yet.",
                "Go to Data and press Analyse.",
            )),
        }
    }

    /// The Overview.
    ///
    /// # Errors
    /// Where nothing was analysed; so for all views below.
    pub fn overview(&self) -> Result<OverviewView, Problem> {
        Ok(OverviewView::of(&self.scene()?))
    }

    /// The funnel of one indicator.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn funnel(&self, indicator: &str) -> Result<FunnelView, Problem> {
        Ok(FunnelView::of(&self.scene()?, indicator))
    }

    /// Every row of a funnel's table.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn funnel_table(&self, indicator: &str) -> Result<Table, Problem> {
        Ok(FunnelView::whole_table(&self.scene()?, indicator))
    }

    /// What is read out at a person's point.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn readout(&self, indicator: &str, person: u32) -> Result<String, Problem> {
        let scene = self.scene()?;
        if person as usize >= scene.workforce.people.len() {
            return Ok(String::new());
        }
        Ok(FunnelView::readout(&scene, indicator, person))
    }

    /// A heatmap by team and week.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn heatmap(&self, measure: &str) -> Result<HeatmapView, Problem> {
        Ok(HeatmapView::of(&self.scene()?, measure))
    }

    /// A page of people.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn people(
        &self,
        query: &str,
        flagged_only: bool,
        offset: u32,
        limit: u32,
    ) -> Result<PeopleView, Problem> {
        Ok(PeopleView::of(&self.scene()?, query, flagged_only, offset, limit))
    }

    /// One person or team.
    ///
    /// # Errors
    /// Where nothing was analysed, or there is no such person or team.
    pub fn person(&self, subject: &Subject) -> Result<PersonView, Problem> {
        PersonView::of(&self.scene()?, subject, &self.file_names()).ok_or_else(nobody)
    }

    /// One person's or team's period.
    ///
    /// # Errors
    /// As [`Session::person`].
    pub fn timeline(&self, subject: &Subject) -> Result<TimelineView, Problem> {
        let scene = self.scene()?;
        match *subject {
            Subject::Person { id } if (id as usize) < scene.workforce.people.len() => {
                Ok(TimelineView::of_person(&scene, id))
            }
            Subject::Team { id } if (id as usize) < scene.workforce.teams.len() => {
                Ok(TimelineView::of_team(&scene, id))
            }
            _ => Err(nobody()),
        }
    }

    /// Settings with their consequences.
    ///
    /// # Errors
    /// Where nothing was analysed.
    pub fn settings(&mut self) -> Result<SettingsView, Problem> {
        let defaults = self.defaults();
        Ok(SettingsView::of(&self.scene()?, &defaults))
    }

    /// Names instead of pseudonyms, or back.
    pub fn show_names(&mut self, on: bool) {
        self.names = on;
    }

    /// Every indicator's card.
    pub fn methods() -> Vec<MethodView> {
        MethodView::all()
    }

    /// Kinds that a file can be said to be, for [`Change::Kind`].
    pub fn kinds() -> Vec<TableKind> {
        crate::tables::KINDS.iter().map(|(kind, _, _)| *kind).collect()
    }
}

/// A stand-in period for files without any date: one year, of which nothing is printed.
const NO_DATES: Window = Window { first: Day(0), last: Day(364) };

/// The longest period taken without being asked: a year.
const USUAL_DAYS: i32 = 365;

/// The period the records suggest: up to their last day (the end of its month, when it is within a week of it), and back
/// a year, or to the month in which they begin.
fn usual_window(recorded: Window) -> Window {
    let end = recorded.last.month_end();
    let last = if end.0 - recorded.last.0 < 7 { end } else { recorded.last };
    let first = recorded.first.month_start().max(last.plus(1 - USUAL_DAYS));
    Window { first, last }
}

fn join_note(join: &Join, names: &[(u32, String)]) -> JoinNote {
    let name = names.iter().find(|(id, _)| *id == join.file).map_or("", |(_, name)| name);
    let unmatched = join.unmatched.len() as u32;
    let mut table =
        Table::new(format!("People in {name} who are in no people file"), &["Person in the file", "#Rows"]);
    for (key, rows) in &join.unmatched {
        table.row(vec![key.clone(), rows.to_string()]);
    }
    let sentence = if join.matched == 0 {
        format!(
            "Nobody in {name} is in the people file: the two name people differently. Check which column says who in each."
        )
    } else if unmatched == 0 {
        format!("All {} in {name} are in the people file.", count(join.people, "person", "people"))
    } else {
        format!(
            "{} of {} in {name} are in the people file; {} {} not, and {} not compared.",
            thousands(join.matched),
            count(join.people, "person", "people"),
            thousands(unmatched),
            if unmatched == 1 { "is" } else { "are" },
            if unmatched == 1 { "is" } else { "are" }
        )
    };
    JoinNote {
        sentence,
        unmatched: table,
        look: join.matched == 0 || f64::from(unmatched) > f64::from(join.people) * 0.2,
    }
}

fn not_being_read() -> Problem {
    Problem::new(ProblemKind::Setting, "That file is not being read.", "Drop it again.")
}

fn nobody() -> Problem {
    Problem::new(ProblemKind::Setting, "There is no such person or team.", "Go back to the list.")
}
