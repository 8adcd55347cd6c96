//! The edge: parse, call, convert. The only file that names wasm-bindgen, js-sys, web-sys and serde-wasm-bindgen.
//!
//! A problem with the user's data is thrown as a plain object of type `Problem`, never as an `Error`; an `Error` that
//! comes out of here is a crash. Long series cross as typed arrays, everything else as plain objects.

#![allow(clippy::missing_errors_doc)] // every error here is the thrown Problem of the session's method of the same name
#![allow(clippy::needless_pass_by_value)] // a problem is handed over, and so is a value of the page
#![allow(clippy::unused_self)] // methods of the page's object, whether they need it or not

use js_sys::{Float64Array, Object, Reflect, Uint8Array, Uint32Array};
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;

use crate::intake::field::TableKind;
use crate::problem::{Problem, ProblemKind};
use crate::session;
use crate::views::data::Change;
use crate::views::overview::Subject;
use crate::views::{ExampleFile, Table};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r"
/** The points of a funnel plot, one entry a person. `standing` is the place of the Standing in its list. */
export interface FunnelPoints { person: Uint32Array; x: Float64Array; y: Float64Array; standing: Uint8Array }
/** A change to how a file is understood; `field: ''` means that a column is not used. */
export type FileChange =
  | { what: 'kind'; kind: TableKind }
  | { what: 'meaning'; column: number; field: string }
  | { what: 'answer'; column: number; answer: string }
  | { what: 'value'; column: number; value: string | undefined; meaning: string }
  | { what: 'mapping'; mapping: number }
  | { what: 'both'; both: boolean };
/** One file of the sample. */
export interface SampleFile { name: string; text: string }
";

/// Whether the core ran out of memory: to be asked after a trap, which does not say so itself.
#[wasm_bindgen(js_name = ranOutOfMemory)]
#[must_use]
pub fn ran_out_of_memory() -> bool {
    crate::memory::ran_out()
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console)]
    fn error(text: &str);
}

/// Panics arrive as a line in the console; the worker is replaced by the page. The line holds the place in the code and
/// the message, which never holds a cell.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or(String::new(), |l| format!("{}:{}", l.file(), l.line()));
        error(&format!("candour stopped at {place}"));
    }));
}

/// A change as it is sent, with what its kind needs. One struct: serde reads a tagged enum twice, which took 32 KB of
/// code.
#[derive(Default, Deserialize)]
#[serde(default)]
struct FileChange {
    what: String,
    kind: Option<TableKind>,
    column: u32,
    field: String,
    answer: String,
    value: Option<String>,
    meaning: String,
    mapping: u32,
    both: bool,
}

impl FileChange {
    fn read(self) -> Result<Change, JsValue> {
        let Self { column, .. } = self;
        Ok(match (self.what.as_str(), self.kind) {
            ("kind", Some(kind)) => Change::Kind(kind),
            ("meaning", _) => {
                Change::Meaning(column, session::Session::meaning(&self.field).map_err(thrown)?)
            }
            ("answer", _) => Change::Answer(column, self.answer),
            ("value", _) => {
                let meaning = session::Session::value_meaning(&self.meaning).map_err(thrown)?;
                Change::Value(column, self.value, meaning)
            }
            ("mapping", _) => Change::Mapping(self.mapping),
            ("both", _) => Change::Both(self.both),
            (what, _) => return Err(JsValue::from_str(&format!("no change is called “{what}”"))),
        })
    }
}

#[derive(Serialize)]
struct SampleFile {
    name: String,
    text: String,
}

/// Files, choices and findings of one sitting.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Session {
    session: session::Session,
}

fn out<T: Serialize + ?Sized>(value: &T) -> Result<JsValue, JsValue> {
    serde_wasm_bindgen::to_value(value).map_err(JsValue::from)
}

fn thrown(problem: Problem) -> JsValue {
    out(&problem).unwrap_or_else(|e| e)
}

fn answer<T: Serialize>(answer: Result<T, Problem>) -> Result<JsValue, JsValue> {
    out(&answer.map_err(thrown)?)
}

fn taken<T: for<'de> Deserialize<'de>>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(JsValue::from)
}

