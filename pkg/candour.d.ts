/* tslint:disable */
/* eslint-disable */

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


/**
 * A grid of dots.
 */
export interface DotsView {
    /**
     * One a person, in the order of their numbers; at most a thousand.
     */
    dots: Dot[];
    /**
     * "Of 58 people flagged, 9 have the problem: 16 in 100."
     */
    sentence: Prose;
    /**
     * The same as a table.
     */
    table: Table;
}

/**
 * A guess that is asked for, and what is so.
 */
export interface GuessView {
    /**
     * The question.
     */
    question: Prose;
    /**
     * The highest guess; the lowest is 0.
     */
    high: number;
    /**
     * The step from one guess to the next.
     */
    step: number;
    /**
     * Where the slider stands before anybody guessed: in the middle.
     */
    middle: number;
    /**
     * What is so, as a number on the same scale; nothing where a guess is an opinion.
     */
    is: number | undefined;
    /**
     * What is so, in words.
     */
    said: string;
    /**
     * The step at which the same was asked before.
     */
    before: number | undefined;
}

/**
 * A heading of a table.
 */
export interface Heading {
    /**
     * The words.
     */
    text: string;
    /**
     * Whether the column holds numbers, and is set to the right.
     */
    numeric: boolean;
}

/**
 * A label beside a point.
 */
export interface PointLabel {
    /**
     * Which person.
     */
    person: number;
    /**
     * Where.
     */
    x: number;
    /**
     * Where.
     */
    y: number;
    /**
     * The label ("P-1043 · 7 spells").
     */
    text: string;
    /**
     * How the point stands.
     */
    standing: Standing;
}

/**
 * A lesson, the exam or an invented team.
 */
export interface GalleryEntry {
    /**
     * Its id.
     */
    id: string;
    /**
     * What it is called.
     */
    name: string;
    /**
     * One sentence.
     */
    sentence: string;
    /**
     * "6 steps, about 10 minutes"; empty for a team.
     */
    length: string;
    /**
     * The fragment that opens it.
     */
    link: string;
    /**
     * Whom a naive rule and Candour flag at its end; nothing for a team.
     */
    picture: ReaderDots[];
}

/**
 * A line across the picture.
 */
export interface Rule {
    /**
     * Where.
     */
    at: number;
    /**
     * Whether it stands upright, at a place along.
     */
    upright: boolean;
    /**
     * What is written at it.
     */
    label: string;
    /**
     * What it is about.
     */
    tone: Tone;
}

/**
 * A mapping that fits a file.
 */
export interface MappingOffer {
    /**
     * Its number in the session.
     */
    mapping: number;
    /**
     * Where it comes from, and what it would do.
     */
    sentence: string;
}

/**
 * A neighbour in the list.
 */
export interface Neighbour {
    /**
     * Who.
     */
    subject: Subject;
    /**
     * Their label.
     */
    who: string;
}

/**
 * A page of the ledger.
 */
export interface LedgerPage {
    /**
     * The lines: row, what happened, why, particulars, original line.
     */
    table: Table;
    /**
     * "lines 1 to 50 of 412".
     */
    place: string;
    /**
     * Whether there are lines before these.
     */
    hasPrevious: boolean;
    /**
     * Whether there are lines after these.
     */
    hasNext: boolean;
}

/**
 * A page to be handed out.
 */
export interface HandoutView {
    /**
     * The lesson's name.
     */
    title: string;
    /**
     * Its question.
     */
    question: string;
    /**
     * What a naive rule, a generic ordering and Candour make of the people of its last step.
     */
    groups: Groups;
    /**
     * Headings with their texts.
     */
    parts: HandoutPart[];
    /**
     * What the figures rest on: the invented team and the seed, so that anyone can draw them again.
     */
    restsOn: string;
    /**
     * The facilitator's guide: notes, and the steps in order.
     */
    guide: string[];
}

/**
 * A part of a document.
 */
export type Block = { block: "heading"; text: string; level: number } | { block: "text"; text: Prose } | { block: "list"; items: string[] } | { block: "table"; table: Table } | { block: "picture"; plot: PlotView } | { block: "ask"; text: string } | { block: "together"; blocks: Block[] };

/**
 * A part of a handout.
 */
export interface HandoutPart {
    /**
     * Its heading.
     */
    heading: string;
    /**
     * Its text.
     */
    text: Prose;
}

/**
 * A picture with its words and its table.
 */
export interface PlotView {
    /**
     * The finding.
     */
    title: string;
    /**
     * How to read it.
     */
    note: string;
    /**
     * Along.
     */
    x: Axis;
    /**
     * Up.
     */
    y: Axis;
    /**
     * What is drawn.
     */
    series: Series[];
    /**
     * Lines across.
     */
    rules: Rule[];
    /**
     * The same as a table.
     */
    table: Table;
}

/**
 * A question about a column that can be read two ways.
 */
export interface Question {
    /**
     * The question.
     */
    text: string;
    /**
     * Its answers, each with the first value read that way.
     */
    options: Choice[];
}

/**
 * A range of values.
 */
export interface Band {
    /**
     * Lower end.
     */
    low: number;
    /**
     * Upper end.
     */
    high: number;
}

/**
 * A run of text in one tone.
 */
export interface Run {
    /**
     * The words.
     */
    text: string;
    /**
     * What they are about.
     */
    tone: Tone;
    /**
     * The people whom a figure counts, by number: a picture shows which they are.
     */
    people?: number[];
}

/**
 * A sentence or paragraph: runs of text, one after the other.
 */
export type Prose = Run[];

/**
 * A setting with a value that is offered.
 */
export interface Offer {
    /**
     * What the button says.
     */
    label: string;
    /**
     * The setting.
     */
    setting: string;
    /**
     * Its value.
     */
    value: string;
}

/**
 * A slider as it stands.
 */
export interface SliderView {
    /**
     * Its id.
     */
    id: string;
    /**
     * What it is called.
     */
    label: string;
    /**
     * The unit behind the figure.
     */
    unit: string;
    /**
     * The lowest value.
     */
    low: number;
    /**
     * The highest value.
     */
    high: number;
    /**
     * The step.
     */
    step: number;
    /**
     * Where it stands.
     */
    value: number;
    /**
     * The same in words, with its unit.
     */
    shown: string;
}

/**
 * A table of words and numbers as they are shown.
 */
export interface Table {
    /**
     * What the table says.
     */
    caption: string;
    /**
     * Column headings.
     */
    headings: Heading[];
    /**
     * Cells, row by row.
     */
    rows: string[][];
    /**
     * Where rows were left out of the page: what the table holds in all. Empty when all are shown.
     */
    leftOut: string;
}

/**
 * All settings.
 */
export interface SettingsView {
    /**
     * Groups in the order in which they are shown.
     */
    groups: SettingGroup[];
    /**
     * Rules that these files say nothing about, by what is missing: "no duties were read: Night hours, …".
     */
    outOfReach: string[];
    /**
     * Whether anything differs from the defaults.
     */
    changed: boolean;
}

/**
 * An axis: its name with the unit, its range and its ticks.
 */
export interface Axis {
    /**
     * Name and unit, as written beside the axis.
     */
    label: string;
    /**
     * Smallest value shown.
     */
    low: number;
    /**
     * Largest value shown.
     */
    high: number;
    /**
     * Ticks in rising order.
     */
    ticks: Tick[];
}

/**
 * An indicator in a menu.
 */
export interface IndicatorChoice {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * Whether a funnel can be drawn.
     */
    drawable: boolean;
    /**
     * Why not, where not ("not available, because no overtime file was read").
     */
    reason: string;
    /**
     * "2 flags; chance alone would give 0.1".
     */
    result: string;
}

