/* Pincite, default theme: the search page. Its words live in the template (data-words). */
(() => {
  'use strict';
  const { $, make, asked, address } = pincite, { Words, stands, answer, before, partOf, Missing, open, choosing } = pincite.search;

  const SHOWN = 20, AROUND = 160;
  function page() {
    const q = $('#_q'), form = q && q.form;
    if (!form) return;
    const status = $('#_count'), hits = $('#_hits'), none = $('#_none'), compared = $('#_compared'), narrow = $('.narrow', form);
    const words = JSON.parse(form.dataset.words), rules = new Intl.PluralRules(document.documentElement.lang);
    const say = (key, values = {}, n) => (words[key][rules.select(n ?? 2)] ?? words[key].other)
      .replace(/{(\w+)}/g, (_, name) => (name === 'n' ? n : values[name]));
    const { box, restore } = choosing(say);
    let index, turn = 0;
    const opened = () => index ||= open().then(async found => { filters(found); await again(found); return found; }).catch(error => { index = undefined; throw error; });

    const FILTERS = ['document', 'topic', 'language', 'year'];
    const chosen = {};
    function select(name, options) {
      const id = `_in-${name}`, have = $('#' + id), value = have ? have.value : asked(name);
      const known = options.some(([option]) => option === value) || !value ? options : [...options, [value, value]];
      const list = [make('option', { value: '' }, say('search_all')), ...known.map(([value, text]) => make('option', { value }, text))];
      if (have) {
        have.replaceChildren(...list);
        have.value = value;
        return;
      }
      const box = make('select', { id, name, onchange: () => run() }, ...list);
      box.value = value;
      chosen[name] = box;
      const label = make('label', {}, say(name) + ' ', box);
      label.hidden = options.length < 2 && !value;
      narrow.append(label);
      narrow.hidden = [...narrow.querySelectorAll('label')].every(label => label.hidden);
    }
    function filters(index) {
      const names = tag => { try { return new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(tag); } catch { return tag; } };
      select('document', index.count > 1 ? [['', ''], ['', '']] : []);
      select('topic', index.topics);
      select('language', index.languages.map(tag => [tag, names(tag)]));
      select('year', index.years.map(year => [String(year), String(year)]));
    }
    async function among(index) {
      const value = name => chosen[name] && chosen[name].value, tests = [];
      const documents = async term => { const set = new Set(await index.list(term)); return place => set.has(index.documentOf(place)); };
      if (value('topic')) { const set = new Set(await index.list('+' + value('topic'))); tests.push(place => set.has(place)); }
      if (value('language')) tests.push(await documents('@' + value('language')));
      if (value('year')) tests.push(await documents('*' + value('year')));
      if (value('document')) tests.push(await documents('/' + value('document')));
      return tests.length ? place => tests.every(test => test(place)) : undefined;
    }

    /* The words around what was looked for, with marks. */
    function excerpt(text, query, verdict) {
      const read = new Words(text), marks = [];
      if (verdict) marks.push([verdict.start, verdict.end]);
      else for (const [at, word] of read.all.entries()) {
        const which = query.wanted.findIndex(one => stands(read, at, one));
        if (which >= 0) marks.push([word.start, word.end, which]);
      }
      // Where the most of the words stand close together.
      const many = ([start]) => new Set(marks.filter(mark => mark[0] >= start && mark[0] < start + AROUND).map(mark => mark[2])).size;
      const first = marks.length ? marks.reduce((best, mark) => (many(mark) > many(best) ? mark : best))[0] : 0;
      const from = first < 100 ? 0 : text.indexOf(' ', first - 80) + 1 || first - 80, last = Math.max(first + AROUND, verdict ? verdict.end : 0);
      const stop = text.indexOf(' ', last), to = text.length - last < 40 ? text.length : stop < 0 || stop > last + 40 ? last : stop;
      const bits = [from ? '… ' : ''];
      let at = from;
      for (const [start, end] of marks) {
        if (start < at || end > to) continue;
        bits.push(text.slice(at, start), make('mark', {}, text.slice(start, end)));
        at = end;
      }
      return [...bits, text.slice(at, to), to < text.length ? ' …' : ''];
    }
    const found = async (index, at) => ({ ...await index.place(at), at, of: await index.document(index.documentOf(at)) });
    const again = async index => restore(await Promise.all((history.state || []).filter(was => was.at < index.places).map(async was => {
      const place = await found(index, was.at);
      return place.anchor === was.anchor && place.of.href === was.href ? place : undefined;
    })));
    async function hit(index, at, { query, quoted }) {
      const place = await found(index, at), { of } = place, one = quoted.find(one => one.place === at);
      const href = of.pages ? `${of.href.replace(/\.html$/, '')}/${encodeURIComponent(place.anchor)}.html` : `${of.href}#${encodeURIComponent(place.anchor)}`;
      const title = make('span', { lang: of.lang, dir: 'auto' }, of.title);
      return make('li', {}, make('a', { href }, make('b', {}, place.called), ' ', title, of.year === null ? '' : `, ${of.year}`), box(place),
        make('p', { className: 'serif', lang: of.lang, dir: of.dir }, ...excerpt(one && one.source ? place.source : place.text, query, one && one.verdict)));
    }
    async function documentHit(index, at) {
      const of = await index.document(at);
      return make('li', { className: 'whole' }, make('a', { href: of.href }, make('span', { className: 'serif', lang: of.lang, dir: 'auto' }, of.title), of.year === null ? '' : `, ${of.year}`));
    }
    const shown = piece => piece.gap ? ['… '] : piece.same !== undefined ? [piece.same + ' ']
      : [piece.said ? make('del', {}, piece.said) : '', piece.said && piece.there ? ' ' : '', piece.there ? make('ins', {}, piece.there) : '', ' '];
    function verdict({ quoted, partly, looked, query }) {
      const said = [], best = quoted[0], equal = best ? quoted.filter(one => one.verdict.rank === best.verdict.rank) : [];
      compared.hidden = !(best && best.verdict.pieces);
      if (best) {
        const { signs, rank, pieces } = best.verdict, source = best.source ? ` (${say('source_reading')})` : '';
        if (pieces) {
          said.push(say('differs_in', {}, rank) + source + '.');
          compared.replaceChildren(...pieces.flatMap(shown));
        } else if (signs.length) said.push(say('same_words', { signs: signs.map(sign => say('sign_' + sign)).join(', ') }) + source + '.');
        else said.push(say('word_for_word_in', {}, equal.length) + source + '.');
      } else if (partly) said.push(say('search_partly'));
      if (query.cut) said.push(say('search_cut'));
      if (looked) said.push(say('search_looked', {}, looked));
      return said;
    }
    async function near(index, query) {
      const missing = [];
      for (const { any: [[term]] } of query.wanted) if (!(await index.found(term)).size && term.length > 3) missing.push(term);
      if (!missing.length) return '';
      const [term] = missing, all = await index.termsOf(partOf(index.terms, term, before));
      let best, least = 3;
      for (const other of all.keys()) {
        if (/^[=@*/+#:]/.test(other) || other[0] !== term[0] || Math.abs(other.length - term.length) > 2) continue;
        const steps = distance(term, other);
        if (steps < least) least = steps, best = other;
      }
      return best ? say('search_near', { word: best }) : '';
    }
    function distance(a, b) {
      let above = [...Array(b.length + 1).keys()];
      for (let i = 1; i <= a.length; i++) {
        const line = [i];
        for (let j = 1; j <= b.length; j++) line[j] = Math.min(above[j - 1] + (a[i - 1] !== b[j - 1]), above[j] + 1, line[j - 1] + 1);
        above = line;
      }
      return above[b.length];
    }

    async function run(typing) {
      const own = ++turn, text = q.value;
      address('q', text);
      for (const name of FILTERS) if (chosen[name]) address(name, chosen[name].value);
      try {
        const index = await opened(), found = await answer(index, text, typing, await among(index));
        const { documents, places: led } = found.straight, all = [...led, ...found.places.filter(place => !led.includes(place))];
        const counts = new Map();
        for (const place of all) { const at = index.documentOf(place); counts.set(at, (counts.get(at) || 0) + 1); }
        const list = [...await Promise.all(documents.map(at => documentHit(index, at))), ...await Promise.all(all.slice(0, SHOWN).map(at => hit(index, at, found)))];
        const named = await Promise.all([...counts.keys()].sort((a, b) => a - b).slice(0, 30).map(at => index.document(at)));
        const nothing = text.trim() && !list.length, help = nothing ? await near(index, found.query) : '';
        if (own !== turn) return;
        if (index.count > 1 && named.length) select('document', named.map(of => [decodeURI(of.href).replace(/\.html$/, ''), of.title]));
        hits.replaceChildren(...list);
        more(index, all, found);
        none.hidden = !nothing;
        $('#_near').textContent = help;
        const said = verdict(found);
        status.textContent = text.trim() ? [...said, say('paragraphs_count', {}, all.length)].join(' ') : '';
      } catch (error) {
        if (!(error instanceof Missing)) throw error;
        if (own !== turn) return;
        hits.replaceChildren();
        none.hidden = true;
        status.textContent = say('search_missing', { file: error.message });
      }
    }
    function more(index, all, found) {
      let at = SHOWN;
      $('#_more')?.remove();
      if (all.length <= at) return;
      const button = make('button', { type: 'button', id: '_more' }, say('search_more'));
      button.onclick = async () => {
        const list = await Promise.all(all.slice(at, at += SHOWN).map(place => hit(index, place, found)));
        hits.append(...list);
        if (at >= all.length) button.remove();
        $('a', list[0]).focus();
      };
      hits.after(button);
    }
    q.value = asked('q');
    q.oninput = () => run(true);
    form.onsubmit = e => { e.preventDefault(); run(false); };
    addEventListener('popstate', () => { q.value = asked('q'); run(false); });
    run(false);
    if (!q.value) q.focus();
  }
  document.addEventListener('DOMContentLoaded', page);
})();
