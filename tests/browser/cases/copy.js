// The citer takes a permalink and a citation away from a paragraph's page.

import assert from 'node:assert/strict';
import { click, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const PAGE = 'astana-declaration/p3.html';
const WITHOUT_LINK = 'OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, 3 December 2010, para. 3';
const LINK = 'https://example.org/osce/astana-declaration/p3.html';

/** Presses a copy button, waits until it says so, and gives what can be pasted. The page is fresh again afterwards. */
async function copied(reader, page, what) {
  const button = `:is(${what} + [data-copy], ${what} + .buttons [data-copy])`;
  await click(page, button);
  await until(page, `${button} says that it has copied`, b => {
    const e = document.querySelector(b);
    return e.textContent === document.body.dataset.done;
  }, button);
  assert.equal(await text(page, '[role=status].vh, body > [role=status]'), await page.evaluate(() => document.body.dataset.done), 'a screen reader is told');
  const pasted = await reader.pasted();
  await page.bringToFront();
  await page.reload();
  return pasted.replaceAll('\r\n', '\n');
}

test('copy link and copy citation give the permalink and the golden citation', async (reader, { base }) => {
  const page = await reader.open(base, PAGE);
  assert.equal(await copied(reader, page, '#_link'), LINK);
  assert.equal(await copied(reader, page, '#_c-plain'), `${WITHOUT_LINK}, ${LINK}`);
});

test('each format is copied as it stands on the page, without its italics', async (reader, { base }) => {
  const page = await reader.open(base, PAGE);
  const formats = await page.evaluate(() => [...document.querySelectorAll('.tabs > input')].map(e => e.id));
  assert(formats.length >= 10, formats.join(' '));
  for (const format of formats) {
    await click(page, `label[for="${format}"]`);
    const shown = await page.evaluate(id => '#' + document.querySelector(`#${id} + label + .panel pre`).id, format);
    const stands = await text(page, shown);
    assert.doesNotMatch(stands, /\*/, format);
    assert.equal(await copied(reader, page, shown), stands, format);
  }
});

test('without a base URL the link copied is the page’s own address', async (reader, { plain }) => {
  const page = await reader.open(plain, PAGE);
  assert.equal(await copied(reader, page, '#_link'), plain.url(PAGE));
  assert.equal(await copied(reader, page, '#_c-plain'), WITHOUT_LINK);
});
