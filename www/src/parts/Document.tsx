// A document's blocks as they are drawn on the page, printed, and saved.

import type { Block, DocumentView } from 'candour';

import type { Inks } from '../charts/inks';
import { plotPicture } from '../charts/plot';
import { Svg } from '../charts/svg';
import { words } from '../words';
import { Prose } from './Prose';
import { Table } from './Table';

/** Pixels wide as it is drawn; print and page scale it. */
const PICTURE_WIDTH = 640;

/** With `fixed` colours it can leave the page. */
export function Document({ view, fixed }: { view: DocumentView; fixed?: Inks }) {
  return (
    <article class="document" aria-labelledby="document-title">
      <h2 id="document-title" class="title">
        {view.title}
      </h2>
      <p class="note">{view.under}</p>
      {view.open && <p class="open-questions">{view.open}</p>}
      <Blocks blocks={view.blocks} fixed={fixed} />
      <footer class="note">
        {view.foot.map((line, i) => (
          <p key={i}>{line}</p>
        ))}
      </footer>
    </article>
  );
}

function Blocks({ blocks, fixed }: { blocks: readonly Block[]; fixed: Inks | undefined }) {
  return (
    <>
      {blocks.map((block, i) => (
        <One key={i} block={block} fixed={fixed} />
      ))}
    </>
  );
}

function One({ block, fixed }: { block: Block; fixed: Inks | undefined }) {
  switch (block.block) {
    case 'heading':
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>;
    case 'text':
      return <Prose runs={block.text} class="prose" />;
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <Table view={block.table} save={false} />;
    case 'picture':
      return (
        <figure>
          <figcaption>{block.plot.title}</figcaption>
          <Svg picture={plotPicture(block.plot, PICTURE_WIDTH)} label={block.plot.title} {...(fixed && { fixed })} />
        </figure>
      );
    case 'ask':
      return (
        <div class="ask">
          <b>{words.question}</b> {block.text}
        </div>
      );
    case 'together':
      return (
        <div class="together">
          <Blocks blocks={block.blocks} fixed={fixed} />
        </div>
      );
  }
}
