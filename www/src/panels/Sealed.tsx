// A record under a passphrase that was dropped: asks for it, and takes what it opens.

import { useState } from 'preact/hooks';

import { unseal } from '../core/record';
import { sealed, takeSaved } from '../core/state';
import { Form } from '../parts/Form';
import { words } from '../words';

export function Sealed() {
  const [wrong, setWrong] = useState(false);
  const waiting = sealed.value;
  if (!waiting) return null;
  return (
    <section class="sheet" aria-labelledby="sealed-title">
      <h2 id="sealed-title">{words.sealedAsk(waiting.name)}</h2>
      <Form
        class="sealed"
        onsend={(form) => {
          const passphrase = String(new FormData(form).get('passphrase') ?? '');
          void unseal(waiting.text, passphrase).then((text) => {
            setWrong(text === undefined);
            if (text === undefined) return;
            sealed.value = undefined;
            void takeSaved(waiting.name, text);
          });
        }}
      >
        <label>
          <span>{words.passphrase}</span>
          <input type="text" class="secret" name="passphrase" autocomplete="off" spellcheck={false} aria-invalid={wrong} />
        </label>
        <button type="submit" class="main">
          {words.unseal}
        </button>
      </Form>
      {wrong && <p role="alert">{words.unsealFailed}</p>}
    </section>
  );
}
