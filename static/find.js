/* Pincite, default theme: finding, over the files of search/. src/search/ does the same in the same
   order, and tests/cases/search holds the two together. */
(() => {
  'use strict';
  const { make } = pincite, { Words, written, numbers, read, has, stands, closeness, compare, straight } = pincite.search;

  /* The files of the index. Each hands over its value by `pincite.part`; one that is not there or is another edition's is missed. */
  class Missing extends Error { }
  const files = new Map(), waiting = new Map();
  let stamp;
  pincite.part = (name, of, value) => {
    stamp ||= of;
    if (of === stamp) waiting.get(name)?.(value);
  };
  addEventListener('error', e => { if (waiting.size) e.preventDefault(); });
  function load(name) {
    if (!files.has(name)) {
      files.set(name, new Promise((take, miss) => {
        const script = make('script', { src: `search/${name}.js${stamp ? '?' + stamp : ''}` });
        const missed = () => setTimeout(() => {
          waiting.delete(name);
          files.delete(name);
          miss(new Missing(`search/${name}.js`));
        });
        waiting.set(name, value => { waiting.delete(name); script.onload = null; take(value); });
        script.onerror = script.onload = missed;
        document.head.append(script);
      }));
    }
    return files.get(name);
  }
  /* The last of some bounds that is not past a value. */
  const before = (a, b) => {
    for (let at = 0; ; at++) {
      const x = a.codePointAt(at), y = b.codePointAt(at);
      if (x !== y) return y !== undefined && (x === undefined || x < y);
      if (x === undefined) return false;
      if (x > 0xFFFF) at++;
    }
  };
  const partOf = (bounds, value, less) => {
    let from = 0, to = bounds.length;
    while (from < to) {
      const mid = (from + to) >> 1;
      if (less(value, bounds[mid])) to = mid; else from = mid + 1;
    }
    return from;
  };
  const number = (a, b) => a < b;

  /* The index: what terms find, and the words of places. */
  const PREFIX_PARTS = 4;
  class Index {
    static async open() {
      const index = Object.assign(new Index(), await load('index'));
      index.firsts = written(index.firsts).all().map((first, at) => first - at);
      index.places = index.firsts[index.firsts.length - 1];
      index.silent = new Set(written(index.silent).all());
      index.called = new Map(index.called);
      return index;
    }
    async part(number) {
      const text = await load(`terms-${number}`), pieces = text ? text.split(' ') : [], terms = new Map();
      for (let at = 0; at < pieces.length; at += 2) terms.set(pieces[at], pieces[at + 1]);
      const ready = Promise.resolve(terms);
      this.parts[number] = ready;
      return ready;
    }
    parts = [];
    termsOf(number) { return this.parts[number] ||= this.part(number).catch(error => { delete this.parts[number]; throw error; }); }
    /* What a term finds, and the same read out. */
    async found(term) { return written((await this.termsOf(partOf(this.terms, term, before))).get(term)); }
    async list(term) { return (await this.found(term)).all(); }
    async beginning(letters) {
      const from = partOf(this.terms, letters, before), to = partOf(this.terms, letters + '\u{10FFFF}', before), found = [];
      if (to - from >= PREFIX_PARTS) return this.found(letters);
      for (let part = from; part <= to; part++) {
        for (const [term, list] of await this.termsOf(part)) if (term.startsWith(letters)) found.push(written(list));
      }
      return found.length === 1 ? found[0] : numbers(found.flatMap(list => list.all()));
    }
    documentOf(place) { return partOf(this.firsts, place, number) - 1; }
    async place(place) {
      const part = partOf(this.texts, place, number) - 1, [anchor, called, text, source] = (await load(`texts-${part}`))[place - this.texts[part]];
      return { place, anchor, called, text, source };
    }
    async document(at) {
      const part = partOf(this.documents, at, number) - 1, [title, year, href, lang, dir, pages] = (await load(`documents-${part}`))[at - this.documents[part]];
      return { at, title, year, href, lang, dir, pages };
    }
  }

  /* A query → places, best first. */
  const CLOSE = 20, QUORUM = 5, LOOKED = 240, ENOUGH = 21;
  async function listsOf(index, { any, begins }) {
    const all = async terms => {
      const lists = await Promise.all(terms.map((term, at) => (begins && at + 1 === terms.length ? index.beginning(term) : index.found(term))));
      return lists.sort((a, b) => a.size - b.size).reduce((found, list) => numbers(list.among(found.all())));
    };
    const either = async every => {
      const lists = await Promise.all(every.map(all));
      return lists.length === 1 ? lists[0] : numbers(lists.flatMap(list => list.all()));
    };
    const text = await either(any), titles = new Set((await either(any.map(terms => terms.map(term => '=' + term)))).all());
    return { text, titles, weight: Math.log(1 + index.places / Math.max(1, text.size)) };
  }
  const placesOf = (index, documents) => [...documents].flatMap(at => {
    const first = index.firsts[at];
    return Array.from({ length: index.firsts[at + 1] - first }, (_, more) => first + more).filter(place => !index.silent.has(place));
  });
  /* The places that have every word, or are of a document whose title has it: first those of the rarest word, and of them those
     of the next, so that of a common word only what stands there is read. */
  function having(index, lists) {
    const many = lists.map(({ text, titles }) => [text, placesOf(index, titles)]);
    const order = [...lists.keys()].sort((a, b) => many[a][0].size + many[a][1].length - many[b][0].size - many[b][1].length);
    const own = [];
    let places;
    for (const at of order) {
      const [text, titled] = many[at];
      places ||= titled.length ? numbers([...text.all(), ...titled]).all() : text.all();
      own[at] = new Set(text.among(places));
      places = places.filter(place => own[at].has(place) || lists[at].titles.has(index.documentOf(place)));
    }
    return places.map(place => {
      const document = index.documentOf(place);
      return [lists.reduce((sum, { titles, weight }, at) => sum + (own[at].has(place) && weight) + (titles.has(document) && weight / 4), 0), place];
    });
  }
  /* The places that have the words of half the weight. */
  function sharing(index, lists) {
    const weights = new Float64Array(index.places), scored = [];
    for (const { text, titles, weight } of lists) {
      for (const place of text.all()) weights[place] += weight;
      for (const place of placesOf(index, titles)) weights[place] += weight / 4;
    }
    const half = lists.reduce((sum, { weight }) => sum + weight, 0) / 2;
    weights.forEach((weight, place) => { if (weight >= half) scored.push([weight, place]); });
    return scored;
  }
  const sort = scored => scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
  async function find(index, query, among) {
    const lists = await Promise.all(query.wanted.map(wanted => listsOf(index, wanted)));
    let scored = having(index, lists);
    const partly = !scored.length && lists.length >= QUORUM;
    if (partly) scored = sharing(index, lists);
    if (among) scored = scored.filter(([, place]) => among(place));
    sort(scored);
    const texts = places => Promise.all(places.map(async place => new Words((await index.place(place)).text)));
    let looked;
    if (query.phrases.length || query.without.length) {
      const phrases = query.phrases.map(words => new Words(words)), without = query.without.map(words => new Words(words));
      const held = [];
      let at = 0;
      for (; at < Math.min(scored.length, LOOKED) && held.length < ENOUGH; at += ENOUGH) {
        const some = scored.slice(at, at + ENOUGH), words = await texts(some.map(([, place]) => place));
        held.push(...some.filter((_, n) => phrases.every(one => has(words[n], one)) && !without.some(one => has(words[n], one))));
      }
      if (at < scored.length) looked = at;
      scored = held;
    }
    const close = Math.min(scored.length, CLOSE), words = lists.length > 1 ? await texts(scored.slice(0, close).map(([, place]) => place)) : [];
    words.forEach((of, at) => scored[at][0] += closeness(of, query.wanted) * lists.length);
    scored = [...sort(scored.slice(0, close)), ...scored.slice(close)];
    return { places: scored.map(([, place]) => place), partly, looked };
  }

  /* Everything that answers what was typed. */
  const QUOTATION = 4, COMPARED = 10;
  async function quoted(index, text, places) {
    const best = async at => {
      const place = await index.place(at), own = compare(text, place.text), source = place.source && compare(text, place.source);
      return source && (!own || source.rank < own.rank) ? { place: at, verdict: source, source: true } : { place: at, verdict: own, source: false };
    };
    const all = (await Promise.all(places.slice(0, COMPARED).map(best))).filter(one => one.verdict);
    return all.sort((a, b) => a.verdict.rank - b.verdict.rank || a.source - b.source);
  }
  async function answer(index, text, typing, among) {
    const led = await straight(index, text);
    let query = read(text, typing);
    if (!query.wanted.length) return { straight: led, places: [], quoted: [], query };
    let found = await find(index, query, among);
    // Nobody means a word that is nowhere: it may be the beginning of one.
    if (!found.places.length && !typing) found = await find(index, query = read(text, true), among);
    const isQuotation = !led.places.length && !query.without.length && new Words(text).length >= QUOTATION;
    const from = isQuotation ? await quoted(index, text, found.places) : [], first = from.map(one => one.place);
    return { ...found, straight: led, quoted: from, query, places: [...first, ...found.places.filter(place => !first.includes(place))] };
  }

  Object.assign(pincite.search, { before, partOf, answer, Missing, open: () => Index.open() });
})();
