import { useLayoutEffect, useRef } from 'preact/hooks';

import { addFiles, pasted } from '../core/state';
import { Form } from '../parts/Form';
import { words } from '../words';

/** A table pasted from a spreadsheet becomes a file like any other. */
export function Paste({ onclose }: { onclose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => dialog.current?.showModal(), []);
  const { name, text } = pasted.value;
  const add = () => {
    const file = new File([text], `${name.trim() || words.pasteDefaultName}.csv`, { type: 'text/csv' });
    pasted.value = { name: '', text: '' };
    onclose();
    void addFiles([file]);
  };
  return (
    <dialog ref={dialog} onClose={onclose} aria-labelledby="paste-heading">
      <Form onsend={add}>
        <h2 id="paste-heading">{words.pasteHeading}</h2>
        <p class="note">{words.pasteNote}</p>
        <label>
          {words.pasteName}
          <input
            type="text"
            value={name}
            autocomplete="off"
            spellcheck={false}
            translate={false}
            placeholder={words.pasteDefaultName}
            onInput={(event) => {
              pasted.value = { ...pasted.value, name: event.currentTarget.value };
            }}
          />
        </label>
        <label>
          {words.pasteLabel}
          <textarea
            rows={12}
            value={text}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            translate={false}
            wrap="off"
            onInput={(event) => {
              pasted.value = { ...pasted.value, text: event.currentTarget.value };
            }}
          />
        </label>
        <p class="buttons">
          <button type="submit" class="main" disabled={!text.trim()}>
            {words.pasteAdd}
          </button>
          <button type="button" onClick={onclose}>
            {words.cancel}
          </button>
        </p>
      </Form>
    </dialog>
  );
}
