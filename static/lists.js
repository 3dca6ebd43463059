/* Pincite, default theme: the lists of search/, still as src/search/shards.rs writes them: the steps from one number to the
   next, or a map of bits. How many there are is counted sign by sign; only what must be known is read. */
(() => {
  'use strict';

  const { within } = pincite.search;
  const digit = code => code - 35 - (code > 92 ? 1 : 0), LAST = 61, BITS = 6;
  const ones = bits => { let count = 0; for (; bits; bits &= bits - 1) count++; return count; };

  class Written {
    constructor(text) { this.text = text; }
    get isMap() { return this.text[0] === '!'; }
    get size() {
      let size = 0;
      if (this.isMap) for (let at = 1; at < this.text.length; at++) size += ones(digit(this.text.charCodeAt(at)));
      else for (let at = 0; at < this.text.length; at++) size += digit(this.text.charCodeAt(at)) < LAST;
      return size;
    }
    all() {
      const list = [];
      if (this.isMap) {
        for (let at = 1; at < this.text.length; at++) {
          const bits = digit(this.text.charCodeAt(at));
          for (let bit = 0; bit < BITS; bit++) if (bits >> bit & 1) list.push((at - 1) * BITS + bit);
        }
      } else for (const number of this.steps()) list.push(number);
      return list;
    }
    *steps() {
      const { text } = this;
      for (let at = 0, last = -1; at < text.length;) {
        let number = 0, unit = 1, value;
        while ((value = digit(text.charCodeAt(at++))) >= LAST) number += value * unit, unit *= 91 - LAST;
        yield last += number + value * unit + 1;
      }
    }
    /* Those of some numbers in order that are in the list: nothing is read past the last of them. */
    among(some) {
      if (this.isMap) return some.filter(one => digit(this.text.charCodeAt(1 + Math.floor(one / BITS))) >> one % BITS & 1);
      const steps = this.steps();
      let { value, done } = steps.next();
      return some.filter(one => {
        while (!done && value < one) ({ value, done } = steps.next());
        return !done && value === one;
      });
    }
  }

  /* The same of numbers that were read already. */
  class Read {
    constructor(numbers) { this.numbers = numbers; }
    get size() { return this.numbers.length; }
    all() { return this.numbers; }
    among(some) { return within(some, this.numbers); }
  }

  const written = (text = '') => new Written(text), numbers = list => new Read([...new Set(list)].sort((a, b) => a - b));
  Object.assign(pincite.search, { written, numbers });
})();