#[wasm_bindgen]
impl Session {
    /// Nothing read yet.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Self {
        Self::default()
    }

    /// A new file of so many bytes, about to be read. Gives its number.
    pub fn open(&mut self, name: &str, size: f64) -> u32 {
        self.session.open(name, size as u64)
    }

    /// Reads a file again from its first byte, with the choices now held.
    pub fn reopen(&mut self, id: u32) -> Result<(), JsValue> {
        self.session.reopen(id).map_err(thrown)
    }

    /// The next bytes. Gives the number of rows so far.
    pub fn feed(&mut self, id: u32, bytes: &[u8]) -> Result<u32, JsValue> {
        self.session.feed(id, bytes).map_err(thrown)
    }

    /// The last byte was fed. False: read the file again from the start.
    pub fn finish(&mut self, id: u32) -> Result<bool, JsValue> {
        self.session.finish(id).map_err(thrown)
    }

    /// The user stopped the reading; what was there before is kept.
    pub fn abandon(&mut self, id: u32) {
        self.session.abandon(id);
    }

    /// The file could not be read to its end: 'changed', 'tooLarge' or 'unreadable'.
    pub fn refuse(&mut self, id: u32, reason: &str) {
        let kind = match reason {
            "changed" => ProblemKind::Changed,
            "tooLarge" => ProblemKind::TooLarge,
            _ => ProblemKind::Encoding,
        };
        self.session.refuse(id, kind);
    }

    /// Forgets one file.
    pub fn remove(&mut self, id: u32) {
        self.session.remove(id);
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.session.clear();
    }

    /// Changes how a file is understood; read it again afterwards.
    pub fn change(
        &mut self,
        id: u32,
        #[wasm_bindgen(unchecked_param_type = "FileChange")] change: JsValue,
    ) -> Result<(), JsValue> {
        let change = taken::<FileChange>(change)?.read()?;
        self.session.change(id, &change).map_err(thrown)
    }

    /// How a file is read, as JSON without any of its data: for the next file with the same headings.
    pub fn mapping(&mut self, id: u32) -> Result<String, JsValue> {
        self.session.mapping(id).map_err(thrown)
    }

    /// Takes a mapping that was saved, and offers it on every file with its headings. Gives a sentence about it.
    #[wasm_bindgen(js_name = takeMapping)]
    pub fn take_mapping(&mut self, name: &str, json: &str) -> Result<String, JsValue> {
        self.session.take_mapping(name, json).map_err(thrown)
    }

    /// The Data screen.
    #[wasm_bindgen(unchecked_return_type = "DataView")]
    pub fn data(&mut self) -> Result<JsValue, JsValue> {
        out(&self.session.data())
    }

    /// A page of a file's ledger; an empty reason shows all lines.
    #[wasm_bindgen(unchecked_return_type = "LedgerPage")]
    pub fn ledger(&mut self, id: u32, reason: &str, offset: u32, limit: u32) -> Result<JsValue, JsValue> {
        answer(self.session.ledger_page(id, reason, offset, limit))
    }

    /// A file's whole ledger as CSV.
    #[wasm_bindgen(js_name = ledgerCsv)]
    pub fn ledger_csv(&mut self, id: u32) -> Result<String, JsValue> {
        self.session.ledger_csv(id).map_err(thrown)
    }

    /// The sample team as files.
    #[wasm_bindgen(unchecked_return_type = "SampleFile[]")]
    pub fn sample(&self, seed: u32) -> Result<JsValue, JsValue> {
        let files: Vec<SampleFile> = session::Session::sample(seed)
            .into_iter()
            .map(|f| SampleFile { name: f.name, text: f.text })
            .collect();
        out(&files)
    }

    /// What files help, each with a small example.
    #[wasm_bindgen(unchecked_return_type = "ExampleFile[]")]
    pub fn examples(&self) -> Result<JsValue, JsValue> {
        out(&ExampleFile::all())
    }

    /// What the page does, in three pictures of the sample.
    #[wasm_bindgen(unchecked_return_type = "OpeningView")]
    pub fn opening(&self) -> Result<JsValue, JsValue> {
        js_sys::JSON::parse(crate::views::opening::DRAWN)
    }

    /// One step of the analysis; call until `done` is `total`.
    #[wasm_bindgen(js_name = analyseStep, unchecked_return_type = "Progress")]
    pub fn analyse_step(&mut self) -> Result<JsValue, JsValue> {
        answer(self.session.analyse_step())
    }

    /// Whether the findings stand.
    #[wasm_bindgen(js_name = isAnalysed)]
    pub fn is_analysed(&self) -> bool {
        self.session.is_analysed()
    }

    /// The Overview.
    #[wasm_bindgen(unchecked_return_type = "OverviewView")]
    pub fn overview(&self) -> Result<JsValue, JsValue> {
        answer(self.session.overview())
    }

    /// The funnel of one indicator, its points as typed arrays.
    #[wasm_bindgen(unchecked_return_type = "FunnelView & { points: FunnelPoints }")]
    pub fn funnel(&self, indicator: &str) -> Result<JsValue, JsValue> {
        let view = self.session.funnel(indicator).map_err(thrown)?;
        let points = Object::new();
        Reflect::set(&points, &"person".into(), &Uint32Array::from(&view.points.person[..]))?;
        Reflect::set(&points, &"x".into(), &Float64Array::from(&view.points.x[..]))?;
        Reflect::set(&points, &"y".into(), &Float64Array::from(&view.points.y[..]))?;
        Reflect::set(&points, &"standing".into(), &Uint8Array::from(&view.points.standing[..]))?;
        let object = out(&view)?;
        Reflect::set(&object, &"points".into(), &points)?;
        Ok(object)
    }

    /// The whole table of a funnel as CSV.
    #[wasm_bindgen(js_name = funnelCsv)]
    pub fn funnel_csv(&self, indicator: &str) -> Result<String, JsValue> {
        Ok(self.session.csv(self.session.funnel_table(indicator).map_err(thrown)?))
    }

    /// What is read out at a person's point.
    pub fn readout(&self, indicator: &str, person: u32) -> Result<String, JsValue> {
        self.session.readout(indicator, person).map_err(thrown)
    }

    /// A heatmap by team and week.
    #[wasm_bindgen(unchecked_return_type = "HeatmapView")]
    pub fn heatmap(&self, id: &str) -> Result<JsValue, JsValue> {
        answer(self.session.heatmap(id))
    }

    /// A page of people.
    #[wasm_bindgen(unchecked_return_type = "PeopleView")]
    pub fn people(
        &self,
        query: &str,
        #[wasm_bindgen(js_name = flaggedOnly)] flagged_only: bool,
        offset: u32,
        limit: u32,
    ) -> Result<JsValue, JsValue> {
        answer(self.session.people(query, flagged_only, offset, limit))
    }

    /// One person or team.
    #[wasm_bindgen(unchecked_return_type = "PersonView")]
    pub fn person(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.session.person(&taken::<Subject>(subject)?))
    }

    /// What else could explain each flag of a person or team, and the nearest facts without it; run again for each.
    #[wasm_bindgen(unchecked_return_type = "ExplanationsView")]
    pub fn explanations(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.session.explanations(&taken::<Subject>(subject)?))
    }

    /// One step of counting how often chance alone would fill such a list; call until `done` is `total`.
    #[wasm_bindgen(js_name = chanceStep, unchecked_return_type = "Progress")]
    pub fn chance_step(&mut self) -> Result<JsValue, JsValue> {
        answer(self.session.chance_step())
    }

    /// One more way to analyse the records; call until `done` is `total`.
    #[wasm_bindgen(js_name = waysStep, unchecked_return_type = "Progress")]
    pub fn ways_step(&mut self) -> Result<JsValue, JsValue> {
        answer(self.session.ways_step())
    }

    /// What the ways done so far found.
    #[wasm_bindgen(unchecked_return_type = "WaysView")]
    pub fn ways(&self) -> Result<JsValue, JsValue> {
        answer(self.session.ways())
    }

    /// One person's flags under the ways done so far.
    #[wasm_bindgen(js_name = waysOf, unchecked_return_type = "PersonWaysView")]
    pub fn ways_of(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.session.ways_of(&taken::<Subject>(subject)?))
    }

    /// One person's or team's period.
    #[wasm_bindgen(unchecked_return_type = "TimelineView")]
    pub fn timeline(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.session.timeline(&taken::<Subject>(subject)?))
    }

    /// One of the pictures that the Overview lists.
    #[wasm_bindgen(unchecked_return_type = "PlotView | undefined")]
    pub fn picture(&self, id: &str) -> Result<JsValue, JsValue> {
        answer(self.session.picture(id))
    }

    /// What a setting would do, before it is applied.
    #[wasm_bindgen(unchecked_return_type = "ConsequenceView")]
    pub fn preview(&self, id: &str, value: &str) -> Result<JsValue, JsValue> {
        answer(self.session.preview(id, value))
    }

    /// Settings with their consequences.
    #[wasm_bindgen(unchecked_return_type = "SettingsView")]
    pub fn settings(&mut self) -> Result<JsValue, JsValue> {
        answer(self.session.settings())
    }

    /// Changes one setting; what was found before stands no more until `analyseStep` has run again.
    pub fn set(&mut self, id: &str, value: &str) -> Result<(), JsValue> {
        self.session.set(id, value).map_err(thrown)
    }

    /// Back to what the files suggest.
    #[wasm_bindgen(js_name = resetSettings)]
    pub fn reset_settings(&mut self) {
        self.session.reset_settings();
    }

    /// Names instead of pseudonyms, or back.
    #[wasm_bindgen(js_name = showNames)]
    pub fn show_names(&mut self, on: bool) {
        self.session.show_names(on);
    }

    /// One person's name instead of the pseudonym, or back.
    #[wasm_bindgen(js_name = showName)]
    pub fn show_name(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
        on: bool,
    ) -> Result<(), JsValue> {
        self.session.show_name(&taken::<Subject>(subject)?, on).map_err(thrown)
    }

    /// The determinations of one person or team: what stands, and what can be chosen.
    #[wasm_bindgen(unchecked_return_type = "DeterminationsView")]
    pub fn determinations(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        answer(self.session.determinations(&taken::<Subject>(subject)?))
    }

    /// Keeps a determination under the key its view gave.
    pub fn decide(
        &mut self,
        key: &str,
        #[wasm_bindgen(unchecked_param_type = "Determination")] determination: JsValue,
    ) -> Result<(), JsValue> {
        self.session.decide(key, taken(determination)?).map_err(thrown)
    }

    /// Takes a determination back.
    #[wasm_bindgen(js_name = takeBack)]
    pub fn take_back(&mut self, key: &str) -> Result<(), JsValue> {
        self.session.take_back(key).map_err(thrown)
    }

    /// Whether a first impression is asked for before someone's flags are shown.
    #[wasm_bindgen(js_name = askFirstImpressions)]
    pub fn ask_first_impressions(&mut self, on: bool) {
        self.session.ask_first_impressions(on);
    }

    /// Keeps the first impression of someone.
    #[wasm_bindgen(js_name = firstImpression)]
    pub fn first_impression(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
        text: &str,
    ) -> Result<(), JsValue> {
        self.session.first_impression(&taken::<Subject>(subject)?, text).map_err(thrown)
    }

    /// How often the flags were agreed with, and every determination.
    #[wasm_bindgen(unchecked_return_type = "AgreementView")]
    pub fn agreement(&self) -> Result<JsValue, JsValue> {
        answer(self.session.agreement())
    }

    /// Every determination as JSON, to be saved.
    #[wasm_bindgen(js_name = determinationsJson)]
    pub fn determinations_json(&self) -> String {
        self.session.determinations_json()
    }

    /// Takes determinations that were saved, beside those that stand: of one flag the newer counts. Gives a sentence about it.
    #[wasm_bindgen(js_name = takeDeterminations)]
    pub fn take_determinations(&mut self, name: &str, json: &str) -> Result<String, JsValue> {
        self.session.take_determinations(name, json).map_err(thrown)
    }

    /// What the user set and wrote, for a session that takes this one's place.
    pub fn carried(&self) -> String {
        self.session.carried()
    }

    /// Takes what `carried` gave, in place of everything of its kind.
    #[wasm_bindgen(js_name = carryOn)]
    pub fn carry_on(&mut self, json: &str) -> Result<(), JsValue> {
        self.session.carry_on(json).map_err(thrown)
    }

    /// What is written now is in a file: all of it, or everything but the first impressions.
    #[wasm_bindgen(js_name = determinationsSaved)]
    pub fn determinations_saved(&mut self, all: bool) {
        self.session.determinations_saved(all);
    }

    /// Whether anything was written that is in no file yet.
    pub fn unsaved(&self) -> bool {
        self.session.unsaved()
    }

    /// Whether there is anything to take back, and anything to make again.
    #[wasm_bindgen(js_name = canUndo, unchecked_return_type = "[boolean, boolean]")]
    pub fn can_undo(&self) -> Result<JsValue, JsValue> {
        out(&self.session.can_undo())
    }

    /// Takes back the last change of a setting or determination, and says what it was. After a setting, analyse again.
    pub fn undo(&mut self) -> Option<String> {
        self.session.undo()
    }

    /// Makes the change that was last taken back again, and says what it was.
    pub fn redo(&mut self) -> Option<String> {
        self.session.redo()
    }

    /// Everything that can be opened under Learn.
    #[wasm_bindgen(unchecked_return_type = "GalleryView")]
    pub fn gallery(&self) -> Result<JsValue, JsValue> {
        out(&session::Session::gallery())
    }

    /// Forgets everything and opens what the fragment of a link names: a lesson at its step, or an invented team.
    #[wasm_bindgen(js_name = openLink)]
    pub fn open_link(&mut self, fragment: &str) -> Result<(), JsValue> {
        self.session.open_link(fragment).map_err(thrown)
    }

    /// Moves one slider of the invented team that stands open.
    #[wasm_bindgen(js_name = moveSlider)]
    pub fn move_slider(&mut self, id: &str, value: f64) -> Result<(), JsValue> {
        self.session.move_slider(id, value).map_err(thrown)
    }

    /// The fragment that opens what stands open; nothing where files of anyone's own do.
    pub fn link(&self) -> Option<String> {
        self.session.link()
    }

    /// The step that stands open, or the invented team.
    #[wasm_bindgen(unchecked_return_type = "LessonView")]
    pub fn lesson(&self) -> Result<JsValue, JsValue> {
        answer(self.session.lesson())
    }

    /// Truth beside flags.
    #[wasm_bindgen(unchecked_return_type = "CurtainView")]
    pub fn curtain(&self) -> Result<JsValue, JsValue> {
        answer(self.session.curtain())
    }

    /// The people of the exam.
    #[wasm_bindgen(unchecked_return_type = "ExamView")]
    pub fn exam(&self) -> Result<JsValue, JsValue> {
        answer(self.session.exam())
    }

    /// Ends a sitting: decisions as person, answer and reason, by the ids that the exam's view gave.
    #[wasm_bindgen(js_name = endExam, unchecked_return_type = "DebriefView")]
    pub fn end_exam(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "[number, string, string][]")] decisions: JsValue,
    ) -> Result<JsValue, JsValue> {
        let decisions: Vec<(u32, String, String)> = taken(decisions)?;
        let decisions: Vec<(u32, &str, &str)> =
            decisions.iter().map(|(who, what, why)| (*who, what.as_str(), why.as_str())).collect();
        answer(self.session.end_exam(&decisions))
    }

    /// The page of the lesson that stands open to be handed out, with the guide for whoever leads it.
    #[wasm_bindgen(unchecked_return_type = "HandoutView")]
    pub fn handout(&self) -> Result<JsValue, JsValue> {
        answer(self.session.handout())
    }

    /// One dot a person.
    #[wasm_bindgen(unchecked_return_type = "DotsView")]
    pub fn dots(&self) -> Result<JsValue, JsValue> {
        answer(self.session.dots())
    }

    /// Every test of the Test it screen.
    #[wasm_bindgen(unchecked_return_type = "TrialCard[]")]
    pub fn trials(&self) -> Result<JsValue, JsValue> {
        out(&session::Session::trials())
    }

    /// Chooses something for a test; what it had found stands no more.
    pub fn choose(&mut self, test: &str, id: &str, value: &str) {
        self.session.choose(test, id, value);
    }

    /// One step of a test; call until `done` is `total`.
    #[wasm_bindgen(js_name = trialStep, unchecked_return_type = "Progress")]
    pub fn trial_step(&mut self, test: &str) -> Result<JsValue, JsValue> {
        answer(self.session.trial_step(test))
    }

    /// What a test found, as far as it has come.
    #[wasm_bindgen(unchecked_return_type = "TrialView")]
    pub fn trial(&self, test: &str) -> Result<JsValue, JsValue> {
        answer(self.session.trial(test))
    }

    /// What the analysis is for.
    #[wasm_bindgen(unchecked_return_type = "PurposeView")]
    pub fn purpose(&self) -> Result<JsValue, JsValue> {
        out(&self.session.purpose())
    }

    /// Says what the analysis is for, and which of the questions it covers, by their ids.
    #[wasm_bindgen(js_name = setPurpose)]
    pub fn set_purpose(&mut self, text: &str, lanes: Vec<String>) -> Result<(), JsValue> {
        self.session.set_purpose(text, &lanes).map_err(thrown)
    }

    /// Every document that can be asked for.
    #[wasm_bindgen(unchecked_return_type = "DocumentCard[]")]
    pub fn documents(&self) -> Result<JsValue, JsValue> {
        out(&session::Session::documents())
    }

    /// Goes through the other explanations of one more flag, of everyone or of one; call until `done` is `total`.
    #[wasm_bindgen(js_name = explainStep, unchecked_return_type = "Progress")]
    pub fn explain_step(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Subject | undefined")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        let subject: Option<Subject> = taken(subject)?;
        answer(self.session.explain_step(subject.as_ref()))
    }

    /// A document about what was found.
    #[wasm_bindgen(unchecked_return_type = "DocumentView")]
    pub fn document(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "Subject | undefined")] subject: JsValue,
    ) -> Result<JsValue, JsValue> {
        let subject: Option<Subject> = taken(subject)?;
        answer(self.session.document(id, subject.as_ref()))
    }

    /// The same as Markdown.
    #[wasm_bindgen(js_name = documentMarkdown)]
    pub fn document_markdown(
        &mut self,
        id: &str,
        #[wasm_bindgen(unchecked_param_type = "Subject | undefined")] subject: JsValue,
    ) -> Result<String, JsValue> {
        let subject: Option<Subject> = taken(subject)?;
        self.session.document(id, subject.as_ref()).map(|document| document.markdown()).map_err(thrown)
    }

    /// The files that are sheets of the same workbook as this one: they are read again from the same bytes.
    #[wasm_bindgen(js_name = sheetsOf)]
    pub fn sheets_of(&self, id: u32) -> Vec<u32> {
        self.session.sheets_of(id)
    }

    /// Files in use whose SHA-256 is not known.
    #[wasm_bindgen(js_name = withoutFingerprint)]
    pub fn without_fingerprint(&self) -> Vec<u32> {
        self.session.without_fingerprint()
    }

    /// The next bytes of a file for its SHA-256; `first` begins anew.
    pub fn fingerprint(&mut self, id: u32, bytes: &[u8], first: bool) -> Result<(), JsValue> {
        self.session.fingerprint(id, bytes, first).map_err(thrown)
    }

    /// The last byte was given.
    #[wasm_bindgen(js_name = fingerprintEnd)]
    pub fn fingerprint_end(&mut self, id: u32) -> Result<String, JsValue> {
        self.session.fingerprint_end(id).map_err(thrown)
    }

    /// The record of what stands open, as JSON.
    pub fn record(&mut self) -> Result<String, JsValue> {
        self.session.record().map_err(thrown)
    }

    /// Takes a file that was saved here: a record, determinations or how a file is read. Gives a sentence about it.
    #[wasm_bindgen(js_name = takeSaved)]
    pub fn take_saved(&mut self, name: &str, json: &str) -> Result<String, JsValue> {
        self.session.take_saved(name, json).map_err(thrown)
    }

    /// Files that the record which was taken reads in another way, and that have to be read again.
    #[wasm_bindgen(js_name = toBeReadAgain)]
    pub fn to_be_read_again(&mut self) -> Vec<u32> {
        self.session.to_be_read_again()
    }

    /// Files that the record which was taken may be about: their SHA-256 says whether it is.
    #[wasm_bindgen(js_name = toBeHashed)]
    pub fn to_be_hashed(&self) -> Vec<u32> {
        self.session.to_be_hashed()
    }

    /// Tests of the rules that the record tells of and that were not run here; before that, `checkRecord` gives nothing.
    #[wasm_bindgen(js_name = testsToRunAgain)]
    pub fn tests_to_run_again(&self) -> Vec<String> {
        self.session.tests_to_run_again()
    }

    /// How the record that was taken compares with what stands open.
    #[wasm_bindgen(js_name = checkRecord, unchecked_return_type = "RecordCheckView | undefined")]
    pub fn check_record(&mut self) -> Result<JsValue, JsValue> {
        if !self.session.tests_to_run_again().is_empty() {
            return Ok(JsValue::UNDEFINED);
        }
        answer(self.session.check_record())
    }

    /// Every flag as a table.
    #[wasm_bindgen(js_name = flagsTable, unchecked_return_type = "Table")]
    pub fn flags_table(&self) -> Result<JsValue, JsValue> {
        answer(self.session.flags_table())
    }

    /// Every determination as a table.
    #[wasm_bindgen(js_name = determinationsTable, unchecked_return_type = "Table")]
    pub fn determinations_table(&self) -> Result<JsValue, JsValue> {
        answer(self.session.determinations_table())
    }

    /// Every indicator's card.
    #[wasm_bindgen(unchecked_return_type = "MethodView[]")]
    pub fn methods(&self) -> Result<JsValue, JsValue> {
        out(&session::Session::methods())
    }

    /// A table as CSV that no spreadsheet will run.
    pub fn csv(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Table")] table: JsValue,
    ) -> Result<String, JsValue> {
        Ok(self.session.csv(taken::<Table>(table)?))
    }

    /// The version of the program.
    pub fn version(&self) -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }
}
