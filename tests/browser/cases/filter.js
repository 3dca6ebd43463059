// Choosing a topic folds every other paragraph to its first line, and hides none.

import assert from 'node:assert/strict';
import { click, shown, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const DOCUMENT = 'astana-declaration.html';
const TOPIC = 'indivisible-security';

/** The anchors of the paragraphs that show one line, those that show all, and those that show nothing. */
function folds() {
  const folded = [], whole = [], hidden = [];
  for (const p of document.querySelectorAll('.p.tt')) {
    const text = p.querySelector('.text'), style = getComputedStyle(text);
    const lines = text.getBoundingClientRect().height / parseFloat(style.lineHeight);
    (lines < 0.5 ? hidden : lines < 1.5 && style.overflowY === 'hidden' ? folded : whole).push(p.id);
  }
  return { folded, whole, hidden };
}

/** Which paragraphs ought to be whole, by the classes that the page gives them; and the radio of the topic. */
function tagged(topic) {
  const radio = document.querySelector(`[name=topic][value="${topic}"]`);
  const [on, off] = [`.p.tt.${radio.id}`, `.p.tt:not(.${radio.id})`].map(s => [...document.querySelectorAll(s)].map(p => p.id));
  return { radio: radio.id, on, off };
}

async function assertFolded(page) {
  const { on, off } = await page.evaluate(tagged, TOPIC);
  assert(on.length > 1 && off.length > 1, 'the topic is on some paragraphs and not on others');
  assert.deepEqual(await page.evaluate(folds), { folded: off, whole: on, hidden: [] });
}

async function assertWhole(page) {
  const { folded, hidden } = await page.evaluate(folds);
  assert.deepEqual({ folded, hidden }, { folded: [], hidden: [] });
}

test('a topic folds the others, says how many remain, and is kept in the address', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  await assertWhole(page);
  const { radio, on } = await page.evaluate(tagged, TOPIC);
  await click(page, `label[for="${radio}"]`);
  await assertFolded(page);
  const status = await text(page, '.filter [role=status]');
  assert.match(status, new RegExp(`^${on.length} of 13\\b`));
  assert(status.includes(await text(page, `label[for="${radio}"]`)), status);
  assert.equal(new URL(page.url()).searchParams.get('topic'), TOPIC);

  await click(page, '.filter button');
  await until(page, 'the address forgets the topic', () => !new URL(location).searchParams.has('topic'));
  await assertWhole(page);
  assert(!await shown(page, '.filter'), 'the filter’s bar goes');
});

test('an address with a topic opens folded', async (reader, { plain }) => {
  await assertFolded(await reader.open(plain, `${DOCUMENT}?topic=${TOPIC}`));
  await assertFolded(await reader.open(plain, `${DOCUMENT}?topic=${TOPIC}`, { width: 390, height: 844 }));
  await assertWhole(await reader.open(plain, `${DOCUMENT}?topic=no-such-topic`));
});

test('a topic folds the others without script', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  const { radio } = await page.evaluate(tagged, TOPIC);
  await click(page, `label[for="${radio}"]`);
  await assertFolded(page);
  await click(page, '.filter button');
  await assertWhole(page);
}, { scripts: false });

test('a folded paragraph opens when a link leads to it', async (reader, { plain }) => {
  const page = await reader.open(plain, `${DOCUMENT}?topic=${TOPIC}#p4`);
  const { folded, whole } = await page.evaluate(folds);
  assert(whole.includes('p4') && folded.length, JSON.stringify({ folded, whole }));
});
