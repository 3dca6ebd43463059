// A permalink leads to the paragraph and shows which it is.

import assert from 'node:assert/strict';
import { test } from '../harness/test.js';

test('a link to a paragraph marks it and brings it into view', async (reader, { plain }) => {
  for (const anchor of ['p3', 'p13']) {
    const page = await reader.open(plain, `astana-declaration.html#${anchor}`);
    const seen = await page.evaluate(id => {
      const element = document.getElementById(id), box = element.getBoundingClientRect();
      const plain = document.querySelector('.p:not(:target) .text');
      return {
        target: element.matches(':target'),
        inView: box.top >= 0 && box.top < innerHeight,
        marked: getComputedStyle(element.querySelector('.text')).backgroundColor !== getComputedStyle(plain).backgroundColor,
      };
    }, anchor);
    assert.deepEqual(seen, { target: true, inView: true, marked: true }, anchor);
  }
});
