// On paper: the text and its provenance, no controls.
//
// Chromium only: WebDriver BiDi cannot ask Firefox for the print media.

import assert from 'node:assert/strict';
import { shown } from '../harness/reader.js';
import { test } from '../harness/test.js';

const browsers = ['Chromium'];

async function printed(reader, site, file) {
  const page = await reader.open(site, file);
  await page.emulateMediaType('print');
  return page;
}

test('on paper no navigation and no control stands', async (reader, { base, nested }) => {
  for (const [site, kinds] of [[base, base.kinds()], [nested, nested.depths()]]) {
    for (const [kind, file] of Object.entries(kinds)) {
      if (kind === 'not found') continue;
      const page = await printed(reader, site, file);
      for (const control of ['nav', 'button', 'input', 'label', '.act', '.foot', '[popover]', 'dialog', '.screen']) {
        assert(!await shown(page, control), `${kind}: ${control} is hidden`);
      }
      await page.close();
    }
  }
}, { browsers });

test('on paper all text stands, also with a topic chosen', async (reader, { base }) => {
  const page = await printed(reader, base, 'astana-declaration.html?topic=indivisible-security');
  const cut = await page.evaluate(() => [...document.querySelectorAll('.p .text')]
    .filter(e => !e.checkVisibility() || e.scrollHeight > e.clientHeight + 1).map(e => e.closest('.p').id));
  assert.deepEqual(cut, []);
  assert.equal(await page.evaluate(() => document.querySelectorAll('.p .text').length), 13);
  for (const kept of ['.masthead', 'h1', '#p3 .n', '#_corrections', '#_works', '#_about']) {
    assert(await shown(page, kept), `${kept} stands`);
  }
}, { browsers });

test('a paragraph’s page prints with its permalink, citation and record', async (reader, { base }) => {
  const page = await printed(reader, base, 'astana-declaration/p3.html');
  for (const kept of ['.masthead', '.fig', '.plate .text', '#_link', '#_c-plain', '.record']) {
    assert(await shown(page, kept), `${kept} stands`);
  }
}, { browsers });
