// Candour as its page runs it: the package, a session, 4 MiB asked for at a time. The clock stops when the Data screen
// stands, so the join of the people is in the time.
import init, { Session } from '../../../../pkg/candour.js';
import { serve } from './sums.js';

const ready = init({ module_or_path: fetch('candour_bg.wasm') });
let session;

async function read(file) {
  const wasm = await ready;
  session?.free();
  session = new Session();
  const id = session.open(file.name, file.size);
  const reader = file.stream().getReader({ mode: 'byob' });
  let buffer = new ArrayBuffer(4 << 20);
  let waited = 0;
  for (;;) {
    const asked = performance.now();
    const { value, done } = await reader.read(new Uint8Array(buffer));
    waited += performance.now() - asked;
    if (done) break;
    session.feed(id, value);
    buffer = value.buffer;
  }
  if (!session.finish(id)) throw new Error('the file would have to be read twice');
  const view = session.data().files[0];
  return {
    note: `${Math.round(waited)} ms waiting for bytes, ${(wasm.memory.buffer.byteLength / 2 ** 20).toFixed(0)} MiB of WebAssembly memory`,
    totals: (watched) => totals(view, watched),
  };
}

/** The figures in the sentences that a user reads. */
function totals(view, watched) {
  const number = (text, after) => {
    const found = text.match(new RegExp(`([\\d,.]+) ${after}`));
    return found ? Number(found[1].replaceAll(',', '')) : undefined;
  };
  const said = view.notes.join(' ');
  return {
    rows: number(view.ledger.sentence, 'used'),
    people: number(said, 'people'),
    hoursRounded: number(said, 'hours on duty'),
    overtimeRounded: number(said, 'hours of overtime'),
    problems: view.ledger.lines,
    ...(watched.length ? { watched: weeksOf(watched) } : {}),
  };
}

/** Weekly overtime of some people, from the screen of the person. Asked for once: it needs the whole analysis. */
function weeksOf(watched) {
  for (;;) {
    const { done, total } = session.analyseStep();
    if (done >= total) break;
  }
  const weeks = {};
  session.showNames(true);
  for (const key of watched) {
    const { rows } = session.people(key, false, 0, 2);
    const view = rows.length === 1 ? session.timeline({ kind: 'person', id: rows[0].id }) : undefined;
    weeks[key] = view?.weeks.map(({ hours }) => [undefined, hours]);
  }
  return weeks;
}

serve(read);