/**
 * Another explanation and what the records say about it.
 */
export interface AlternativeView {
    /**
     * Short and stable; a determination names it by this.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What it would mean.
     */
    meaning: string;
    /**
     * "supported", "supported: the flag goes", "not supported", "no data".
     */
    verdict: string;
    /**
     * The verdict's tone.
     */
    tone: Tone;
    /**
     * Whether the records hold anything to test it with.
     */
    tested: boolean;
    /**
     * Whether they speak for it.
     */
    supported: boolean;
    /**
     * The numbers behind the verdict.
     */
    finding: string;
    /**
     * The same as a table; `None` where there are no numbers.
     */
    table: Table | undefined;
}

/**
 * Everything said about one file; the default says nothing.
 *
 * ```
 * use candour::intake::{Choices, DateOrder};
 * let saved = r#"{"columns":[{"column":2,"heading":"From","dateOrder":"dayFirst"}]}"#;
 * let choices: Choices = serde_json::from_str(saved).unwrap();
 * assert_eq!(choices.columns[0].date_order, Some(DateOrder::DayFirst));
 * assert_eq!(serde_json::to_string(&choices).unwrap(), saved);
 * ```
 */
export interface Choices {
    /**
     * The kind of table.
     */
    kind?: TableKind;
    /**
     * Where the headings stand; `None` leaves it to the reading.
     */
    headerRow?: HeaderChoice;
    /**
     * Whether its rows count although they stand in another file too.
     */
    countBoth?: boolean;
    /**
     * What was said about columns, in no particular order.
     */
    columns?: ColumnChoice[];
}

/**
 * Everything that can be opened under Learn.
 */
export interface GalleryView {
    /**
     * The line at the top.
     */
    lede: string;
    /**
     * Which lesson to begin with, for whoever has ten minutes.
     */
    start: GalleryEntry;
    /**
     * Lessons, in order.
     */
    lessons: GalleryEntry[];
    /**
     * The exam.
     */
    exam: GalleryEntry;
    /**
     * Invented teams that no lesson is called after, by what they teach.
     */
    groups: GalleryGroup[];
}

/**
 * Flags of one person or team that ask for the same step.
 */
export interface FlagLine {
    /**
     * Place in `rows` of the one that is shown.
     */
    row: number;
    /**
     * "and 2 more"; empty where it is the only one.
     */
    more: string;
}

/**
 * Flags that ask for the same step.
 */
export interface FlagGroup {
    /**
     * "2 teams".
     */
    title: string;
    /**
     * What to do first: "look at the workload before anyone in it".
     */
    step: string;
    /**
     * One line a person or team.
     */
    lines: FlagLine[];
}

/**
 * How `7.30` in a column of hours is meant.
 */
export type HoursReading = "decimal" | "hoursMinutes";

/**
 * How a point stands.
 */
export type Standing = "within" | "high" | "flagged" | "teamFlagged" | "cannotTell";

/**
 * How a record compares with the run that stands open.
 */
export interface RecordCheckView {
    /**
     * "The same, byte for byte", or what differs.
     */
    lede: Prose;
    /**
     * Whether no value differs.
     */
    same: boolean;
    /**
     * What differs, in sentences.
     */
    differences: string[];
    /**
     * Every value that differs, with what the record says and what the files give.
     */
    values: Table;
    /**
     * What no file gives and is taken as it is written, with its place in the record.
     */
    taken: string[];
    /**
     * Flags that are new, gone or say something else.
     */
    flags: Table;
}

/**
 * How a row of points is drawn.
 */
export type Look = "bars" | "line" | "dots";

/**
 * How a setting is changed.
 */
export type Control = { kind: "date"; value: string } | { kind: "number"; value: string; low: number; high: number; step: number } | { kind: "pick"; value: string; options: Choice[] } | { kind: "switch"; on: boolean };

/**
 * How far a file has come.
 */
export type FileState = "reading" | "used" | "asks" | "refused";

/**
 * How far the analysis has come.
 */
export interface Progress {
    /**
     * Steps done.
     */
    done: number;
    /**
     * Steps in all.
     */
    total: number;
    /**
     * What is being done.
     */
    label: string;
}

/**
 * How many one reader lists, as shares of the most that any of them lists or listed.
 */
export interface ListedBar {
    /**
     * Who reads.
     */
    reader: string;
    /**
     * How many are listed now.
     */
    now: number;
    /**
     * How many were before a slider was moved.
     */
    before: number | undefined;
}

/**
 * How often the flags were agreed with.
 */
export interface AgreementView {
    /**
     * How many flags are decided, how many upheld, and what that says.
     */
    lede: Prose;
    /**
     * Every determination.
     */
    table: Table;
    /**
     * Whether anything is in no file yet.
     */
    unsaved: boolean;
    /**
     * That it is not, and what to do; or that it is.
     */
    saving: string;
}

/**
 * How two tables fit together.
 */
export interface JoinNote {
    /**
     * "1,349 of 1,403 people in … are in …".
     */
    sentence: string;
    /**
     * Who is not matched, as a table to open; empty when everyone is.
     */
    unmatched: Table;
    /**
     * True where the sentence needs the user's attention.
     */
    look: boolean;
}

/**
 * Invented teams that teach the same.
 */
export interface GalleryGroup {
    /**
     * "Luck".
     */
    heading: string;
    /**
     * The teams.
     */
    teams: GalleryEntry[];
}

/**
 * One cell.
 */
export interface HeatmapCell {
    /**
     * How dark, from 0 to 1; `None` where there is no data (drawn hatched).
     */
    shade: number | undefined;
    /**
     * What is read out ("Response C, week of 3 March 2025: 7.2 hours a person, 31 people").
     */
    readout: string;
}

/**
 * One column of a file.
 */
export interface ColumnView {
    /**
     * Its place in the file, from 0.
     */
    index: number;
    /**
     * Its heading, as the file has it.
     */
    heading: string;
    /**
     * Its turn where only some columns are shown: first those that are asked about, then those that are used, then the
     * others, from 0.
     */
    turn: number;
    /**
     * The id of its meaning; empty for "not used". It may be none of those that the file's other columns can choose.
     */
    means: string;
    /**
     * What that meaning is called.
     */
    meansLabel: string;
    /**
     * The first values, joined ("PC1043 · PC0217 · PC0990").
     */
    firstValues: string;
    /**
     * How the values were read and why the heading was taken to mean this.
     */
    readAs: string;
    /**
     * A question that only the user can answer.
     */
    question: Question | undefined;
    /**
     * Its values and what they are taken to mean, where they classify.
     */
    values: ValuesView | undefined;
}

/**
 * One contradiction that many records share.
 */
export interface HabitNote {
    /**
     * What is shared, and that it lists nobody.
     */
    sentence: string;
    /**
     * The rule that explains it, to add with one press.
     */
    offer: Offer | undefined;
}

/**
 * One document.
 */
export interface DocumentView {
    /**
     * Which it is.
     */
    id: string;
    /**
     * Its title.
     */
    title: string;
    /**
     * What it covers, in a line.
     */
    under: string;
    /**
     * How many questions it leaves open, in a sentence; empty for none.
     */
    open: string;
    /**
     * What it says.
     */
    blocks: Block[];
    /**
     * The same as a table to be saved as CSV, where the document is a list of fields.
     */
    fields: Table | undefined;
    /**
     * The line at the foot of every page: purpose, version, that a human decides.
     */
    foot: string[];
}

/**
 * One entry of a legend.
 */
export interface LegendEntry {
    /**
     * Which standing.
     */
    standing: Standing;
    /**
     * What it is called, with its count.
     */
    label: string;
}

/**
 * One file.
 */
