// The cite popover of a document's page.

import assert from 'node:assert/strict';
import { click, follow, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const DOCUMENT = 'astana-declaration.html';

async function openPopover(page, anchor) {
  await click(page, `#${anchor} .act a`);
  await until(page, 'the popover', () => document.querySelector('#_cite-pop').matches(':popover-open'));
}

async function copied(reader, page, what) {
  const button = `#_cite-pop [data-copy="${what}"]`;
  await click(page, button);
  const done = await page.evaluate(() => document.body.dataset.done);
  await until(page, `${button} says that it has copied`, (b, done) => document.querySelector(b).textContent === done, button, done);
  const pasted = await reader.pasted();
  await page.bringToFront();
  await until(page, `${button} is ready again`, (b, done) => document.querySelector(b).textContent !== done, button, done);
  return pasted.replaceAll('\r\n', '\n');
}

for (const name of ['base', 'plain']) {
  test(`cite opens the locator, the citation and three things to copy (${name})`, async (reader, sites) => {
    const site = sites[name];
    const paragraph = await reader.open(site, 'astana-declaration/p3.html');
    const citation = await text(paragraph, '#_c-plain');
    const page = await reader.open(site, DOCUMENT);
    await openPopover(page, 'p3');
    assert.match(await text(page, '#_cite-pop h2'), /para\. 3$/);
    assert.equal(await text(page, '#_cite-pop [data-slot=cite]'), citation);
    assert.equal(await copied(reader, page, 'cite'), citation);
    const link = name === 'base' ? 'https://example.org/osce/astana-declaration/p3.html' : site.url('astana-declaration/p3.html');
    assert.equal(await copied(reader, page, 'link'), link);
    const words = await text(paragraph, '.plate .text p');
    assert.equal(await copied(reader, page, 'text'), words.replace(/\s+/g, ' ').trim());
  });
}

test('the text copied has no note letters', async (reader, { base }) => {
  const page = await reader.open(base, DOCUMENT);
  await openPopover(page, 'p12');
  assert.match(await copied(reader, page, 'text'), /organizing a follow-up process within existing formats.* incoming Chairmanships-in-Office in developing/);
});

test('Escape closes the popover and focus returns to the link', async (reader, { base }) => {
  const page = await reader.open(base, DOCUMENT);
  await openPopover(page, 'p3');
  assert(await page.evaluate(() => document.querySelector('#_cite-pop').contains(document.activeElement)), 'focus is in the popover');
  await page.keyboard.press('Escape');
  await until(page, 'the popover closes', () => !document.querySelector('#_cite-pop').matches(':popover-open'));
  assert(await page.evaluate(() => document.activeElement.matches('#p3 .act a')), 'focus is on the link');
});

test('the popover stands in view beside its link and leads to all formats, on a desk and on a phone', async (reader, { base }) => {
  for (const size of [undefined, { width: 390, height: 844 }]) {
    const page = await reader.open(base, DOCUMENT, size);
    await openPopover(page, 'p3');
    const seen = await page.evaluate(() => {
      const width = document.documentElement.clientWidth, height = innerHeight;
      const inView = e => {
        const box = e.getBoundingClientRect();
        return box.left >= 0 && box.right <= width + 1 && box.top >= 0 && box.bottom <= height + 1;
      };
      return { popover: inView(document.querySelector('#_cite-pop')), link: inView(document.querySelector('#p3 .act a')), sideways: scrollX };
    });
    assert.deepEqual(seen, { popover: true, link: true, sideways: 0 });
    await follow(page, '#_cite-pop > p > a[href]');
    assert.equal(page.url(), base.url('astana-declaration/p3.html#_cite'));
  }
});

test('a nested paragraph is cited by its whole number', async (reader, { nested }) => {
  const { 'document with depth': document } = nested.depths();
  const page = await reader.open(nested, document);
  const anchor = await page.evaluate(() => (document.querySelector('.p.d2') ?? document.querySelector('.p.d1')).id);
  await openPopover(page, anchor);
  const own = await reader.open(nested, document.replace('.html', `/${anchor}.html`));
  assert.equal(await text(page, '#_cite-pop [data-slot=cite]'), await text(own, '#_c-plain'));
});
