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

  /** The errors, over the page. Who closes them sees them again when they change. */
  const problems = (() => {
    let shown = '', panel;
    const make = () => {
      panel = document.createElement('pincite-problems');
      panel.popover = 'manual';
      const root = panel.attachShadow({ mode: 'open' });
      const style = document.createElement('link');
      [style.rel, style.href] = ['stylesheet', '/_pincite/problems.css'];
      const box = document.createElement('section');
      box.setAttribute('role', 'alert');
      const close = document.createElement('button');
      [close.type, close.textContent] = ['button', 'Close'];
      close.onclick = () => panel.hidePopover();
      box.append(close, document.createElement('pre'));
      root.append(style, box);
      document.body.append(panel);
    };
    return text => {
      if (text === shown) return;
      shown = text;
      if (!text) return panel?.hidePopover();
      if (!panel) make();
      panel.shadowRoot.querySelector('pre').textContent = text;
      panel.showPopover();
    };
  })();

  const hear = ({ data: now }) => {
    // What comes while the page is loaded again is asked for by the page that is loaded.
    if (isLeft) return;
    const isOther = own ? now.sense && now.sense !== own : now.site;
    if (isOther) return again();
    dress(now.styles);
    const isGone = own && now.site && !now.there;
    problems(now.problems || (isGone ? 'This page is no longer on the site.' : ''));
  };

  const worker = 'SharedWorker' in window ? new SharedWorker('/_pincite/worker.js').port : new Worker('/_pincite/worker.js');
  worker.onmessage = hear;
  // A page that is kept for the way back hears nothing, and asks when it is shown again.
  addEventListener('pageshow', () => worker.postMessage(location.pathname));
  addEventListener('pagehide', () => worker.postMessage(''));
  addEventListener('load', () => requestAnimationFrame(back));
}
