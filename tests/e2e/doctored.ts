// A stand-in for the core that answers with invented views. Every text and figure in them is marked, so that a test can
// hold the page to showing exactly what it was given and nothing of its own. It can also be told to crash, to run out of
// memory, to be slow, and to be as large as a whole force.

import type {
  AgreementView,
  ConsequenceView,
  CurtainView,
  DataView,
  DebriefView,
  Determination,
  DeterminationsView,
  DocumentCard,
  DocumentView,
  DotsView,
  ExampleFile,
  ExamView,
  ExplanationsView,
  FileChange,
  FileView,
  FunnelLimit,
  FunnelView,
  GalleryView,
  HandoutView,
  HeatmapView,
  LedgerPage,
  LessonView,
  MethodView,
  OpeningView,
  OverviewView,
  PeopleView,
  PersonView,
  PersonWaysView,
  PlotView,
  Problem,
  Prose,
  PurposeView,
  ReaderDots,
  RecordCheckView,
  SettingsView,
  Standing,
  Subject,
  Table,
  TimelineView,
  TrialCard,
  TrialView,
  WaysView,
} from 'candour';

const table = (mark: string, rows = 3): Table => ({
  caption: `‹${mark} caption›`,
  headings: [
    { text: `‹${mark} who›`, numeric: false },
    { text: `‹${mark} number›`, numeric: true },
  ],
  rows: Array.from({ length: rows }, (_, i) => [`‹${mark} row ${i}›`, `‹${i},731.5›`]),
  leftOut: '',
});

const problem = (file: string, kind: Problem['kind'], sentence: string): Problem => ({
  kind,
  place: { file, row: undefined, column: undefined },
  sentence,
  whatToDo: '‹what to do›',
});

interface Held {
  id: number;
  name: string;
  size: number;
  bytes: number;
  state: FileView['state'];
  problem?: Problem;
  changes: string[];
  passes: number;
}

/** What stood before a change. */
interface Stood {
  what: string;
  decided: Record<string, Determination>;
  settings: Record<string, string>;
}

/** People in the stand-in: the name of a file can ask for more ("46000.csv"). */
let many = 240;

const STANDINGS: Standing[] = ['within', 'high', 'flagged', 'teamFlagged', 'cannotTell'];

/** A picture whose every word says where it came from. */
const readers = (mark: string): ReaderDots[] => [{ reader: `‹reader of ${mark}›`, groups: [{ dot: 'right', label: `‹${mark} rightly›`, dots: 3 }] }];

const plot = (mark: string, look: 'bars' | 'line' | 'dots'): PlotView => {
  const axis = (label: string) => ({ label, low: 0, high: 10, ticks: [0, 5, 10].map((at) => ({ at, label: `${at}` })) });
  const points = Array.from({ length: 10 }, (_, i) => ({ x: i + 0.5, y: (i * 7) % 9, low: Math.max(0, ((i * 7) % 9) - 1), high: ((i * 7) % 9) + 1, readout: `‹point ${i}: 3.5›` }));
  return {
    title: `‹${mark} as ${look}›`,
    note: '‹how to read it›',
    x: axis('‹along›'),
    y: axis('‹up›'),
    series: [{ name: '‹series›', look, tone: 'chance', points }],
    rules: [
      { at: 7, upright: true, label: '‹found›', tone: 'individual' },
      { at: 5, upright: false, label: '‹a coin›', tone: 'chance' },
    ],
    table: table(`plot ${look}`),
  };
};

let refused = false;
/** What the real core does when it is refused memory: a trap like any other, and a note of why. */
function outOfMemory(): never {
  refused = true;
  throw new WebAssembly.RuntimeError('unreachable ‹memory›');
}
export const ranOutOfMemory = (): boolean => refused;

export class Session {
  #files: Held[] = [];
  #next = 1;
  #done = 0;
  #settings: Record<string, string> = { window: '2025-12-31', trigger: '125', peers: 'role', long: 'yes' };
  #names = false;
  #tried: Record<string, number> = {};
  #ways = 0;

  /** A file can be named for the question over which the core breaks ("breaks-person.csv"). */
  constructor() {
    const own = this as unknown as Record<string, unknown>;
    for (const name of Object.getOwnPropertyNames(Session.prototype)) {
      const method = own[name];
      if (name === 'constructor' || typeof method !== 'function') continue;
      own[name] = (...args: unknown[]) => {
        if (this.#files.some((file) => file.name === `breaks-${name}.csv`)) throw new WebAssembly.RuntimeError(`unreachable ‹${name}›`);
        return method.apply(this, args) as unknown;
      };
    }
  }

  free(): void {}

  open(name: string, size: number): number {
    const id = this.#next++;
    this.#files.push({ id, name, size, bytes: 0, state: 'reading', changes: [], passes: 0 });
    this.#done = 0;
    return id;
  }
  #file(id: number): Held {
    const found = this.#files.find((file) => file.id === id);
    if (!found) throw problem(`${id}`, 'setting', '‹no such file›');
    return found;
  }
  reopen(id: number): void {
    const file = this.#file(id);
    file.bytes = 0;
    file.state = 'reading';
    this.#done = 0;
  }
  feed(id: number, bytes: Uint8Array): number {
    const file = this.#file(id);
    file.bytes += bytes.length;
    if (file.name.startsWith('crash')) throw new WebAssembly.RuntimeError('unreachable ‹crash›');
    if (file.name.startsWith('memory')) outOfMemory();
    if (file.name.startsWith('ends')) close();
    if (file.name.startsWith('slow')) {
      const until = performance.now() + 30;
      while (performance.now() < until);
    }
    const asked = /^(\d+)\.csv$/.exec(file.name);
    if (asked) many = Number(asked[1]);
    return Math.floor(file.bytes / 40);
  }
  finish(id: number): boolean {
    const file = this.#file(id);
    file.passes++;
    if (file.name.startsWith('twice') && file.passes === 1) return false;
    file.state = file.name.startsWith('asks') && !file.changes.some((c) => c.includes('answer')) ? 'asks' : 'used';
    return true;
  }
  abandon(id: number): void {
    const file = this.#file(id);
    if (file.passes === 0) this.#files = this.#files.filter((each) => each !== file);
    else file.state = 'used';
  }
  refuse(id: number, reason: string): void {
    const file = this.#file(id);
    file.state = 'refused';
    file.problem = problem(file.name, reason as Problem['kind'], `‹refused: ${reason}›`);
  }
  remove(id: number): void {
    this.#files = this.#files.filter((file) => file.id !== id);
    this.#done = 0;
  }
  change(id: number, change: FileChange): void {
    this.#file(id).changes.push(JSON.stringify(change));
  }

