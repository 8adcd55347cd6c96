// Every record obeys the schema that is published, and the schema lets nothing else through.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { test } from 'node:test';

const Ajv = createRequire(new URL('../../www/package.json', import.meta.url))('ajv');
const { Session, initSync } = await import('../../pkg/candour.js');
initSync({ module: readFileSync(new URL('../../pkg/candour_bg.wasm', import.meta.url)) });
const obeys = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(new URL('../../docs/record.schema.json', import.meta.url))));

function read(session, name, text, changes = []) {
  const bytes = new TextEncoder().encode(text);
  const id = session.open(name, bytes.length);
  const once = () => {
    do session.feed(id, bytes);
    while (!session.finish(id) && (session.reopen(id), true));
  };
  once();
  for (const change of changes) {
    session.change(id, change);
    session.reopen(id);
    once();
  }
  session.fingerprint(id, bytes, true);
  session.fingerprintEnd(id);
}

function analyse(session) {
  for (let p = session.analyseStep(); p.done < p.total; p = session.analyseStep());
}

test('a record with everything in it obeys the schema', () => {
  const session = new Session();
  for (const { name, text } of session.sample(7)) read(session, name, text);
  session.setPurpose('To see who may need support.', ['support', 'attention', 'records']);
  session.set('ratio', '2');
  session.set('trigger:bradford', '125');
  analyse(session);
  const [row] = session.overview().flags.rows;
  session.firstImpression(row.subject, 'A busy year.');
  const [flag] = session.determinations(row.subject).flags;
  session.decide(flag.key, { outcome: 'none', reason: 'One illness.', alternatives: ['one-illness'], said: '', decides: '', day: '2026-01-05' });
  for (let p = session.trialStep('cost'); p.done < p.total; p = session.trialStep('cost'));
  const record = JSON.parse(session.record());
  assert.ok(obeys(record), JSON.stringify(obeys.errors));
  for (const part of ['files', 'changes', 'flags', 'tests', 'determinations', 'firstImpressions']) assert.ok(record[part].length, part);
});

test('a record of files about which something was said obeys it too', () => {
  const session = new Session();
  const text = 'Staff No,Unit,First day absent,Last day absent\n77,A,03/02/2025,05/02/2025\n78,A,04/02/2025,05/02/2025\n';
  const changes = [
    { what: 'meaning', column: 1, field: '' },
    { what: 'answer', column: 2, answer: 'date:dayFirst' },
    { what: 'answer', column: 3, answer: 'date:dayFirst' },
    { what: 'answer', column: 2, answer: 'blank:sickness' },
    { what: 'answer', column: 0, answer: 'who:zeros' },
    { what: 'kind', kind: 'absences' },
  ];
  read(session, 'may.csv', text, changes);
  const overtime = 'Staff No,Overtime Date,Duration\n77,2025-03-03,90\n78,2025-03-04,120\n77,2025-03-10,60\n';
  read(session, 'overtime.csv', overtime, [{ what: 'answer', column: 2, answer: 'unit:minutes' }]);
  analyse(session);
  const record = JSON.parse(session.record());
  assert.ok(obeys(record), JSON.stringify(obeys.errors));
  assert.equal(record.files[0].said.columns.length, 4);
  assert.equal(record.files[1].said.columns[0].unit, 'minutes');
});

test('what is no record does not obey it', () => {
  const session = new Session();
  for (const { name, text } of session.sample(7)) read(session, name, text);
  analyse(session);
  const record = () => JSON.parse(session.record());
  for (const spoil of [
    (r) => delete r.purpose,
    (r) => (r.more = 1),
    (r) => (r.files[0].sha256 = 'abc'),
    (r) => (r.flags[0].whom = { name: 'x' }),
    (r) => (r.people = -1),
    (r) => (r.settings.scope.lanes = ['all']),
  ]) {
    const spoilt = record();
    spoil(spoilt);
    assert.ok(!obeys(spoilt));
  }
});