export interface FileView {
    /**
     * Its number in this session.
     */
    id: number;
    /**
     * Its name.
     */
    name: string;
    /**
     * How far it has come.
     */
    state: FileState;
    /**
     * What kind of table it was taken for.
     */
    kind: TableKind | undefined;
    /**
     * The kind in words ("absences").
     */
    kindLabel: string;
    /**
     * Why it was taken for that.
     */
    kindReason: string;
    /**
     * Kinds the user can choose instead.
     */
    kindOptions: Choice[];
    /**
     * "1,204 rows read, 3 need a look".
     */
    summary: string;
    /**
     * How the text was read: encoding, delimiter, lines above the headings, and warnings. One sentence each.
     */
    notes: string[];
    /**
     * One entry a column, from left to right.
     */
    columns: ColumnView[];
    /**
     * What the headings were taken to mean, in a line: "“Warrant No” is the person, …; 2 columns are not used".
     */
    understood: string;
    /**
     * Whether anything is asked about it: then the columns are shown unasked.
     */
    asks: boolean;
    /**
     * Meanings to choose from for each of its columns.
     */
    meansOptions: Choice[];
    /**
     * The account of its rows.
     */
    ledger: LedgerSummary;
    /**
     * A mapping that was made for the same headings and would change how this file is read.
     */
    offer: MappingOffer | undefined;
    /**
     * What of it stands in another file too, with the choice to count it in both.
     */
    twice: TwiceNote | undefined;
    /**
     * Why it cannot be used.
     */
    problem: Problem | undefined;
}

/**
 * One flag and in how many ways it arises.
 */
export interface WaysRow {
    /**
     * Whom it is about.
     */
    subject: Subject;
    /**
     * Their label.
     */
    who: string;
    /**
     * The pattern.
     */
    pattern: string;
    /**
     * "312 of 384".
     */
    ways: string;
    /**
     * The same as a share.
     */
    share: number;
    /**
     * Whether it is a flag under the settings in force.
     */
    flagged: boolean;
}

/**
 * One flag in the list.
 */
export interface FlagRow {
    /**
     * Whom it is about.
     */
    subject: Subject;
    /**
     * "P-1043".
     */
    who: string;
    /**
     * "Custody, PC".
     */
    where: string;
    /**
     * "7 spells of sickness; people like them 1.9".
     */
    pattern: string;
    /**
     * "individual", "team workload", "went round", "policy rule", "working time".
     */
    tag: string;
    /**
     * The tag's tone.
     */
    tone: Tone;
    /**
     * "97 of 100", or "rule".
     */
    howSure: string;
    /**
     * The indicator.
     */
    indicator: string;
}

/**
 * One flag that would come or go.
 */
export interface Moved {
    /**
     * Whom it is about.
     */
    subject: Subject;
    /**
     * Their label.
     */
    who: string;
    /**
     * The pattern.
     */
    pattern: string;
}

/**
 * One flag under every way that is done: the specification curve.
 */
export interface FlagWays {
    /**
     * The indicator.
     */
    indicator: string;
    /**
     * "Flagged in 312 of 384 ways to analyse the same records."
     */
    sentence: Prose;
    /**
     * The ways, from the smallest ratio to the largest; those without a comparison are left out. Its table says for each
     * option in how many ways it is a flag.
     */
    plot: PlotView;
}

/**
 * One flag, from sentence to questions.
 */
export interface FlagCard {
    /**
     * The indicator.
     */
    indicator: string;
    /**
     * "How this flag arose: sickness spells".
     */
    title: string;
    /**
     * "individual", "team workload", "went round", "policy rule", "working time".
     */
    tag: string;
    /**
     * The tag's tone.
     */
    tone: Tone;
    /**
     * The sentence.
     */
    sentence: Prose;
    /**
     * The arithmetic, step by step, down to rows of the file.
     */
    steps: Step[];
    /**
     * What chance gives.
     */
    chance: Prose;
    /**
     * What would change it, where that follows from the rule alone.
     */
    wouldChange: string[];
    /**
     * What is not known.
     */
    notKnown: string[];
    /**
     * Questions to ask first.
     */
    questions: string[];
    /**
     * How the indicator is easily misread.
     */
    misread: string;
}

/**
 * One funnel plot.
 */
export interface FunnelView {
    /**
     * The indicator drawn.
     */
    indicator: string;
    /**
     * The finding.
     */
    title: string;
    /**
     * How to read the picture.
     */
    note: string;
    /**
     * Exposure.
     */
    x: Axis;
    /**
     * Rate.
     */
    y: Axis;
    /**
     * Limits from small to large exposure.
     */
    limits: FunnelLimit[];
    /**
     * Labels beside the points that stand out: person, x, y, text, standing.
     */
    labels: PointLabel[];
    /**
     * What each standing is called in the legend, in the order of the variants; only those present.
     */
    legend: LegendEntry[];
    /**
     * The same in a table; summed up when there are more than 200 people.
     */
    table: Table;
    /**
     * Why there is no picture, where there is none.
     */
    unavailable: string | undefined;
}

/**
 * One group of people.
 */
export interface GroupDots {
    /**
     * How they are drawn.
     */
    dot: Dot;
    /**
     * "3 right".
     */
    label: string;
    /**
     * How many dots.
     */
    dots: number;
}

/**
 * One headed paragraph.
 */
export interface MethodSection {
    /**
     * Its heading.
     */
    heading: string;
    /**
     * Its text, with its line breaks.
     */
    text: string;
}

/**
 * One heatmap.
 */
export interface HeatmapView {
    /**
     * The finding.
     */
    title: string;
    /**
     * What a cell is, with its unit.
     */
    note: string;
    /**
     * Rows.
     */
    teams: HeatmapTeam[];
    /**
     * Number of weeks: columns.
     */
    weeks: number;
    /**
     * Labels along the bottom; `at` is the index of a week.
     */
    ticks: Tick[];
    /**
     * The same in a table.
     */
    table: Table;
    /**
     * Why there is no picture, where there is none.
     */
    unavailable: string | undefined;
}

/**
 * One indicator of one person beside their peers.
 */
export interface IndicatorRow {
    /**
     * The indicator's id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its lane in words.
     */
    lane: string;
    /**
     * Whether there is a value.
     */
    measured: boolean;
    /**
     * "7 spells", or why there is no value.
     */
    value: string;
    /**
     * "1.9 expected of 38 people".
     */
    peers: string;
    /**
     * "worth a conversation", "within what chance gives", "cannot tell: 3 weeks at work", "not available, because …".
     */
    verdict: string;
    /**
     * The verdict's tone.
     */
    tone: Tone;
    /**
     * The person within the peer group; `None` where nothing can be drawn.
     */
    strip: StripView | undefined;
}

/**
 * One indicator's card.
 */
export interface MethodView {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * Its lane in words, with whose job it is.
     */
    lane: string;
    /**
     * The sentence.
     */
    sentence: string;
    /**
     * Headed paragraphs: formula, unit, example, source, easily misread as, look here first.
     */
    sections: MethodSection[];
    /**
     * How a flag arises from it.
     */
    detection: string;
    /**
     * Where the code is.
     */
    file: string;
}

/**
 * One kind of file, with an example of it.
 */
export interface ExampleFile {
    /**
     * Its kind, as it stands on the card of a file.
     */
    kind: string;
    /**
     * What it is good for.
     */
    whatFor: string;
    /**
     * The headings it needs, and those that help.
     */
    headings: string;
    /**
     * The name it is saved under, without its ending.
     */
    name: string;
    /**
     * A few rows, as CSV.
     */
    text: string;
}

/**
 * One mark on an axis.
 */
