// The page's policy works: what a careless theme or a hostile text could put into a page is refused.

import assert from 'node:assert/strict';
import { test } from '../harness/test.js';
import { until } from '../harness/reader.js';

test('the policy refuses inline script, inline style and what lies outside', async (reader, { base }) => {
  const page = await reader.open(base, 'astana-declaration/p3.html');
  await page.evaluate(() => {
    window.refused = [];
    document.addEventListener('securitypolicyviolation', e => window.refused.push(e.effectiveDirective));
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    const image = new Image();
    image.src = 'https://example.org/image.png';
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.body.append(script, image, style);
  });
  await until(page, 'three refusals', () => window.refused.length >= 3);
  assert.equal(await page.evaluate(() => window.ran), undefined);
  reader.complaints.length = 0;
});
