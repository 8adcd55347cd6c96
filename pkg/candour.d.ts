export type Tone = "plain" | "strong" | "individual" | "team" | "chance" | "rule";
export interface Run { text: string; tone: Tone }
export type Prose = Run[];
export interface Tick { at: number; label: string }
export interface Axis { label: string; low: number; high: number; ticks: Tick[] }
export interface Heading { text: string; numeric: boolean }
export interface Table { caption: string; headings: Heading[]; rows: string[][]; leftOut: string }
export type ProblemKind = "empty" | "notATable" | "encoding" | "shape" | "meaning" | "join" | "changed" | "tooLarge" | "setting";
export interface Place { file: string | undefined; row: number | undefined; column: string | undefined }
export interface Problem { kind: ProblemKind; place: Place; sentence: string; whatToDo: string }
export type TableKind = "people" | "absences" | "overtime" | "duties" | "outcomes" | "totals";
export type Fate = "repaired" | "merged" | "setAside" | "noted";
export interface DataView { lede: Prose; files: FileView[]; joins: JoinNote[]; goOn: string | undefined; missing: string | undefined }
export interface JoinNote { sentence: string; unmatched: Table; look: boolean }
export type FileState = "reading" | "used" | "asks" | "refused";
export interface FileView { id: number; name: string; state: FileState; kind: TableKind | undefined; kindLabel: string; kindReason: string; kindOptions: Choice[]; summary: string; notes: string[]; columns: ColumnView[]; ledger: LedgerSummary; problem: Problem | undefined }
export interface Choice { id: string; label: string; group: string }
export interface ColumnView { index: number; heading: string; means: string; meansOptions: Choice[]; firstValues: string; readAs: string; question: Question | undefined }
export interface Question { text: string; options: Choice[] }
export interface LedgerSummary { sentence: string; lines: number; reasons: LedgerReason[] }
export interface LedgerReason { fate: Fate; fateLabel: string; reason: string; rows: string }
export interface LedgerPage { table: Table; place: string; hasPrevious: boolean; hasNext: boolean }
export type Standing = "within" | "high" | "flagged" | "teamFlagged" | "cannotTell";
export interface FunnelLimit { x: number; centre: number; low95: number; high95: number; low998: number; high998: number; identicalHigh998: number; identicalLow998: number }
export interface PointLabel { person: number; x: number; y: number; text: string; standing: Standing }
export interface LegendEntry { standing: Standing; label: string }
export interface FunnelView { indicator: string; title: string; note: string; x: Axis; y: Axis; limits: FunnelLimit[]; labels: PointLabel[]; legend: LegendEntry[]; table: Table; unavailable: string | undefined }
export interface HeatmapView { title: string; note: string; teams: HeatmapTeam[]; weeks: number; ticks: Tick[]; table: Table; unavailable: string | undefined }
export interface HeatmapTeam { team: number; label: string; flagged: boolean; cells: HeatmapCell[] }
export interface HeatmapCell { shade: number | undefined; readout: string }
export interface OverviewView { lede: Prose; chanceOnly: boolean; scope: string; caveats: string[]; indicators: IndicatorChoice[]; flags: FlagList; heatmaps: Choice[] }
export interface IndicatorChoice { id: string; name: string; drawable: boolean; reason: string; result: string }
export interface FlagList { title: string; rows: FlagRow[]; empty: string; table: Table }
export type Subject = { kind: "person"; id: number } | { kind: "team"; id: number };
export interface FlagRow { subject: Subject; who: string; where: string; pattern: string; tag: string; tone: Tone; howSure: string; indicator: string }
export interface PeopleView { sentence: string; rows: PersonRow[]; place: string; hasPrevious: boolean; hasNext: boolean; empty: string }
export interface PersonRow { id: number; who: string; team: string; detail: string; flags: string; tone: Tone }
export interface PersonView { subject: Subject; who: string; detail: string; previous: Neighbour | undefined; next: Neighbour | undefined; lede: Prose; cards: FlagCard[]; indicators: IndicatorRow[]; notKnown: string[]; members: PersonRow[] }
export interface Neighbour { subject: Subject; who: string }
export interface IndicatorRow { id: string; name: string; lane: string; value: string; peers: string; verdict: string; tone: Tone; strip: StripView | undefined }
export interface StripView { axis: Axis; peers: number[]; own: number; low: number; high: number; readout: string }
export interface FlagCard { indicator: string; title: string; tag: string; tone: Tone; sentence: Prose; steps: Step[]; chance: Prose; wouldChange: string[]; alternatives: AlternativeView[]; notKnown: string[]; questions: string[]; misread: string }
export interface Step { text: string; result: string; rows: Table | undefined }
export interface AlternativeView { name: string; verdict: string; finding: string }
export interface SettingsView { groups: SettingGroup[]; changed: boolean }
export interface SettingGroup { title: string; settings: Setting[] }
export interface Setting { id: string; label: string; unit: string; control: Control; consequence: string }
export type Control = { kind: "date"; value: string } | { kind: "number"; value: string; low: number; high: number; step: number } | { kind: "pick"; value: string; options: Choice[] } | { kind: "switch"; on: boolean };
export interface TimelineView { title: string; note: string; days: number; ticks: Tick[]; spells: TimelineSpell[]; weeks: TimelineWeek[]; hours: Axis; usual: Band | undefined; table: Table; unavailable: string | undefined }
export interface Band { low: number; high: number }
export interface TimelineSpell { from: number; to: number; counted: boolean; readout: string }
export interface TimelineWeek { from: number; to: number; hours: number; above: boolean; readout: string }
export interface MethodView { id: string; name: string; lane: string; sentence: string; sections: MethodSection[]; detection: string; file: string }
export interface MethodSection { heading: string; text: string }
export interface FunnelPoints { person: Uint32Array; x: Float64Array; y: Float64Array; standing: Uint8Array }
export type Change = { what: "kind"; kind: TableKind } | { what: "meaning"; column: number; field: string } | { what: "answer"; column: number; answer: string };
export interface AnalysisProgress { done: number; total: number; label: string }
export interface SampleFile { name: string; text: string }

export class Session {
  free(): void;
  constructor();
  open(name: string, size: number): number;
  reopen(id: number): void;
  feed(id: number, bytes: Uint8Array): number;
  finish(id: number): boolean;
  abandon(id: number): void;
  refuse(id: number, reason: string): void;
  remove(id: number): void;
  change(id: number, change: Change): void;
  data(): DataView;
  ledger(id: number, reason: string, offset: number, limit: number): LedgerPage;
  ledgerCsv(id: number): string;
  sample(seed: number): SampleFile[];
  analyseStep(): AnalysisProgress;
  isAnalysed(): boolean;
  overview(): OverviewView;
  funnel(indicator: string): FunnelView & { points: FunnelPoints };
  readout(indicator: string, person: number): string;
  heatmap(id: string): HeatmapView;
  people(query: string, flagged_only: boolean, offset: number, limit: number): PeopleView;
  person(subject: Subject): PersonView;
  timeline(subject: Subject): TimelineView;
  settings(): SettingsView;
  set(id: string, value: string): void;
  resetSettings(): void;
  showNames(on: boolean): void;
  methods(): MethodView[];
  csv(table: Table): string;
  version(): string;
  clear(): void;
}

export type InitInput = BufferSource | WebAssembly.Module;
export default function init(options: { module_or_path: InitInput | Promise<InitInput> }): Promise<unknown>;
export function initSync(options: { module: InitInput }): unknown;
