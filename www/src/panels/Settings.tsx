// The settings as Rust describes them; a change applies at once and redraws everything.

import type { Setting } from 'candour';
import { useId } from 'preact/hooks';

import { resetSettings, setSetting, settingProblem } from '../core/state';
import { useView } from '../core/view';
import { Choose } from '../parts/Choose';
import { words } from '../words';

export function Settings() {
  const { view } = useView('settings', []);
  if (!view) return null;
  return (
    <section class="sheet settings" aria-labelledby="settings-heading">
      <div class="head">
        <h2 id="settings-heading">{words.settings}</h2>
        {view.changed && (
          <button type="button" class="quiet" onClick={() => void resetSettings()}>
            {words.resetSettings}
          </button>
        )}
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
    </section>
  );
}

/** One setting; `onset` takes its new value where it is not one of the analysis. */
export function One({ setting, onset }: { setting: Setting; onset?: (value: string) => void }) {
  const id = useId();
  const { control } = setting;
  const send = onset ?? ((value: string) => void setSetting(setting.id, value));
  const wrong = settingProblem.value?.id === setting.id ? settingProblem.value.problem : undefined;
  const described = `${id}-note`;
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
              value={control.value}
              min={control.low % control.step ? undefined : control.low}
              max={control.high}
              step={control.step}
              autocomplete="off"
              aria-describedby={described}
              onChange={(event) => !event.currentTarget.validity.badInput && send(event.currentTarget.value)}
            />
          )}
          {setting.unit && <span class="unit">{setting.unit}</span>}
        </span>
        <p class="note" id={described}>
          {setting.consequence}
        </p>
        {wrong && (
          <p class="problem" role="alert">
            {wrong.sentence} {wrong.whatToDo}
          </p>
        )}
      </div>
    </div>
  );
}