export interface Tick {
    /**
     * Where, in the axis's own unit.
     */
    at: number;
    /**
     * What is written there.
     */
    label: string;
}

/**
 * One of the questions a purpose can cover.
 */
export interface PurposeLane {
    /**
     * The lane.
     */
    id: string;
    /**
     * What it is for.
     */
    label: string;
    /**
     * Whether it is covered.
     */
    on: boolean;
}

/**
 * One page of people.
 */
export interface PeopleView {
    /**
     * "240 people; 4 with a flag".
     */
    sentence: string;
    /**
     * The rows of this page.
     */
    rows: PersonRow[];
    /**
     * "1 to 50 of 240".
     */
    place: string;
    /**
     * Whether there are people before these.
     */
    hasPrevious: boolean;
    /**
     * Whether there are people after these.
     */
    hasNext: boolean;
    /**
     * What is said when nobody matches.
     */
    empty: string;
}

/**
 * One person behind the curtain.
 */
export interface CurtainRow {
    /**
     * Who.
     */
    subject: Subject;
    /**
     * "P-0043".
     */
    who: string;
    /**
     * What is true.
     */
    truth: string;
    /**
     * Why their records came about: "7 records because of a long-term condition".
     */
    causes: string;
    /**
     * What a naive rule, a generic ordering and Candour made of them: right, wrong, missed, rightly left alone.
     */
    verdicts: string[];
    /**
     * Why, in one sentence a reader.
     */
    why: string[];
    /**
     * What would have been right.
     */
    right: string;
}

/**
 * One person in the list.
 */
export interface PersonRow {
    /**
     * Which person.
     */
    id: number;
    /**
     * "P-1043", or the name when names are shown.
     */
    who: string;
    /**
     * Team.
     */
    team: string;
    /**
     * Role, rank, pattern.
     */
    detail: string;
    /**
     * Flags in words; empty for none.
     */
    flags: string;
    /**
     * Tone of the flags.
     */
    tone: Tone;
}

/**
 * One person to decide on.
 */
export interface ExamPerson {
    /**
     * Who, for the person's screen.
     */
    subject: Subject;
    /**
     * "P-0043".
     */
    who: string;
    /**
     * Team, role and rank.
     */
    where: string;
    /**
     * What a fixed trigger would say.
     */
    listedFor: string;
    /**
     * What Candour says.
     */
    flags: string;
}

/**
 * One person under every way that is done.
 */
export interface PersonWaysView {
    /**
     * One entry a flag that arises in some way.
     */
    flags: FlagWays[];
}

/**
 * One person within the peer group: a row of dots, the expected range, the person.
 */
export interface StripView {
    /**
     * The scale.
     */
    axis: Axis;
    /**
     * Peers' values, in rising order, without the person; thinned to 400 when there are more.
     */
    peers: number[];
    /**
     * The person's value.
     */
    own: number;
    /**
     * Lower end of what chance and ordinary differences give a person with this exposure (95 %).
     */
    low: number;
    /**
     * Upper end.
     */
    high: number;
    /**
     * In words, for the reader who does not see it.
     */
    readout: string;
}

/**
 * One point.
 */
export interface Point {
    /**
     * Along.
     */
    x: number;
    /**
     * Up.
     */
    y: number;
    /**
     * Lower end of its interval; the value itself where there is none.
     */
    low: number;
    /**
     * Upper end.
     */
    high: number;
    /**
     * What is read out at it.
     */
    readout: string;
}

/**
 * One reader's dots, group by group.
 */
export interface ReaderDots {
    /**
     * Who reads.
     */
    reader: string;
    /**
     * Groups with anybody in them.
     */
    groups: GroupDots[];
}

/**
 * One row of the heatmap.
 */
export interface HeatmapTeam {
    /**
     * Which team.
     */
    team: number;
    /**
     * Its name.
     */
    label: string;
    /**
     * Whether the team has a signal.
     */
    flagged: boolean;
    /**
     * One entry a week.
     */
    cells: HeatmapCell[];
}

/**
 * One rule of spelling, or none.
 */
export type Spelling = "asWritten" | "marks" | "zeros" | "account" | "number" | "words";

/**
 * One setting.
 */
export interface Setting {
    /**
     * What is sent back with a new value.
     */
    id: string;
    /**
     * The words before the control.
     */
    label: string;
    /**
     * The words after it.
     */
    unit: string;
    /**
     * The control.
     */
    control: Control;
    /**
     * What it does or would do ("at 125 points it would list 27 of 240; chance alone 23 ± 5").
     */
    consequence: string;
}

/**
 * One spell.
 */
export interface TimelineSpell {
    /**
     * First day, counted from the window's first.
     */
    from: number;
    /**
     * The day after the last.
     */
    to: number;
    /**
     * Whether it counts in the indicators; spells left out by law or policy are drawn hollow.
     */
    counted: boolean;
    /**
     * What is read out.
     */
    readout: string;
}

/**
 * One step away from what was recorded or chosen.
 */
export interface RungView {
    /**
     * What is different.
     */
    change: string;
    /**
     * What is found.
     */
    found: string;
    /**
     * "flag", "no flag", "cannot tell".
     */
    verdict: string;
    /**
     * The verdict's tone.
     */
    tone: Tone;
}

/**
 * One step of a lesson, with the figures of the run that stands.
 */
export interface LessonView {
    /**
     * The lesson.
     */
    id: string;
    /**
     * What it is called.
     */
    name: string;
    /**
     * The step, from 0.
     */
    step: number;
    /**
     * How many there are; none where an invented team stands open without a lesson.
     */
    steps: number;
    /**
     * "Step 2 of 6, How one flag arises".
     */
    place: string;
    /**
     * The fragment of the step before.
     */
    previous: string | undefined;
    /**
     * The fragment of the next step.
     */
    next: string | undefined;
    /**
     * The step's heading.
     */
    title: string;
    /**
     * Its text.
     */
    text: Prose;
    /**
     * Its first two sentences, for a room that reads them from its seats.
     */
    brief: Prose;
    /**
     * Which screen it shows: rows, overview, person, curtain, dots, picture, exam.
     */
    screen: string;
    /**
     * The person or team that is open, where one is.
     */
    subject: Subject | undefined;
    /**
     * The indicator that is drawn, where one is asked for.
     */
    indicator: string | undefined;
    /**
     * The picture of its own that it has, where it has one.
     */
    picture: PlotView | undefined;
    /**
     * What the room guesses before anything else is shown.
     */
    guess: GuessView | undefined;
    /**
     * Whom the rule and Candour list, and whom they listed before a slider was moved.
     */
    listed: string;
    /**
     * The same, to be drawn.
     */
    bars: ListedBar[];
    /**
     * What can be moved.
     */
    sliders: SliderView[];
    /**
     * Notes for whoever leads it.
     */
    notes: string[];
    /**
     * The fragment that shows the same.
     */
    link: string;
}

/**
 * One step of the arithmetic.
 */
export interface Step {
    /**
     * What was done.
     */
    text: string;
    /**
     * What came out.
     */
    result: string;
    /**
     * The rows of the file behind it, where there are any.
     */
    rows: Table | undefined;
}

/**
 * One test in the list.
 */
export interface TrialCard {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What it asks.
     */
    question: string;
}

/**
 * One thing that can be chosen.
 */
export interface Choice {
    /**
     * What is sent back when it is chosen.
     */
    id: string;
    /**
     * What is written.
     */
    label: string;
    /**
     * The group it is listed under; empty for none.
     */
    group: string;
}

/**
 * One thing wrong with the user's data: what, where, and what to do.
 */
