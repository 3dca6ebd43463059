// A reader: one person with a browser window, no history and no stored settings, who opens pages of a site.
//
// Without scripts a page's promises never settle in Firefox, and puppeteer's own `click` and `$$eval` need them. So
// everything here goes by plain evaluation and by the mouse, with scripts and without.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOWNLOADS } from './browsers.js';

const WAIT_MS = 10_000;
export const DESK = { width: 1280, height: 900 };

/** Says in the console what a browser keeps to itself: blocked by the policy, or not found. Runs in the page. */
function tell() {
  document.addEventListener('securitypolicyviolation', e => console.error(`policy ${e.effectiveDirective} blocks ${e.blockedURI}`));
  addEventListener('error', e => {
    if (e.target !== window) console.error(`not loaded: ${e.target.src ?? e.target.href}`);
  }, true);
  document.fonts.addEventListener('loadingdone', () => {
    for (const face of document.fonts) if (face.status === 'error') console.error(`not loaded: font ${face.family}`);
  });
}

/** 404.html alone links from the root of a host; a folder has no such root, so its icon cannot be found there. */
function isLost(page, about) {
  return page.endsWith('/404.html') && about.startsWith('file:') && !about.startsWith(new URL('.', page).href);
}

/** A page that sends the reader on is left before its style and font are there, and Firefox says so of what lies there. */
function isLeft(page, what) {
  const style = what.match(/not loaded: (file:.*)/)?.[1];
  const isNoLoss = /font/.test(what) || (style && existsSync(new URL(style)));
  return /^file:/.test(page) && isNoLoss && readFileSync(new URL(page), 'utf8').includes(' data-moved');
}

export class Reader {
  /** What the browsers said that a reader should never see: console messages, errors, failed and outside requests. */
  complaints = [];

  /** The address of what a `pincite serve` shows, if the reader is at a desk: the one host that may be asked. */
  served;

  static async start(browser, scripts) {
    const reader = new Reader();
    reader.scripts = scripts;
    reader.isFirefox = (await browser.version()).toLowerCase().startsWith('firefox');
    reader.downloads = reader.isFirefox ? DOWNLOADS : mkdtempSync(join(tmpdir(), 'pincite-downloads-'));
    reader.context = await browser.createBrowserContext(
      reader.isFirefox ? {} : { downloadBehavior: { policy: 'allow', downloadPath: reader.downloads } });
    return reader;
  }

  stop() {
    return this.context.close();
  }

  /** A new window, not yet at a page. */
  async window(size = DESK) {
    const page = await this.context.newPage();
    page.setDefaultTimeout(WAIT_MS);
    await page.setViewport(size);
    if (!this.scripts && !this.isFirefox) await page.setJavaScriptEnabled(false);
    if (this.scripts) await page.evaluateOnNewDocument(tell);
    const complain = (what, about = '') => {
      if (!isLost(page.url(), about) && !isLeft(page.url(), what)) this.complaints.push(`${page.url()}: ${what}`);
    };
    page.on('console', message => complain(`console ${message.type()}: ${message.text()}`, message.location().url));
    page.on('pageerror', error => complain(error.message ?? String(error)));
    page.on('requestfailed', request => complain(`request failed: ${request.url()}`, request.url()));
    page.on('request', request => {
      const isServed = this.served && request.url().startsWith(new URL('/', this.served).href);
      if (!isServed && !/^(file|data|blob|about):/.test(request.url())) complain(`request leaves the folder: ${request.url()}`);
    });
    return page;
  }

  /** Opens a route of a site, such as `astana-declaration.html#p3`, in a new window. */
  async open(site, route, size) {
    const page = await this.window(size);
    await page.goto(site.url(route));
    return page;
  }

  /** What the reader's clipboard holds, found by pasting it. */
  async pasted() {
    const page = await this.context.newPage();
    await page.evaluate(() => document.body.append(document.createElement('textarea')));
    await page.focus('textarea');
    await page.keyboard.down('Control');
    await page.keyboard.press('v', this.isFirefox ? {} : { commands: ['Paste'] });
    await page.keyboard.up('Control');
    await page.waitForFunction(() => document.querySelector('textarea').value);
    const text = await page.evaluate(() => document.querySelector('textarea').value);
    await page.close();
    return text;
  }
}

/** Clicks with the mouse on what a reader sees there; fails when it is not there, not shown or covered. */
export async function click(page, selector) {
  const at = await page.evaluate(selector => {
    const element = document.querySelector(selector);
    if (!element) return 'is not on the page';
    element.scrollIntoView({ block: 'center' });
    const box = [...element.getClientRects()].find(box => box.width && box.height);
    if (!box) return 'is not shown';
    const at = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    const top = document.elementFromPoint(at.x, at.y);
    return element.contains(top) || top?.contains(element) ? at : `is covered by ${top?.outerHTML.slice(0, 80)}`;
  }, selector);
  assert.equal(typeof at, 'object', `${selector} ${at} (${page.url()})`);
  await page.mouse.click(at.x, at.y);
}

/** Clicks on a link to another page and waits until that is open. */
export async function follow(page, selector) {
  await Promise.all([page.waitForNavigation(), click(page, selector)]);
}

/**
 * Waits until `condition`, a function of the page, holds. `what` says in words what is waited for. It is asked anew each time: what
 * waits inside a page can be lost when the page is loaded again.
 */
export async function until(page, what, condition, ...values) {
  const end = performance.now() + WAIT_MS;
  let broken;
  while (performance.now() < end) {
    try {
      const found = await page.evaluateHandle(condition, ...values);
      if (await found.evaluate(found => Boolean(found))) return;
      broken = undefined;
    } catch (error) {
      broken = error;
    }
    await new Promise(resolve => setTimeout(resolve, 30));
  }
  assert.fail(`never came: ${what} (${page.url()})${broken ? `; last ${broken.message}` : ''}`);
}

/** The text a selector's first element holds. */
export function text(page, selector) {
  return page.evaluate(selector => document.querySelector(selector)?.textContent, selector);
}

/** Is any element of the selector shown? */
export function shown(page, selector) {
  return page.evaluate(
    selector => [...document.querySelectorAll(selector)].some(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getClientRects().length),
    selector);
}
