// Before anything is dropped: what files help, and a small one of each kind to save and hold one's own export against.

import { saveCsv } from '../core/save';
import { useView } from '../core/view';
import { words } from '../words';

export function Examples() {
  const { view } = useView('examples', []);
  if (!view) return null;
  return (
    <section class="sheet" aria-labelledby="examples-title">
      <div class="head">
        <h2 id="examples-title">{words.examples}</h2>
      </div>
      <p class="note">{words.examplesNote}</p>
      <dl class="examples">
        {view.map(({ kind, whatFor, headings, name, text }) => (
          <div key={name}>
            <dt>{kind}</dt>
            <dd>
              {whatFor} <span class="note">{headings}</span>
            </dd>
            <dd>
              <button type="button" class="quiet" aria-label={words.saveExample(kind)} onClick={() => saveCsv(name, text)}>
                {words.example}
              </button>
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>{words.howToGet}</summary>
        <ul class="plain note">
          {words.waysToGet.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      </details>
    </section>
  );
}
