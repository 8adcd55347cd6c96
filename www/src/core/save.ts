// Saving: bytes the page already holds become a file in the user's downloads. Nothing is sent.

import type { Table } from 'candour';

import { paint } from '../charts/canvas';
import { inks } from '../charts/inks';
import { type Picture, withLines } from '../charts/picture';
import { svgText } from '../charts/svg';
import { words } from '../words';
import { saveOutside } from './outside';
import { purpose } from './purpose';
import { quick } from './state';

export const save = (name: string, content: BlobPart, type: string) => saveOutside(name, new Blob([content], { type }));

/** A name for a file: the heading's letters and digits. */
export const fileName = (title: string, ending: string) =>
  `${title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60).toLowerCase() || 'candour'}.${ending}`;

/** The mark at the start tells a spreadsheet that the text is UTF-8. */
export const saveCsv = (title: string, text: string) =>
  save(fileName(title, 'csv'), `\ufeff${text}`, 'text/csv;charset=utf-8');

export async function saveTable(table: Table): Promise<void> {
  const outcome = await quick('csv', [table]);
  if (outcome.is === 'answer') saveCsv(table.caption, outcome.value);
}

/** How a file is read, for the next one with the same headings. */
export async function saveMapping(file: number, name: string): Promise<void> {
  const outcome = await quick('mapping', [file]);
  if (outcome.is === 'answer') save(fileName(name.replace(/\.\w+$/, ''), 'mapping.json'), outcome.value, 'application/json');
}

/** A picture as it leaves: what it was taken for stands under it. */
const leaving = (picture: Picture): Picture => {
  const written = purpose.value?.text.trim();
  return written ? withLines(picture, words.purposeOfPicture(written)) : picture;
};

export function saveSvg(picture: Picture, title: string): void {
  save(fileName(title, 'svg'), svgText(leaving(picture), title, inks(true)), 'image/svg+xml');
}

export function savePng(drawn: Picture, title: string): void {
  const picture = leaving(drawn);
  const canvas = document.createElement('canvas');
  const colours = inks(true);
  const whole: Picture = {
    ...picture,
    marks: [
      { mark: 'bar', x: 0, y: 0, w: picture.width, h: picture.height, ink: 'sheet', alpha: 1, radius: 0, look: 'solid' },
      ...picture.marks,
    ],
  };
  paint(canvas, whole, colours, 2);
  canvas.toBlob((blob) => blob && save(fileName(title, 'png'), blob, 'image/png'), 'image/png');
}
