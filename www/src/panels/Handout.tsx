// One page of a lesson to be handed out, and the guide for whoever leads it, each printed alone.

import { useView } from '../core/view';
import { ProblemNote } from '../parts/Notice';
import { Prose } from '../parts/Prose';
import { words } from '../words';
import { EveryReader } from './Curtain';

export function Handout() {
  const { view, problem } = useView('handout', []);
  if (problem) return <ProblemNote problem={problem} />;
  if (!view) return null;
  return (
    <>
      <p class="buttons no-print">
        <button type="button" onClick={() => print()}>
          {words.printHandout}
        </button>
      </p>
      <section class="sheet column handout">
        <h2>{view.title}</h2>
        <p class="lede">{view.question}</p>
        <EveryReader groups={view.groups} />
        {view.parts.map((part) => (
          <div key={part.heading}>
            <h3>{part.heading}</h3>
            <Prose runs={part.text} class="prose" />
          </div>
        ))}
        <p class="note">{view.restsOn}</p>
      </section>
      <section class="sheet column handout">
        <h2>{words.guideTo(view.title)}</h2>
        <ol class="plain">
          {view.guide.map((each, i) => (
            <li key={i}>{each}</li>
          ))}
        </ol>
      </section>
    </>
  );
}
