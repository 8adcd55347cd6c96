// node tests/pkg/examples/node.mjs people.csv absences.csv …   after `make pkg`

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

import { Session, initSync } from '../../../pkg/candour.js';
import { told } from './analyse.mjs';

initSync({ module: readFileSync(new URL('../../../pkg/candour_bg.wasm', import.meta.url)) });
const files = process.argv.slice(2).map((path) => ({ name: basename(path), bytes: readFileSync(path) }));
console.log(told(new Session(), files));
