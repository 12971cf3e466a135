/** README and the manuals: a short way in, the same in both languages, and true of packages and configs. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { readCalendar } from '../../config/load/calendar.ts';
import { readConfig } from '../../config/load/read.ts';
import { languages, speak } from '../../daemon/text/spoken.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';
import { drawRoutes } from '../../daemon/tools/check/routes.ts';
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

const manual = read('docs/manual/technician.en.md');
/** A year of its calendar is a file of its own. */
const isYear = (block: string) => /^\d{4}:/.test(block);
const hall = blocks(manual, 'yaml')
  .filter(block => !isYear(block))
  .join('');

afterEach(() => speak('en'));

test.each(languages)(
  "the hall of the technician's manual has no fault, and is drawn as it says (%s)",
  language => {
    speak(language);
    const drawn = [shipped('small.yaml'), written(hall)].map(file => drawRoutes(configOf(file)).trim());
    const shown = blocks(read(`docs/manual/technician.${language}.md`), 'text').map(block => block.trim());
    expect(shown).toEqual(expect.arrayContaining(drawn));
  },
);

test("the calendar of the technician's manual has no fault", () => {
  const calendar = blocks(manual, 'yaml').filter(isYear).join('');
  expect(readCalendar(written(calendar))).toMatchObject({ ok: true });
});

/** Each is made in the hall of the manual, in the order of its table. */
const mistakes: [from: string, to: string][] = [
  ['workdays:', 'times: { recallGap: 8 }\nworkdays:'],
  ['from: 08:30', 'from: 8:30'],
  ['  board-1:', '  Board_1:'],
  ['  icbc: { name', '\ticbc: { name'],
  ['/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_VOIC0001-if00-port0', '/dev/ttyUSB0'],
  ['KIOS0001', 'VOIC0001'],
  ['pads, address: 2', 'pads, address: 1'],
  ['line: boards, address: 2', 'line: pads, address: 9'],
  ['"192.168.1.60:9100"', '192.168.1.60'],
  ['counter: "2", width: 96', 'counter: "2"'],
  ['queues: [ccb]', 'queues: [icbc]'],
  ['withdrawal, choice: { bank: ccb } }', 'withdrawal }'],
  ['  kiosk-1:', '  voice-2: { kind: say }\n  kiosk-1:'],
  ['name: 马尾', 'name: 镕'],
  ['mqtts://', 'mqtts://user:password@'],
  [/ {2}users:\n(?: {4}.*\n)+/.exec(hall)?.[0] ?? '', ''],
  ['url: mqtts://broker.hall.lan:8883', 'url: mqtt://10.0.0.5'],
  ['workdays:', 'keys: { ok 5: miss }\nworkdays:'],
  ['folder: /mnt/copies', 'folder: copies'],
];

test.each(languages)('check says to a common mistake what the manual (%s) says', language => {
  speak(language);
  const table = /^### (?:Common mistakes|常见的错)\n+(.*?)\n\n#/ms.exec(
    read(`docs/manual/technician.${language}.md`),
  )?.[1];
  const rows = (table ?? '').split('\n').slice(2);
  const untrue = mistakes.flatMap(([from, to], index) => {
    const result = readConfig(written(hall.replace(from, to)));
    const said = [...result.warnings, ...(result.ok ? [] : result.faults)].map(faultText);
    const [, message = 'no row'] = /`([^`]*)` \|$/.exec(rows[index]?.replace(/ +\|$/, ' |') ?? '') ?? [];
    const parts = message.replace(/^(?:warning: |警告：)/, '').split('…');
    return said.some(line => parts.every(part => line.includes(part.trim()))) ? [] : [{ message, said }];
  });
  expect(untrue).toEqual([]);
  expect(rows).toHaveLength(mistakes.length);
});
