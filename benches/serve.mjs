// Saves a document again and again while a browser has it open, and measures how long it takes each time until the page
// has the new word and has drawn it.
//
//     node serve.mjs PROGRAM SITE ROUTE EDITS
//
// The page of the route is made of the file of `content` that is called like it. Prints milliseconds, one a line.

import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { launch } from '../tests/browser/harness/browsers.js';

const [, , program, site, route, edits] = process.argv;
const LIMIT_MS = 60_000;

/** Has the page the word, and drawn it? A page on its way to the next has neither. */
async function shows(page, word) {
  const drawn = word => document.body?.textContent.includes(word) && new Promise(drawn => requestAnimationFrame(() => drawn(true)));
  return page.evaluate(drawn, word).catch(() => false);
}

async function measured(page, file, text, word) {
  const [head, first, ...rest] = text.split(/(?<=^\{#p1\}\n)/m);
  if (rest.length || !first) throw new Error(`${file} has no paragraph p1`);
  const start = performance.now();
  writeFileSync(file, `${head}${word} ${first}`);
  while (!await shows(page, word)) {
    if (performance.now() - start > LIMIT_MS) throw new Error(`${word} never came`);
    await setTimeout(2);
  }
  return performance.now() - start;
}

const server = spawn(program, ['serve', '--port', '0', '--root', site], { stdio: ['ignore', 'pipe', 'ignore'] });
const [address] = await new Promise(resolve => createInterface({ input: server.stdout }).once('line', (...line) => resolve(line)));
const browser = await launch('Chromium', { scripts: true, served: true });
try {
  const page = await browser.newPage();
  await page.goto(address + route);
  const file = join(site, 'content', route.replace(/html$/, 'md'));
  const text = readFileSync(file, 'utf8');
  for (let edit = 0; edit < Number(edits); edit++) {
    // Somebody looks at it for a moment before.
    await setTimeout(250);
    console.log(await measured(page, file, text, `Amendment${edit}x`));
  }
  writeFileSync(file, text);
} finally {
  await browser.close();
  server.kill();
}
