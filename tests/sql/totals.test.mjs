// The SQL that the README shows is run in a database on the sample team's raw rows, and what Candour finds from the sums
// is held against what it finds from the rows: the same wherever sums suffice, "not available, because …" elsewhere.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const require = createRequire(import.meta.url);
const dist = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs'));
const { createDuckDB, NODE_RUNTIME, VoidLogger } = require(join(dist, 'duckdb-node-blocking.cjs'));
const { Session, initSync } = await import('../../pkg/candour.js');
initSync({ module: readFileSync(new URL('../../pkg/candour_bg.wasm', import.meta.url)) });

const sql = (name) => readFileSync(new URL(name, import.meta.url), 'utf8');

/** The raw tables as a database would have them. What the law protects is left out here, as the query asks. */
const TABLES = `
  create table people as select
    "Collar Number" as person_id,
    strptime("Start Date", '%d/%m/%Y')::date as started,
    strptime("Leave Date", '%d/%m/%Y')::date as ended,
    case "Shift Pattern" when 'Mon-Wed' then '1110000' when 'Tue-Fri' then '0111100' end as works
  from read_csv('people.csv', header = true, all_varchar = true);
  create table sickness as select
    "Collar Number" as person_id,
    try_strptime("Absence Start Date", '%d/%m/%Y')::date as first_day,
    try_strptime("Absence End Date", '%d/%m/%Y')::date as last_day
  from read_csv('sickness.csv', header = true, all_varchar = true)
  where "Absence Type" = 'Sickness' and "Absence Reason" <> 'Injury on duty'
    and not contains("Absence Reason", 'Pregnancy') and "Disability Related" <> 'Y'
    -- One row of the sample ends on 31 February: Candour sets it aside, and so must whoever asks a database.
    and first_day is not null and (last_day is not null or "Absence End Date" is null);
  create table overtime as select
    "Collar Number" as person_id, "Overtime Date"::date as day, "Overtime Hours"::double as hours
  from read_csv('overtime.csv', header = true, all_varchar = true);`;

async function totals(files) {
  const bundle = (name) => ({ mainModule: join(dist, `duckdb-${name}.wasm`), mainWorker: join(dist, `duckdb-node-${name}.worker.cjs`) });
  const db = await createDuckDB({ mvp: bundle('mvp'), eh: bundle('eh') }, new VoidLogger(), NODE_RUNTIME);
  await db.instantiate(() => {});
  const connection = db.connect();
  const kinds = ['people', 'sickness', 'overtime'];
  for (const { name, text } of files) db.registerFileText(`${kinds.find((kind) => name.startsWith(kind))}.csv`, text);
  connection.query(TABLES);
  connection.query(sql('calendar.duckdb.sql'));
  const rows = connection.query(sql('totals.sql')).toArray().map((row) => row.toJSON());
  connection.close();
  const day = (value) => new Date(Number(value)).toISOString().slice(0, 10);
  const cell = (name, value) => (name.startsWith('period_') ? day(value) : String(value));
  const names = Object.keys(rows[0]);
  return [names.join(','), ...rows.map((row) => names.map((name) => cell(name, row[name])).join(','))].join('\n') + '\n';
}

function analysed(files) {
  const session = new Session();
  for (const { name, text } of files) {
    const bytes = new TextEncoder().encode(text);
    const id = session.open(name, bytes.length);
    do session.feed(id, bytes);
    while (!session.finish(id) && (session.reopen(id), true));
  }
  for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep());
  return session;
}

const sample = new Session().sample(7);
const people = sample.filter(({ name }) => name.startsWith('people'));
const csv = await totals(sample);
const [raw, summed] = [analysed(sample), analysed([...people, { name: 'totals.csv', text: csv }])];
const questions = (session) => Number(session.overview().scope.match(/(\d+) questions/)[1]);
const SUFFICES = ['sickness-spells', 'days-lost', 'lost-time-rate', 'overtime-duties', 'overtime-hours'];

test('every row of the sums is used, and the period is the same', () => {
  const file = summed.data().files.find(({ name }) => name === 'totals.csv');
  assert.match(file.ledger.sentence, /240 rows in the file: 240 used/);
  const period = (session) => session.settings().groups[0].settings.map(({ control }) => control.value);
  assert.deepEqual(period(summed), period(raw));
});

test('what sums suffice for is the same for everyone, to the last digit shown', () => {
  let flagged = 0;
  for (let id = 0; id < 240; id++) {
    const [a, b] = [raw, summed].map((session) => session.person({ kind: 'person', id }));
    assert.equal(a.who, b.who);
    for (const indicator of SUFFICES) {
      const [x, y] = [a, b].map(({ indicators }) => indicators.find((row) => row.id === indicator));
      assert.ok(x, indicator);
      assert.deepEqual(y, x, `${a.who}, ${indicator}`);
    }
    const of = ({ cards }) => cards.filter(({ indicator }) => SUFFICES.includes(indicator));
    // Where nobody can be asked about Monday and Friday starts there are fewer questions, and with them fewer analyses that show
    // somebody so far out; nothing else is different.
    const ANALYSES = /about one of (\d+) analyses/;
    const asked = (prose) =>
      prose.map(({ text, tone }) => ({ tone, text: text.replace(/\d+ questions/g, '# questions').replace(ANALYSES, 'about one of # analyses') }));
    const analyses = (view) => of(view).map(({ sentence }) => Number(sentence.map(({ text }) => text).join('').match(ANALYSES)?.[1] ?? NaN));
    for (const [at, few] of analyses(b).entries()) {
      const ratio = few / analyses(a)[at];
      assert.ok(Math.abs(ratio - questions(raw) / questions(summed)) < 0.07, `${a.who}: ${few} and ${analyses(a)[at]} analyses`);
    }
    const sentences = (view) =>
      of(view).map(({ indicator, title, sentence, chance }) => ({ indicator, title, sentence: asked(sentence), chance }));
    assert.deepEqual(sentences(b), sentences(a));
    flagged += of(a).length;
  }
  assert.ok(flagged > 0, 'the sample has flags to compare');
  // Each question an indicator asks of someone is a row of its funnel.
  const rows = (session) => session.overview().indicators.reduce((sum, { id }) => sum + session.funnel(id).table.rows.length, 0);
  assert.ok(rows(raw) > rows(summed));
  assert.equal(questions(raw) - questions(summed), rows(raw) - rows(summed), 'the questions that only rows can answer');
});

test('what they do not suffice for says why', () => {
  const why = (id) => summed.overview().indicators.find((choice) => choice.id === id).reason;
  assert.match(why('bradford'), /^not available, because it looks back 52 weeks/);
  assert.match(why('working-time'), /^not available, because totals do not say in which week/);
  const timeline = summed.timeline({ kind: 'person', id: 0 });
  assert.match(timeline.unavailable, /totals do not say on which days/);
});
