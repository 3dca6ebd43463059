// Choosing among what the search has found, and one citation of it on the document's page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { click, follow, shown, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const SEVERAL = JSON.parse(readFileSync(new URL('../../cases/citations/several.json', import.meta.url), 'utf8'));
const NAME = 'OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, 3 December 2010';

async function found(reader, site, query) {
  const page = await reader.open(site, `search.html?q=${query}`);
  await until(page, 'boxes', () => document.querySelectorAll('#_hits [data-choose]').length > 1);
  return page;
}

const chosen = page => page.evaluate(() => ({
  status: document.querySelector('#_chosen [role=status]').textContent,
  links: [...document.querySelectorAll('#_chosen a')].map(a => a.getAttribute('href')),
}));

test('the script writes several places as the program does', async (reader, { base }) => {
  const page = await reader.open(base, 'astana-declaration.html');
  const said = await page.evaluate(rows => rows.map(([, , , pieces, plurals, lists]) => pincite.located(pieces, plurals, lists)), SEVERAL);
  assert.deepEqual(said, SEVERAL.map(row => row[6]));
});

for (const name of ['base', 'plain']) {
  test(`paragraphs chosen among the hits have one citation and one link (${name})`, async (reader, sites) => {
    const page = await found(reader, sites[name], 'security');
    for (const anchor of ['p7', 'p3', 'p4']) await click(page, `[data-choose=${anchor}]`);
    assert.deepEqual(await chosen(page), { status: '3 paragraphs chosen', links: ['astana-declaration.html?cite=p3,p4,p7#p3'] });
    await follow(page, '#_chosen a');
    await until(page, 'the popover', () => document.querySelector('#_cite-pop').matches(':popover-open'));
    const link = name === 'base' ? 'https://example.org/osce/astana-declaration.html#p3' : sites.plain.url('astana-declaration.html#p3');
    assert.match(await text(page, '#_cite-pop h2'), /paras\. 3–4, 7$/);
    assert.equal(await text(page, '#_cite-pop [data-slot=cite]'), `${NAME}, paras. 3–4, 7${name === 'base' ? `, ${link}` : ''}`);
    await click(page, '#_cite-pop [data-copy=link]');
    assert.equal(await reader.pasted(), link);
    const words = await page.evaluate(() => document.querySelector('#_cite-pop [data-copy=text]').dataset.text);
    assert.equal(words.split('\n\n').length, 3);
    await page.bringToFront();
    await page.keyboard.press('Escape');
    assert(await page.evaluate(() => document.activeElement.matches('#p3 .act a')), 'focus is beside the first');
    await page.evaluate(() => setTimeout(() => history.back()));
    await until(page, 'what was chosen', () => document.querySelectorAll('#_hits :checked').length === 3);
    assert.equal((await chosen(page)).links.length, 1);
  });
}

test('Shift chooses all between two boxes, without selecting words', async (reader, { base }) => {
  const page = await found(reader, base, 'security');
  await click(page, '#_hits li:nth-child(1) input');
  await page.keyboard.down('Shift');
  await click(page, '#_hits li:nth-child(4) .choose');
  await page.keyboard.up('Shift');
  assert.equal((await chosen(page)).status, '4 paragraphs chosen');
  assert.equal(await page.evaluate(() => getSelection().toString()), '');
  await click(page, '#_chosen button');
  assert.deepEqual(await chosen(page), { status: '', links: [] });
  assert.equal(await page.evaluate(() => document.querySelectorAll('#_hits :checked').length), 0);
  assert(!await shown(page, '#_chosen button'));
});

test('keys choose too, and a box says whose it is', async (reader, { base }) => {
  const page = await found(reader, base, 'security');
  await page.focus('#_hits li:nth-child(2) a');
  await page.keyboard.press('c');
  await page.keyboard.press('j');
  await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  assert.equal((await chosen(page)).status, '2 paragraphs chosen');
  assert.match(await text(page, '#_hits .choose'), /^ Choose \d+[a-z]?\.?, Astana Declaration$/);
});

test('what is chosen stays through the next search, and each document has its own citation', async (reader, { collection }) => {
  const page = await found(reader, collection, 'security');
  await click(page, '[data-choose=p3]');
  await page.evaluate(() => { document.querySelector('#_q').value = ''; });
  await page.type('#_q', 'environmental');
  await until(page, 'other hits', () => document.querySelector('#_hits [data-choose=p2]'));
  await click(page, '[data-choose=p2]');
  await page.evaluate(() => { document.querySelector('#_q').value = ''; });
  await page.type('#_q', 'egaux en dignite');
  await until(page, 'other hits', () => document.querySelector('#_hits a').getAttribute('href').startsWith('udhr-french'));
  await click(page, '#_hits input');
  const { status, links } = await chosen(page);
  assert.equal(status, '3 paragraphs chosen');
  assert.deepEqual(links.sort(), ['astana-declaration.html?cite=p2,p3#p2', 'udhr-french.html?cite=art1#art1']);
});

test('what was chosen in an edition with other places is not chosen now', async (reader, { base }) => {
  const page = await found(reader, base, 'security');
  await click(page, '[data-choose=p3]');
  await click(page, '[data-choose=p4]');
  await page.evaluate(() => history.replaceState(history.state.map(was => was.anchor === 'p3' ? { ...was, anchor: 'p30' } : was), ''));
  await page.reload();
  await until(page, 'what was chosen', () => document.querySelectorAll('#_hits :checked').length);
  assert.deepEqual(await chosen(page), { status: '1 paragraph chosen', links: ['astana-declaration.html?cite=p4#p4'] });
});
