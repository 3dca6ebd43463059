// From the home page to every kind of page by clicks alone.

import assert from 'node:assert/strict';
import { click, follow, text, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

test('every kind of page is a few clicks from home', async (reader, { plain }) => {
  const kinds = plain.kinds();
  const page = await reader.open(plain, 'index.html');
  const arrived = async (kind, file = kinds[kind]) => {
    assert.equal(page.url().split(/[?#]/)[0], plain.url(file), kind);
    assert((await text(page, 'h1')).trim(), `${kind} has a heading`);
  };
  await follow(page, 'main .catalogue h3 a');
  await arrived('document');
  await follow(page, '.top .brand');
  await arrived('home');
  await follow(page, 'main .strip a[href="astana-declaration/p3.html"]');
  await arrived('paragraph');
  await follow(page, '.pager [rel=next]');
  await arrived('paragraph', 'astana-declaration/p4.html');
  await follow(page, '.pager [rel=prev]');
  await arrived('paragraph');
  await follow(page, '.pager .mid');
  await arrived('document');
  assert.equal(new URL(page.url()).hash, '#p3');
  await follow(page, '#p3 .tags a');
  assert.match(page.url(), /\/topics\/[\w-]+\.html$/);
  await follow(page, '.top nav a[href$="topics.html"]');
  await arrived('topics');
  await follow(page, 'main a[href="topics/indivisible-security.html"]');
  await arrived('topic');
  await follow(page, '.top nav a[href$="works.html"]');
  await arrived('works');
  await follow(page, 'main a[href="works/helsinki-final-act.html"]');
  await arrived('work');
  await follow(page, '.top .brand');
  await arrived('home');
});

test('the site’s navigation leads to its ordinary pages', async (reader, { plain }) => {
  const page = await reader.open(plain, 'index.html');
  const links = await page.evaluate(() => [...document.querySelectorAll('.top nav a')].map(a => a.getAttribute('href')));
  const link = links.find(href => /<main[^>]*class="[^"]*\bguide\b/.test(plain.read(href)));
  assert(link, `one of ${links.join(', ')} is an ordinary page`);
  await follow(page, `.top nav a[href="${link}"]`);
  assert.equal(page.url(), plain.url(link));
  await click(page, '.toc a[href^="#"]');
  await until(page, 'the part that the list of contents names', () => document.querySelector('main :target'));
});

test('the page for a wrong address can be read and says how addresses are made', async (reader, { base }) => {
  const page = await reader.open(base, '404.html');
  assert.match(await page.evaluate(() => document.querySelector('main').innerText), /https:\/\/example\.org\/osce\//);
});
