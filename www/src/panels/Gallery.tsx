// Everything under Learn: where to begin, the lessons with a small picture each, the exam, and the invented teams.

import type { GalleryEntry } from 'candour';

import { notice } from '../core/state';
import { useView } from '../core/view';
import { words } from '../words';
import { Readers } from './Curtain';

export function Gallery() {
  const { view } = useView('gallery', []);
  if (!view) return null;
  return (
    <>
      <p class="lede">{view.lede}</p>
      {notice.value && <p role="status">{notice.value}</p>}
      <p class="buttons">
        <a class="main" href={view.start.link}>
          {words.startHere(view.start.name)}
        </a>
        <span class="note">{view.start.length}</span>
      </p>
      <h2>{words.lessons}</h2>
      <ol class="cards">
        {view.lessons.map((entry) => (
          <Card key={entry.id} entry={entry} />
        ))}
        <Card entry={view.exam} />
      </ol>
      <h2>{words.inventedTeams}</h2>
      <div class="teams">
        {view.groups.map(({ heading, teams }) => (
          <section key={heading} class="sheet">
            <h3>{heading}</h3>
            <ul class="plain">
              {teams.map((team) => (
                <li key={team.id}>
                  <a href={team.link}>{team.name}</a> <span class="note">{team.sentence}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

function Card({ entry }: { entry: GalleryEntry }) {
  return (
    <li class="sheet">
      <h3>
        <a href={entry.link}>{entry.name}</a>
      </h3>
      <p>{entry.sentence}</p>
      {entry.picture.length > 0 && <Readers readers={entry.picture} />}
      <p class="note">{entry.length}</p>
    </li>
  );
}
