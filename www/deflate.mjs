// What comes in, as few bytes of zlib as zopfli finds; any inflater reads them. A program of its own, because the library
// takes over how its whole process ends on an error.
import { readFileSync } from 'node:fs';

import { zlibAsync } from '@gfx/zopfli';

// Five rounds are 2 KB smaller than one; fifteen are 0.6 KB smaller again and take twice as long.
process.stdout.write(await zlibAsync(readFileSync(0), { numiterations: 5, blocksplittingmax: 0 }));