export interface Problem {
    /**
     * The sort of problem.
     */
    kind: ProblemKind;
    /**
     * Where it is.
     */
    place: Place;
    /**
     * What is wrong, one sentence.
     */
    sentence: string;
    /**
     * What the user can do now, one sentence.
     */
    whatToDo: string;
}

/**
 * One timeline. Days and weeks are counted from the first day of the window.
 */
export interface TimelineView {
    /**
     * The finding.
     */
    title: string;
    /**
     * How to read it.
     */
    note: string;
    /**
     * Number of days across.
     */
    days: number;
    /**
     * Months along the bottom; `at` in days.
     */
    ticks: Tick[];
    /**
     * Spells of absence.
     */
    spells: TimelineSpell[];
    /**
     * Weekly overtime; empty when there is none to show.
     */
    weeks: TimelineWeek[];
    /**
     * Scale of the weekly hours.
     */
    hours: Axis;
    /**
     * The middle half of this person's own weeks, when there are enough weeks.
     */
    usual: Band | undefined;
    /**
     * The same in a table.
     */
    table: Table;
    /**
     * Why there is nothing to draw.
     */
    unavailable: string | undefined;
}

/**
 * One value.
 */
export interface ValueView {
    /**
     * What is sent back when it is said to mean something.
     */
    id: string;
    /**
     * As the file has it.
     */
    value: string;
    /**
     * "12 rows".
     */
    rows: string;
    /**
     * The id of its meaning among the options; empty where it is not known.
     */
    means: string;
    /**
     * "not known", "you said so", or nothing.
     */
    how: string;
}

/**
 * One week of overtime.
 */
export interface TimelineWeek {
    /**
     * First day of the week, counted from the window's first (can be negative in the first week).
     */
    from: number;
    /**
     * The day after its last.
     */
    to: number;
    /**
     * Hours.
     */
    hours: number;
    /**
     * Whether the week lies above the person's usual range.
     */
    above: boolean;
    /**
     * What is read out.
     */
    readout: string;
}

/**
 * Other explanations of every flag of one person or team, in the order of its cards.
 */
export interface ExplanationsView {
    /**
     * Whom it is about.
     */
    subject: Subject;
    /**
     * One entry a flag.
     */
    flags: FlagExplanations[];
}

/**
 * Other explanations of one flag.
 */
export interface FlagExplanations {
    /**
     * The indicator.
     */
    indicator: string;
    /**
     * "2 of 10 are supported by the records; one of them removes the flag."
     */
    summary: string;
    /**
     * Each explanation, the supported ones first.
     */
    alternatives: AlternativeView[];
    /**
     * "5 could not be tested with these files"; empty where all could.
     */
    untested: string;
    /**
     * "Rests on one spell of sickness: with one fewer this would not stand out."; empty for a flag that is no comparison.
     */
    restsOn: string;
    /**
     * The nearest facts and choices; empty for a flag that is no comparison.
     */
    ladder: RungView[];
    /**
     * The ladder as a table.
     */
    table: Table;
}

/**
 * Points that belong together.
 */
export interface Series {
    /**
     * What they are.
     */
    name: string;
    /**
     * How they are drawn.
     */
    look: Look;
    /**
     * What they are about.
     */
    tone: Tone;
    /**
     * The points.
     */
    points: Point[];
}

/**
 * Rows that share a reason.
 */
export interface LedgerReason {
    /**
     * What became of them.
     */
    fate: Fate;
    /**
     * "set aside", "merged", "repaired", "noted".
     */
    fateLabel: string;
    /**
     * Why.
     */
    reason: string;
    /**
     * "12 rows".
     */
    rows: string;
}

/**
 * Rows that stand in another file too.
 */
export interface TwiceNote {
    /**
     * How many, of which file, and how they are counted.
     */
    sentence: string;
    /**
     * Whether they are counted in both files.
     */
    both: boolean;
    /**
     * What the button that changes it says.
     */
    change: string;
}

/**
 * Settings that belong together.
 */
export interface SettingGroup {
    /**
     * "The period".
     */
    title: string;
    /**
     * The settings.
     */
    settings: Setting[];
}

/**
 * The Overview screen, without its pictures.
 */
export interface OverviewView {
    /**
     * The paragraph at the top.
     */
    lede: Prose;
    /**
     * True when nothing singles anyone out.
     */
    chanceOnly: boolean;
    /**
     * "1 January to 31 December 2025, 240 people, 6 teams".
     */
    scope: string;
    /**
     * Contradictions in the records that many share: said first, and of nobody.
     */
    habits: HabitNote[];
    /**
     * What the figures rest on and where they are weak, one sentence each.
     */
    caveats: string[];
    /**
     * Indicators that a picture can be asked for, and why some cannot.
     */
    indicators: IndicatorChoice[];
    /**
     * The list: teams first, then people by team.
     */
    flags: FlagList;
    /**
     * What can be drawn in the heatmap.
     */
    heatmaps: Choice[];
    /**
     * Other pictures of the whole workforce.
     */
    pictures: Choice[];
}

/**
 * The account of one file in short.
 */
export interface LedgerSummary {
    /**
     * "1,204 rows in the file: 1,190 used, 12 merged, 2 set aside."
     */
    sentence: string;
    /**
     * Number of lines in the ledger.
     */
    lines: number;
    /**
     * Reasons with counts.
     */
    reasons: LedgerReason[];
}

/**
 * The decimal mark.
 */
export type DecimalMark = "point" | "comma";

/**
 * The determination of one flag.
 */
export interface DeterminationView {
    /**
     * What is sent back with it; the same after every analysis and reading.
     */
    key: string;
    /**
     * The indicator.
     */
    indicator: string;
    /**
     * "Determination: sickness spells".
     */
    title: string;
    /**
     * What stands, in a sentence.
     */
    stands: Prose;
    /**
     * Whether anything is decided.
     */
    decided: boolean;
    /**
     * Where the flag has changed since, or arises no more: that it has; empty otherwise.
     */
    since: string;
    /**
     * The texts and choices as they stand.
     */
    written: Determination;
}

/**
 * The determinations of one person or team.
 */
export interface DeterminationsView {
    /**
     * Whom they are about.
     */
    subject: Subject;
    /**
     * Whether first impressions are asked for.
     */
    askFirst: boolean;
    /**
     * Where a first impression is asked for and not yet written: what is asked. The flags are not shown until then.
     */
    withheld: string | undefined;
    /**
     * The first impression that was written; empty for none.
     */
    impression: string;
    /**
     * One entry a flag, in the order of the cards; after them those decided of flags that arise no more.
     */
    flags: DeterminationView[];
    /**
     * The outcomes to choose from; the first stands for none.
     */
    outcomes: Choice[];
    /**
     * The explanations to tick.
     */
    alternatives: Choice[];
    /**
     * What the form says about itself.
     */
    note: string;
}

/**
 * The limits at one amount of exposure.
 */
export interface FunnelLimit {
    /**
     * Exposure, on the x axis.
     */
    x: number;
    /**
     * Expected value, on the y axis.
     */
    centre: number;
    /**
     * 95 % limits, given how much people differ.
     */
    low95: number;
    /**
     * Upper 95 % limit.
     */
    high95: number;
    /**
     * 99.8 % limits, given how much people differ.
     */
    low998: number;
    /**
     * Upper 99.8 % limit.
     */
    high998: number;
    /**
     * Upper 99.8 % limit if everyone were identical (Poisson), drawn as a line.
     */
    identicalHigh998: number;
    /**
     * Lower 99.8 % limit if everyone were identical.
     */
    identicalLow998: number;
}

/**
 * The list of flags.
 */
