/** docs/how-a-press-travels.md walks the code: each function stands in the file that it is said to stand in. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const walk = readFileSync('docs/how-a-press-travels.md', 'utf8');
const mostFiles = 30;

test('every function that a press travels through stands in the file that is named behind it', () => {
  const steps = [...walk.matchAll(/`(\w+)`(?: in | of `\w+` \(| \()`([\w/-]+\.ts)`/g)];
  expect(steps.length).toBeGreaterThan(20);
  const astray = steps.filter(
    ([, name, file = '']) => !new RegExp(`\\b${name}\\b`).test(readFileSync(file, 'utf8')),
  );
  expect(astray.map(([step]) => step)).toEqual([]);
});

test(`a press is followed through at most ${mostFiles} files`, () => {
  const files = new Set(
    [...walk.matchAll(/`((?:daemon|drivers|config)\/[\w/-]+\.ts)`/g)].map(([, file]) => file),
  );
  expect(files.size).toBeLessThanOrEqual(mostFiles);
});
