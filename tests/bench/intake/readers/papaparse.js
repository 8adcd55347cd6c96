// PapaParse: its own reading of a File in a worker, array rows, a callback for each piece.
import Papa from 'papaparse';
import { Sums, serve } from './sums.js';

serve(
  (file) =>
    new Promise((done, failed) => {
      const sums = new Sums();
      let heading = true;
      Papa.parse(file, {
        delimiter: ',',
        newline: '\n',
        quoteChar: '"',
        skipEmptyLines: false,
        chunkSize: 4 << 20,
        chunk({ data }) {
          for (const row of data) {
            if (heading) heading = false;
            else if (row.length === 8) sums.add(row[0], row[2], row[3], row[6], row[7]);
          }
        },
        complete: () => done(sums),
        error: failed,
      });
    }),
);
