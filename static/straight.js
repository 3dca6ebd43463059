/* Pincite, default theme: a text that names places or documents, and these. src/search/ does the same in the same
   order, and tests/cases/search holds the two together. */
(() => {
  'use strict';
  const { fold, Words, within } = pincite.search;

  /* What people write for a place → the place. */
  const TOKEN = /([第제])\s*([〇零一二三四五六七八九十百千]+|\p{Nd}+)\s*(部分|[条條款项項段章节節编編조항장절편])|([§¶])[§¶]*|(\p{Alphabetic}[\p{Alphabetic}\p{M}]*)\.?|(\p{Nd}+(?:[.^]\p{Nd}+)*(?:[a-zA-Z]{1,2}\b)?)|[(\[]\s*([\p{Alphabetic}\p{Nd}.]{1,8})\s*[)\]]|([-‐‑–—−]|\.\.)|([,;،、，；])|(&)|([^\s.])/gu;
  const AND = ['and', 'et', 'und', 'y', 'e', 'и', 'و', 'та', '和'], TO = ['to', 'through', 'bis', 'до', 'إلى', '至'];
  const KINDS = ['', '', '', '', 'word', 'word', 'number', 'bracket', 'dash', 'comma', 'and', 'other'];
  const han = text => {
    let total = 0, last = 0;
    for (const c of text) {
      const power = '十百千'.indexOf(c);
      if (power < 0) last = Math.max(0, '零一二三四五六七八九'.indexOf(c));
      else total += Math.max(1, last) * 10 ** (power + 1), last = 0;
    }
    return String(total + last);
  };
  const tokens = text => [...text.matchAll(TOKEN)].flatMap(found => {
    const start = found.index, [, before, number, unit] = found;
    if (before) return [{ kind: 'word', text: before + unit, start }, { kind: 'number', text: /^\p{Nd}/u.test(number) ? fold(number) : han(number), start }];
    const group = found.findIndex((part, at) => at && part !== undefined), text = fold(found[group]);
    const kind = group === 5 && AND.includes(text) ? 'and' : group === 5 && TO.includes(text) ? 'dash' : KINDS[group];
    return [{ kind, text, start }];
  });
  class Reader {
    constructor(called, tokens) { Object.assign(this, { called, tokens, at: 0 }); }
    is(kind, at = this.at) { return this.tokens[at]?.kind === kind && this.tokens[at].text; }
    take(kind) { return this.is(kind) !== false && this.is(kind) !== undefined && ++this.at; }
    ranges() {
      const ranges = [];
      let before = { containers: [], prefixes: [], numbers: [] };
      while (this.at < this.tokens.length) {
        const from = this.chain(before);
        if (!from) return;
        const to = this.take('dash') ? this.chain(from) || false : undefined;
        if (to === false) return;
        before = to || from;
        ranges.push([from, to]);
        const comma = this.take('comma'), and = this.take('and');
        if (this.at < this.tokens.length && !comma && !and) return;
      }
      return ranges.length ? ranges : undefined;
    }
    chain(before) {
      let chain = this.link(before);
      while (chain) {
        const mark = this.at;
        this.take('comma');
        const next = this.is('word') ? this.link({ containers: [], prefixes: [], numbers: [] }) : undefined;
        if (!next || !next.prefixes.length) {
          this.at = mark;
          return chain;
        }
        chain = { ...next, containers: [...chain.containers, [chain.prefixes, chain.numbers.join('.')]] };
      }
    }
    link(before) {
      let prefixes = [];
      const word = this.is('word');
      if (word) {
        prefixes = this.called.get(word) || [];
        this.at++;
        if (!prefixes.length) return;
      }
      const said = prefixes.length > 0, { kind, text } = this.tokens[this.at++] || {};
      let chain;
      if (kind === 'number') chain = said ? { containers: [], prefixes, numbers: [text] } : { ...before, numbers: [text] };
      else if (kind === 'bracket' && said) chain = { containers: [], prefixes, numbers: [text] };
      else if (kind === 'bracket' && before.numbers.length > 1) chain = { ...before, numbers: [...before.numbers.slice(0, -1), text] };
      else if (kind === 'word' && said && /^(.|[ivxlcdm]+)$/u.test(text)) chain = { containers: [], prefixes, numbers: [text] };
      else return;
      chain.numbers = [...chain.numbers];
      while (this.is('bracket')) chain.numbers.push(this.tokens[this.at++].text);
      return chain;
    }
  }

  const LIMIT_STRAIGHT = 300, DOCUMENTS = 3, PLACES = 50;
  async function straight(index, typed) {
    const text = typed.trim(), size = new TextEncoder().encode(text).length;
    if (!text || size > LIMIT_STRAIGHT) return { documents: [], places: [] };
    const titled = await titledBy(index, text, true);
    const found = await linked(index, text) || (titled.length ? { documents: titled, places: [] } : await located(index, text)) || {};
    return { documents: (found.documents || []).slice(0, DOCUMENTS), places: (found.places || []).slice(0, PLACES) };
  }
  const decoded = text => { try { return decodeURIComponent(text); } catch { return text; } };
  async function linked(index, text) {
    if (/\s/.test(text) || !/[/#.]/.test(text)) return;
    const [whole, ...rest] = text.split('#'), fragment = decoded(rest.join('#').split(':~:')[0]);
    const path = decoded(whole.split('?')[0]).replace(/\.html$/, '').replace(/\/+$/, '');
    const named = async path => {
      const steps = path.split('/');
      for (let at = 0; at < steps.length; at++) {
        const [document] = await index.list('/' + steps.slice(at).join('/'));
        if (document !== undefined) return document;
      }
    };
    const at = async (document, anchor) => (await index.list('#' + anchor)).find(place => index.documentOf(place) === document);
    const document = await named(path);
    if (document !== undefined) {
      const place = await at(document, fragment);
      return place === undefined ? { documents: [document] } : { places: [place] };
    }
    const slash = path.lastIndexOf('/'), folder = slash < 0 ? undefined : await named(path.slice(0, slash));
    const place = folder === undefined ? undefined : await at(folder, path.slice(slash + 1));
    return place === undefined ? undefined : { places: [place] };
  }
  /* `of`, `the`: a word that need not be in a title. */
  const isSmall = term => /^[a-z]{1,3}$/.test(term);
  async function titledBy(index, text, whole) {
    const terms = new Words(text).terms();
    let found;
    for (const term of [...terms.filter(term => !isSmall(term)), ...terms.filter(isSmall)]) {
      const list = await index.list('=' + term), left = found ? within(found, list) : list;
      if (left.length || whole || !isSmall(term)) found = left;
    }
    return found || [];
  }
  async function located(index, text) {
    const all = tokens(text), ends = at => all[at]?.start ?? text.length, count = all.length;
    const cuts = [...all.map((_, at) => [at, count, text.slice(0, ends(at))]),
      ...all.slice(1).map((_, at) => [0, count - 1 - at, text.slice(ends(count - 1 - at))])];
    for (const [from, to, title] of cuts) {
      const among = new Words(title).length ? await titledBy(index, title, false) : undefined;
      if (among && !among.length) continue;
      const only = list => among ? list.filter(place => among.includes(index.documentOf(place))) : list;
      const exact = only(await index.list('#' + text.slice(ends(from), ends(to)).trim()));
      const places = exact.length ? exact : await placesOf(index, all.slice(from, to), only, Boolean(among));
      if (places && places.length) return { places };
    }
  }
  async function placesOf(index, some, only, hasTitle) {
    const ranges = new Reader(index.called, some).ranges(), places = [];
    for (const [from, to] of ranges || []) {
      if (!from.prefixes.length && !hasTitle) return;
      const first = await chained(index, from, only), last = to && await chained(index, to, only);
      for (const place of first) {
        const end = last ? last.find(end => index.documentOf(end) === index.documentOf(place) && end > place) : place;
        for (let at = place; at <= end; at++) if (!places.includes(at)) places.push(at);
      }
    }
    return places;
  }
  async function chained(index, chain, only) {
    const prefixes = chain.prefixes.length ? chain.prefixes : index.prefixes, numbers = chain.numbers.join('.');
    const keys = chain.containers.reduceRight(
      (own, [prefixes, number]) => prefixes.flatMap(prefix => own.flatMap(own => [',', '.', '-'].map(sign => prefix + number + sign + own))),
      prefixes.map(prefix => prefix + numbers));
    for (const key of keys) {
      const found = new Set(only([...await index.list('#' + key), ...await index.list(':' + key)]));
      if (found.size) return [...found].sort((a, b) => a - b);
    }
    return [];
  }

  Object.assign(pincite.search, { tokens, straight });
})();
