/** What documents promise: every rule that is cited is written down, every path they name is there, one word a thing. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const rooms = '{daemon,drivers,config,simulators,tests,docs}';
const read = (file: string) => readFileSync(file, 'utf8');

test('every rule and invariant that is cited is a heading of docs/rules.md, each once', () => {
  const headings = [...read('docs/rules.md').matchAll(/^## ([RI]\d+) · \S.* · \S/gm)].map(([, id]) => id);
  expect(new Set(headings).size).toBe(headings.length);
  const cited = globSync([`${rooms}/**/*.{ts,mjs,md,yaml,txt}`, '*.md']).flatMap(file =>
    [...read(file).matchAll(/\b[RI]\d{1,2}\b/g)].map(([id]) => ({ file, id })),
  );
  expect(cited.length).toBeGreaterThan(100);
  expect(cited.filter(({ id }) => !headings.includes(id))).toEqual([]);
});

/** Decisions and the changelog speak of the past: only their links lead somewhere. */
const ofThePast = /^(?:docs\/decisions\/|CHANGELOG)/;

test('every path that a document names is there', () => {
  const missing = globSync(['*.md', `${rooms}/**/*.md`]).flatMap(file => {
    const text = read(file);
    const links = [...text.matchAll(/\]\((?![a-z]+:|#)([^)#\s]+)/g)].map(([, to = '']) =>
      join(dirname(file), to),
    );
    // `drivers/<kind>/codec.ts` is there when one kind has it.
    const named = [
      ...text.matchAll(/(?<![\w./-])(?:daemon|drivers|config|simulators|tests|docs|\.ci)\/[\w.*{},<>/-]*/g),
    ].map(([path]) => path.replace(/<\w+>/g, '*').replace(/[.,]+$/, ''));
    const paths = ofThePast.test(file) ? links : [...links, ...named];
    return paths
      .filter(path => !existsSync(path) && globSync(path).length === 0)
      .map(path => `${file}: ${path}`);
  });
  expect(missing).toEqual([]);
});

test('docs/words.md has at most sixty words, each once and with its Chinese', () => {
  const rows = [...read('docs/words.md').matchAll(/^\| (?!word |-)([^|]+?) +\|([^|]*)\|/gm)];
  expect(rows.length).toBeLessThanOrEqual(60);
  expect(new Set(rows.map(([, word]) => word)).size).toBe(rows.length);
  expect(rows.filter(([, , chinese = '']) => !/\p{Script=Han}/u.test(chinese)).map(([row]) => row)).toEqual(
    [],
  );
});