export interface FlagList {
    /**
     * "Where to look".
     */
    title: string;
    /**
     * The rows, one a flag.
     */
    rows: FlagRow[];
    /**
     * The same in the order in which to go about it, one line a person or team.
     */
    groups: FlagGroup[];
    /**
     * What is said when there are none.
     */
    empty: string;
    /**
     * The same as a table.
     */
    table: Table;
}

/**
 * The page of one person or team.
 */
export interface PersonView {
    /**
     * Who.
     */
    subject: Subject;
    /**
     * "P-1043", or the name when names are shown.
     */
    who: string;
    /**
     * Whether the name is shown; `None` for a team.
     */
    named: boolean | undefined;
    /**
     * "Custody · PC · full time · compared with 38 people in the same role".
     */
    detail: string;
    /**
     * The one before in the list that is open.
     */
    previous: Neighbour | undefined;
    /**
     * The one after.
     */
    next: Neighbour | undefined;
    /**
     * One paragraph: what was found about them.
     */
    lede: Prose;
    /**
     * Each flag, teams' and rules' included; empty when there is none.
     */
    cards: FlagCard[];
    /**
     * Every indicator against peers, also those without a flag.
     */
    indicators: IndicatorRow[];
    /**
     * "14 patterns without a value here"; empty where all have one.
     */
    unmeasured: string;
    /**
     * What is not known about this person.
     */
    notKnown: string[];
    /**
     * For a team: its members, each with what was found.
     */
    members: PersonRow[];
}

/**
 * The people of an exam, with nothing of what is true.
 */
export interface ExamView {
    /**
     * What is asked.
     */
    task: Prose;
    /**
     * The people.
     */
    people: ExamPerson[];
    /**
     * What can be done.
     */
    answers: Choice[];
    /**
     * Why.
     */
    reasons: Choice[];
}

/**
 * The purpose as the page shows it.
 */
export interface PurposeView {
    /**
     * What stands.
     */
    text: string;
    /**
     * The four questions.
     */
    lanes: PurposeLane[];
    /**
     * What is asked.
     */
    ask: string;
    /**
     * What is missing before it can be analysed; empty where nothing is.
     */
    missing: string;
}

/**
 * The values of one column, those that must be said first, then the most frequent.
 */
export interface ValuesView {
    /**
     * "4 values, all understood", or "7 values: what 2 of them mean is not known".
     */
    summary: string;
    /**
     * What is asked, where something must be said before its rows are used.
     */
    question: string | undefined;
    /**
     * The values that are shown, at most [`MOST_SHOWN`].
     */
    values: ValueView[];
    /**
     * The others in a line each: "Late 2, 14 rows: other leave, not sickness".
     */
    rest: string[];
    /**
     * What a value can be said to mean.
     */
    options: Choice[];
    /**
     * What all values that are not known can be said to mean at once; empty where they are fewer than two.
     */
    optionsForAll: Choice[];
}

/**
 * The whole Data screen.
 */
export interface DataView {
    /**
     * The sentence at the top.
     */
    lede: Prose;
    /**
     * One entry a file, in the order they were added.
     */
    files: FileView[];
    /**
     * How the files fit together, one sentence each.
     */
    joins: JoinNote[];
    /**
     * The label of the button that goes on ("Analyse 240 people"); `None` while there is nothing to analyse.
     */
    goOn: string | undefined;
    /**
     * What is still missing before there is something to analyse, and what would do.
     */
    missing: string | undefined;
}

/**
 * The whole list under every way that is done.
 */
export interface WaysView {
    /**
     * Ways done.
     */
    done: number;
    /**
     * Ways in all; 0 until they were begun.
     */
    total: number;
    /**
     * What was found.
     */
    lede: Prose;
    /**
     * Every flag that arises in some way, the most frequent first.
     */
    flags: WaysRow[];
    /**
     * Personal flags in each way, from the fewest to the most; nothing until some were done.
     */
    plot: PlotView | undefined;
    /**
     * What each choice does to the number of flags.
     */
    table: Table;
}

/**
 * Three pictures of the sample team. Every place in a picture is in thousandths of its width and height, from the left and
 * from the top.
 */
export interface OpeningView {
    /**
     * The files, and what each holds: "people_2025.csv", "240 rows read".
     */
    files: [string, string][];
    /**
     * What the second picture shows: who stands out, in words.
     */
    found: string;
    /**
     * The outline of what luck and ordinary differences give, as x, y, x, y.
     */
    band: number[];
    /**
     * People, by how they stand, in the order of [`super::funnel::Standing`]: x, y, x, y.
     */
    people: number[][];
    /**
     * What the third picture shows: one person's year, in words.
     */
    year: string;
    /**
     * That person's spells of absence over the year: first day, day after the last, across.
     */
    spells: [number, number][];
    /**
     * Months under them: where, and what it is called.
     */
    months: [number, string][];
}

/**
 * Truth beside flags.
 */
export interface CurtainView {
    /**
     * What each reader got right and wrong, in one paragraph.
     */
    lede: Prose;
    /**
     * The scenario's own two columns.
     */
    story: Prose;
    /**
     * The same as dots, a row of them a reader.
     */
    groups: Groups;
    /**
     * A row a reader: right, wrong, missed, rightly left alone.
     */
    summary: Table;
    /**
     * Person by person: whoever was flagged by anyone, or of whom something is true.
     */
    people: CurtainRow[];
    /**
     * The same as a table.
     */
    table: Table;
}

/**
 * What a bare number in a column of lengths is counted in.
 */
export type Unit = "hours" | "minutes" | "seconds" | "shareOfDay" | "days" | "halfDays" | "daysAfter" | "weeks";

/**
 * What a blank cell means where a person, a kind of absence or an approval should stand.
 */
export type Blank = "above" | "nobody" | "sickness" | "unknown" | "counted";

/**
 * What a column means. One enum for all tables; [`Field::belongs_to`] says which tables have it.
 */
export type Field = "personId" | "personName" | "surname" | "forename" | "team" | "role" | "grade" | "pattern" | "fte" | "contractedHours" | "postStart" | "postEnd" | "manager" | "postStatus" | "statusStart" | "statusEnd" | "asOf" | "adjustedTrigger" | "optOut" | "protected" | "group" | "absenceStart" | "absenceEnd" | "returnDate" | "absenceDays" | "absenceHours" | "lengthUnit" | "absenceType" | "absenceReason" | "absenceRelated" | "workRelated" | "disabilityRelated" | "pregnancyRelated" | "approvalStatus" | "recordStatus" | "isOpen" | "absenceStartPart" | "absenceEndPart" | "certified" | "returnInterview" | "healthReferral" | "monthOnly" | "weekdayOnly" | "vendorBradford" | "overtimeDate" | "startTime" | "endTime" | "hoursWorked" | "hoursPaid" | "overtimeType" | "overtimeReason" | "authoriser" | "voluntary" | "paidAs" | "claimDate" | "chargedTeam" | "version" | "dutyDate" | "plannedStart" | "plannedEnd" | "actualStart" | "actualEnd" | "endDate" | "break" | "dutyKind" | "attendance" | "outcomeDate" | "incidentDate" | "outcomeClosed" | "casePart" | "outcomeKind" | "finding" | "severity" | "route" | "periodStart" | "periodEnd" | "spellCount" | "spellsBegun" | "overtimeDays" | "daysInPost" | "exposure" | "refused" | "rowId";

/**
 * What a dot shows.
 */
export type Dot = "right" | "wrong" | "missed" | "leftAlone";

/**
 * What a piece of text or a mark is about; the page gives each its colour and its second sign (shape, tag, weight).
 */
export type Tone = "plain" | "strong" | "individual" | "team" | "chance" | "rule";

/**
 * What a setting would do.
 */
