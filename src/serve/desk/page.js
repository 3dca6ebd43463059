// Keeps a served page as its files are: loads it again when it would say something else, changes style sheets without
// that, and shows errors over it until they are mended.
{
  const own = document.currentScript.dataset.sense;
  const PLACE = 'pincite-place';
  /** Milliseconds for which a page that follows another is not there to stay, so that where it stands is no place of the reader's. */
  const ON_THE_WAY = 5000;

  /** Where the reader is: the last named element that begins above the middle of the window, and how far from its top. */
  const place = () => {
    const named = [...document.querySelectorAll('[id]')].map(element => [element.id, element.getBoundingClientRect()]);
    const seen = named.filter(([, box]) => box.height && box.top < innerHeight / 2).at(-1);
    return { path: location.pathname, x: scrollX, y: scrollY, id: seen?.[0], top: seen?.[1].top, when: Date.now() };
  };

  /** Where this page was left, if it was not brought back there yet. */
  const left = () => {
    const left = JSON.parse(sessionStorage.getItem(PLACE));
    return left?.path === location.pathname ? left : undefined;
  };

  /** Brings the reader back to where the page was left. What is half written lacks that place; then the next page is asked. */
  const back = () => {
    const to = left();
    const top = document.getElementById(to?.id)?.getBoundingClientRect().top;
    if (!to || !to.id || top !== undefined) sessionStorage.removeItem(PLACE);
    if (to) scrollTo({ left: to.x, top: top === undefined ? to.y : scrollY + top - to.top, behavior: 'instant' });
  };

  let isLeft = false;
  const again = () => {
    isLeft = true;
    const isOnTheWay = Date.now() - left()?.when < ON_THE_WAY;
    if (!isOnTheWay && (scrollY || scrollX)) sessionStorage.setItem(PLACE, JSON.stringify(place()));
    location.reload();
  };

  /** Puts style sheets in the place of older ones. The old one goes when the new one is there. */
  const dress = styles => {
    for (const link of document.querySelectorAll('link[rel=stylesheet]')) {
      const { pathname } = new URL(link.href);
      const now = styles[pathname.replace(/\.[0-9a-f]{12}\.css$/, '.css')];
      if (!now || now === pathname || link.dataset.left) continue;
      link.dataset.left = 'left';
      const next = link.cloneNode();
      delete next.dataset.left;
      next.href = now;
      next.onload = next.onerror = () => link.remove();
      link.after(next);
    }
  };

  /**
   * The errors, over the page's end, for which the page gets room. Who folds them away, by the button or by Escape, has the button to
   * bring them back, and sees them when they change.
   */
  const problems = (() => {
    let shown = '', panel, text, button;
    const fold = isFolded => {
      text.hidden = isFolded;
      button.textContent = isFolded ? 'Show what is wrong' : 'Hide';
      button.ariaExpanded = !isFolded;
    };
    const make = () => {
      panel = document.createElement('pincite-problems');
      panel.popover = 'manual';
      const root = panel.attachShadow({ mode: 'open' });
      const style = document.createElement('link');
      [style.rel, style.href] = ['stylesheet', '/_pincite/problems.css'];
      const box = document.createElement('section');
      button = document.createElement('button');
      button.type = 'button';
      button.onclick = () => fold(!text.hidden);
      text = document.createElement('pre');
      text.setAttribute('role', 'alert');
      box.append(button, text);
      root.append(style, box);
      // First in the body, so that the keyboard comes to it first.
      document.body.prepend(panel);
      new ResizeObserver(() => {
        const { style } = document.documentElement;
        style.paddingBlockEnd = style.scrollPaddingBlockEnd = `${panel.offsetHeight}px`;
      }).observe(panel);
      addEventListener('keydown', event => {
        if (event.key === 'Escape' && !document.querySelector('dialog[open]')) fold(true);
      });
    };
    return now => {
      if (now === shown) return;
      shown = now;
      if (!now) return panel?.hidePopover();
      if (!panel) make();
      text.textContent = now;
      fold(false);
      panel.showPopover();
    };
  })();

  /** The search index there was when the page was loaded. A page that has asked it is another when it is. */
  let index;
  const isOutdated = ({ search }) => {
    index ??= search;
    return index !== search && [...document.scripts].some(script => script.src.includes('/search/'));
  };

  /** What is wrong with a page that has words of its own: its site's errors, or that it is there no longer. */
  const wrong = ({ site, there, base, problems }) => {
    if (problems || !site || there) return problems;
    return location.pathname.startsWith(base) ? 'This page is no longer on the site.' : `The site is at ${base} now.`;
  };

  const hear = ({ data: now }) => {
    // What comes while the page is loaded again is asked for by the page that is loaded.
    if (isLeft) return;
    if (!own) {
      // A page of errors and nothing else stays until there is another.
      const isThere = now.site && (now.sense || !now.there);
      if (isThere) again();
      else document.querySelector('pre').textContent = now.problems;
      return;
    }
    if (now.sense && now.sense !== own || isOutdated(now)) return again();
    dress(now.styles);
    problems(wrong(now));
  };

  const worker = 'SharedWorker' in window ? new SharedWorker('/_pincite/worker.js').port : new Worker('/_pincite/worker.js');
  worker.onmessage = hear;
  // A page that is kept for the way back hears nothing, and asks when it is shown again.
  addEventListener('pageshow', () => worker.postMessage(location.pathname));
  addEventListener('pagehide', () => worker.postMessage(''));
  addEventListener('load', () => requestAnimationFrame(back));
}
