// The citer quotes words, cites several paragraphs at once, and finds the style chosen last.

import assert from 'node:assert/strict';
import { click, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const DOCUMENT = 'astana-declaration.html';
const NAME = 'OSCE, Astana Commemorative Declaration: Towards a Security Community, SUM.DOC/1/10/Corr.1, 3 December 2010';

/** Selects the words from the first to the last of two pieces of text inside an element, as a mouse would. */
function select(page, element, first, last = first) {
  return page.evaluate((element, first, last) => {
    const texts = [...document.querySelectorAll(element)].flatMap(e => {
      const walk = document.createTreeWalker(e, NodeFilter.SHOW_TEXT), found = [];
      while (walk.nextNode()) found.push(walk.currentNode);
      return found;
    });
    const flat = t => t.data.replace(/\s/g, ' ');
    const range = document.createRange();
    const from = texts.find(t => flat(t).includes(first)), to = texts.findLast(t => flat(t).includes(last));
    range.setStart(from, flat(from).indexOf(first));
    range.setEnd(to, flat(to).indexOf(last) + last.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, element, first, last);
}

const opened = page => until(page, 'the popover', () => document.querySelector('#_cite-pop').matches(':popover-open'));

async function copied(reader, page, button) {
  await click(page, button);
  const pasted = await reader.pasted();
  await page.bringToFront();
  return pasted.replaceAll('\r\n', '\n');
}

/** Clicks on *Cite* beside a paragraph with Shift held. */
async function alsoCite(page, anchor) {
  await page.keyboard.press('Escape');
  await page.keyboard.down('Shift');
  await click(page, `#${anchor} .act a`);
  await page.keyboard.up('Shift');
  await opened(page);
}

test('Shift and Cite make a range of it, and so does the panel', async (reader, { base }) => {
  const page = await reader.open(base, DOCUMENT);
  await click(page, '#p3 .act a');
  await opened(page);
  await alsoCite(page, 'p5');
  const link = 'https://example.org/osce/astana-declaration.html#p3';
  assert.match(await text(page, '#_cite-pop h2'), /paras\. 3–5$/);
  assert.equal(await copied(reader, page, '#_cite-pop [data-copy=cite]'), `${NAME}, paras. 3–5, ${link}`);
  assert.equal(await page.evaluate(() => getSelection().toString()), '', 'nothing is selected by the way');
  await until(page, 'the button is ready again', () => !document.querySelector('body > [role=status]').textContent);
  await click(page, '#_cite-pop [data-more]');
  assert.match(await text(page, '#_cite-pop h2'), /paras\. 3–6$/);
  assert.equal(await copied(reader, page, '#_cite-pop [data-copy=link]'), link);
  assert.equal((await page.evaluate(() => document.querySelector('#_cite-pop [data-copy=text]').dataset.text)).split('\n\n').length, 4);
  await page.keyboard.press('Escape');
  await click(page, '#p6 .act a');
  await opened(page);
  assert.match(await text(page, '#_cite-pop h2'), /para\. 6$/, 'without Shift it is one again');
});

test('a range inside one paragraph repeats only what differs', async (reader, { nested }) => {
  const { 'document with depth': document } = nested.depths();
  const page = await reader.open(nested, document);
  const [a, b] = await page.evaluate(() => {
    const cites = [...window.document.querySelectorAll('.p.d1 [data-cite]')].map(a => {
      const [roof, word, tail, ...numbers] = a.dataset.cite.split('\t');
      return [a.closest('.p').id, roof + word + numbers.join('') + tail];
    });
    const at = cites.findIndex(([, cite], at) => cites[at + 1]?.[1].split('(')[0] === cite.split('(')[0]);
    return cites.slice(at, at + 2);
  });
  await click(page, `#${a[0]} .act a`);
  await opened(page);
  await alsoCite(page, b[0]);
  assert.equal(await text(page, '#_cite-pop [data-slot=at]'), `${a[1]}–(${b[1].split('(')[1]}`);
});

test('a range of preambular paragraphs counts them', async (reader, { nested }) => {
  const { 'document with depth': document } = nested.depths();
  const page = await reader.open(nested, document);
  await click(page, '#pre1 .act a');
  await opened(page);
  await alsoCite(page, 'pre2');
  assert.equal(await text(page, '#_cite-pop [data-slot=at]'), 'preamble, 1st–2nd paras.');
  await page.keyboard.press('Escape');
  await click(page, '#pre2 .act a');
  await opened(page);
  assert.equal(await text(page, '#_cite-pop [data-slot=at]'), 'preamble, 2nd para.');
});

test('a range of verses has its chapter once, and both where it goes on into the next', async (reader, { nested }) => {
  const page = await reader.open(nested, 'verses.html');
  for (const [from, to, at] of [['ch2-v1', 'ch2-v3', '2:1–3'], ['ch1-v2', 'ch2-v1', '1:2–2:1']]) {
    await click(page, `#${from} .act a`);
    await opened(page);
    await alsoCite(page, to);
    assert.equal(await text(page, '#_cite-pop [data-slot=at]'), at);
    await page.keyboard.press('Escape');
  }
});

test('words chosen are quoted with their citation and a link to them', async (reader, { base }) => {
  const page = await reader.open(base, DOCUMENT);
  await select(page, '#p3 .text', 'separably', 'of all oth');
  await page.keyboard.press('c');
  await opened(page);
  const [quoted, cited, ...rest] = (await copied(reader, page, '#_cite-pop [data-copy=quote]')).split('\n');
  assert.match(quoted, /^“inseparably linked to that of all others”$/, 'whole words');
  const link = cited.slice(`${NAME}, para. 3, `.length);
  assert.equal(cited, `${NAME}, para. 3, ${link}`);
  assert.match(link, /^https:\/\/example\.org\/osce\/astana-declaration\.html#p3:~:text=inseparably(%20linked)?,others$/);
  assert.deepEqual(rest, []);
  await until(page, 'the button is ready again', () => !document.querySelector('body > [role=status]').textContent);
  assert.equal(await copied(reader, page, '#_cite-pop [data-copy=link]'), 'https://example.org/osce/astana-declaration/p3.html');
});

test('Cite beside other paragraphs than those of the words quotes nothing', async (reader, { base }) => {
  const page = await reader.open(base, DOCUMENT);
  await select(page, '#p3 .text', 'inseparably');
  await click(page, '#p4 .act a');
  await opened(page);
  assert.match(await text(page, '#_cite-pop h2'), /para\. 4$/);
  assert.equal(await page.evaluate(() => document.querySelector('#_cite-pop [data-copy=quote]').hidden), true);
});

test('the mouse keeps the words, of two paragraphs too', async (reader, { base }) => {
  const page = await reader.open(base, DOCUMENT);
  await page.evaluate(() => {
    const range = document.createRange();
    range.setStart(document.querySelector('#p12 .text p'), 0);
    range.setEnd(document.querySelector('#p13 .text p').firstChild, 10);
    getSelection().addRange(range);
  });
  await click(page, '#p12 .act a');
  await opened(page);
  assert.match(await text(page, '#_cite-pop h2'), /paras\. 12–13$/);
  const quoted = await page.evaluate(() => document.querySelector('#_cite-pop [data-copy=quote]').dataset.text);
  assert.match(quoted, /organizing a follow-up process within/, 'no letters of notes');
  assert.match(quoted, /#p12:~:text=/);
});

test('a quotation that the page has twice is told apart by the words before, and a hyphen is no sign', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  await select(page, '#p5 .text', 'co-operation');
  await page.keyboard.press('c');
  await opened(page);
  const directive = (await page.evaluate(() => document.querySelector('#_cite-pop [data-copy=quote]').dataset.text)).split(':~:text=')[1];
  assert.match(directive, /^[^-,]+-,co%2Doperation$/);
});

test('the copied link of a quotation marks its words', async (reader, { plain }) => {
  for (const [anchor, first, last] of [['p3', 'inseparably', 'others'], ['p9', 'originate', 'region'], ['p12', 'follow-up', 'formats'], ['p1', 'Astana', 'Istanbul']]) {
    const page = await reader.open(plain, DOCUMENT);
    await select(page, `#${anchor} .text`, first, last);
    const at = await page.evaluate(() => {
      const box = getSelection().getRangeAt(0).getClientRects()[0];
      return { x: box.x + scrollX, y: box.y + scrollY, width: box.width, height: box.height };
    });
    await page.keyboard.press('c');
    await opened(page);
    // The citation ends with the link to the words, or the link has a line of its own.
    const [link] = (await copied(reader, page, '#_cite-pop [data-copy=quote]')).match(/file:\S+$/);
    assert(link.startsWith(plain.url(`${DOCUMENT}#${anchor}:~:text=`)), link);
    const shown = async address => {
      const other = await reader.window();
      await other.goto(address);
      await other.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
      const top = await other.evaluate(anchor => Math.round(document.getElementById(anchor).getBoundingClientRect().top), anchor);
      assert(top < 900, `${address} is out of sight: ${top}`);
      return other.screenshot({ clip: at, encoding: 'base64' });
    };
    const [marked, plainly] = [await shown(link), await shown(link.split(':~:')[0])];
    assert.notEqual(marked, plainly, `${link} marks nothing`);
  }
});

test('on a paragraph’s page c takes the words with the style that is shown', async (reader, { base }) => {
  const page = await reader.open(base, 'astana-declaration/p3.html');
  await click(page, 'label[for="_f-oscola"]');
  await select(page, '.plate .text', 'The security of each');
  await page.keyboard.press('c');
  const pasted = (await reader.pasted()).replaceAll('\r\n', '\n');
  const cited = await text(page, '#_c-oscola');
  const [quoted, citation, link] = pasted.split('\n');
  assert.deepEqual([quoted, citation], ['“The security of each”', cited]);
  assert.match(link, /^https:\/\/example\.org\/osce\/astana-declaration\/p3\.html#p3:~:text=The/);
});

test('the style chosen is shown again', async (reader, { base }) => {
  const page = await reader.open(base, 'astana-declaration/p3.html');
  await click(page, 'label[for="_f-apa"]');
  // Firefox complains of a font whose download is broken off.
  await until(page, 'the italics', () => document.body.offsetWidth && document.fonts.status === 'loaded');
  await page.goto('about:blank');
  await page.goto(base.url('astana-declaration/p3.html'));
  assert.equal(await page.evaluate(() => document.querySelector('.tabs :checked').id), '_f-apa');
});

// Not in Firefox: there each file of a folder has a storage of its own.
test('the style chosen last is shown on the next paragraph', async (reader, { base }) => {
  const page = await reader.open(base, 'astana-declaration/p3.html');
  await click(page, 'label[for="_f-apa"]');
  await page.goto(base.url('astana-declaration/p4.html'));
  assert.equal(await page.evaluate(() => document.querySelector('.tabs :checked').id), '_f-apa');
}, { browsers: ['Chromium'] });
