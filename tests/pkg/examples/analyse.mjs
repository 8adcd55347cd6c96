// What a page, a worker and Node have in common: files go in as bytes, a sentence and the flags come out.

/** Reads each file in parts, and once more where something further down settled a question; then analyses what was read. */
export function analyse(session, files) {
  for (const { name, bytes } of files) {
    const file = session.open(name, bytes.length);
    const part = 1 << 20;
    do {
      for (let at = 0; at < bytes.length; at += part) session.feed(file, bytes.subarray(at, at + part));
      if (session.finish(file)) break;
      session.reopen(file);
    } while (true);
  }
  // In slices, so that a page could draw in between.
  for (let step = session.analyseStep(); step.done < step.total; step = session.analyseStep());
  // How often chance alone would give such a list is counted in worlds that are drawn: the sentence says it once enough are.
  for (let step = session.chanceStep(); step.done < step.total; step = session.chanceStep());
  const { lede, flags } = session.overview();
  return {
    lede: lede.map((run) => run.text).join(''),
    flags: flags.rows.map(({ who, pattern, tag }) => `${who}: ${pattern} (${tag})`),
  };
}

/** The same as lines of text; a problem with the data is a plain object with a sentence and what to do. */
export function told(session, files) {
  try {
    const { lede, flags } = analyse(session, files);
    return [lede, ...flags].join('\n');
  } catch (problem) {
    if (problem instanceof Error) throw problem;
    return `${problem.sentence} ${problem.whatToDo}`;
  }
}
