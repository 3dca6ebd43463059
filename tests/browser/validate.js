// Asks the Nu HTML Checker about every page, stylesheet and picture of built sites.
//
//     node validate.js DIR…
//
// A warning fails as an error does. The last line counts files: N passed, N failed, N skipped.

import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const JAR = join(dirname(createRequire(import.meta.url).resolve('vnu-jar/package.json')), 'build/dist/vnu.jar');
const CHECKED = /\.(html|svg|css)$/;

/** What the checker says although it is right: message, and what stands there. */
const RIGHT = [
  // For a file: address the checker takes nothing for 'self'. The browsers do, and cases/crawl.js sees that they load it.
  [/^Resource violates Content Security Policy \(meta tag\): external (script|stylesheet) “[^:”]*” blocked/, /./],
  // A block of data is not run, so no policy looks at it. A browser that did would complain, which fails its tests.
  [/^Inline script violates Content Security Policy \(meta tag\): blocked by “script-src”/, /<script type="application\/ld\+json">/],
];

const files = process.argv.slice(2).flatMap(folder =>
  readdirSync(folder, { recursive: true }).filter(file => CHECKED.test(file)).map(file => join(folder, file)));
if (!files.length) {
  console.error('there are no pages to check');
  process.exit(2);
}

const run = spawnSync('java', ['-jar', JAR, '--format', 'json', '--stdout', '--exit-zero-always', '--also-check-css', '--also-check-svg', ...files],
  { encoding: 'utf8', maxBuffer: 1 << 28 });
if (run.error || run.status !== 0) {
  console.error(`the checker did not run: ${run.error?.message ?? run.stderr}`);
  process.exit(2);
}

const wrong = new Set();
for (const { url = '', lastLine = 0, firstColumn = 0, type, message, extract = '' } of JSON.parse(run.stdout).messages) {
  if (RIGHT.some(([said, there]) => said.test(message) && there.test(extract))) continue;
  const file = url.startsWith('file:') ? fileURLToPath(url) : url;
  wrong.add(file);
  console.log(`${file}:${lastLine}:${firstColumn}: ${type}: ${message}\n    ${extract.replaceAll('\n', ' ')}`);
}
console.log(`${files.length - wrong.size} passed, ${wrong.size} failed, 0 skipped`);
process.exit(wrong.size ? 1 : 0);
