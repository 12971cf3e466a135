/** Preloaded into a daemon (`node --import`) that has a bug: whoever gets the ticket A002 ends it. */
const add = Reflect.get(Set.prototype, 'add');
Reflect.set(Set.prototype, 'add', function addUnlessFaulty(this: Set<unknown>, value: unknown) {
  if (value === 'A002') throw new TypeError('a bug that nobody knows yet');
  return add.call(this, value);
});