export interface ConsequenceView {
    /**
     * "This would give 4 personal flags … In 100 workforces like this one …"
     */
    sentence: Prose;
    /**
     * Flags that would be new.
     */
    enters: Moved[];
    /**
     * Flags that would be gone.
     */
    leaves: Moved[];
}

/**
 * What each reader made of everyone, drawn as dots.
 */
export interface Groups {
    /**
     * "One dot is 20 people; where there is anybody, there is a dot."
     */
    key: string;
    /**
     * One a reader.
     */
    readers: ReaderDots[];
}

/**
 * What happened to a row.
 */
export type Fate = "repaired" | "merged" | "setAside" | "notUnderstood" | "noted";

/**
 * What one row of a file is about.
 */
export type TableKind = "people" | "absences" | "overtime" | "duties" | "outcomes" | "totals";

/**
 * What one test found.
 */
export interface TrialView {
    /**
     * Its id.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What it asks.
     */
    question: string;
    /**
     * Whether it has been run to its end.
     */
    done: boolean;
    /**
     * What can be chosen before it is run.
     */
    choices: Setting[];
    /**
     * The answer in plain words; what is missing and how much would do, where there is no answer.
     */
    lede: Prose;
    /**
     * What it rests on and what it cannot show.
     */
    notes: string[];
    /**
     * Pictures.
     */
    plots: PlotView[];
    /**
     * Tables that say more.
     */
    tables: Table[];
}

/**
 * What sort of thing is wrong; the page uses it to choose where to show the sentence.
 */
export type ProblemKind = "empty" | "notATable" | "encoding" | "shape" | "meaning" | "join" | "changed" | "tooLarge" | "setting";

/**
 * What the Report screen offers.
 */
export interface DocumentCard {
    /**
     * Short and stable.
     */
    id: string;
    /**
     * Its name.
     */
    name: string;
    /**
     * What it is for.
     */
    sentence: string;
    /**
     * Whether it is about one person or team.
     */
    ofOne: boolean;
}

/**
 * What the decisions would have done.
 */
export interface DebriefView {
    /**
     * Precision, harm and reasons, each on its own.
     */
    lede: Prose;
    /**
     * Person by person.
     */
    table: Table;
    /**
     * Held against those who sat it before on this machine; empty for the first.
     */
    room: string;
    /**
     * What to talk about, one sentence each.
     */
    talkAbout: string[];
    /**
     * The fragment of another exam.
     */
    again: string;
}

/**
 * What was said about one column.
 */
export interface ColumnChoice {
    /**
     * Place in the file, from 0.
     */
    column?: number;
    /**
     * The heading it had; a mapping follows the heading when columns move.
     */
    heading?: string;
    /**
     * What it means; `Some(None)` says that it is not used.
     */
    field?: Field | undefined;
    /**
     * Which comes first in `03/04/2025`.
     */
    dateOrder?: DateOrder;
    /**
     * What separates whole hours from parts of an hour in `7,5`.
     */
    decimal?: DecimalMark;
    /**
     * Whether `7.30` is seven hours thirty or seven and three tenths.
     */
    hours?: HoursReading;
    /**
     * What a bare number in a column of lengths is counted in.
     */
    unit?: Unit;
    /**
     * What a blank cell means, or a column that is not there.
     */
    blank?: Blank;
    /**
     * Of the column that says who: the spelling by which its people are joined to those of other files.
     */
    spelling?: Spelling;
    /**
     * What its values mean, where that was said.
     */
    values?: ValueChoice[];
}

/**
 * What was said about one value of a column.
 */
export interface ValueChoice {
    /**
     * The value in the form of [`super::values::key`].
     */
    value: string;
    /**
     * What it means.
     */
    meaning: string;
}

/**
 * What was written about one flag.
 *
 * ```
 * use candour::explain::determination::Determination;
 * let mut one = Determination { outcome: "none".to_owned(), ..Determination::default() };
 * assert_eq!(one.check().unwrap_err().sentence, "The reason is missing.");
 * one.reason = "Two of the spells were one illness.".to_owned();
 * assert!(one.check().is_ok());
 * ```
 */
export interface Determination {
    /**
     * Id of the outcome; empty where none is chosen yet.
     */
    outcome: string;
    /**
     * Why. Compulsory.
     */
    reason: string;
    /**
     * Ids of the other explanations that were weighed.
     */
    alternatives: string[];
    /**
     * What the person said, or the team.
     */
    said: string;
    /**
     * Who decides.
     */
    decides: string;
    /**
     * The day, as `YYYY-MM-DD`; the page knows it, the core has no clock.
     */
    day: string;
}

/**
 * Where the headings stand.
 */
export type HeaderChoice = { row: number } | "absent";

/**
 * Where: the file, the row by the file's own count, the column by its heading.
 */
export interface Place {
    /**
     * Name of the file, without its folder.
     */
    file: string | undefined;
    /**
     * Row, counted as a spreadsheet or text editor counts it: the first line is 1.
     */
    row: number | undefined;
    /**
     * Heading of the column.
     */
    column: string | undefined;
}

/**
 * Which comes first in a date written with numbers.
 */
export type DateOrder = "dayFirst" | "monthFirst" | "yearFirst";

/**
 * Whom a flag is about.
 */
export type Subject = { kind: "person"; id: number } | { kind: "team"; id: number };

/**
 * Whom it is about, as the files name them.
 */
export type Whom = { person: string } | { team: string };


/**
 * Files, choices and findings of one sitting.
 */
