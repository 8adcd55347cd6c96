// What every reader has to arrive at, and sums for the readers that hand over rows of text: flat arrays, one look-up a row.
// A year has at most 54 weeks; weeks count from Monday 29 December 1969, as in Candour.

const WEEKS = 54;

export class Sums {
  constructor() {
    this.people = new Map();
    this.dates = new Map();
    this.first = 0;
    this.rows = 0;
    this.room = 0;
    this.grow(4096);
  }

  grow(people) {
    const larger = (old, each) => {
      const grown = new Float64Array(people * each);
      if (old) grown.set(old);
      return grown;
    };
    this.room = people;
    this.hours = larger(this.hours, 1);
    this.overtime = larger(this.overtime, 1);
    this.sick = larger(this.sick, 1);
    this.seen = larger(this.seen, WEEKS);
    this.weekHours = larger(this.weekHours, WEEKS);
    this.weekOvertime = larger(this.weekOvertime, WEEKS);
  }

  week(date) {
    const week = Math.floor((Date.parse(date) / 86_400_000 + 3) / 7);
    if (this.dates.size === 0) this.first = week - 53;
    this.dates.set(date, week);
    return week;
  }

  add(key, date, kind, hours, overtime) {
    this.rows++;
    let person = this.people.get(key);
    if (person === undefined) {
      person = this.people.size;
      if (person === this.room) this.grow(this.room * 4);
      this.people.set(key, person);
    }
    const week = this.dates.get(date) ?? this.week(date);
    const cell = person * WEEKS + (week % WEEKS);
    if (kind === 'Sickness') this.sick[person]++;
    const worked = hours === '' ? 0 : +hours;
    const over = overtime === '' ? 0 : +overtime;
    this.hours[person] += worked;
    this.overtime[person] += over;
    this.seen[cell] = 1;
    this.weekHours[cell] += worked;
    this.weekOvertime[cell] += over;
  }

  totals(watched) {
    const sum = (list) => list.reduce((a, b) => a + b, 0);
    const weeks = [...new Set(this.dates.values())].sort((a, b) => a - b);
    return {
      rows: this.rows,
      people: this.people.size,
      hours: sum(this.hours),
      overtime: sum(this.overtime),
      sickDays: sum(this.sick),
      personWeeks: sum(this.seen),
      watched: Object.fromEntries(
        watched.map((key) => [
          key,
          weeks.map((week) => {
            const cell = this.people.get(key) * WEEKS + (week % WEEKS);
            return [this.weekHours[cell], this.weekOvertime[cell]];
          }),
        ]),
      ),
    };
  }
}

/** A worker that answers each File with its time and its totals. */
export function serve(read) {
  addEventListener('message', async ({ data: { file, watched } }) => {
    try {
      const started = performance.now();
      const result = await read(file);
      const ms = performance.now() - started;
      postMessage({ ms, totals: await result.totals(watched), note: result.note });
    } catch (error) {
      postMessage({ error: String(error?.sentence ?? error?.stack ?? error) });
    }
  });
  postMessage({ ready: true });
}
