// How far a file has come, in words: the one place where the page states a figure itself, about its own work and never
// about anyone's data.

const count = new Intl.NumberFormat('en-GB');
const long = new Intl.NumberFormat('en-GB', { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 });

/** "412 of 803 MB". */
function sizes(bytes: number, size: number): string {
  const [unit, name] = size >= 1e6 ? [1e6, 'MB'] : [1e3, 'kB'];
  return `${count.format(Math.round(bytes / unit))} of ${count.format(Math.max(1, Math.round(size / unit)))} ${name}`;
}

/** "reading 412 of 803 MB · 8.6 million rows · 3 s left"; the time only once there is something to judge by. */
export function readingWords(bytes: number, size: number, rows: number, elapsedMs: number): string {
  const words = [`reading ${sizes(bytes, size)}`];
  if (rows > 0) words.push(`${rows < 1e6 ? count.format(rows) : long.format(rows)} rows`);
  if (elapsedMs > 500 && bytes > 0 && bytes < size) {
    const seconds = Math.ceil(((size - bytes) / bytes) * (elapsedMs / 1000));
    words.push(seconds < 90 ? `${seconds} s left` : `${Math.round(seconds / 60)} minutes left`);
  }
  return words.join(' · ');
}
