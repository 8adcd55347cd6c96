import type { Problem } from 'candour';

/** What is wrong with the user's data, where, and what to do. */
export function ProblemNote({ problem }: { problem: Problem }) {
  return (
    <div class="problem" role="alert">
      <p>
        <b>{problem.sentence}</b> {problem.whatToDo}
      </p>
    </div>
  );
}

/** How far long work has come, with its Stop. The words are spoken at the quarters only. */
export function Bar(props: { done: number; total: number; label: string; words: string; onstop?: () => void; stop: string }) {
  const share = props.total > 0 ? props.done / props.total : 0;
  return (
    <div class="progress">
      <p class="note">
        {props.words}
        {props.onstop && (
          <button type="button" class="quiet" onClick={props.onstop}>
            {props.stop}
          </button>
        )}
      </p>
      <progress value={share} max={1} aria-label={props.label} />
    </div>
  );
}
