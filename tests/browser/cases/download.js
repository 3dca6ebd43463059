// A record leaves the page as a file, made by script from the text on the page.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { click, text } from '../harness/reader.js';
import { test } from '../harness/test.js';

const WAIT_MS = 10_000;

/** The content of a file once the browser has written it. */
async function downloaded(folder, name) {
  const path = join(folder, name);
  for (let waited = 0; waited < WAIT_MS; waited += 50) {
    const whole = existsSync(path) && !readdirSync(folder).some(file => /\.(part|crdownload)$/.test(file));
    const content = whole ? readFileSync(path, 'utf8') : '';
    if (content) return content;
    await pause(50);
  }
  return assert.fail(`${name} is not downloaded; there are ${readdirSync(folder).join(', ') || 'no files'}`);
}

for (const [format, extension, holds] of [
  ['bibtex', 'bib', /^@\w+\{/],
  ['ris', 'ris', /^TY {2}- /],
  ['csl', 'csl.json', /"title": "Astana Commemorative Declaration/],
]) {
  test(`the ${format} record is downloaded as it stands on the page`, async (reader, { base }) => {
    const page = await reader.open(base, 'astana-declaration/p3.html');
    await click(page, `label[for="_f-${format}"]`);
    await page.evaluate(id => {
      const panel = document.querySelector(`#_f-${id} + label + .panel`);
      [...panel.querySelectorAll('a, button')].find(e => e.textContent.startsWith('Download')).id = 'download-under-test';
    }, format);
    const name = `astana-declaration-p3.${extension}`;
    rmSync(join(reader.downloads, name), { force: true });
    await click(page, '#download-under-test');
    const content = await downloaded(reader.downloads, name);
    assert.match(content, holds);
    assert.equal(content.replaceAll('\r\n', '\n').trimEnd(), (await text(page, `#_c-${format}`)).trimEnd());
    if (format === 'csl') JSON.parse(content);
  });
}
