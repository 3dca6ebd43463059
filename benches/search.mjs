// Asks queries of the search of a built site, by its own scripts, and counts what they load.
//
//     node search.mjs DIR QUERY…

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const [, , folder, ...queries] = process.argv;

/** A page of its own: nothing is loaded yet. */
function page() {
  const loaded = { bytes: 0, files: 0 };
  const context = {
    addEventListener() { }, setTimeout, TextEncoder, URLSearchParams,
    pincite: { $: () => null, make: (_, props) => ({ ...props }), asked: () => '', address() { } },
  };
  context.window = context;
  context.document = {
    addEventListener() { },
    head: {
      append(script) {
        const text = readFileSync(join(folder, script.src.split('?')[0]), 'utf8');
        loaded.bytes += Buffer.byteLength(text);
        loaded.files++;
        runInNewContextOf(text);
        script.onload?.();
      },
    },
  };
  const runInNewContextOf = text => runInNewContext(text, context);
  for (const name of ['words', 'straight', 'lists', 'find']) {
    const file = readdirSync(join(folder, 'static')).find(file => new RegExp(`^${name}\\.\\w+\\.js$`).test(file));
    runInNewContextOf(readFileSync(join(folder, 'static', file), 'utf8'));
  }
  return { search: context.pincite.search, loaded };
}

const median = list => list.sort((a, b) => a - b)[list.length >> 1];
const found = { bytes: [], times: [], first: 0 };
for (const query of queries) {
  const { search, loaded } = page();
  const index = await search.open();
  const answer = await search.answer(index, query, false);
  for (const place of answer.places.slice(0, 20)) await index.place(place).then(() => index.document(index.documentOf(place)));
  found.bytes.push(loaded.bytes);
  const begun = performance.now();
  await search.answer(index, query, false);
  found.times.push(performance.now() - begun);
  if (answer.quoted[0]?.verdict.rank === 0) found.first++;
}
const kb = bytes => `${(bytes / 1000).toFixed(0)} kB`;
console.log(`a query of five words   loads ${kb(median(found.bytes))}, at most ${kb(Math.max(...found.bytes))}; after that ${median(found.times).toFixed(0)} ms, at most ${Math.max(...found.times).toFixed(0)} ms`);
console.log(`found word for word     ${found.first} of ${queries.length}`);
