import type { Choice } from 'candour';

/** A menu of choices, in groups where they have one. */
export function Choose(props: {
  /** The words for whoever does not see it; or `id`, where a label points to it. */
  label?: string;
  id?: string;
  value: string;
  options: readonly Choice[];
  onchoose: (id: string) => void;
}) {
  const groups: { name: string; options: Choice[] }[] = [];
  for (const option of props.options) {
    const last = groups.at(-1);
    if (last && last.name === option.group) last.options.push(option);
    else groups.push({ name: option.group, options: [option] });
  }
  const item = (option: Choice) => (
    <option key={option.id} value={option.id}>
      {option.label}
    </option>
  );
  return (
    <select
      id={props.id}
      aria-label={props.label}
      value={props.value}
      autocomplete="off"
      onChange={(event) => props.onchoose(event.currentTarget.value)}
    >
      {groups.map((group, i) =>
        group.name ? (
          <optgroup key={i} label={group.name}>
            {group.options.map(item)}
          </optgroup>
        ) : (
          group.options.map(item)
        ),
      )}
    </select>
  );
}
