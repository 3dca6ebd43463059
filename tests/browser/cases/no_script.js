// Without script every page can be read, every link followed, and a paragraph's citations stand as text to select.

import assert from 'node:assert/strict';
import { click, follow, shown, text } from '../harness/reader.js';
import { test } from '../harness/test.js';

const off = { scripts: false };

for (const [name, kindsOf] of [['base', s => s.kinds()], ['plain', s => s.kinds()], ['nested', s => s.depths()]]) {
  test(`without script every kind of page of ${name} can be read`, async (reader, sites) => {
    const site = sites[name], page = await reader.window();
    for (const [kind, file] of Object.entries(kindsOf(site))) {
      await page.goto(site.url(file));
      assert(!await page.evaluate(() => document.documentElement.classList.contains('js')), 'scripts are off');
      assert(await shown(page, 'main h1'), `${kind} shows its heading`);
      assert((await page.evaluate(() => document.querySelector('main').innerText.trim())).length > 100, `${kind} shows its text`);
      assert(!await shown(page, '.js-only, [popover], dialog'), `${kind} shows nothing that needs a script`);
    }
  }, off);
}

test('without script links work, and Cite leads to the citations', async (reader, { plain }) => {
  const page = await reader.open(plain, 'index.html');
  await follow(page, 'main .catalogue h3 a');
  assert.equal(page.url(), plain.url('astana-declaration.html'));
  await follow(page, '#p3 .act a');
  assert.equal(page.url(), plain.url('astana-declaration/p3.html#_cite'));
  await follow(page, '.pager [rel=next]');
  assert.equal(page.url(), plain.url('astana-declaration/p4.html'));
}, off);

test('without script permalink and citations stand as text', async (reader, { base, plain }) => {
  for (const [site, link] of [[base, 'https://example.org/osce/astana-declaration/p3.html'], [plain, 'astana-declaration/p3.html']]) {
    const page = await reader.open(site, 'astana-declaration/p3.html');
    assert.equal(await text(page, '#_link'), link);
    assert(await shown(page, '#_link'), 'the permalink is shown');
    const formats = await page.evaluate(() => [...document.querySelectorAll('.tabs > input')].map(e => e.id));
    assert(formats.length >= 10, formats.join(' '));
    for (const format of formats) {
      await click(page, `label[for="${format}"]`);
      const panel = `#${format} + label + .panel`;
      assert(await shown(page, `${panel} pre`), `${format} is shown`);
      assert(await page.evaluate(pre => {
        getSelection().selectAllChildren(document.querySelector(pre));
        return getSelection().toString().trim().length > 20;
      }, `${panel} pre`), `${format} can be selected`);
    }
  }
}, off);
