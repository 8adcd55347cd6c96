// A document leaves the page as one file of HTML: its blocks as they are drawn here, with their own style and no script.

import type { DocumentView, Subject } from 'candour';
import { h, render } from 'preact';

import { inks } from '../charts/inks';
import style from '../document.css?raw';
import { Document } from '../parts/Document';
import { inFull } from './clip';
import { fileName, save } from './save';
import { quick } from './state';
import { xmlText } from './xml';

/** Nothing may be fetched, run or sent by a document, wherever it is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

export function documentHtml(view: DocumentView): string {
  const host = document.createElement('div');
  inFull(() => render(h(Document, { view, fixed: inks(true) }), host));
  const title = document.createElement('title');
  title.textContent = view.title;
  // The serialiser escapes all text; elements of HTML keep their end tags.
  const text = (element: Element | null) =>
    element ? xmlText(new XMLSerializer().serializeToString(element)).replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', '') : '';
  const body = text(host.firstElementChild);
  render(null, host);
  return [
    '<!doctype html>',
    '<html lang="en-GB">',
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    `<meta name="viewport" content="width=device-width">${text(title)}<style>${style}</style></head>`,
    `<body>${body}</body></html>`,
    '',
  ].join('\n');
}

export const saveDocument = (view: DocumentView) => save(fileName(view.title, 'html'), documentHtml(view), 'text/html');

export async function saveMarkdown(view: DocumentView, subject: Subject | undefined): Promise<void> {
  const outcome = await quick('documentMarkdown', [view.id, subject]);
  if (outcome.is === 'answer') save(fileName(view.title, 'md'), outcome.value, 'text/markdown');
}
