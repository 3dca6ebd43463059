// Uses built sites as readers do, in Chromium and in Firefox, from a folder and without a network.
//
//     node run.js --base DIR --plain DIR --nested DIR --collection DIR --program FILE [--browser NAME] [--only WORDS]
//
// `base` is the repository's own site with --base-url https://example.org/osce/, `plain` the same without, `nested` a
// site with depth, a table, a footnote, a gone paragraph and verses, `collection` the texts of
// tests/cases/search/collection.txt; `program` is pincite, for the tests that serve a site. The last line counts: N passed,
// N failed, N skipped.
// Exit 0 when all passed, 1 when one failed, 2 when the tests could not run.

import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { BROWSERS, launch } from './harness/browsers.js';
import { Reader } from './harness/reader.js';
import { Site } from './harness/site.js';
import { tests } from './harness/test.js';

const LIMIT_MS = 120_000;

const { values: asked } = parseArgs({
  options: {
    base: { type: 'string' },
    plain: { type: 'string' },
    nested: { type: 'string' },
    collection: { type: 'string' },
    program: { type: 'string' },
    browser: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});

function refuse(message) {
  console.error(message);
  process.exit(2);
}

for (const name of ['base', 'plain', 'nested', 'collection', 'program']) {
  if (!asked[name]) refuse(`--${name} is missing`);
}
const sites = {
  base: new Site('base', asked.base),
  plain: new Site('plain', asked.plain),
  nested: new Site('nested', asked.nested),
  collection: new Site('collection', asked.collection),
  program: resolve(asked.program),
};

for (const file of readdirSync(new URL('cases', import.meta.url)).sort()) {
  await import(`./cases/${file}`);
}

/** Fails when `work` takes longer than a test may. */
async function within(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Runs one test; gives what went wrong, or nothing. */
async function outcome(test, browser) {
  const reader = await Reader.start(browser, test.scripts);
  try {
    await within(test.body(reader, sites));
    return reader.complaints.length ? new Error(`the browser complains:\n${reader.complaints.join('\n')}`) : undefined;
  } catch (error) {
    return error;
  } finally {
    await reader.stop();
  }
}

const count = { passed: 0, failed: 0 };

/** Runs some tests, one after the other: they share a browser, and a browser has one clipboard. */
async function runIn(name, some) {
  const browser = await launch(name, some[0]);
  for (const test of some) {
    const began = Date.now();
    const wrong = await outcome(test, browser);
    count[wrong ? 'failed' : 'passed'] += 1;
    console.log(`${wrong ? 'FAILED' : 'ok    '} ${name.padEnd(8)} ${test.title} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    if (wrong) console.log((wrong.stack ?? String(wrong)).replace(/^/gm, '         '));
  }
  await browser.close();
}

const names = BROWSERS.filter(name => !asked.browser || name === asked.browser);
if (!names.length) refuse(`--browser is one of ${BROWSERS.join(', ')}`);

// Each job has a browser of its own; two jobs run at a time.
const jobs = [];
for (const [slow, scripts, served] of [[true, true, false], [false, true, true], [false, true, false], [false, false, false]]) {
  for (const name of names) {
    const some = tests.filter(t => t.browsers.includes(name) && t.title.includes(asked.only) && t.slow === slow && t.scripts === scripts && t.served === served);
    if (some.length) jobs.push(() => runIn(name, some));
  }
}
async function work() {
  for (let job; (job = jobs.shift());) await job();
}
try {
  await Promise.all([work(), work()]);
} catch (error) {
  refuse(`a browser did not start: ${error.message}`);
}
if (count.passed + count.failed === 0) refuse('no test has such a title');
console.log(`${count.passed} passed, ${count.failed} failed, 0 skipped`);
process.exit(count.failed ? 1 : 0);
