// Hears of each edition and asks for every open page what it would say now. A page may connect to nothing, by its own
// policy; a worker has its own. One is shared by all windows, as a browser keeps six connections to a host.

const pages = new Map();

async function ask(port) {
  try {
    const answer = await fetch(`/_pincite/now?${pages.get(port)}`, { cache: 'no-store' });
    port.postMessage(await answer.json());
  } catch {
    // The server is gone. When it is back, its first event asks again.
  }
}

function add(port) {
  port.onmessage = ({ data: path }) => {
    if (!path) return pages.delete(port);
    pages.set(port, path);
    ask(port);
  };
  port.start?.();
}

new EventSource('/_pincite/editions').onmessage = () => {
  for (const port of pages.keys()) ask(port);
};

if ('onconnect' in self) onconnect = event => add(event.ports[0]);
else add(self);