export class Session {
    free(): void;
    [Symbol.dispose](): void;
    /**
     * The user stopped the reading; what was there before is kept.
     */
    abandon(id: number): void;
    /**
     * How often the flags were agreed with, and every determination.
     */
    agreement(): AgreementView;
    /**
     * One step of the analysis; call until `done` is `total`.
     */
    analyseStep(): Progress;
    /**
     * Whether a first impression is asked for before someone's flags are shown.
     */
    askFirstImpressions(on: boolean): void;
    /**
     * Whether there is anything to take back, and anything to make again.
     */
    canUndo(): [boolean, boolean];
    /**
     * What the user set and wrote, for a session that takes this one's place.
     */
    carried(): string;
    /**
     * Takes what `carried` gave, in place of everything of its kind.
     */
    carryOn(json: string): void;
    /**
     * One step of counting how often chance alone would fill such a list; call until `done` is `total`.
     */
    chanceStep(): Progress;
    /**
     * Changes how a file is understood; read it again afterwards.
     */
    change(id: number, change: FileChange): void;
    /**
     * How the record that was taken compares with what stands open.
     */
    checkRecord(): RecordCheckView | undefined;
    /**
     * Chooses something for a test; what it had found stands no more.
     */
    choose(test: string, id: string, value: string): void;
    /**
     * Forgets everything.
     */
    clear(): void;
    /**
     * A table as CSV that no spreadsheet will run.
     */
    csv(table: Table): string;
    /**
     * Truth beside flags.
     */
    curtain(): CurtainView;
    /**
     * The Data screen.
     */
    data(): DataView;
    /**
     * Keeps a determination under the key its view gave.
     */
    decide(key: string, determination: Determination): void;
    /**
     * Every determination as JSON, to be saved.
     */
    determinationsJson(): string;
    /**
     * What is written now is in a file: all of it, or everything but the first impressions.
     */
    determinationsSaved(all: boolean): void;
    /**
     * Every determination as a table.
     */
    determinationsTable(): Table;
    /**
     * The determinations of one person or team: what stands, and what can be chosen.
     */
    determinations(subject: Subject): DeterminationsView;
    /**
     * The same as Markdown.
     */
    documentMarkdown(id: string, subject: Subject | undefined): string;
    /**
     * A document about what was found.
     */
    document(id: string, subject: Subject | undefined): DocumentView;
    /**
     * Every document that can be asked for.
     */
    documents(): DocumentCard[];
    /**
     * One dot a person.
     */
    dots(): DotsView;
    /**
     * Ends a sitting: decisions as person, answer and reason, by the ids that the exam's view gave.
     */
    endExam(decisions: [number, string, string][]): DebriefView;
    /**
     * The people of the exam.
     */
    exam(): ExamView;
    /**
     * What files help, each with a small example.
     */
    examples(): ExampleFile[];
    /**
     * Goes through the other explanations of one more flag, of everyone or of one; call until `done` is `total`.
     */
    explainStep(subject: Subject | undefined): Progress;
    /**
     * What else could explain each flag of a person or team, and the nearest facts without it; run again for each.
     */
    explanations(subject: Subject): ExplanationsView;
    /**
     * The next bytes. Gives the number of rows so far.
     */
    feed(id: number, bytes: Uint8Array | number[]): number;
    /**
     * The last byte was given.
     */
    fingerprintEnd(id: number): string;
    /**
     * The next bytes of a file for its SHA-256; `first` begins anew.
     */
    fingerprint(id: number, bytes: Uint8Array | number[], first: boolean): void;
    /**
     * The last byte was fed. False: read the file again from the start.
     */
    finish(id: number): boolean;
    /**
     * Keeps the first impression of someone.
     */
    firstImpression(subject: Subject, text: string): void;
    /**
     * Every flag as a table.
     */
    flagsTable(): Table;
    /**
     * The whole table of a funnel as CSV.
     */
    funnelCsv(indicator: string): string;
    /**
     * The funnel of one indicator, its points as typed arrays.
     */
    funnel(indicator: string): FunnelView & { points: FunnelPoints };
    /**
     * Everything that can be opened under Learn.
     */
    gallery(): GalleryView;
    /**
     * The page of the lesson that stands open to be handed out, with the guide for whoever leads it.
     */
    handout(): HandoutView;
    /**
     * A heatmap by team and week.
     */
    heatmap(id: string): HeatmapView;
    /**
     * Whether the findings stand.
     */
    isAnalysed(): boolean;
    /**
     * A file's whole ledger as CSV.
     */
    ledgerCsv(id: number): string;
    /**
     * A page of a file's ledger; an empty reason shows all lines.
     */
    ledger(id: number, reason: string, offset: number, limit: number): LedgerPage;
    /**
     * The step that stands open, or the invented team.
     */
    lesson(): LessonView;
    /**
     * The fragment that opens what stands open; nothing where files of anyone's own do.
     */
    link(): string | undefined;
    /**
     * How a file is read, as JSON without any of its data: for the next file with the same headings.
     */
    mapping(id: number): string;
    /**
     * Every indicator's card.
     */
    methods(): MethodView[];
    /**
     * Moves one slider of the invented team that stands open.
     */
    moveSlider(id: string, value: number): void;
    /**
     * Nothing read yet.
     */
    constructor();
    /**
     * Forgets everything and opens what the fragment of a link names: a lesson at its step, or an invented team.
     */
    openLink(fragment: string): void;
    /**
     * A new file of so many bytes, about to be read. Gives its number.
     */
    open(name: string, size: number): number;
    /**
     * What the page does, in three pictures of the sample.
     */
    opening(): OpeningView;
    /**
     * The Overview.
     */
    overview(): OverviewView;
    /**
     * A page of people.
     */
    people(query: string, flaggedOnly: boolean, offset: number, limit: number): PeopleView;
    /**
     * One person or team.
     */
    person(subject: Subject): PersonView;
    /**
     * One of the pictures that the Overview lists.
     */
    picture(id: string): PlotView | undefined;
    /**
     * What a setting would do, before it is applied.
     */
    preview(id: string, value: string): ConsequenceView;
    /**
     * What the analysis is for.
     */
    purpose(): PurposeView;
    /**
     * What is read out at a person's point.
     */
    readout(indicator: string, person: number): string;
    /**
     * The record of what stands open, as JSON.
     */
    record(): string;
    /**
     * Makes the change that was last taken back again, and says what it was.
     */
    redo(): string | undefined;
    /**
     * The file could not be read to its end: 'changed', 'tooLarge' or 'unreadable'.
     */
    refuse(id: number, reason: string): void;
    /**
     * Forgets one file.
     */
    remove(id: number): void;
    /**
     * Reads a file again from its first byte, with the choices now held.
     */
    reopen(id: number): void;
    /**
     * Back to what the files suggest.
     */
    resetSettings(): void;
    /**
     * The sample team as files.
     */
    sample(seed: number): SampleFile[];
    /**
     * Says what the analysis is for, and which of the questions it covers, by their ids.
     */
    setPurpose(text: string, lanes: string[]): void;
    /**
     * Changes one setting; what was found before stands no more until `analyseStep` has run again.
     */
    set(id: string, value: string): void;
    /**
     * Settings with their consequences.
     */
    settings(): SettingsView;
    /**
     * The files that are sheets of the same workbook as this one: they are read again from the same bytes.
     */
    sheetsOf(id: number): Uint32Array;
    /**
     * One person's name instead of the pseudonym, or back.
     */
    showName(subject: Subject, on: boolean): void;
    /**
     * Names instead of pseudonyms, or back.
     */
    showNames(on: boolean): void;
    /**
     * Takes a determination back.
     */
    takeBack(key: string): void;
    /**
     * Takes determinations that were saved, beside those that stand: of one flag the newer counts. Gives a sentence about it.
     */
    takeDeterminations(name: string, json: string): string;
    /**
     * Takes a mapping that was saved, and offers it on every file with its headings. Gives a sentence about it.
     */
    takeMapping(name: string, json: string): string;
    /**
     * Takes a file that was saved here: a record, determinations or how a file is read. Gives a sentence about it.
     */
    takeSaved(name: string, json: string): string;
    /**
     * Tests of the rules that the record tells of and that were not run here; before that, `checkRecord` gives nothing.
     */
    testsToRunAgain(): string[];
    /**
     * One person's or team's period.
     */
    timeline(subject: Subject): TimelineView;
    /**
     * Files that the record which was taken may be about: their SHA-256 says whether it is.
     */
    toBeHashed(): Uint32Array;
    /**
     * Files that the record which was taken reads in another way, and that have to be read again.
     */
    toBeReadAgain(): Uint32Array;
    /**
     * One step of a test; call until `done` is `total`.
     */
    trialStep(test: string): Progress;
    /**
     * What a test found, as far as it has come.
     */
    trial(test: string): TrialView;
    /**
     * Every test of the Test it screen.
     */
    trials(): TrialCard[];
    /**
     * Takes back the last change of a setting or determination, and says what it was. After a setting, analyse again.
     */
    undo(): string | undefined;
    /**
     * Whether anything was written that is in no file yet.
     */
    unsaved(): boolean;
    /**
     * The version of the program.
     */
    version(): string;
    /**
     * One person's flags under the ways done so far.
     */
    waysOf(subject: Subject): PersonWaysView;
    /**
     * One more way to analyse the records; call until `done` is `total`.
     */
    waysStep(): Progress;
    /**
     * What the ways done so far found.
     */
    ways(): WaysView;
    /**
     * Files in use whose SHA-256 is not known.
     */
    withoutFingerprint(): Uint32Array;
}

/**
 * Whether the core ran out of memory: to be asked after a trap, which does not say so itself.
 */
export function ranOutOfMemory(): boolean;

/**
 * Panics arrive as a line in the console; the worker is replaced by the page. The line holds the place in the code and
 * the message, which never holds a cell.
 */
export function start(): void;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
