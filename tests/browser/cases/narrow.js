// On a phone nothing but tables and code scrolls sideways.

import assert from 'node:assert/strict';
import { test } from '../harness/test.js';

/** How wide the page is, how wide the window, and what sticks out most. */
function widths() {
  const root = document.documentElement, widest = [...document.querySelectorAll('body *')]
    .map(e => [Math.round(e.getBoundingClientRect().right), e.outerHTML.slice(0, 80)]).sort((a, b) => b[0] - a[0])[0];
  return { page: root.scrollWidth, window: root.clientWidth, widest };
}

for (const width of [390, 320]) {
  test(`no page scrolls sideways at ${width} pixels`, async (reader, { base, plain, nested }) => {
    for (const [site, kinds] of [[base, base.kinds()], [plain, plain.kinds()], [nested, nested.depths()]]) {
      const page = await reader.window({ width, height: 844 });
      for (const [kind, file] of Object.entries(kinds)) {
        await page.goto(site.url(file));
        await page.evaluate(() => document.fonts.ready.then(() => true));
        const seen = await page.evaluate(widths);
        assert(seen.window <= width, `the window is ${width} wide`);
        assert(seen.page <= seen.window, `${site.name}, ${kind}: ${JSON.stringify(seen)}`);
      }
    }
  });
}
