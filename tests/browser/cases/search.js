// Searching sixteen texts in eleven languages, as a reader types; and the same table that the Rust of the search is asked.

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { click, follow, shown, text, until } from '../harness/reader.js';
import { Site } from '../harness/site.js';
import { test } from '../harness/test.js';

const TABLE = JSON.parse(readFileSync(new URL('../../cases/search/table.json', import.meta.url), 'utf8'));

/** The rows of the table in which the script says something else. Runs in the page. */
async function odd(table) {
  const { fold, Words, read, compare, answer, open } = pincite.search, odd = [];
  const piece = p => (p.gap ? '…' : p.same !== undefined ? p.same : `[${p.said}|${p.there}]`);
  const write = verdict => !verdict ? 'elsewhere'
    : verdict.pieces ? `differs ${verdict.rank}: ${verdict.pieces.map(piece).join(' ')}`
    : verdict.signs.length ? `same: ${verdict.signs.join(', ')}` : 'same';
  const ask = (what, asked, found, expected) => { if (found !== expected) odd.push(`${what} ${asked}: ${found} and not ${expected}`); };
  for (const [word, term] of table.fold) ask('fold', word, fold(word), term);
  for (const [text, expected] of table.words) {
    const shown = new Words(text).all.map(word => (word.joined ? '-' : word.continues ? '+' : '') + word.term).join(' ');
    ask('words', text, shown, expected);
  }
  for (const [text, typing, expected] of table.queries) {
    const { wanted, phrases, without } = read(text, typing);
    const any = one => one.any.map(all => all.join('+')).join('|') + (one.begins ? '*' : '');
    ask('query', text, [...wanted.map(any), ...phrases.map(p => `"${p}"`), ...without.map(w => `-${w}`)].join(' '), expected);
  }
  for (const [quotation, text, expected] of table.compare) ask('compare', quotation, write(compare(quotation, text)), expected);
  const index = await open();
  for (const [text, place, verdict] of table.answers) {
    const found = await answer(index, text, false), { documents, places } = found.straight;
    const at = places[0] ?? found.places[0];
    const name = document => document.href.replace('.html', '');
    const first = documents.length ? name(await index.document(documents[0]))
      : at === undefined ? '' : `${name(await index.document(index.documentOf(at)))}#${(await index.place(at)).anchor}`;
    ask('answer', text, first, place);
    ask('verdict of', text, documents.length || !found.quoted.length ? '' : write(found.quoted[0].verdict), verdict);
  }
  return odd;
}

test('the scripts of the search say what the program says', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html');
  assert.deepEqual(await page.evaluate(odd, TABLE), []);
});

/** Types something and waits for what is found: the status, and where the hits lead. */
async function search(page, typed) {
  await page.evaluate(() => { document.querySelector('#_q').value = ''; document.querySelector('#_count').textContent = ''; });
  await page.type('#_q', typed);
  await until(page, `an answer to ${typed}`, typed => document.querySelector('#_count').textContent
    && new URLSearchParams(location.search).get('q') === typed, typed);
  await new Promise(resolve => setTimeout(resolve, 150));
  return page.evaluate(() => ({
    status: document.querySelector('#_count').textContent,
    hits: [...document.querySelectorAll('#_hits a')].map(a => a.getAttribute('href')),
    marks: [...document.querySelectorAll('#_hits li:first-child mark')].map(mark => mark.textContent),
  }));
}

/** What is typed, the first hit, and what the status says. */
const TYPED = [
  ['Vancouver', 'astana-declaration/p1.html', /^1 paragraph$/],
  ['Vladivos', 'astana-declaration/p1.html', /^1 paragraph$/],
  ['"inseparably linked"', 'astana-declaration/p3.html', /^1 paragraph$/],
  ['egaux en dignite', 'udhr-french/art1.html', /^\d+ paragraphs?$/],
  ['environmental cooperation', 'astana-declaration/p2.html', /paragraph/],
  ['садовники', 'russian-constitution/pre2.html', /paragraphs?$/],
  ['أدوات الحدائق القانون', 'arabic-law/art1.html', /paragraphs?$/],
  ['会费的数额', 'garden-charter/art5.html', /paragraphs?$/],
  ['The security of every participating State is inseparably linked', 'astana-declaration/p3.html', /^Differs in one word\. 1 paragraph$/],
  ['the security of each participating state is inseparably linked', 'astana-declaration/p3.html', /^The same words, other letter case\. /],
  ['The security of each participating State is inseparably linked', 'astana-declaration/p3.html', /^Word for word\. 1 paragraph$/],
  ['Astana 3', 'astana-declaration/p3.html', /paragraphs?$/],
];

