/** Who may know whom (house.md). What oxlint can hold (no cycles, no default exports, a pure core) is in .oxlintrc.json. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, normalize } from 'node:path';
import { expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

/** What the files of a room may import of the house; its own room is always allowed. The first room that fits counts. */
const rooms: { files: string; may: string[] }[] = [
  { files: 'daemon/core/*', may: [] },
  { files: 'daemon/one-ticket.mjs', may: ['daemon/main.ts'] },
  {
    files: 'daemon/**',
    may: ['daemon/**', 'drivers/{driver,kinds}.ts', 'drivers/link/*', 'config/*'],
  },
  { files: 'drivers/driver.ts', may: [] },
  { files: 'drivers/kinds.ts', may: ['drivers/*/{codec,driver,probe,search,set-address}.ts'] },
  { files: 'drivers/link/*', may: ['drivers/driver.ts'] },
  { files: 'drivers/pad/*', may: ['drivers/driver.ts'] },
  { files: 'drivers/*/*', may: ['drivers/driver.ts', 'drivers/link/*', 'drivers/pad/*'] },
  {
    files: 'simulators/**',
    may: [
      'simulators/**',
      'drivers/*/codec.ts',
      'drivers/driver.ts',
      'drivers/link/report-framing.ts',
      'config/*',
    ],
  },
  { files: 'config/*', may: ['daemon/core/*'] },
];

/** Where each npm package belongs. */
const homes: Record<string, string[]> = {
  '@lydell/node-pty': ['simulators/*'],
  '@serialport/parser-readline': ['drivers/line-reader/*'],
  aedes: ['simulators/*'],
  'cli-progress': ['daemon/simulate/*'],
  'cli-table3': ['daemon/table.ts'],
  commander: ['daemon/main.ts'],
  echarts: ['daemon/simulate/*'],
  'iconv-lite': ['drivers/*/*', 'config/repertoire.ts'],
  'modbus-serial': ['drivers/modbus-digits/*'],
  mqtt: ['daemon/ops/*', 'drivers/link/broker.ts', 'simulators/*'],
  'node-hid': ['drivers/link/*'],
  pino: ['daemon/*', 'daemon/{ops,plugged}/*'],
  'pure-rand': ['daemon/simulate/*'],
  say: ['drivers/say/platform.ts'],
  serialport: ['drivers/link/*'],
  tinyqueue: ['daemon/simulate/*'],
  yaml: ['config/*', 'simulators/staged-config.ts'],
  zod: ['config/*', 'daemon/ops/*'],
};

/** Drivers whose device has no protocol of its own, so there is nothing to have vectors of. */
const withoutProtocol = ['line-reader', 'say', 'clips'];
const longestFile = 250;

type Import = { what: string; dynamic: boolean };
type Source = { file: string; text: string; imports: Import[] };

const sources: Source[] = globSync('{daemon,drivers,config,simulators}/**/*.{ts,mjs}').map(file => {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const statics = text.matchAll(/^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*'([^']+)'/gm);
  const dynamics = text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g);
  const found = (matches: Iterable<RegExpMatchArray>, dynamic: boolean): Import[] =>
    Array.from(matches, ([, what = '']) => ({ what, dynamic }));
  return { file, text, imports: [...found(statics, false), ...found(dynamics, true)] };
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

const isRelative = ({ what }: Import): boolean => what.startsWith('.');
const fits = (file: string, globs: readonly string[]): boolean => globs.some(glob => matchesGlob(file, glob));

/** Everything the house does not allow, as one list that says who does what and why not. */
function faults(check: (source: Source, one: Import) => string | undefined): string[] {
  return sources.flatMap(source =>
    source.imports.map(one => check(source, one)).filter(fault => fault !== undefined),
  );
}

test('the sources are found, with what they import', () => {
  const main = sources.find(({ file }) => file === 'daemon/main.ts');
  expect(main?.imports).toContainEqual({ what: 'commander', dynamic: false });
  expect(main?.imports).toContainEqual({ what: './run.ts', dynamic: true });
});

test('every room knows only the rooms that it may', () => {
  const found = faults(({ file }, one) => {
    if (!isRelative(one)) return undefined;
    const target = normalize(join(dirname(file), one.what));
    const room = rooms.find(({ files }) => matchesGlob(file, files));
    if (room === undefined) return `${file} lies in no room`;
    const isOwn = matchesGlob(target, room.files) && dirname(target) === dirname(file);
    const isComposition = file === 'daemon/main.ts' && one.dynamic && matchesGlob(target, 'simulators/*.ts');
    if (isOwn || isComposition || target === 'package.json' || fits(target, room.may)) return undefined;
    return `${file} imports ${target}: ${room.files} may import ${room.may.join(', ') || 'nothing'} beside itself`;
  });
  expect(found).toEqual([]);
});

test('every npm package is imported only where it belongs', () => {
  const found = faults(({ file }, one) => {
    if (isRelative(one) || one.what.startsWith('node:')) return undefined;
    const name = one.what.split('/', one.what.startsWith('@') ? 2 : 1).join('/');
    const home = homes[name];
    if (home !== undefined && fits(file, home)) return undefined;
    return `${file} imports ${name}, which belongs in ${home?.join(', ') ?? 'no room (see homes in house.test.ts)'}`;
  });
  expect(found).toEqual([]);
});

test('an import names its file in full', () => {
  const found = faults(({ file }, one) =>
    isRelative(one) && !/\.(ts|json)$/.test(one.what)
      ? `${file} imports ${one.what}: Node needs the ending .ts`
      : undefined,
  );
  expect(found).toEqual([]);
});

test('no file only passes on what others export', () => {
  const barrels = sources.filter(
    ({ text }) => text.replace(/^export\b[^'";]*\bfrom\s*'[^']+';?/gm, '').trim() === '',
  );
  expect(barrels.map(({ file }) => file)).toEqual([]);
});

test('every driver has a codec, a README, independent vectors, a simulator, and its place in kinds.ts', () => {
  const missing = globSync('drivers/*/driver.ts').flatMap(driver => {
    const folder = dirname(driver);
    const kind = basename(folder);
    const needed = [`${folder}/codec.ts`, `${folder}/README.md`, `simulators/${kind}.ts`];
    if (!withoutProtocol.includes(kind)) needed.push(`tests/vectors/${kind}.json`);
    const files = needed.filter(file => !existsSync(file)).map(file => `${kind}: no ${file}`);
    const kinds = sources.find(({ file }) => file === 'drivers/kinds.ts');
    const known = kinds?.imports.some(({ what }) => what === `./${kind}/driver.ts`) === true;
    return known ? files : [...files, `${kind}: not in drivers/kinds.ts`];
  });
  expect(missing).toEqual([]);
});

test('the README names every dependency', () => {
  const readme = existsSync('README.md') ? readFileSync('README.md', 'utf8') : '';
  const all = { ...packageJson.dependencies, ...packageJson.devDependencies };
  expect(Object.keys(all).filter(name => !readme.includes(`\`${name}\``))).toEqual([]);
});

test(`no source file is longer than ${longestFile} lines`, () => {
  const long = sources.flatMap(({ file }) => {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    return lines > longestFile ? [`${file}: ${lines} lines; split it by meaning`] : [];
  });
  expect(long).toEqual([]);
});
