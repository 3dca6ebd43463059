/* Pincite, default theme: the words of texts and queries, and whether a quotation is right. src/search/ does the same in the same
   order, and tests/cases/search holds the two together. */
(() => {
  'use strict';
  /* A word → its term. */
  const LEFT_OUT = /[\u0300-\u036F\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u00AD\u200C\u200D]/g;
  const SPELLED = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ı: 'i', ς: 'σ' };
  const fold = word => word.normalize('NFKD').toLowerCase().replace(LEFT_OUT, '')
    .replace(/[ßæœøłđıς]/g, c => SPELLED[c]).normalize('NFC');

  /* A text → its words in order. A letter of a script without spaces is a word by itself. */
  const ALONE = '\\u0E00-\\u0EFF\\u1000-\\u109F\\u1780-\\u17FF\\u2E80-\\u30FF\\u31F0-\\u31FF\\u3400-\\u4DBF\\u4E00-\\u9FFF'
    + '\\uA9E0-\\uA9FF\\uAA60-\\uAA7F\\uF900-\\uFAFF\\uFF66-\\uFF9F\\u{20000}-\\u{3FFFF}';
  const LETTER = '[\\p{Alphabetic}\\p{N}\\p{M}\\u00AD\\u200C\\u200D]';
  const WORD = new RegExp(`(?=[${ALONE}])(${LETTER})|(?:(?![${ALONE}])${LETTER})+`, 'gu');
  const isAlone = term => new RegExp(`^[${ALONE}]$`, 'u').test(term);
  const isAlphabetic = c => /^\p{Alphabetic}/u.test(c);
  const endsInLetter = text => /[\p{Alphabetic}\p{N}]$/u.test(text);

  class Words {
    constructor(text) {
      this.all = [];
      let last;
      for (const found of text.matchAll(WORD)) {
        const term = fold(found[0]), start = found.index, end = start + found[0].length, alone = found[1] !== undefined;
        if (!term) continue;
        const joins = !alone && isAlphabetic(found[0]), between = last && text.slice(last.end, start);
        this.all.push({
          term, start, end,
          continues: Boolean(last && alone && !between && last.alone),
          joined: Boolean(last && joins && last.joins && /^[-‐‑]$/.test(between)),
        });
        last = { end, joins, alone };
      }
      this.length = this.all.length;
    }

    term(at) { return this.all[at].term; }

    /* All that hyphens join to a word and the words after it, and the index after them. */
    compound(at) {
      if (this.all[at].joined) return;
      let next = at + 1;
      while (next < this.length && this.all[next].joined) next++;
      return next > at + 1 ? [this.all.slice(at, next).map(word => word.term).join(''), next] : undefined;
    }

    /* The terms that the text is found by. */
    terms() {
      const terms = [];
      this.all.forEach((word, at) => {
        if (word.continues) return terms.push(this.term(at - 1) + word.term);
        if (!this.all[at + 1]?.continues) terms.push(word.term);
        const compound = this.compound(at);
        if (compound) terms.push(compound[0]);
      });
      return terms;
    }

    units() {
      const units = [];
      for (let at = 0; at < this.length;) {
        const [term, next] = this.compound(at) || [this.term(at), at + 1];
        units.push({ term, start: this.all[at].start, end: this.all[next - 1].end });
        at = next;
      }
      return units;
    }
  }

  /* What was typed → the words, phrases and words to be without. */
  const LIMIT_WORDS = 200, QUOTES = '"“”„«»「」『』';
  function piece(text) {
    if (QUOTES.includes(text[0])) {
      const inside = text.slice(1), end = [...inside].findIndex(c => QUOTES.includes(c));
      const at = end < 0 ? -1 : [...inside].slice(0, end).join('').length;
      return end < 0 ? ['', false, inside] : [inside.slice(0, at), true, inside.slice(at + 1)];
    }
    const end = text.search(new RegExp(`[\\s${QUOTES}]`));
    return end < 0 ? [text, false, ''] : [text.slice(0, end), false, text.slice(end)];
  }
  function read(text, typing) {
    const query = { wanted: [], phrases: [], without: [], cut: false };
    const byTerms = new Map();
    const want = (words, last) => {
      const add = (any, begins) => {
        const key = JSON.stringify(any), have = byTerms.get(key);
        if (have) have.begins ||= begins;
        else query.wanted.push(byTerms.set(key, { any, begins }).get(key));
      };
      for (let at = 0; at < words.length;) {
        const compound = words.compound(at);
        if (compound) {
          const [term, next] = compound;
          add([[term], words.all.slice(at, next).map(word => word.term)], last && next === words.length);
          at = next;
          continue;
        }
        const word = words.all[at], next = words.all[at + 1];
        if (next && next.continues) add([[word.term + next.term]], false);
        else if (!word.continues) add([[word.term]], isAlone(word.term) || (last && at + 1 === words.length));
        at++;
      }
    };
    let rest = text.trimStart();
    while (rest) {
      const bare = rest.slice(1), without = /^[-−]/.test(rest) && new RegExp(`^[\\p{Alphabetic}\\p{N}${QUOTES}]`, 'u').test(bare);
      const [words, quoted, after] = piece(without ? bare : rest);
      rest = after.trimStart();
      const read = new Words(words);
      if (!read.length) continue;
      if (without) {
        query.without.push(words);
        continue;
      }
      want(read, typing && !after && !quoted && endsInLetter(words));
      if (quoted && read.length > 1) query.phrases.push(words);
    }
    query.cut = query.wanted.length > LIMIT_WORDS;
    query.wanted.length = Math.min(query.wanted.length, LIMIT_WORDS);
    return query;
  }

  /* Where the words of a phrase end, if they stand from an index on. */
  function follow(text, at, phrase) {
    for (let of = 0; of < phrase.length;) {
      if (at >= text.length) return;
      const there = text.compound(at), here = phrase.compound(of);
      if (text.term(at) === phrase.term(of)) at++, of++;
      else if (there && there[0] === phrase.term(of)) at = there[1], of++;
      else if (here && here[0] === text.term(at)) at++, of = here[1];
      else return;
    }
    return at;
  }
  const has = (text, phrase) => phrase.length > 0 && text.all.some((_, at) => follow(text, at, phrase) !== undefined);

  /* Does a wanted word end with the word at an index? */
  function stands(words, at, { any, begins }) {
    const fits = (have, want) => have === want || (begins && have.startsWith(want));
    return any.some(all => {
      if (all.length > 1) {
        return at + 1 >= all.length && all.every((term, part) => {
          const have = words.term(at + 1 + part - all.length);
          return have === term || (part + 1 === all.length && fits(have, term));
        });
      }
      const compound = words.compound(at);
      return fits(words.term(at), all[0]) || (words.all[at].continues && fits(words.term(at - 1) + words.term(at), all[0]))
        || (compound && fits(compound[0], all[0]));
    });
  }
  function closeness(words, wanted) {
    if (wanted.length < 2 || !words.length) return 0;
    const last = wanted.map(() => -1);
    let least = Infinity;
    for (let at = 0; at < words.length; at++) {
      wanted.forEach((one, number) => { if (stands(words, at, one)) last[number] = at; });
      const first = Math.min(...last);
      if (first >= 0) least = Math.min(least, at - first + 1);
    }
    return Math.min(1, wanted.length / least);
  }

  const within = (list, other) => { const set = new Set(other); return list.filter(one => set.has(one)); };

  /* In what two texts of the same words differ. */
  const SIGNS = ['quotes', 'dashes', 'case', 'accents', 'punctuation'];
  const bare = text => [...text].map(c => (/\p{Uppercase}/u.test(c) ? fold(c).toUpperCase() : fold(c))).join('');
  function plain(text, but) {
    const inside = text.replace(/^[^\p{Alphabetic}\p{N}]+|[^\p{Alphabetic}\p{N}]+$/gu, ''), [first = ''] = inside;
    const kept = [...first.toLowerCase() + inside.slice(first.length)].filter(c => {
      if ('"“”„‟«»‹›\'‘’‚‛「」『』'.includes(c)) return but === 'quotes';
      if ('-‐‑‒–—―−'.includes(c)) return but === 'dashes';
      return /[\p{Alphabetic}\p{N}\p{M}]/u.test(c) || (but === 'punctuation' && !/\s/.test(c));
    }).join('');
    return but === 'case' ? bare(kept) : but === 'accents' ? kept.toLowerCase() : fold(kept);
  }
  const differing = (a, b) => SIGNS.filter(sign => plain(a, sign) !== plain(b, sign));

  /* A quotation against a text: the same words, others in some places, or nothing. */
  const ONE_IN = 4, LIMIT_QUOTATION = 20000;
  const withoutBrackets = text => text.replace(/\[(\p{Alphabetic}*)\](?=(\p{Alphabetic})?)/gu, (all, inside, after, at, whole) =>
    after || /\p{Alphabetic}$/u.test(whole.slice(0, at).replace(/\]$/, '')) ? inside : all);
  const parts = quotation => quotation.replaceAll('...', '…').replaceAll('[…]', '…').replaceAll('(…)', '…').split('…')
    .map(withoutBrackets).filter(part => new Words(part).length);
  function compare(quotation, text) {
    if (quotation.length > LIMIT_QUOTATION) return;
    let whole, from = 0;
    for (const part of parts(quotation)) {
      const next = comparePart(part, text, from);
      if (!next) return;
      from = next.end;
      whole = whole ? both(whole, next, text) : next;
    }
    return whole;
  }
  function comparePart(part, text, from) {
    const own = text.slice(from), said = new Words(part), words = new Words(own);
    let best;
    words.all.forEach((word, at) => {
      const end = follow(words, at, said);
      if (end === undefined) return;
      const signs = differing(part, own.slice(word.start, words.all[end - 1].end));
      if (!best || signs.length < best.signs.length) best = { start: from + word.start, end: from + words.all[end - 1].end, signs, rank: 0 };
    });
    return best || differs(part, said.units(), own, words.units(), from);
  }
  function both(first, second, text) {
    const start = first.start, end = second.end;
    if (!first.rank && !second.rank) return { start, end, rank: 0, signs: [...new Set([...first.signs, ...second.signs])] };
    const pieces = of => of.pieces || [{ same: text.slice(of.start, of.end) }];
    return { start, end, rank: first.rank + second.rank, pieces: [...pieces(first), { gap: true }, ...pieces(second)] };
  }
  function differs(quotation, said, text, words, from) {
    const rows = said.length, columns = words.length, changed = (row, column) => +(said[row - 1].term !== words[column - 1].term);
    const cost = [new Uint32Array(columns + 1)];
    for (let row = 1; row <= rows; row++) {
      const line = cost[row] = new Uint32Array(columns + 1), above = cost[row - 1];
      line[0] = row;
      for (let column = 1; column <= columns; column++) {
        line[column] = Math.min(above[column - 1] + changed(row, column), above[column] + 1, line[column - 1] + 1);
      }
    }
    const end = cost[rows].indexOf(Math.min(...cost[rows])), rank = cost[rows][end];
    if (!end || rank * ONE_IN > rows) return;
    const pairs = [];
    let row = rows, column = end;
    while (row) {
      const here = cost[row][column];
      if (column && here === cost[row - 1][column - 1] + changed(row, column)) pairs.push([--row, --column]);
      else if (here === cost[row - 1][column] + 1) pairs.push([--row, undefined]);
      else pairs.push([undefined, --column]);
    }
    const pieces = [];
    for (const [a, b] of pairs.reverse()) {
      const same = a !== undefined && b !== undefined && said[a].term === words[b].term, run = pieces[pieces.length - 1];
      if (run && run.same === same) run.pairs.push([a, b]);
      else pieces.push({ same, pairs: [[a, b]] });
    }
    const cut = (of, all, indices) => {
      const run = indices.filter(index => index !== undefined);
      return run.length ? of.slice(all[run[0]].start, all[run[run.length - 1]].end) : '';
    };
    const shown = ({ same, pairs }) => {
      const there = cut(text, words, pairs.map(([, b]) => b));
      return same ? { same: there } : { said: cut(quotation, said, pairs.map(([a]) => a)), there };
    };
    return { start: from + words[column].start, end: from + words[end - 1].end, rank, pieces: pieces.map(shown) };
  }

  pincite.search = { fold, Words, within, read, follow, has, stands, closeness, differing, compare };
})();