test('words, beginnings, phrases, quotations and places in many scripts have the right first hit', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html');
  for (const [typed, first, status] of TYPED) {
    const found = await search(page, typed);
    assert.equal(found.hits[0], first, typed);
    assert.match(found.status, status, typed);
    assert(found.marks.length || typed === 'Astana 3', `${typed}: nothing is marked`);
  }
  await follow(page, '#_hits a');
  assert.equal(page.url(), collection.url('astana-declaration/p3.html'));
});

test('what differs in a quotation is shown', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html');
  await search(page, 'The security of every participating State is inseparably linked');
  assert.equal(await text(page, '#_compared del'), 'every');
  assert.equal(await text(page, '#_compared ins'), 'each');
  await search(page, 'Vancouver');
  assert(!await shown(page, '#_compared'));
});

test('nothing found says so, with the nearest spelling', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html');
  const { status, hits } = await search(page, 'indivisable');
  assert.deepEqual([status, hits], ['0 paragraphs', []]);
  assert(await shown(page, '#_none'));
  assert.match(await text(page, '#_near'), /indivisible/);
});

test('a search can be narrowed to a document and a language, and its address kept', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html?q=right');
  await until(page, 'the hits', () => document.querySelectorAll('#_hits a').length > 1);
  await page.select('#_in-language', 'en');
  await until(page, 'hits in English alone', () => [...document.querySelectorAll('#_hits p')].every(p => p.lang.startsWith('en')));
  assert.equal(new URL(page.url()).searchParams.get('language'), 'en');
  const again = await reader.open(collection, 'search.html?q=any&language=en&document=us-code');
  await until(again, 'the hits', () => document.querySelector('#_count').textContent);
  const hits = await again.evaluate(() => [...document.querySelectorAll('#_hits a')].map(a => a.getAttribute('href')));
  assert(hits.every(href => href.startsWith('us-code')), hits.join(' '));
});

test('the field in the head of every page leads to the search, and / goes to it', async (reader, { plain }) => {
  const page = await reader.open(plain, 'astana-declaration/p3.html');
  await page.keyboard.press('/');
  await page.keyboard.type('Vancouver');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(page.url(), plain.url('search.html?q=Vancouver'));
  await until(page, 'the hit', () => document.querySelector('#_hits a')?.getAttribute('href') === 'astana-declaration/p1.html');
  assert(!await shown(page, '#_find'), 'the search page has one field');
});

test('a query is never markup, and of any length', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html');
  for (const typed of ['<img src=x onerror=alert(1)>', '.*(?:[', '"unpaired «quotes', '!?…', 'right и право 第 حق', '\\', '%00', '-']) {
    const { status } = await search(page, typed);
    assert.match(status, /paragraph/, typed);
    assert.equal(await page.evaluate(() => document.querySelectorAll('#_hits img, #_count *, #_near *').length), 0, typed);
  }
  const long = 'security co-operation '.repeat(5000);
  await page.evaluate(long => { const q = document.querySelector('#_q'); q.value = long; q.dispatchEvent(new Event('input')); }, long);
  await until(page, 'an answer to 100 kB', () => /paragraphs?$/.test(document.querySelector('#_count').textContent));
  const many = Array.from({ length: 9000 }, (_, n) => `word${n}`).join(' ');
  await page.evaluate(many => { const q = document.querySelector('#_q'); q.value = many; q.dispatchEvent(new Event('input')); }, many);
  await until(page, 'what is looked for', () => /Only the first 200 words/.test(document.querySelector('#_count').textContent));
});

for (const [how, damage] of [['missing', path => rmSync(path)], ['half copied', path => truncateSync(path, 5000)]]) {
  test(`an index of which a part is ${how} says so`, async (reader, { collection }) => {
    const folder = mkdtempSync(join(tmpdir(), 'pincite-half-'));
    cpSync(collection.folder, folder, { recursive: true });
    damage(join(folder, 'search/terms-0.js'));
    const page = await reader.open(new Site('half', folder), 'search.html?q=security');
    await until(page, 'a message', () => /search\/terms-0\.js/.test(document.querySelector('#_count').textContent));
    assert.equal(await page.evaluate(() => document.querySelectorAll('#_hits li').length), 0);
    // A browser says itself that a file is not there.
    reader.complaints = reader.complaints.filter(complaint => !/terms-0\.js|ERR_FILE_NOT_FOUND/.test(complaint));
    rmSync(folder, { recursive: true });
  });
}

test('without script the search page lists documents and topics', async (reader, { collection }) => {
  const page = await reader.open(collection, 'search.html');
  assert(await shown(page, '.admonition'));
  assert.equal(await page.evaluate(() => document.querySelectorAll('.prose li a').length), 16);
  await follow(page, '.prose li a');
}, { scripts: false });