  data(): DataView {
    const used = this.#files.filter((file) => file.state === 'used').length;
    return {
      lede: [
        { text: '‹data lede› ', tone: 'plain' },
        { text: '‹read here›', tone: 'chance' },
      ],
      files: this.#files.map((file) => this.#view(file)),
      joins: used > 1 ? [{ sentence: '‹1,349 of 1,403 join›', unmatched: table('unmatched'), look: true }] : [],
      goOn: used ? '‹Analyse 7,391 people›' : undefined,
      missing: used ? undefined : '‹what is missing›',
    };
  }
  #view(file: Held): FileView {
    const meanings = [
      { id: '', label: 'Not used', group: '' },
      { id: 'personId', label: 'Person', group: '‹people›' },
      { id: 'absenceStart', label: 'First day', group: '‹absences›' },
      { id: 'absenceEnd', label: 'Last day', group: '‹absences›' },
    ];
    const read = file.state === 'used' || file.state === 'asks';
    return {
      id: file.id,
      name: file.name,
      state: file.state,
      kind: read ? 'absences' : undefined,
      kindLabel: read ? '‹absences›' : '',
      kindReason: read ? '‹because of its headings›' : '',
      kindOptions: read
        ? [
            { id: 'absences', label: '‹absences›', group: '' },
            { id: 'overtime', label: '‹overtime›', group: '' },
          ]
        : [],
      summary: read ? `‹1,204 rows read, ${file.bytes} bytes, ${file.changes.length} changes›` : '',
      notes: read ? ['‹read as UTF-8›'] : [],
      meansOptions: read ? meanings : [],
      understood: read ? '‹Warrant No is the person›' : '',
      asks: !file.name.startsWith('plain'),
      columns: read
        ? [
            { index: 0, heading: '‹Warrant No›', turn: 0, means: 'personId', meansLabel: '‹personId›', firstValues: 'PC1043 · PC0217', readAs: '‹240 people›', question: undefined, values: undefined },
            {
              index: 1,
              heading: '‹Absence Start›',
              turn: 2,
              means: 'absenceStart',
              meansLabel: '‹absenceStart›',
              firstValues: '03/02/2025 · 17/02/2025',
              readAs: '‹day/month/year›',
              question:
                file.state === 'asks'
                  ? {
                      text: '‹Which comes first, the day or the month?›',
                      options: [
                        { id: 'dmy', label: '‹3 February 2025›', group: '' },
                        { id: 'mdy', label: '‹2 March 2025›', group: '' },
                      ],
                    }
                  : undefined,
              values: undefined,
            },
            { index: 2, heading: '<img src=x onerror=alert(1)>', turn: 1, means: '', meansLabel: '‹Not used›', firstValues: '<b>not bold</b>', readAs: '', question: undefined, values: undefined },
            {
              index: 3,
              heading: '‹Absence Type›',
              turn: 3,
              means: 'absenceType',
              meansLabel: '‹absenceType›',
              firstValues: '‹Sick · Krank›',
              readAs: '‹text›',
              question: undefined,
              values: {
                summary: '‹2 values, 1 not understood›',
                question: '‹What does “<i>Krank</i>” mean?›',
                values: [
                  { id: 'krank', value: '<i>Krank</i>', rows: '‹20 rows›', means: '', how: '‹not known›' },
                  { id: 'sick', value: '‹Sick›', rows: '‹7 rows›', means: 'sickness', how: '' },
                ],
                rest: [],
                options: [
                  { id: '', label: '‹not known›', group: '' },
                  { id: 'sickness', label: '‹sickness›', group: '' },
                ],
                optionsForAll: [],
              },
            },
          ]
        : [],
      ledger: read
        ? {
            sentence: '‹1,204 rows in the file: 1,190 used›',
            lines: 112,
            reasons: [
              { fate: 'setAside', fateLabel: '‹set aside›', reason: '‹end before start›', rows: '‹12 rows›' },
              { fate: 'merged', fateLabel: '‹merged›', reason: '‹the same row twice›', rows: '‹100 rows›' },
            ],
          }
        : { sentence: '', lines: 0, reasons: [] },
      problem: file.problem,
    };
  }
  ledger(_id: number, reason: string, offset: number, limit: number): LedgerPage {
    return {
      table: table(`ledger ${reason || 'all'} from ${offset}`, Math.min(limit, 5)),
      place: `‹lines ${offset + 1} to ${offset + limit}›`,
      hasPrevious: offset > 0,
      hasNext: offset < 100,
    };
  }
  ledgerCsv(id: number): string {
    return `ledger,${id}\r\n`;
  }
  sample(): { name: string; text: string }[] {
    return ['people.csv', 'sickness.csv', 'overtime.csv'].map((name) => ({ name, text: 'a,b\r\n1,2\r\n' }));
  }
  analyseStep(): { done: number; total: number; label: string } {
    if (this.#files.some((file) => file.name.startsWith('analysis-crash'))) throw new WebAssembly.RuntimeError('unreachable ‹crash›');
    if (this.#files.some((file) => file.name.startsWith('analysis-memory') && file.state === 'used')) outOfMemory();
    if (this.#files.some((file) => file.name.startsWith('slow'))) {
      const until = performance.now() + 20;
      while (performance.now() < until);
      this.#done++;
    } else this.#done = 100;
    return { done: this.#done, total: 100, label: '‹peers, 61 of 99›' };
  }
  #purpose = { text: '‹what it is for›', lanes: ['support'] };
  #expects = '';
  #printed = new Set<number>();
  #explained = 0;

  purpose(): PurposeView {
    const lane = (id: string) => ({ id, label: `‹question ${id}›`, on: this.#purpose.lanes.includes(id) });
    return { text: this.#purpose.text, lanes: ['support', 'records'].map(lane), ask: '‹why these records›', missing: '' };
  }
  setPurpose(text: string, lanes: string[]): void {
    if (!text.trim()) throw problem('', 'setting', '‹no purpose›');
    this.#purpose = { text, lanes };
    this.#done = 0;
  }
  documents(): DocumentCard[] {
    return ['report', 'one-person'].map((id) => ({ id, name: `‹${id}›`, sentence: `‹what ${id} is for›`, ofOne: id === 'one-person' }));
  }
  withoutFingerprint(): Uint32Array {
    return Uint32Array.from(this.#files.filter(({ id }) => !this.#printed.has(id)).map(({ id }) => id));
  }
  fingerprint(): void {}
  sheetsOf(): Uint32Array {
    return new Uint32Array();
  }
  fingerprintEnd(id: number): string {
    this.#printed.add(id);
    return '‹sha›';
  }
  explainStep(): { done: number; total: number; label: string } {
    return { done: Math.min(3, ++this.#explained), total: 3, label: '‹flag›' };
  }
  document(id: string, subject: Subject | undefined): DocumentView {
    const text: Prose = [{ text: '‹a paragraph›', tone: 'strong' }];
    return {
      id,
      title: `‹document ${id}${subject ? ` of ${subject.kind} ${subject.id}` : ''}›`,
      under: '‹what it covers›',
      open: '‹open questions›',
      blocks: [
        { block: 'heading', text: '‹a part›', level: 2 },
        { block: 'text', text },
        { block: 'list', items: ['‹<b>an item</b>›'] },
        { block: 'table', table: table('document') },
        { block: 'picture', plot: plot('document', 'bars') },
        { block: 'together', blocks: [{ block: 'heading', text: '‹a part of it›', level: 3 }, { block: 'ask', text: '‹who answers?›' }] },
      ],
      foot: ['‹the foot›'],
    };
  }
  documentMarkdown(id: string): string {
    return `‹${id} in Markdown›`;
  }
  record(): string {
    return `{"format": "‹record›", "files": ${this.#printed.size}}`;
  }
  takeSaved(name: string, json: string): string {
    if (json.includes('determinations')) this.takeDeterminations(name, json);
    else if (!json.includes('record')) throw problem(name, 'notATable', '‹not saved here›');
    this.#expects = name;
    return `‹${name} was taken›`;
  }
  toBeReadAgain(): Uint32Array {
    return new Uint32Array();
  }
  toBeHashed(): Uint32Array {
    return new Uint32Array();
  }
  testsToRunAgain(): string[] {
    return [];
  }
  checkRecord(): RecordCheckView | undefined {
    if (!this.#expects) return undefined;
    return { lede: [{ text: '‹held against it›', tone: 'strong' }], same: false, differences: ['‹a difference›'], values: table('values'), taken: ['‹taken›'], flags: table('differs') };
  }
  flagsTable(): Table {
    return table('flags saved');
  }
  determinationsTable(): Table {
    return table('determinations saved');
  }
  isAnalysed(): boolean {
    return this.#done >= 100;
  }
  #need(): void {
    if (!this.isAnalysed()) throw problem('', 'setting', '‹not analysed›');
  }

  overview(): OverviewView {
    this.#need();
    const who = this.#names ? 'Kit Rowan-Chalk' : 'P-1043';
    return {
      lede: [
        { text: 'Of ‹7,391› people over ‹12› months, ', tone: 'plain' },
        { text: '‹4 have a pattern worth a conversation›', tone: 'individual' },
        { text: '. ', tone: 'plain' },
        { text: '‹In 100 workforces like this one where nobody differs from their colleagues, 4 to 12 would still have somebody on the list.›', tone: 'chance' },
        { text: ' In ', tone: 'plain' },
        { text: '‹Response C everyone’s overtime is high›', tone: 'team' },
        { text: ': look at the workload, not at the people.', tone: 'plain' },
      ],
      chanceOnly: false,
      scope: `‹1 January to ${this.#settings['window']}, 7,391 people, trigger ${this.#settings['trigger']}›`,
      habits: [{ sentence: '‹many share›', offer: { label: '‹add rule›', setting: '‹setting›', value: '‹4›' } }],
      caveats: ['‹caveat one›', '‹caveat two›'],
      indicators: [
        { id: 'spells', name: '‹Sickness spells›', drawable: true, reason: '', result: '‹2 flags; chance alone would give 0.1›' },
        { id: 'overtime', name: '‹Overtime hours›', drawable: true, reason: '', result: '‹1 flag; chance alone would give 0.3›' },
        { id: 'duties', name: '‹Duties›', drawable: false, reason: '‹no duties file was read›', result: '' },
      ],
      flags: {
        title: '‹Worth a conversation›',
        rows: [
          { subject: { kind: 'person', id: 7 }, who, where: '‹Custody, PC›', pattern: '‹7 spells of sickness; people like them 1.9›', tag: '‹individual›', tone: 'individual', howSure: '‹97 of 100›', indicator: 'spells' },
          { subject: { kind: 'team', id: 2 }, who: '‹Response C›', where: '‹31 people›', pattern: '‹Overtime 1.8× the force›', tag: '‹team workload›', tone: 'team', howSure: '‹99 of 100›', indicator: 'overtime' },
          { subject: { kind: 'person', id: 9 }, who: 'P-0312', where: '‹Neighbourhood, PC›', pattern: '‹Bradford score 512›', tag: '‹policy rule›', tone: 'rule', howSure: '‹rule›', indicator: 'bradford' },
        ],
        groups: [
          { title: '‹1 team›', step: '‹look at the work›', lines: [{ row: 1, more: '' }] },
          { title: '‹2 people›', step: '‹ask how they are›', lines: [{ row: 0, more: '‹and 2 more›' }, { row: 2, more: '' }] },
        ],
        empty: '‹nobody›',
        table: table('flags'),
      },
      heatmaps: [
        { id: 'overtime', label: '‹Overtime›', group: '' },
        { id: 'sickness', label: '‹Sickness›', group: '' },
      ],
      pictures: [
        { id: 'trend', label: '‹Month by month›', group: '' },
        { id: 'together', label: '‹Side by side›', group: '' },
      ],
    };
  }
  funnel(indicator: string): FunnelView & { points: { person: Uint32Array; x: Float64Array; y: Float64Array; standing: Uint8Array } } {
    this.#need();
    const limits: FunnelLimit[] = [];
    for (let x = 0.5; x <= 12; x += 0.25) {
      const spread = Math.sqrt(1.9 * 12 / x);
      limits.push({ x, centre: 1.9, low95: Math.max(0, 1.9 - 2 * spread), high95: 1.9 + 2 * spread, low998: Math.max(0, 1.9 - 3.1 * spread), high998: 1.9 + 3.1 * spread, identicalHigh998: 1.9 + 2.6 * spread, identicalLow998: 0 });
    }
    const person = Uint32Array.from({ length: many }, (_, i) => i);
    let seed = 7;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const x = Float64Array.from({ length: many }, () => 0.6 + 11.4 * Math.sqrt(random()));
    const y = Float64Array.from({ length: many }, (_, i) => (i === 7 ? 7.5 : Math.floor(random() * random() * 5) * (12 / (x[i] as number)) * 0.6));
    const standing = Uint8Array.from({ length: many }, (_, i) => (i === 7 ? 2 : i === 3 || i === 4 ? 3 : (x[i] as number) < 1.5 ? 4 : (y[i] as number) > 6 ? 1 : 0));
    x[7] = 11;
    return {
      indicator,
      title: `‹Finding of ${indicator}›`,
      note: '‹Each dot is a person.›',
      x: { label: '‹months at work›', low: 0, high: 12, ticks: [0, 3, 6, 9, 12].map((at) => ({ at, label: `${at}` })) },
      y: { label: '‹spells a year›', low: 0, high: 12, ticks: [0, 2, 4, 6, 8, 10, 12].map((at) => ({ at, label: `${at}` })) },
      limits,
      labels: [{ person: 7, x: 11, y: 7.5, text: 'P-1043 · ‹7 spells›', standing: 'flagged' }],
      legend: STANDINGS.map((standing) => ({ standing, label: `‹${standing}: 17›` })),
      table: table('funnel'),
      unavailable: undefined,
      points: { person, x, y, standing },
    };
  }
  funnelCsv(indicator: string): string {
    return `funnel,${indicator}\r\n`;
  }
  readout(indicator: string, person: number): string {
    return `‹readout ${indicator} ${person}›`;
  }
  heatmap(id: string): HeatmapView {
    this.#need();
    return {
      title: `‹${id} by team and week›`,
      note: '‹hours per person›',
      teams: ['Response A', 'Response B', 'Response C', 'Custody', 'CID', 'Neighbourhood'].map((label, team) => ({
        team,
        label,
        flagged: team === 2,
        cells: Array.from({ length: 52 }, (_, week) => ({
          shade: team === 4 && week < 3 ? undefined : Math.min(1, 0.12 + ((week * 7 + team * 3) % 10) / 50 + (team === 2 && week > 22 ? 0.5 : 0)),
          readout: `‹${label}, week ${week}: 7.2 hours›`,
        })),
      })),
      weeks: 52,
      ticks: [
        { at: 0, label: 'Jan' },
        { at: 26, label: 'Jul' },
        { at: 48, label: 'Dec' },
      ],
      table: table('heatmap'),
      unavailable: undefined,
    };
  }
  people(query: string, flagged: boolean, offset: number, limit: number): PeopleView {
    this.#need();
    const rows = query === 'nobody' ? [] : Array.from({ length: limit }, (_, i) => ({
      id: offset + i,
      who: `P-${1000 + offset + i}`,
      team: '‹Custody›',
      detail: '‹PC · full time›',
      flags: flagged || i === 3 ? '‹sickness spells›' : '',
      tone: 'individual' as const,
    }));
    return { sentence: `‹7,391 people; query “${query}”, flagged ${flagged}›`, rows, place: `‹${offset + 1} to ${offset + limit} of 7,391›`, hasPrevious: offset > 0, hasNext: offset < 200, empty: '‹nobody matches›' };
  }
  person(subject: Subject): PersonView {
    this.#need();
    const team = subject.kind === 'team';
    const who = team ? '‹Response C›' : `P-${1000 + subject.id}`;
    const axis = { label: '‹spells›', low: 0, high: 8, ticks: [{ at: 0, label: '0' }, { at: 8, label: '8' }] };
    return {
      subject,
      who,
      named: team ? undefined : this.#named.has(subject.id),
      detail: '‹Custody · PC · full time · compared with 38 people›',
      previous: subject.id > 0 ? { subject: { ...subject, id: subject.id - 1 }, who: `P-${999 + subject.id}` } : undefined,
      next: { subject: { ...subject, id: subject.id + 1 }, who: `P-${1001 + subject.id}` },
      lede: [
        { text: `${who} has `, tone: 'plain' },
        { text: '‹one pattern worth a conversation›', tone: team ? 'team' : 'individual' },
        { text: '.', tone: 'plain' },
      ],
      cards: [
        {
          indicator: 'spells',
          title: '‹How this flag arose: sickness spells›',
          tag: team ? '‹team workload›' : '‹individual›',
          tone: team ? 'team' : 'individual',
          sentence: [
            { text: `${who} had `, tone: 'plain' },
            { text: '‹7 spells›', tone: 'strong' },
            { text: ' of sickness in 12 months; people like them ', tone: 'plain' },
            { text: '‹1.9›', tone: 'strong' },
            { text: '.', tone: 'plain' },
          ],
          steps: [
            { text: '‹Records used: 9 absence rows›', result: '‹8 spells›', rows: table('step') },
            { text: '‹Left out: 1 spell›', result: '‹8 → 7›', rows: undefined },
            { text: '‹Expected for 0.93 years›', result: '‹1.90›', rows: undefined },
          ],
          chance: [{ text: '‹about 1 person in 270›', tone: 'plain' }],
          wouldChange: ['‹two fewer spells, and there would be no flag›'],
          notKnown: ['‹what the person says›'],
          questions: ['‹How are things?›'],
          misread: '‹unreliability›',
        },
      ],
      indicators: [
        { id: 'spells', name: '‹Sickness spells›', lane: '‹support›', measured: true, value: '‹7 spells›', peers: '‹1.9 expected of 38 people›', verdict: '‹worth a conversation›', tone: 'individual', strip: { axis, peers: [0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 4], own: 7, low: 0, high: 4.6, readout: '‹7 against 1.9›' } },
        { id: 'days', name: '‹Days lost›', lane: '‹support›', measured: true, value: '‹cannot tell›', peers: '', verdict: '‹cannot tell: 3 weeks at work›', tone: 'chance', strip: undefined },
        { id: 'nights', name: '‹Night hours›', lane: '‹support›', measured: false, value: '', peers: '', verdict: '‹no duties were read›', tone: 'chance', strip: undefined },
      ],
      unmeasured: '‹1 pattern has no value›',
      notKnown: ['‹what happened before the file begins›'],
      members: team ? this.people('', false, 0, 3).rows : [],
    };
  }
  explanations(subject: Subject): ExplanationsView {
    this.#need();
    return {
      subject,
      flags: [
        {
          indicator: 'spells',
          summary: '‹1 of 2 is supported›',
          alternatives: [
            { id: 'workload', name: '‹Team workload›', meaning: '‹the whole team›', verdict: '‹supported›', tone: 'strong', tested: true, supported: true, finding: '‹overtime rose 40%›', table: table('workload') },
            { id: 'illness', name: '‹One illness›', meaning: '‹came back›', verdict: '‹no data›', tone: 'plain', tested: false, supported: false, finding: '‹no reasons in the file›', table: undefined },
          ],
          untested: '‹1 could not be tested›',
          restsOn: '‹would stand with 1 fewer spell›',
          ladder: [
            { change: '‹As recorded›', found: '‹7 spells against 1.9›', verdict: '‹flag›', tone: 'individual' },
            { change: '‹2 fewer spells›', found: '‹5 spells against 1.9›', verdict: '‹no flag›', tone: 'chance' },
          ],
          table: table('ladder'),
        },
      ],
    };
  }
  #named = new Set<number>();
  showName(subject: Subject, on: boolean): void {
    if (on) this.#named.add(subject.id);
    else this.#named.delete(subject.id);
  }
  #decided: Record<string, Determination> = {};
  #expected: Record<number, string> = {};
  #askFirst = false;
  #saved = '{}';
  #past: Stood[] = [];
  #undone: Stood[] = [];
  #standing(what: string): Stood {
    return { what, decided: this.#decided, settings: { ...this.#settings } };
  }
  #remember(what: string): void {
    this.#past.push(this.#standing(what));
    this.#undone = [];
  }
  #back(from: Stood[], to: Stood[], say: (what: string) => string): string | undefined {
    const step = from.pop();
    if (!step) return undefined;
    to.push(this.#standing(step.what));
    this.#decided = step.decided;
    if (JSON.stringify(this.#settings) !== JSON.stringify(step.settings)) this.#done = 0;
    this.#settings = step.settings;
    return say(step.what);
  }
  undo(): string | undefined {
    return this.#back(this.#past, this.#undone, (what) => `‹undone: ${what}›`);
  }
  redo(): string | undefined {
    return this.#back(this.#undone, this.#past, (what) => `‹done again: ${what}›`);
  }
  canUndo(): [boolean, boolean] {
    return [this.#past.length > 0, this.#undone.length > 0];
  }
  carried(): string {
    return JSON.stringify([this.#settings, this.#decided, this.#saved, this.#purpose, this.#past, this.#undone, this.#askFirst, this.#expected]);
  }
  carryOn(json: string): void {
    [this.#settings, this.#decided, this.#saved, this.#purpose, this.#past, this.#undone, this.#askFirst, this.#expected] = JSON.parse(json);
  }
  determinations(subject: Subject): DeterminationsView {
    this.#need();
    const key = `spells ${subject.kind} ${subject.id}`;
    const written = this.#decided[key];
    return {
      subject,
      askFirst: this.#askFirst,
      withheld: this.#askFirst && !this.#expected[subject.id] ? '‹what do you expect of 1,043?›' : undefined,
      impression: this.#expected[subject.id] ?? '',
      flags: [
        {
          key,
          indicator: 'spells',
          title: '‹Determination: sickness spells›',
          stands: [{ text: written ? `‹stands: ${written.outcome} by ${written.decides}›` : '‹nobody has decided›', tone: 'plain' }],
          decided: written !== undefined,
          since: written ? '‹it said 7, it says 8›' : '',
          written: written ?? { outcome: '', reason: '', alternatives: [], said: '', decides: '', day: '' },
        },
      ],
      outcomes: [
        { id: '', label: '‹not decided›', group: '' },
        { id: 'support', label: '‹talk with them›', group: '' },
      ],
      alternatives: [
        { id: 'workload', label: '‹workload tick›', group: '' },
        { id: 'illness', label: '‹illness tick›', group: '' },
      ],
      note: '‹a flag is a question›',
    };
  }
  decide(key: string, determination: Determination): void {
    if (!determination.reason) throw problem('', 'setting', '‹the reason is missing›');
    this.#remember('a determination');
    this.#decided = { ...this.#decided, [key]: determination };
  }
  takeBack(key: string): void {
    this.#remember('taking back');
    this.#decided = Object.fromEntries(Object.entries(this.#decided).filter(([other]) => other !== key));
  }
  askFirstImpressions(on: boolean): void {
    this.#askFirst = on;
  }
  firstImpression(subject: Subject, text: string): void {
    if (!text) throw problem('', 'setting', '‹the impression is missing›');
    this.#expected[subject.id] = `‹${text}›`;
  }
  agreement(): AgreementView {
    this.#need();
    const many = Object.keys(this.#decided).length;
    return {
      lede: [{ text: many ? '‹you agreed with 19 of 19›' : '‹no flag is decided of 3›', tone: 'strong' }],
      table: many ? table('determinations') : { caption: '', headings: [], rows: [], leftOut: '' },
      unsaved: this.unsaved(),
      saving: this.unsaved() ? '‹in no file yet›' : many ? '‹saved›' : '',
    };
  }
  determinationsJson(): string {
    return JSON.stringify(this.#decided);
  }
  takeDeterminations(name: string, json: string): string {
    this.#decided = { ...this.#decided, ...(JSON.parse(json) as Record<string, Determination>) };
    return `‹${name} was taken›`;
  }
  determinationsSaved(): void {
    this.#saved = this.determinationsJson();
  }
  unsaved(): boolean {
    return this.determinationsJson() !== this.#saved;
  }
  chanceStep(): { done: number; total: number; label: string } {
    this.#need();
    return { done: 1, total: 1, label: '‹world 1 of 1›' };
  }
  waysStep(): { done: number; total: number; label: string } {
    this.#need();
    this.#ways = Math.min(this.#ways + 48, 96);
    return { done: this.#ways, total: 96, label: `‹way ${this.#ways} of 96›` };
  }
  picture(id: string): PlotView | undefined {
    this.#need();
    return plot(`picture ${id}`, id === 'trend' ? 'line' : 'dots');
  }
  preview(id: string, value: string): ConsequenceView {
    this.#need();
    const moved = (mark: string) => [{ subject: { kind: 'person' as const, id: 7 }, who: `‹${mark} P-1007›`, pattern: '‹spells tried›' }];
    return { sentence: [{ text: `‹${id} of ${value} tried: 27 of 240›`, tone: 'strong' }], enters: moved('enters'), leaves: moved('leaves') };
  }
  ways(): WaysView {
    this.#need();
    const begun = this.#ways > 0;
    return {
      done: this.#ways,
      total: begun ? 96 : 0,
      lede: [{ text: begun ? '‹96 ways give 1 to 4 flags›' : '‹many ways›', tone: 'strong' }],
      flags: begun ? [{ subject: { kind: 'person', id: 7 }, who: 'P-1007', pattern: '‹spells of the ways›', ways: '‹81 of 96›', share: 0.84, flagged: true }] : [],
      plot: begun ? plot('all ways', 'dots') : undefined,
      table: begun ? table('ways') : { caption: '', headings: [], rows: [], leftOut: '' },
    };
  }
  waysOf(): PersonWaysView {
    this.#need();
    if (!this.#ways) return { flags: [] };
    return {
      flags: [
        {
          indicator: 'spells',
          sentence: [{ text: '‹flagged in 81 of 96›', tone: 'individual' }],
          plot: plot('ways of a person', 'dots'),
        },
      ],
    };
  }
  timeline(): TimelineView {
    this.#need();
    return {
      title: '‹The year›',
      note: '‹spells of sickness above, weekly overtime below›',
      days: 365,
      ticks: ['Jan', 'Apr', 'Jul', 'Oct'].map((label, i) => ({ at: i * 91, label })),
      spells: [[10, 16], [60, 63], [120, 131], [200, 203], [240, 247]].map(([from, to], i) => ({ from: from as number, to: to as number, counted: i !== 1, readout: `‹spell ${i}›` })),
      weeks: Array.from({ length: 52 }, (_, week) => ({ from: week * 7 - 2, to: week * 7 + 5, hours: 2 + ((week * 5) % 7) + (week > 25 ? 4 : 0), above: week > 40 && week % 3 === 0, readout: `‹week ${week}: 6.5 hours›` })),
      hours: { label: '‹overtime, hours a week›', low: 0, high: 15, ticks: [0, 5, 10, 15].map((at) => ({ at, label: `${at}` })) },
      usual: { low: 3, high: 8 },
      table: table('timeline'),
      unavailable: undefined,
    };
  }
  settings(): SettingsView {
    return {
      changed: this.#settings['trigger'] !== '125',
      outOfReach: ['‹no duties were read: night hours›'],
      groups: [
        {
          title: '‹The period›',
          settings: [
            { id: 'window', label: '‹Until›', unit: '', control: { kind: 'date', value: this.#settings['window'] ?? '' }, consequence: '‹365 days›' },
            { id: 'peers', label: '‹Compare with›', unit: '', control: { kind: 'pick', value: this.#settings['peers'] ?? '', options: [{ id: 'role', label: '‹same role›', group: '' }, { id: 'all', label: '‹everyone›', group: '' }] }, consequence: '' },
          ],
        },
        {
          title: '‹Policy›',
          settings: [
            { id: 'trigger', label: '‹Bradford trigger›', unit: '‹points›', control: { kind: 'number', value: this.#settings['trigger'] ?? '', low: 1, high: 1000, step: 1 }, consequence: `‹at ${this.#settings['trigger']} points it would list 27 of 240›` },
            { id: 'long', label: '‹Long absences›', unit: '', control: { kind: 'switch', on: this.#settings['long'] === 'yes' }, consequence: '‹left out›' },
          ],
        },
      ],
    };
  }
  set(id: string, value: string): void {
    if (id === 'trigger' && Number(value) > 1000) throw problem('', 'setting', '‹more than 1,000 points›');
    this.#remember(`${id} ${value}`);
    this.#settings[id] = value;
    this.#ways = 0;
    this.#done = 0;
  }
  resetSettings(): void {
    this.#settings = { window: '2025-12-31', trigger: '125', peers: 'role', long: 'yes' };
    this.#done = 0;
  }
  showNames(on: boolean): void {
    this.#names = on;
  }
  trials(): TrialCard[] {
    return ['chance', 'cost'].map((id) => ({ id, name: `‹${id}›`, question: `‹question of ${id}›` }));
  }
  choose(test: string, id: string, value: string): void {
    this.#settings[`${test}:${id}`] = value;
    this.#tried[test] = 0;
  }
  trialStep(test: string): { done: number; total: number; label: string } {
    this.#need();
    this.#tried[test] = (this.#tried[test] ?? 0) + 1;
    const until = performance.now() + 5;
    while (performance.now() < until);
    return { done: Math.min(20, this.#tried[test]), total: 20, label: '' };
  }
  trial(test: string): TrialView {
    this.#need();
    const done = (this.#tried[test] ?? 0) >= 20;
    return {
      id: test,
      name: `‹${test}›`,
      question: `‹question of ${test}›`,
      done,
      choices: [{ id: 'runs', label: '‹Worlds›', unit: '', control: { kind: 'number', value: this.#settings[`${test}:runs`] ?? '200', low: 20, high: 1000, step: 10 }, consequence: '‹more is finer›' }],
      lede: done ? [{ text: `‹${test} found 731.5›`, tone: 'strong' }] : [],
      notes: done ? ['‹seed 20251›'] : [],
      plots: done ? (['bars', 'line', 'dots'] as const).map((look) => plot(test, look)) : [],
      tables: done ? [table(`trial ${test}`)] : [],
    };
  }
  examples(): ExampleFile[] {
    return [
      { kind: '‹the kind›', whatFor: '‹what it is for›', headings: '‹the headings it needs›', name: '‹an example›', text: '‹its rows›' },
    ];
  }
  opening(): OpeningView {
    return { files: [['‹a first file›', '‹what it holds›']], found: '‹who stands out›', band: [0, 0, 1000, 0], people: [[1, 2], [], [3, 4], [], []], year: '‹whose year›', spells: [[10, 20]], months: [[0, '‹month›']] };
  }
  methods(): MethodView[] {
    return [{ id: 'spells', name: '‹Sickness spells›', lane: '‹Support: the manager’s job›', sentence: '‹How often someone was off sick.›', sections: [{ heading: '‹Formula›', text: '‹S›\n‹second line›' }], detection: '‹peer count›', file: 'src/indicators/sickness_spells.rs' }];
  }
  gallery(): GalleryView {
    const entry = (id: string, link: string) => ({ id, name: `‹${id} name›`, sentence: `‹${id} sentence›`, length: '‹6 steps, about 10 minutes›', link, picture: readers(id) });
    const lesson = entry('lesson', '#learn?lesson=one&step=0');
    return {
      lede: '‹learn lede›',
      start: { ...lesson, name: '‹where to begin›', length: '‹ten minutes›' },
      lessons: [lesson],
      exam: entry('exam', '#learn?scenario=exam'),
      groups: [{ heading: '‹what it teaches›', teams: [entry('team', '#learn?scenario=team')] }],
    };
  }
  #link: string | undefined;
  openLink(fragment: string): void {
    if (!/lesson=one|scenario=(team|exam)/.test(fragment)) throw problem('', 'setting', '‹no such lesson›');
    this.clear();
    this.#link = fragment;
    const id = this.open('invented.csv', 40);
    this.feed(id, new Uint8Array(40));
    this.finish(id);
  }
  moveSlider(id: string, value: number): void {
    this.#link = `#learn?scenario=team&${id}=${value}`;
    this.#done = 0;
  }
  link(): string | undefined {
    return this.#link;
  }
  lesson(): LessonView {
    const step = Number(/step=(\d)/.exec(this.#link ?? '')?.[1] ?? 0);
    return {
      id: 'one',
      name: '‹lesson name›',
      step,
      steps: 2,
      place: `‹Step ${step + 1} of 2›`,
      previous: step > 0 ? '#learn?lesson=one&step=0' : undefined,
      next: step === 0 ? '#learn?lesson=one&step=1' : undefined,
      title: `‹title of step ${step + 1}›`,
      text: [{ text: '‹731 of 1,403›', tone: 'strong', people: [1, 2] }, { text: '‹are flagged›', tone: 'plain' }],
      brief: [{ text: '‹731 in brief›', tone: 'strong', people: [1, 2] }],
      screen: /exam/.test(this.#link ?? '') ? 'exam' : step === 0 ? 'dots' : 'curtain',
      subject: undefined,
      indicator: undefined,
      guess: step === 0 && /lesson/.test(this.#link ?? '') ? { question: [{ text: '‹how many?›', tone: 'plain' }], high: 1000, step: 1, middle: 500, is: 731, said: '‹731›', before: undefined } : undefined,
      picture: undefined,
      listed: '‹who is listed›',
      bars: [{ reader: '‹a rule›', now: 1, before: 0.5 }],
      sliders: [{ id: 'staffing', label: '‹Posts filled›', unit: '', low: 0.5, high: 1, step: 0.05, value: 0.8, shown: '‹0.8 of 1›' }],
      notes: ['‹note 1›'],
      link: this.#link ?? '',
    };
  }
  curtain(): CurtainView {
    return { lede: [{ text: '‹9 rightly›', tone: 'individual' }], story: [{ text: '‹story›', tone: 'plain' }], groups: { key: '‹one dot›', readers: readers('curtain') }, summary: table('summary'), people: [], table: table('curtain') };
  }
  exam(): ExamView {
    const choice = (id: string) => ({ id, label: `‹${id}›`, group: '' });
    const person = (id: number) => ({ subject: { kind: 'person' as const, id }, who: `‹P-${id}›`, where: '‹where›', listedFor: id ? '' : '‹a trigger›', flags: '‹what Candour says›' });
    return { task: [{ text: '‹the task›', tone: 'plain' }], people: [person(0), person(1)], answers: [choice('help'), choice('look')], reasons: [choice('luck'), choice('work')] };
  }
  endExam(decisions: [number, string, string][]): DebriefView {
    const said = decisions.map((one) => one.join(' ')).join(', ');
    return { lede: [{ text: `‹decided: ${said}›`, tone: 'plain' }], table: table('debrief'), room: '‹the room›', talkAbout: ['‹talk about it›'], again: '#learn?scenario=exam&seed=8' };
  }
  handout(): HandoutView {
    return { title: '‹handout›', question: '‹its question›', groups: { key: '‹one dot›', readers: readers('handout') }, parts: [{ heading: '‹part›', text: [{ text: '‹text of it›', tone: 'plain' }] }], restsOn: '‹rests on›', guide: ['‹a step›'] };
  }
  dots(): DotsView {
    return { dots: ['right', 'wrong', 'missed', 'leftAlone'], sentence: [{ text: '‹2 of 4›', tone: 'strong' }], table: table('dots') };
  }
  csv(view: Table): string {
    return `${view.caption}\r\n`;
  }
  version(): string {
    return '‹0.1.0 doctored›';
  }
  clear(): void {
    this.#files = [];
    this.#decided = {};
    this.#saved = '{}';
    this.#past = [];
    this.#undone = [];
    this.#done = 0;
  }
}

export default async function init(): Promise<void> {}
