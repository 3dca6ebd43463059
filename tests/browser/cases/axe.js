// axe-core finds nothing on any kind of page, light and dark, on a desk and on a phone.
//
// Chromium only: the rules ask the same questions of either browser, and it is the quicker one.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { test } from '../harness/test.js';

const browsers = ['Chromium'];
const SIZES = [{ width: 1280, height: 900 }, { width: 390, height: 844 }];

/** What axe finds. It must not fetch stylesheets (`preload`): the page's policy and file: addresses both forbid it. */
async function violations(page) {
  await page.evaluate(`${axe.source}; true`);
  const { violations } = await page.evaluate(() => window.axe.run(document, { preload: false, resultTypes: ['violations'] }));
  return violations.flatMap(v => v.nodes.map(node => `${v.id}: ${node.target.join(' ')} ${node.failureSummary?.split('\n')[1]?.trim() ?? ''}`));
}

for (const [name, kindsOf] of [['base', s => s.kinds()], ['nested', s => s.depths()]]) {
  for (const scheme of ['light', 'dark']) {
    for (const size of SIZES) {
      test(`axe finds nothing on ${name} at ${size.width} pixels, ${scheme}`, async (reader, sites) => {
        const site = sites[name], found = [];
        for (const [kind, file] of Object.entries(kindsOf(site))) {
          const page = await reader.window(size);
          await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
          await page.goto(site.url(file));
          found.push(...(await violations(page)).map(v => `${kind}: ${v}`));
          await page.close();
        }
        assert.deepEqual(found, []);
      }, { browsers, slow: true });
    }
  }
}

test('axe finds nothing with the popover, a folded page or the list of keys open', async (reader, { base }) => {
  const page = await reader.open(base, 'astana-declaration.html?topic=indivisible-security');
  assert.deepEqual(await violations(page), [], 'folded');
  await page.evaluate(() => document.querySelector('#p3 .act a').click());
  assert.deepEqual(await violations(page), [], 'popover');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.deepEqual(await violations(page), [], 'keys');
}, { browsers, slow: true });
