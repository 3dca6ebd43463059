// A built site: a folder. Knows which of its files is a page of which kind.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the astana declaration's site is published, in the build with a base URL. */
export const BASE_URL = 'https://example.org/osce/';

export class Site {
  constructor(name, folder) {
    this.name = name;
    this.folder = resolve(folder);
    assert(existsSync(join(this.folder, 'index.html')), `${folder} has no index.html`);
    this.files = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath ?? entry.path, entry.name).slice(this.folder.length + 1))
      .sort();
    this.pages = this.files.filter(file => file.endsWith('.html'));
  }

  /** The file: address of a route, which may have a query and a fragment. */
  url(route) {
    const [, path, rest] = route.match(/^([^?#]*)(.*)$/);
    return pathToFileURL(join(this.folder, path)).href + rest;
  }

  read(file) {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  /** The first page whose markup matches. */
  find(what, markup, among = this.pages) {
    const found = among.find(file => markup.test(this.read(file)));
    assert(found, `${this.name} has no ${what}`);
    return found;
  }

  in(folder) {
    return this.pages.filter(file => file.startsWith(`${folder}/`));
  }

  /** One page of each kind: kind → file. Only for the site of the declaration. */
  kinds() {
    return {
      home: 'index.html',
      document: 'astana-declaration.html',
      paragraph: 'astana-declaration/p3.html',
      'paragraph with corrections': 'astana-declaration/p12.html',
      topics: 'topics.html',
      topic: 'topics/indivisible-security.html',
      works: 'works.html',
      work: 'works/helsinki-final-act.html',
      'ordinary page': this.find('ordinary page', /<main[^>]*class="[^"]*\bguide\b/),
      search: 'search.html',
      'not found': '404.html',
    };
  }

  /** Pages that only a document with depth has: kind → file. */
  depths() {
    const document = this.find('document with depth', /class="p\b[^"]*\bd1\b/, this.pages.filter(file => !file.includes('/')));
    const own = this.in(document.replace('.html', ''));
    return {
      'document with depth': document,
      section: this.find('section', /<article[^>]*class="plate[\s\S]*class="paras/, own),
      'nested paragraph': this.find('nested paragraph', /class="above"/, own),
      'paragraph with a table': this.find('paragraph with a table', /<div[^>]*class="text"[\s\S]*<table[^>]*class="grid"/, own),
      'gone paragraph': this.find('gone paragraph', /class="plate gone"/, own),
    };
  }
}
