/** README and the manuals: a short way in, the same in both languages, and true of packages and configs. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { drawRoutes } from '../../config/draw-routes.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { configOf, shipped, written } from '../config/hall-files.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const readmes = ['README.md', 'README.zh-CN.md'];
const pages = globSync(['README*.md', 'docs/*.md', 'docs/manual/*.md']);
const inChinese = pages.filter(file => file.endsWith('.zh-CN.md'));
const inEnglish = (chinese: string) =>
  ['.en.md', '.md'].map(end => chinese.replace('.zh-CN.md', end)).find(existsSync) ?? chinese;

const blocks = (text: string, language: string) =>
  Array.from(
    text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms')),
    ([, block = '']) => block,
  );
const withoutBlocks = (text: string) => text.replace(/^```.*?^```$/gms, '');

test('a README is at most 150 lines', () => {
  expect(readmes.filter(file => read(file).split('\n').length - 1 > 150)).toEqual([]);
});

test('a README names every dependency, with its reason', () => {
  const all = Object.keys({ ...packageJson.dependencies, ...packageJson.devDependencies });
  const missing = readmes.flatMap(file =>
    all.filter(name => !read(file).includes(`\`${name}\``)).map(name => `${file}: ${name}`),
  );
  expect(missing).toEqual([]);
});

/** What both languages must agree on: how it is built, what is typed, where it leads. */
function skeleton(file: string) {
  const text = read(file);
  const prose = withoutBlocks(text);
  /** Comments, and what people write into an order, are in the reader's language. */
  const typed = (block: string) =>
    block.replace(/\s+#.*$/gm, '').replace(/"(text|note|reason)":"[^"]*"/g, '$1');
  return {
    headings: Array.from(prose.matchAll(/^(#+) /gm), ([, level]) => level),
    commands: blocks(text, 'sh').map(typed),
    config: blocks(text, 'yaml'),
    output: blocks(text, 'text').length,
    rows: prose.match(/^\|/gm)?.length,
    leadsTo: [
      ...new Set(
        Array.from(prose.matchAll(/\]\(([^)#\s]+)/g), ([, to = '']) =>
          to.replace(/\.(?:en|zh-CN)\.md$/, '.md').replace(/\.(?:en|zh)\.png$/, '.png'),
        ),
      ),
    ].toSorted(),
  };
}

test.each(inChinese)('%s has the headings, commands, tables and links of its English', page => {
  expect(inEnglish(page)).not.toBe(page);
  expect(skeleton(page)).toEqual(skeleton(inEnglish(page)));
});

test('a link into a page leads to a heading of it', () => {
  const anchors = (file: string) =>
    Array.from(withoutBlocks(read(file)).matchAll(/^#+ (.+)$/gm), ([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\p{M} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  const lost = pages.flatMap(file =>
    Array.from(read(file).matchAll(/\]\(((?![a-z]+:)[^)#\s]*)#([^)\s]+)\)/g), ([, to = '', anchor = '']) => ({
      to: to === '' ? file : join(dirname(file), to),
      anchor,
    }))
      .filter(({ to, anchor }) => !anchors(to).includes(anchor))
      .map(({ to, anchor }) => `${file}: ${to}#${anchor}`),
  );
  expect(lost).toEqual([]);
});

test("the hall of the technician's manual has no fault, and is drawn as it says", () => {
  const manual = read('docs/manual/technician.en.md');
  const halls = [shipped('small.yaml'), written(blocks(manual, 'yaml').join(''))];
  const drawn = halls.map(hall => drawRoutes(configOf(hall)).trim());
  expect(blocks(manual, 'text').map(block => block.trim())).toEqual(expect.arrayContaining(drawn));
});
