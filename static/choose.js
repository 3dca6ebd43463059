/* Pincite, default theme: choosing among what the search has found, to cite it together. A document's page does the citing;
   what is chosen in it goes there in the address: ?cite=p3,p7. */
(() => {
  'use strict';
  const { $, $$, make } = pincite;

  /* `box` makes what a place that is found is chosen with, and `restore` brings back what was chosen on this page before, unless
     something else stands there since. With Shift all is chosen from the box before. Nothing can be chosen where a document's
     page could not cite it. */
  pincite.search.choosing = say => {
    const bar = $('#_chosen'), status = $('[role=status]', bar), list = $('ul', bar), none = $('button', bar);
    const places = new WeakMap(), chosen = new Map();
    let last;
    function show() {
      const documents = new Map();
      for (const place of [...chosen.values()].sort((a, b) => a.at - b.at)) documents.set(place.of.href, [...documents.get(place.of.href) || [], place]);
      status.textContent = chosen.size ? say('chosen', {}, chosen.size) : '';
      list.replaceChildren(...[...documents].map(([document, some]) => {
        const anchors = some.map(place => encodeURIComponent(place.anchor)), { title, lang } = some[0].of;
        return make('li', {}, make('a', { href: `${document}?cite=${anchors}#${anchors[0]}` }, say('cite') + ' ',
          make('span', { lang, dir: 'auto' }, title), `, ${some.map(place => place.called).join(', ')}`));
      }));
      none.hidden = !chosen.size;
      history.replaceState([...chosen.values()].map(({ at, anchor, of }) => ({ at, anchor, href: of.href })), '');
    }
    function choose(box, on) {
      const place = places.get(box);
      box.checked = on;
      if (on) chosen.set(place.at, place); else chosen.delete(place.at);
    }
    none.onclick = () => {
      chosen.clear();
      for (const box of $$('[data-choose]')) box.checked = false;
      show();
      $('#_q').focus();
    };
    return {
      box(place) {
        if (!bar.showPopover) return '';
        const box = make('input', { type: 'checkbox', checked: chosen.has(place.at) });
        box.dataset.choose = place.anchor;
        places.set(box, place);
        const pick = from => {
          const all = $$('[data-choose]'), ends = [all.indexOf(from), all.indexOf(box)].filter(at => at >= 0);
          for (const one of all.slice(Math.min(...ends), Math.max(...ends) + 1)) choose(one, box.checked);
          last = box;
          show();
        };
        const label = make('label', { className: 'choose' }, box, ' ' + say('search_choose'), make('span', { className: 'vh' }, ` ${place.called}, ${place.of.title}`));
        label.onmousedown = e => e.shiftKey && e.preventDefault();
        // Firefox takes no click with Shift on words for one on their box.
        label.onclick = e => {
          const onWords = e.target !== box;
          if (onWords && !e.shiftKey) return;
          if (onWords) e.preventDefault(), box.checked = !box.checked;
          pick(e.shiftKey ? last : box);
        };
        return label;
      },
      restore(again) {
        for (const place of again) if (place) chosen.set(place.at, place);
        if (chosen.size) show();
      },
    };
  };
})();
