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

  /* A locator in pieces: what stands before, the word, what stands behind, each number. Two of them as a range:
     para. 3, para. 5 → paras. 3–5; art. 5(2), art. 5(4) → art. 5(2)–(4); preamble, 2nd para. → preamble, 2nd–4th paras. */
  const pieces = at => at.split('\t');
  const whole = ([roof, word, tail, ...numbers]) => roof + word + numbers.join('') + tail;
  const joined = (a, b, plurals) => {
    const [roof, word, tail, ...from] = a, [over, of, behind, ...to] = b, one = from[0] === to[0];
    if (whole(a) === whole(b)) return whole(a);
    if (roof !== over || word.trim() !== of.trim() || tail !== behind) return `${whole(a)}–${whole(b)}`;
    const many = w => one ? w : w.replace(/\S.*\S|\S/, w => plurals[plurals.indexOf(w) | 1] || w);
    let same = 0;
    if (from.length === to.length) while (same < to.length - 1 && from[same] === to[same]) same++;
    return `${roof}${many(word)}${from.join('')}–${to.slice(same).join('')}${many(tail)}`;
  };

  /* Cite: a popover, else the paragraph page. With Shift it goes on from the paragraph before; chosen words are quoted. */
  function citing() {
    const pop = $('#_cite-pop'), links = $$('[data-cite]');
    if (!pop || !pop.showPopover) return;
    const put = (name, px) => pop.style.setProperty(name, px + 'px');
    const { pattern, plurals, quotes, tucks } = pop.dataset, more = $('[data-more]', pop);
    let from = 0, to = 0, quote, held;
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
      const a = links[from], own = ownAddress();
      const link = from === to ? new URL(a.getAttribute('href').replace(/#_cite$/, ''), own).href : `${own}#${a.closest('.p').id}`;
      const words = { at: joined(pieces(a.dataset.cite), pieces(links[to].dataset.cite), plurals.split('|')), link };
      words.cite = pattern.replace(/{(\w+)}([,.]?)/g, (_, k, sign) => tucked(words[k], sign));
      words.text = links.slice(from, to + 1).map(textOf).join('\n\n');
      words.quote = quote && quoting(quote, words.cite, link, quotes);
      for (const e of $$('[data-slot]', pop)) e.textContent = (e.dataset.slot === 'cite' && words.quote) || words[e.dataset.slot];
      for (const b of $$('[data-copy]', pop)) b.dataset.text = words[b.dataset.copy], b.hidden = words[b.dataset.copy] === undefined;
      more.hidden = to === links.length - 1;
      const all = $('a', pop);
      if (all) all.href = a.href, all.hidden = from !== to;
    };
    more.onclick = () => { to++; quote = undefined; fill(); };
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
      if (ends && ends[0] >= 0 && ends[0] <= at && at <= ends[1]) [from, to] = ends;
      else quote = undefined, [from, to] = e.shiftKey ? [Math.min(from, at), Math.max(to, at)] : [at, at];
      fill();
      const r = a.getBoundingClientRect();
      put('--x', Math.max(16, Math.min(r.left, doc.documentElement.clientWidth - 448)));
      put('--y', scrollY + r.bottom + 6);
      pop.showPopover();
      $(quote ? '[data-copy=quote]' : 'button', pop).focus();
      const h = pop.offsetHeight;
      if (r.bottom + h > innerHeight && r.top > h) put('--y', scrollY + r.top - h - 6);
    });
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
  pincite.quote = quote;
  doc.addEventListener('DOMContentLoaded', () => [citing, formats].forEach(f => f()));
})();
