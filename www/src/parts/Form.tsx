// A form whose button is heard, and which sends nothing. The page works in a frame that may send no form, so a browser tells
// of no `submit` there; it does press the button, by pointer, by keyboard or by Enter in a field.

import type { ComponentChildren } from 'preact';

export function Form(props: { class?: string; onsend: (form: HTMLFormElement) => void; children: ComponentChildren }) {
  return (
    <form
      class={props.class}
      onSubmit={(event) => event.preventDefault()}
      onClick={(event) => {
        const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('button[type=submit]') : null;
        if (!button) return;
        event.preventDefault();
        if (event.currentTarget.reportValidity()) props.onsend(event.currentTarget);
      }}
    >
      {props.children}
    </form>
  );
}
