// How each browser is started: stock, headless, with an empty profile and no way out to a network.

import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

export const BROWSERS = ['Chromium', 'Firefox'];

/** Where Firefox saves what is downloaded. Chromium is told for each reader. */
export const DOWNLOADS = mkdtempSync(join(tmpdir(), 'pincite-downloads-'));

const CHROMIUM = [
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--proxy-server=127.0.0.1:9',
];
const NOWHERE = 'MAP * ~NOTFOUND';

const FIREFOX = {
  'security.fileuri.strict_origin_policy': true,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': '',
  'browser.download.folderList': 2,
  'browser.download.dir': DOWNLOADS,
  'browser.download.alwaysOpenPanel': false,
};

function program(variable, ...paths) {
  const found = [process.env[variable], ...paths].find(path => path && existsSync(path));
  if (!found) throw new Error(`none of ${paths.join(', ')} is there; ${variable} may name another`);
  return found;
}

/**
 * Starts a browser; `served` says whether it may ask this computer, which Firefox always may. Chromium can turn scripts off for one page, Firefox only for all; so each may be asked for a
 * browser without scripts.
 */
export function launch(name, { scripts, served }) {
  if (name === 'Chromium') {
    const rules = served ? `${NOWHERE}, EXCLUDE 127.0.0.1` : NOWHERE;
    const args = [...CHROMIUM, `--host-resolver-rules=${rules}`];
    return puppeteer.launch({
      browser: 'chrome',
      executablePath: program('CHROMIUM', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'),
      args: process.getuid?.() === 0 ? [...args, '--no-sandbox'] : args,
      pipe: true,
    });
  }
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: program('FIREFOX', '/usr/bin/firefox-esr', '/usr/bin/firefox'),
    extraPrefsFirefox: scripts ? FIREFOX : { ...FIREFOX, 'javascript.enabled': false },
  });
}
