// uDSV: text pieces of 1 MiB, its incremental parser, string arrays, a reducer called for each row.
import { inferSchema, initParser } from 'udsv';
import { Sums, serve } from './sums.js';

const PIECE = 1 << 20;

serve(async (file) => {
  const sums = new Sums();
  const add = (row) => sums.add(row[0], row[2], row[3], row[6], row[7]);
  const decoder = new TextDecoder();
  let parser;
  for (let at = 0; at < file.size; at += PIECE) {
    const bytes = await file.slice(at, at + PIECE).arrayBuffer();
    const text = decoder.decode(bytes, { stream: true });
    parser ??= initParser(inferSchema(text, { col: ',', row: '\n', encl: '"' }));
    parser.chunk(text, parser.stringArrs, add);
  }
  parser.end();
  return sums;
});
