import { useView } from '../core/view';
import { words } from '../words';

/** How each pattern is counted: one card an indicator, made from its own file. */
export function Methods() {
  const { view } = useView('methods', []);
  return (
    <>
      <p class="lede">{words.methodsLede}</p>
      {view?.map((method) => (
        <article key={method.id} class="sheet method">
          <div class="head">
            <h2>{method.name}</h2>
            <span class="tag">{method.lane}</span>
          </div>
          <p class="prose">{method.sentence}</p>
          <dl>
            {method.sections.map((section) => (
              <div key={section.heading}>
                <dt>{section.heading}</dt>
                <dd>{section.text}</dd>
              </div>
            ))}
            <div>
              <dt>{words.flagsArise}</dt>
              <dd>{method.detection}</dd>
            </div>
          </dl>
          <p class="note">
            {words.code}: <code>{method.file}</code>
          </p>
        </article>
      ))}
    </>
  );
}
