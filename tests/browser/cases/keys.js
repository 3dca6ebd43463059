// Single keys step through paragraphs, cite and help; the reader can turn them off.

import assert from 'node:assert/strict';
import { click, until } from '../harness/reader.js';
import { test } from '../harness/test.js';

const DOCUMENT = 'astana-declaration.html';
const current = page => page.evaluate(() => document.activeElement.closest('.p')?.id ?? '');
const helpOpen = () => document.querySelector('#_keys').open;
const citeOpen = () => document.querySelector('#_cite-pop').matches(':popover-open');

test('j and k step through the paragraphs, c cites the current one', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  const steps = [['j', 'p1'], ['j', 'p2'], ['j', 'p3'], ['k', 'p2'], ['k', 'p1'], ['k', 'p1']];
  for (const [key, anchor] of steps) {
    await page.keyboard.press(key);
    assert.equal(await current(page), anchor, `after ${key}`);
  }
  await page.keyboard.press('c');
  await until(page, 'the popover', citeOpen);
  assert.match(await page.evaluate(() => document.querySelector('#_cite-pop h2').textContent), /para\. 1$/);
  await page.keyboard.press('Escape');
  await until(page, 'the popover closes', () => !document.querySelector('#_cite-pop').matches(':popover-open'));
  assert.equal(await current(page), 'p1', 'focus returns');
});

test('j skips folded paragraphs', async (reader, { plain }) => {
  const page = await reader.open(plain, `${DOCUMENT}?topic=indivisible-security`);
  for (const anchor of ['p1', 'p2', 'p3', 'p5']) {
    await page.keyboard.press('j');
    assert.equal(await current(page), anchor);
  }
});

test('on a paragraph’s page j and k turn the page, c goes to the formats', async (reader, { plain }) => {
  const page = await reader.open(plain, 'astana-declaration/p3.html');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('j')]);
  assert.equal(page.url(), plain.url('astana-declaration/p4.html'));
  await Promise.all([page.waitForNavigation(), page.keyboard.press('k')]);
  assert.equal(page.url(), plain.url('astana-declaration/p3.html'));
  await page.keyboard.press('c');
  assert(await page.evaluate(() => document.activeElement.matches('.tabs input')), 'focus is on a format');
});

test('? shows the keys and Escape closes them', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  await until(page, 'the list of keys', helpOpen);
  await page.keyboard.press('j');
  assert(await page.evaluate(() => document.querySelector('#_keys').contains(document.activeElement)), 'keys rest in an overlay');
  await page.keyboard.press('Escape');
  await until(page, 'the list closes', () => !document.querySelector('#_keys').open);
  assert.equal(await current(page), 'p1', 'focus returns');
});

test('keys that are turned off stay off', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  await click(page, '[data-keys]');
  await until(page, 'the list of keys', helpOpen);
  await click(page, '#_keys-on');
  await page.keyboard.press('Escape');
  for (const when of ['at once', 'after a reload']) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.evaluate(() => document.activeElement.blur());
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    assert.equal(await current(page), '', when);
    assert(!await page.evaluate(helpOpen), when);
    await page.reload();
  }
  await click(page, '[data-keys]');
  await click(page, '#_keys-on');
  await page.keyboard.press('Escape');
  await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
  await page.keyboard.press('j');
  assert.equal(await current(page), 'p1', 'on again');
});

test('keys do nothing with Control, Alt or Meta', async (reader, { plain }) => {
  const page = await reader.open(plain, DOCUMENT);
  await page.evaluate(() => {
    window.taken = 0;
    for (const with_ of ['ctrlKey', 'altKey', 'metaKey']) {
      const event = new KeyboardEvent('keydown', { key: 'j', [with_]: true, bubbles: true, cancelable: true });
      if (!document.body.dispatchEvent(event)) window.taken += 1;
    }
  });
  assert.equal(await page.evaluate(() => window.taken), 0);
  assert.equal(await current(page), '');
});
