// Learn: lessons and invented teams whose truth is known. What stands open is in the address, so a link and the back
// button do what one expects; every text and figure is the core's.

import { learning } from '../core/state';
import { Gallery } from './Gallery';
import { Lesson } from './Lesson';

export function Learn() {
  return learning.value === undefined ? <Gallery /> : <Lesson />;
}
