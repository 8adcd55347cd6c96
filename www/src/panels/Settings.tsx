// The settings as Rust describes them. What stands in a field is tried out; leaving the field applies it and redraws
// everything.

import type { Moved, Setting } from 'candour';
import { signal } from '@preact/signals';
import { useEffect, useId, useRef, useState } from 'preact/hooks';

import { resetSettings, setSetting, settingProblem } from '../core/state';
import { useView } from '../core/view';
import { Choose } from '../parts/Choose';
import { Prose } from '../parts/Prose';
import { words } from '../words';

/** Whether the settings stand beside the page. */
const opened = signal(false);

/** Opens the settings, and closes them; the focus comes back to it. */
export function SettingsButton() {
  return (
    <button
      type="button"
      id="settings-button"
      aria-expanded={opened.value}
      onClick={() => {
        opened.value = !opened.value;
      }}
    >
      {words.settings}
    </button>
  );
}

/** The settings, beside the page, which stays in view and can be used meanwhile. */
export function Settings() {
  return opened.value ? <Drawer /> : null;
}

function Drawer() {
  const { view } = useView('settings', []);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = view !== undefined;
  useEffect(() => {
    if (shown) heading.current?.focus({ preventScroll: true });
  }, [shown]);
  useEffect(() => {
    document.body.classList.add('drawn');
    return () => document.body.classList.remove('drawn');
  }, []);
  if (!view) return null;
  const close = () => {
    opened.value = false;
    document.getElementById('settings-button')?.focus();
  };
  return (
    <aside class="sheet settings drawer" aria-labelledby="settings-heading" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <div class="head">
        <h2 id="settings-heading" ref={heading} tabIndex={-1}>
          {words.settings}
        </h2>
        <span class="buttons">
          {view.changed && (
            <button type="button" class="quiet" onClick={() => void resetSettings()}>
              {words.resetSettings}
            </button>
          )}
          <button type="button" onClick={close}>
            {words.close}
          </button>
        </span>
      </div>
      <div class="groups">
        {view.groups.map((group) => (
          <fieldset key={group.title}>
            <legend>{group.title}</legend>
            {group.settings.map((setting) => (
              <One key={setting.id} setting={setting} />
            ))}
          </fieldset>
        ))}
      </div>
      {view.outOfReach.length > 0 && (
        <details>
          <summary>{words.outOfReach}</summary>
          <ul class="notes">
            {view.outOfReach.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        </details>
      )}
    </aside>
  );
}

/** One setting; `onset` takes its new value where it is not one of the analysis. */
export function One({ setting, onset }: { setting: Setting; onset?: (value: string) => void }) {
  const id = useId();
  const { control } = setting;
  const apply = onset ?? ((value: string) => void setSetting(setting.id, value));
  const wrong = settingProblem.value?.id === setting.id ? settingProblem.value.problem : undefined;
  const described = `${id}-note`;
  // What stands in the field and is not yet applied; only settings of the analysis are tried out.
  const [tried, setTried] = useState<string>();
  const send = (value: string) => {
    setTried(undefined);
    apply(value);
  };
  const tryOut = (event: { currentTarget: HTMLInputElement }) =>
    !onset && setTried(event.currentTarget.validity.badInput || event.currentTarget.value === '' ? undefined : event.currentTarget.value);
  return (
    <div class="setting">
      <label for={id}>{setting.label}</label>
      <div>
        <span class="control">
          {control.kind === 'pick' ? (
            <Choose id={id} value={control.value} options={control.options} onchoose={send} />
          ) : control.kind === 'switch' ? (
            <input id={id} type="checkbox" checked={control.on} onChange={(event) => send(event.currentTarget.checked ? 'yes' : 'no')} />
          ) : control.kind === 'date' ? (
            <input
              id={id}
              type="date"
              value={control.value}
              autocomplete="off"
              aria-describedby={described}
              onChange={(event) => event.currentTarget.value && send(event.currentTarget.value)}
            />
          ) : (
            <input
              id={id}
              type="number"
              value={tried ?? control.value}
              min={control.low % control.step ? undefined : control.low}
              max={control.high}
              step={control.step}
              autocomplete="off"
              aria-describedby={described}
              onInput={tryOut}
              onChange={(event) => !event.currentTarget.validity.badInput && send(event.currentTarget.value)}
            />
          )}
          {setting.unit && <span class="unit">{setting.unit}</span>}
        </span>
        <p class="note" id={described}>
          {setting.consequence}
        </p>
        {tried !== undefined && <TriedOut id={setting.id} value={tried} />}
        {wrong && (
          <p class="problem" role="alert">
            {wrong.sentence} {wrong.whatToDo}
          </p>
        )}
      </div>
    </div>
  );
}

/** What a value would do, while it stands in the field and before it is applied. */
function TriedOut({ id, value }: { id: string; value: string }) {
  const { view } = useView('preview', [id, value]);
  return (
    <div class="tried" role="status">
      {view && (
        <>
          <Prose runs={view.sentence} class="note" />
          <Moves heading={words.wouldEnter} list={view.enters} />
          <Moves heading={words.wouldLeave} list={view.leaves} />
        </>
      )}
    </div>
  );
}

function Moves({ heading, list }: { heading: string; list: readonly Moved[] }) {
  if (!list.length) return null;
  return (
    <>
      <p class="note">{heading}</p>
      <ul class="plain note">
        {list.map(({ who, pattern }, i) => (
          <li key={i}>
            <span translate={false}>{who}</span>, {pattern}
          </li>
        ))}
      </ul>
    </>
  );
}
