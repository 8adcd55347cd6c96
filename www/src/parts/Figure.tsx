import type { Table as TableView } from 'candour';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

import type { Picture } from '../charts/picture';
import { Surface, type SurfaceProps } from '../charts/Surface';
import { savePng, saveSvg, saveTable } from '../core/save';
import { words } from '../words';
import { Table } from './Table';

/** A picture with its finding, its tools and the table that says the same. */
export function Figure(props: {
  title: string;
  note: string;
  aside?: ComponentChildren;
  tools?: ComponentChildren;
  children?: ComponentChildren;
  table: TableView;
  /** Saves the whole table, where the one shown is summed up. */
  onsavetable?: () => void;
  unavailable: string | undefined;
  surface: Omit<SurfaceProps, 'label' | 'onpicture'>;
}) {
  const picture = useRef<Picture>(undefined);
  const withPicture = (act: (picture: Picture, title: string) => void) => () =>
    picture.current && act(picture.current, props.title);
  return (
    <figure class="sheet">
      <div class="head">
        <h2>{props.title}</h2>
        {props.tools}
      </div>
      {props.unavailable ? (
        <p class="empty">{props.unavailable}</p>
      ) : (
        <Surface
          {...props.surface}
          label={props.title}
          onpicture={(drawn) => {
            picture.current = drawn;
          }}
        />
      )}
      {props.children}
      <figcaption class="note">{props.note}</figcaption>
      {!props.unavailable && (
        <div class="under">
          <details>
            <summary>{words.showTable}</summary>
            <Table view={props.table} save={false} />
          </details>
          <span class="saves">
            {words.save}
            <button type="button" class="quiet" onClick={withPicture(saveSvg)}>
              {words.saveAs.svg}
            </button>
            <button type="button" class="quiet" onClick={withPicture(savePng)}>
              {words.saveAs.png}
            </button>
            <button type="button" class="quiet" onClick={props.onsavetable ?? (() => void saveTable(props.table))}>
              {words.saveAs.csv}
            </button>
          </span>
        </div>
      )}
    </figure>
  );
}
