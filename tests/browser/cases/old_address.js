// An old address shows where its words went, or reaches the new place, with and without scripts.
//
// `nested` has a paragraph that was merged (p9), a document that has another name now (water-records, whose p9 was merged
// under the new one), one that was withdrawn (interim-rules), and an old route of its document (drafts/water).

import assert from 'node:assert/strict';
import { follow, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

/** What stands at an old address: what is told of it, and where its links lead. */
function told(selector) {
  const element = document.querySelector(selector);
  return { words: element.innerText.replace(/\s+/g, ' ').trim(), links: [...element.querySelectorAll('a')].map(a => a.href) };
}

const isAt = url => location.href === url;

/** Old addresses at which readers stay: what they read, and the places that they may go to. */
const TOLD = [
  ['nested.html#p9', '#p9 .text', /^Since 2 September 2026 merged with paragraph 8\./, ['nested.html#p8', 'nested/p9.html']],
  ['nested/p9.html', '.lead', /^Paragraph 9 no longer stands .* It was merged with paragraph 8 on 2 September 2026\.$/, ['nested/p8.html']],
  ['interim-rules.html', '.lead', /^Interim Rules no longer stands .* withdrawn by the Commission\.$/, []],
  ['interim-rules.html#p1', '#p1', /^1 These rules hold until others do\.$/, ['interim-rules/p1.html']],
  ['interim-rules/p1.html', '.lead', /^Paragraph 1 no longer stands .* withdrawn by the Commission\.$/, []],
  ['water-records/p9.html', '.lead', /^Paragraph 9 no longer stands /, ['nested/p8.html']],
];

/** Old addresses whose words stand at another one: where a script goes on to, and the link that a reader has without it. */
const MOVED = [
  ['water-records.html', 'nested.html', '.lead a', 'nested.html'],
  ['water-records.html#p2', 'nested.html#p2', '#p2 a', 'nested.html#p2'],
  ['water-records.html#p2-a', 'nested.html#p2-a', '#p2-a a', 'nested.html#p2-a'],
  ['water-records.html#p9', 'nested.html#p8', '#p9 a', 'nested.html#p8'],
  ['water-records/p2-a.html', 'nested/p2-a.html', '.lead a', 'nested/p2-a.html'],
  ['drafts/water.html', 'nested.html', '.lead a', 'nested.html'],
  ['drafts/water.html#p2-a', 'nested.html#p2-a', '.lead a', 'nested.html'],
];

for (const [how, scripts] of [['with', true], ['without', false]]) {
  test(`${how} script an old address says what became of it and where that is now`, async (reader, { nested }) => {
    for (const [address, selector, words, places] of TOLD) {
      const page = await reader.open(nested, address);
      const is = await page.evaluate(told, selector);
      assert.match(is.words, words, address);
      assert.deepEqual(is.links, places.map(place => nested.url(place)), address);
      assert.equal(page.url(), nested.url(address), `${address}: the reader stays`);
      const anchor = address.split('#')[1];
      if (anchor) assert(await page.evaluate(id => document.getElementById(id).matches(':target'), anchor), `${address} is marked`);
      if (!places.length) continue;
      await follow(page, `${selector} a`);
      assert.equal(page.url(), nested.url(places[0]));
    }
  }, { scripts });
}

test('with script an address whose words moved reaches the new one, with the place in it', async (reader, { nested }) => {
  for (const [address, place] of MOVED) {
    const page = await reader.open(nested, address);
    await until(page, `${address} → ${place}`, isAt, nested.url(place));
    assert.match(await text(page, 'h1'), /^(Decision on|Paragraph )/, place);
    await page.close();
  }
});

test('with script the way back skips the old address', async (reader, { nested }) => {
  const page = await reader.open(nested, 'index.html');
  await page.evaluate(url => setTimeout(() => location.assign(url)), nested.url('water-records/p2.html'));
  await until(page, 'the new place', isAt, nested.url('nested/p2.html'));
  await page.evaluate(() => setTimeout(() => history.back()));
  await until(page, 'the page before', isAt, nested.url('index.html'));
});

test('without script an address whose words moved shows a link to the new one', async (reader, { nested }) => {
  for (const [address, , selector, place] of MOVED) {
    const page = await reader.open(nested, address);
    assert.equal(page.url(), nested.url(address));
    await follow(page, selector);
    assert.equal(page.url(), nested.url(place), address);
  }
}, { scripts: false });
