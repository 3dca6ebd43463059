// The editor's desk: a page that is open follows what is saved.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Desk } from '../harness/desk.js';
import { click, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const NAMES = Array.from({ length: 60 }, (_, index) => `p${index + 1}`);

function charter(title, word) {
  const paragraph = name => `{#${name}}\nParagraph ${name} binds those who ${name === 'p40' ? word : 'sign'} it.\n`;
  return `---\ntitle: ${title}\n---\n\n${NAMES.map(paragraph).join('\n')}`;
}

/** Runs `body` with a page of a served site that is open at its fortieth paragraph. */
async function atTheDesk(reader, program, body) {
  const desk = new Desk();
  try {
    desk.write('content/charter.md', charter('A Charter', 'keep'));
    const address = await desk.serve(program);
    reader.served = address;
    const page = await reader.window();
    await page.goto(`${address}charter.html`);
    await page.evaluate(() => {
      document.getElementById('p40').scrollIntoView({ behavior: 'instant' });
      window.isTheSame = true;
    });
    await body(page, desk);
    await page.close();
  } finally {
    await desk.stop();
  }
}

const says = (page, words) =>
  until(page, words, words => document.getElementById('p40').textContent.includes(words), `those who ${words} it`);

const overlay = () => {
  const panel = document.querySelector('pincite-problems');
  return panel?.matches(':popover-open') ? panel.shadowRoot.querySelector('pre').textContent : '';
};

test('a word that is saved is on the page, which is where it was', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    const top = () => page.evaluate(() => document.getElementById('p40').getBoundingClientRect().top);
    const before = await top();
    for (const word of ['heed', 'honour']) {
      desk.write('content/charter.md', charter('A Charter', word));
      await says(page, word);
      await until(page, 'the place', before => Math.abs(document.getElementById('p40').getBoundingClientRect().top - before) < 2, before);
    }
    assert.equal(await page.evaluate(() => window.isTheSame), undefined, 'the page was loaded again');
  }), { served: true });

test('a file that is half written does not lose the place', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    const before = await page.evaluate(() => document.getElementById('p40').getBoundingClientRect().top);
    const whole = charter('A Charter', 'heed');
    desk.write('content/charter.md', whole.slice(0, whole.indexOf('{#p9}')));
    await until(page, 'half of it', () => !document.getElementById('p40') && document.getElementById('p8'));
    desk.write('content/charter.md', whole);
    await says(page, 'heed');
    await until(page, 'the place', before => Math.abs(document.getElementById('p40').getBoundingClientRect().top - before) < 2, before);
  }), { served: true });

test('a mistake is shown over the page with its place until it is mended', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    desk.write('content/charter.md', charter('[A Charter', 'heed'));
    await until(page, 'the mistake', overlay);
    const told = await page.evaluate(overlay);
    assert.match(told, /content\/charter\.md:2:\d+/);
    assert.match(told, /title: \[A Charter/);
    await says(page, 'keep');
    desk.write('content/charter.md', charter('A Charter', 'keep'));
    await until(page, 'nothing over the page', `!(${overlay})()`);
    assert.equal(await page.evaluate(() => window.isTheSame), true, 'what it says was never another');
    desk.write('content/charter.md', charter('[A Charter', 'heed'));
    await until(page, 'the mistake again', overlay);
    desk.write('content/charter.md', charter('A Charter', 'heed'));
    await says(page, 'heed');
    assert.equal(await page.evaluate(overlay), '');
  }), { served: true });

test('a page that is opened while there is a mistake says so', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    desk.write('content/charter.md', charter('[A Charter', 'heed'));
    await until(page, 'the mistake', overlay);
    await click(page, 'a[href="index.html"]');
    await until(page, 'the home page', () => location.pathname === '/index.html');
    await until(page, 'the mistake', overlay);
  }), { served: true });

test('a style that is saved is on the page without loading it again', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    const style = readFileSync(new URL('../../../static/style.css', import.meta.url), 'utf8');
    for (const colour of ['rgb(1, 2, 3)', 'rgb(4, 5, 6)']) {
      desk.write('static/style.css', `${style}\nbody { outline: 1px solid ${colour} }\n`);
      await until(page, colour, colour => getComputedStyle(document.body).outlineColor === colour, colour);
    }
    assert.equal(await page.evaluate(() => window.isTheSame), true);
    assert.equal(await page.evaluate(() => document.querySelectorAll('link[rel=stylesheet][href*="style."]').length), 1);
  }), { served: true });

test('what is wrong gives way to the keyboard, and to the end of the page', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    desk.write('content/charter.md', charter('[A Charter', 'heed'));
    await until(page, 'the mistake', overlay);
    const isShown = () => page.evaluate(() => !document.querySelector('pincite-problems').shadowRoot.querySelector('pre').hidden);
    await page.keyboard.press('Escape');
    assert.equal(await isShown(), false, 'Escape folds it');
    await page.evaluate(() => { scrollTo({ top: 0, behavior: 'instant' }); getSelection().removeAllRanges(); document.activeElement.blur(); });
    await page.evaluate(() => document.querySelector('pincite-problems').shadowRoot.querySelector('button').focus());
    await page.keyboard.press('Enter');
    assert.equal(await isShown(), true, 'the button brings it back');
    // From the button the keyboard goes on to what stood first.
    await page.keyboard.press('Tab');
    assert.match(await page.evaluate(() => document.activeElement.textContent), /Skip to content/);
    await until(page, 'room below the page', () => {
      scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' });
      const end = document.querySelector('footer').getBoundingClientRect().bottom;
      return end <= document.querySelector('pincite-problems').getBoundingClientRect().top + 1;
    });
    desk.write('content/charter.md', charter('A Charter', 'heed'));
    await until(page, 'nothing over the page', `!(${overlay})()`);
  }), { served: true });

test('a page that cannot be made stays until it can', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    const mistake = '{% if page.id == "p41" %}{{ page.no_such_thing.at_all }}{% endif %}';
    desk.write('templates/paragraph.html', `{% extends "pincite/paragraph.html" %}{% block class %}${mistake}{% endblock %}`);
    const other = await reader.window();
    const broken = new URL('charter/p41.html', reader.served).href;
    while ((await fetch(broken)).status !== 500) await new Promise(resolve => setTimeout(resolve, 20));
    let loads = 0;
    other.on('load', () => loads++);
    await other.goto(broken);
    await until(other, 'the mistake', () => document.querySelector('pre')?.textContent.includes('no_such_thing'));
    await new Promise(resolve => setTimeout(resolve, 500));
    assert.equal(loads, 1, 'it is loaded once');
    desk.write('templates/paragraph.html', '{% extends "pincite/paragraph.html" %}');
    await until(other, 'the page', () => document.querySelector('h1')?.textContent.includes('41'));
    await other.close();
    // A browser complains of an answer of 500.
    reader.complaints = reader.complaints.filter(what => !/p41\.html/.test(what));
  }), { served: true });

test('a search that is open finds what is saved', (reader, { program }) =>
  atTheDesk(reader, program, async (page, desk) => {
    await page.goto(new URL('search.html', reader.served).href);
    await page.type('#_q', 'zyzzyva');
    await until(page, 'no paragraph', () => /^0/.test(document.querySelector('#_count').textContent));
    desk.write('content/charter.md', charter('A Charter', 'zyzzyva'));
    await until(page, 'one paragraph', () => /^1/.test(document.querySelector('#_count').textContent));
    desk.write('content/charter.md', charter('A Charter', 'keep'));
    await until(page, 'none again', () => /^0/.test(document.querySelector('#_count').textContent));
  }), { served: true });
