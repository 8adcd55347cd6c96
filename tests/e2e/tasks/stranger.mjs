// Somebody who has never seen the page: knows what the screen says and nothing else. Finds things by their role and by words
// that can be read, never by how the page is made; every press and every word read on the way is counted.

import assert from 'node:assert/strict';

/** At most so many presses, and so many words read, for any task. */
const MOST_CLICKS = 6;
const MOST_WORDS = 250;

export class Stranger {
  clicks = 0;
  words = 0;

  constructor(page) {
    this.page = page;
  }

  /** Presses what is called so. */
  async press(role, name) {
    const found = this.page.getByRole(role, { name }).first();
    await found.waitFor();
    this.clicks++;
    await found.click();
  }

  /** Opens what is folded under these words. */
  async unfold(words) {
    const found = this.page.getByText(words).first();
    await found.waitFor();
    this.clicks++;
    await found.click();
  }

  /** Writes in a field, or picks from one, by what stands beside it. */
  async write(label, text) {
    const field = this.page.getByLabel(label, { exact: true }).first();
    await field.waitFor();
    this.clicks++;
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption({ label: text });
    else {
      await field.fill(text);
      await field.blur();
    }
  }

  /** Reads what stands there: every word of it is counted. */
  async read(found) {
    await found.first().waitFor();
    const text = await found.first().innerText();
    this.words += text.split(/\s+/).filter(Boolean).length;
    return text;
  }

  heading = (name) => this.page.getByRole('heading', { name });
  region = (name) => this.page.getByRole('region', { name });
  /** The paragraph or cell that holds these words. */
  says = (words) => this.page.getByText(words);

  /** Whether it was easy enough. */
  done(task) {
    assert.ok(this.clicks <= MOST_CLICKS, `${task}: ${this.clicks} presses`);
    assert.ok(this.words <= MOST_WORDS, `${task}: ${this.words} words`);
    console.log(`${task}: ${this.clicks} presses, ${this.words} words read`);
  }
}
