// A site's folder that somebody writes in, and `pincite serve` beside it.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';

export class Desk {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), 'pincite-desk-'));
  }

  /** Writes a file of the folder. */
  write(path, text) {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  /** Serves what is in the folder by now; gives the address of the site. */
  async serve(program) {
    this.server = spawn(program, ['serve', '--port', '0', '--root', this.folder], { stdio: ['ignore', 'pipe', 'ignore'] });
    this.ended = new Promise(resolve => this.server.once('exit', resolve));
    for await (const line of createInterface({ input: this.server.stdout })) return line;
    throw new Error(`${program} serve ended without an address`);
  }

  async stop() {
    this.server?.kill();
    await this.ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
