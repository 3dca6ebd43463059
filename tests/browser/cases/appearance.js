// Light and Dark in the footer.

import assert from 'node:assert/strict';
import { click } from '../harness/reader.js';
import { test } from '../harness/test.js';

const background = page => page.evaluate(() => {
  const paint = document.createElement('canvas').getContext('2d');
  paint.fillStyle = getComputedStyle(document.body).backgroundColor;
  const [, ...parts] = paint.fillStyle.match(/#(..)(..)(..)/);
  return parts.every(part => parseInt(part, 16) < 64) ? 'dark' : parts.every(part => parseInt(part, 16) > 192) ? 'light' : paint.fillStyle;
});

async function choose(page, appearance) {
  await click(page, `label:has(#_theme-${appearance})`);
  assert.equal(await background(page), appearance);
}

test('Light and Dark change the page and are kept', async (reader, { plain }) => {
  const page = await reader.open(plain, 'index.html');
  for (const appearance of ['dark', 'light', 'dark']) {
    await choose(page, appearance);
    await page.reload();
    assert.equal(await background(page), appearance, 'after a reload');
    assert(await page.evaluate(id => document.getElementById(id).checked, `_theme-${appearance}`), 'the switch shows it');
  }
});

// Not in Firefox: there each file of a folder has a storage of its own, so a choice holds for the page it was made on.
test('Light and Dark hold on every page of a folder', async (reader, { plain }) => {
  const page = await reader.open(plain, 'index.html');
  await choose(page, 'dark');
  const other = await reader.open(plain, 'astana-declaration/p3.html');
  assert.equal(await background(other), 'dark');
}, { browsers: ['Chromium'] });

test('Light and Dark change the page without script', async (reader, { plain }) => {
  const page = await reader.open(plain, 'index.html');
  await choose(page, 'dark');
  await choose(page, 'light');
}, { scripts: false });
