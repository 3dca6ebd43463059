// Every page of every site, opened from the folder.

import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from '../harness/test.js';

/** What a page holds that can lead astray. Runs in the page; with the markup of another one, its scripts at rest, of that. */
function holdings(markup) {
  const page = markup ? new DOMParser().parseFromString(markup, 'text/html') : document;
  const all = (selector, name) => [...page.querySelectorAll(selector)].map(e => e.getAttribute(name));
  return {
    links: [...all('[href]', 'href'), ...all('[src]', 'src')],
    ids: all('[id]', 'id'),
    policy: all('meta[http-equiv="Content-Security-Policy"]', 'content'),
    inline: [...page.querySelectorAll('script:not([src]):not([type$=json]), style, [style]')]
      .map(e => e.outerHTML.slice(0, 80)),
    handlers: [...page.querySelectorAll('*')].flatMap(e => e.getAttributeNames()).filter(name => name.startsWith('on')),
  };
}

/** The pages of each site that only its old addresses lead to, and an address that is none. */
const UNLINKED = {
  base: ['404.html'],
  plain: ['404.html'],
  nested: ['404.html', 'drafts/water.html', ...['interim-rules', 'water-records'].flatMap(id => [`${id}.html`, `${id}/p1.html`]),
    ...['p2-a', 'p2', 'p9'].map(anchor => `water-records/${anchor}.html`)],
};

const crawled = new Map();

/** Opens every page once for each reader's browser: file → holdings. What the browser complains of fails the test. */
async function crawl(reader, site) {
  const key = `${reader.isFirefox} ${site.name}`;
  if (crawled.has(key)) return crawled.get(key);
  const pages = new Map();
  const page = await reader.window();
  for (const file of site.pages) {
    const markup = site.read(file);
    // Its script goes on to the new place at once.
    if (markup.includes(' data-moved')) {
      pages.set(file, await page.evaluate(holdings, markup));
      continue;
    }
    await page.goto(site.url(file));
    await page.evaluate(() => document.fonts.ready.then(() => true));
    pages.set(file, await page.evaluate(holdings));
  }
  crawled.set(key, pages);
  return pages;
}

/** The file and the fragment that a link leads to, or nothing when it leaves the site. */
function destination(site, file, link) {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return undefined;
  const [, path, fragment] = link.match(/^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/);
  if (file === '404.html' && path) {
    const root = site.name === 'base' ? '/osce/' : '/';
    assert(path.startsWith(root), `404.html: ${link} starts at ${root}`);
    return { to: decodeURI(path.slice(root.length)), fragment };
  }
  return { to: path ? join(dirname(file), decodeURI(path)) : file, fragment: fragment && decodeURIComponent(fragment) };
}

for (const name of ['base', 'plain', 'nested']) {
  test(`every page of ${name} opens without a complaint`, async (reader, sites) => {
    const pages = await crawl(reader, sites[name]);
    assert(pages.size > 5, `${pages.size} pages`);
  });

  test(`every link of ${name} names a file, every fragment an id`, async (reader, sites) => {
    const site = sites[name], pages = await crawl(reader, site), wrong = [];
    for (const [file, { links, ids }] of pages) {
      for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`${file}: id ${id} stands twice`);
      for (const link of links) {
        const lead = destination(site, file, link);
        if (!lead) continue;
        if (!site.files.includes(lead.to)) wrong.push(`${file}: ${link} names no file`);
        else if (lead.fragment && !pages.get(lead.to)?.ids.includes(lead.fragment)) wrong.push(`${file}: ${link} names no id`);
      }
    }
    assert.deepEqual([...new Set(wrong)], []);
  });

  test(`every page of ${name} can be reached from home`, async (reader, sites) => {
    const site = sites[name], pages = await crawl(reader, site);
    const reached = new Set(['index.html']);
    for (const file of reached) {
      for (const link of pages.get(file)?.links ?? []) {
        const lead = destination(site, file, link);
        if (lead) reached.add(lead.to);
      }
    }
    assert.deepEqual(site.pages.filter(file => !reached.has(file)).sort(), UNLINKED[name].sort());
  });

  test(`every page of ${name} has the policy and nothing inline`, async (reader, sites) => {
    for (const [file, { policy, inline, handlers }] of await crawl(reader, sites[name])) {
      assert.equal(policy.length, 1, `${file} has one policy`);
      assert.doesNotMatch(policy[0], /unsafe|\*|https?:/, file);
      assert.match(policy[0], /default-src '(none|self)'/, file);
      const allowed = file === '404.html' ? inline.filter(markup => !markup.startsWith('<style')) : inline;
      assert.deepEqual([...allowed, ...handlers], [], file);
    }
  });
}
