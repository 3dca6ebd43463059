/* Pincite, default theme: citing from a document and from a paragraph's page. Both can be read and cited without it.
   Its words live in the templates (data-…). */
(() => {
  'use strict';
  const doc = document, { $, $$, store, ownAddress } = pincite;

  /* Words chosen in the text, to whole words and without the marks of notes; by whom they are cited; a link to them. */
  const flat = s => s.replace(/\s+/g, ' ');
  const part = (range, e) => {
    const r = range.cloneRange(), end = e.childNodes.length;
    if (r.comparePoint(e, 0) === 0) r.setStart(e, 0);
    if (r.comparePoint(e, end) === 0) r.setEnd(e, end);
    return r;
  };
  const inWord = (text, at) => /^[\p{L}\p{M}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1))
    && !/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u.test(text.slice(at - 1, at + 1));
  function quotation() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return;
    const within = $$('.paras .text, .plate > .text').filter(e => chosen.containsNode(e, true));
    const parts = within.map(e => [e, part(chosen.getRangeAt(0), e)]).filter(([, r]) => String(r).trim());
    if (!parts.length) return;
    const first = parts[0][1], last = parts[parts.length - 1][1];
    const { startContainer: a, endContainer: z } = first, end = last.endContainer;
    if (a.data) while (inWord(a.data, first.startOffset)) first.setStart(a, first.startOffset - 1);
    if (end.data) while (inWord(end.data, last.endOffset)) last.setEnd(end, last.endOffset + 1);
    const shown = r => {
      const piece = r.cloneContents();
      $$('sup:has(a), .fn', piece).forEach(e => e.remove());
      return flat(piece.textContent).trim();
    };
    const units = parts.map(([e]) => e.closest('.p, .plate'));
    const whole = first.cloneRange();
    whole.setEnd(last.endContainer, last.endOffset);
    return { units, text: parts.map(([, r]) => shown(r)).join('\n'), link: `${ownAddress()}#${units[0].id || $('.plate').id}:~:text=${directive(whole)}` };
  }

  /* What a text directive needs for these words to be the first of their kind on the page: as few words as it takes at the
     start, and at the end behind that, else words before. */
  function directive(range) {
    const before = doc.createRange();
    before.setStart(doc.body, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const page = flat(doc.body.textContent).toLowerCase(), text = flat(String(range)).trim(), words = text.split(' ');
    const some = (from, to) => words.slice(from, to).join(' ').toLowerCase(), count = words.length;
    const at = page.indexOf(text.toLowerCase(), Math.max(0, flat(String(before)).length - 1));
    let n = 1, m = 1, k = 0, lead = '';
    while (n < count && page.indexOf(some(0, n)) !== at) n++;
    while (n + m < count && page.indexOf(some(-m), at + some(0, n).length) !== at + text.length - some(-m).length) m++;
    const ranged = n + m < count, start = ranged ? some(0, n) : text.toLowerCase(), context = page.slice(0, at).trim().split(' ');
    while (page.indexOf(lead + start) !== at - lead.length && k < context.length) lead = context.slice(-++k).join(' ') + ' ';
    const coded = s => encodeURIComponent(s.trim()).replace(/-/g, '%2D');
    const own = (from, to) => coded(words.slice(from, to).join(' '));
    return (lead && coded(lead) + '-,') + (ranged ? `${own(0, n)},${own(-m)}` : coded(text));
  }

  /* Words, citation and link; the citation may have the link in it. */
  const quoting = (quote, cite, link, marks) => {
    const [open, close] = marks.split('|'), linked = cite.replace(link, () => quote.link);
    return `${open}${quote.text}${close}\n${linked}${linked === cite ? '\n' + quote.link : ''}`;
  };

  /* A locator in pieces: what stands before, the word, what stands behind, each number. Places, each with both its ends, are
     written as src/citations/several.rs does: para. 3, para. 5 → paras. 3–5; art. 5(2), art. 5(4) → art. 5(2)–(4);
     preamble, 2nd para. → preamble, 2nd–4th paras. */
  const pieces = at => at.split('\t');
  const whole = ([roof, word, tail, ...numbers]) => roof + word + numbers.join('') + tail;
  const located = (places, plurals, [between, ofTwo, ofMore]) => {
    const form = (words, many) => words.replace(/\S.*\S|\S/, w => plurals[(plurals.indexOf(w) | 1) - !many] || w);
    const kind = ([roof, word, tail, number]) =>
      [roof, form(word).trim(), form(tail).trim(), word || tail ? '' : number.replace(/^\p{N}/u, '1')[0]].join('\t');
    const differing = (before, at) => {
      let same = 0;
      if (before.length === at.length) while (same < at.length - 1 && before[same] === at[same]) same++;
      return at.slice(same).join('');
    };
    const groups = [];
    for (const place of places) {
      const group = groups[groups.length - 1], ends = group && [...group[group.length - 1], ...place].map(kind);
      if (ends && ends.every(end => end === ends[0])) group.push(place); else groups.push([place]);
    }
    return groups.map(group => {
      const [[from, to]] = group, [roof, word, tail] = from, firsts = group.flat().map(at => at[3]);
      if (kind(from) !== kind(to)) return `${whole(from)}–${whole(to)}`;
      let before = [];
      const numbers = group.map(([a, z]) => {
        const [own, end] = [a.slice(3), z.slice(3)], shown = differing(before, own);
        before = end;
        return whole(a) === whole(z) ? shown : `${shown}–${differing(own, end)}`;
      });
      const last = numbers.pop(), many = firsts.some(number => number !== firsts[0]), as = words => (many ? form(words, true) : words);
      const first = numbers.length ? numbers.join(between) + (numbers.length > 1 ? ofMore : ofTwo) : '';
      return roof + as(word) + first + last + as(tail);
    }).join('; ');
  };

  /* Cite: a popover, else the paragraph page. With Shift it goes on from the paragraph before; chosen words are quoted. The
     search leads here with what was chosen in it: ?cite=p3,p7. */
  function citing() {
    const pop = $('#_cite-pop'), links = $$('[data-cite]');
    if (!pop || !pop.showPopover) return;
    const put = (name, px) => pop.style.setProperty(name, px + 'px');
    const { pattern, plurals, lists, quotes, tucks } = pop.dataset, more = $('[data-more]', pop);
    let places = [[0, 0]], quote, held;
    const last = () => places[places.length - 1];
    const tucked = (words, sign) => tucks && sign && words.endsWith('”') ? words.slice(0, -1) + sign + '”' : words + sign;
    const textOf = a => {
      const p = a.closest('.p'), text = $(':scope > .text', p) || $('.text', p) || $('.n', p);
      const notes = $$('sup:has(a), .fn, .marginal', text);
      notes.forEach(e => e.hidden = true);
      const words = text.innerText.trim();
      notes.forEach(e => e.hidden = false);
      return words;
    };
    const fill = () => {
      const a = links[places[0][0]], own = ownAddress(), alone = last()[1] === places[0][0];
      const link = alone ? new URL(a.getAttribute('href').replace(/#_cite$/, ''), own).href : `${own}#${a.closest('.p').id}`;
      const at = located(places.map(ends => ends.map(end => pieces(links[end].dataset.cite))), plurals.split('|'), lists.split('|'));
      const words = { at, link };
      words.cite = pattern.replace(/{(\w+)}([,.]?)/g, (_, k, sign) => tucked(words[k], sign));
      words.text = places.flatMap(([from, to]) => links.slice(from, to + 1)).map(textOf).join('\n\n');
      words.quote = quote && quoting(quote, words.cite, link, quotes);
      for (const e of $$('[data-slot]', pop)) e.textContent = (e.dataset.slot === 'cite' && words.quote) || words[e.dataset.slot];
      for (const b of $$('[data-copy]', pop)) b.dataset.text = words[b.dataset.copy], b.hidden = words[b.dataset.copy] === undefined;
      more.hidden = last()[1] === links.length - 1;
      const all = $('a', pop);
      if (all) all.href = a.href, all.hidden = !alone;
    };
    const show = a => {
      fill();
      const r = a.getBoundingClientRect();
      put('--x', Math.max(16, Math.min(r.left, doc.documentElement.clientWidth - 448)));
      put('--y', scrollY + r.bottom + 6);
      pop.showPopover();
      $(quote ? '[data-copy=quote]' : 'button', pop).focus();
      const h = pop.offsetHeight;
      if (r.bottom + h > innerHeight && r.top > h) put('--y', scrollY + r.top - h - 6);
    };
    more.onclick = () => { last()[1]++; quote = undefined; fill(); };
    for (const a of links) a.ariaHasPopup = 'dialog';
    doc.addEventListener('pointerdown', e => held = e.target.closest('[data-cite]') && quotation());
    doc.addEventListener('mousedown', e => e.shiftKey && e.target.closest('[data-cite]') && e.preventDefault());
    doc.addEventListener('click', e => {
      const a = e.target.closest('[data-cite]'), at = links.indexOf(a);
      if (!a || e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      quote = e.shiftKey ? undefined : held || quotation();
      held = undefined;
      const ends = quote && [quote.units[0], quote.units[quote.units.length - 1]].map(p => links.findIndex(a => p.contains(a)));
      if (ends && ends[0] >= 0 && ends[0] <= at && at <= ends[1]) places = [ends];
      else quote = undefined, places = [e.shiftKey ? [Math.min(places[0][0], at), Math.max(last()[1], at)] : [at, at]];
      show(a);
    });

    /* What stands one behind the other is a range. */
    const asked = new Set(pincite.asked('cite').split(',')), from = [];
    links.forEach((a, at) => {
      const before = from[from.length - 1];
      if (!asked.has(a.closest('.p').id)) return;
      if (before && before[1] === at - 1 && pieces(links[at - 1].dataset.cite).length === pieces(a.dataset.cite).length) before[1] = at;
      else from.push([at, at]);
    });
    if (!from.length) return;
    places = from;
    const first = links[from[0][0]];
    first.closest('.p').scrollIntoView();
    first.focus({ preventScroll: true });
    show(first);
  }

  /* The formats of a paragraph's page: the last one chosen is the one shown. */
  function formats() {
    for (const input of $$('[name=format]')) {
      if (input.id === store('format')) input.checked = true;
      input.addEventListener('change', () => store('format', input.id));
    }
  }

  /* On a paragraph's page: chosen words with the citation that is shown, by the button that copies it. */
  function quote() {
    const words = quotation(), shown = $('.tabs :checked + label + .panel pre.wrapped') || $('.tabs .wrapped');
    if (!words || !shown) return;
    const b = shown.nextElementSibling;
    $('#' + shown.closest('.panel').previousElementSibling.htmlFor).checked = true;
    b.dataset.text = quoting(words, shown.textContent, $('#_link').textContent, $('.tabs').dataset.quotes);
    b.focus();
    b.click();
    delete b.dataset.text;
    return true;
  }

  pincite.chosen = () => quotation()?.units[0];
  Object.assign(pincite, { quote, located });
  doc.addEventListener('DOMContentLoaded', () => [citing, formats].forEach(f => f()));
})();
