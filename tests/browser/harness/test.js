// The table of tests. A file in cases/ adds its rows by calling `test`.

import { BROWSERS } from './browsers.js';

export const tests = [];

/**
 * Adds a test. `body(reader, sites)` throws when the site is wrong; what the browser complains of fails it too.
 *
 * It runs in every browser unless `browsers` says otherwise, and with the page's scripts on unless `scripts` is false.
 * `slow` tests get a browser of their own, beside the others. So do `served` ones, whose reader may ask this computer for
 * what a `pincite serve` shows.
 */
export function test(title, body, { browsers = BROWSERS, scripts = true, slow = false, served = false } = {}) {
  tests.push({ title, body, browsers, scripts, slow, served });
}
