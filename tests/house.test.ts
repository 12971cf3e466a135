/** Who may know whom. What oxlint can hold (no cycles, no default exports, a pure core) is in .oxlintrc.json. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, matchesGlob, normalize } from 'node:path';
import { expect, test } from 'vitest';
import { kinds, nameOf } from '../drivers/kinds.ts';

/** The rooms of the core, from the ground up: each knows only what lies below it. */
const floors =
  'types day devices queue visit counter estimate outputs alarms surge deadlines evolve decide'.split(' ');
const core = floors.map((floor, index) => ({
  files: `daemon/core/${floor}/*`,
  may: [`daemon/core/{${['', ...floors.slice(0, index)].join(',')}}/*`],
}));

/** What a file may import of the house, beside its own folder below a room. */
type Room = { files: string; may: string[] };
/** The first that fits counts. */
const rooms: Room[] = [
  ...core,
  // A program is begun in one way.
  {
    files: 'daemon/{process/systemd,hall/{report-writer,learning},copies/{copies,witness}}.ts',
    may: [
      'daemon/{core,hall/sheets,journal,process,text}/**',
      'drivers/{device,link/begin-process}.ts',
      'config/**',
    ],
  },
  // What staff read: a sentence for each code, of the core and of a config.
  {
    files: 'daemon/text/staff/**',
    may: [
      'daemon/{core/types,text}/**',
      'config/{checks/fault-args,load/fault}.ts',
      'drivers/settings/expected.ts',
    ],
  },
  { files: 'daemon/{process,text}/**', may: ['daemon/text/**', 'drivers/device.ts'] },
  { files: 'daemon/journal/**', may: ['daemon/{core,journal,text}/**', 'drivers/device.ts'] },
  // What can be ordered over MQTT: a config's roles, the desk and the contract follow from it.
  { files: 'daemon/orders/*', may: ['daemon/core/**'] },
  // One fold of a day: report, explain, statistics and simulate read it.
  { files: 'daemon/history/*', may: ['daemon/{core,history}/**'] },
  // The address on a ticket, and the key that signs it: the hall makes them, the screens ask whether they are true.
  { files: 'daemon/phone/*', may: ['daemon/{core,journal,phone,process}/**', 'config/schema/config.ts'] },
  { files: 'daemon/copies/*', may: ['daemon/{core,journal,text}/**', 'drivers/device.ts', 'config/**'] },
  // The ways to the devices lie here, and the drivers that go them.
  {
    files: 'daemon/devices/**',
    may: [
      'daemon/{core,devices,process,text}/**',
      'drivers/{definition,device,health,kinds}.ts',
      'drivers/link/{broker,file,hid,lines,reports-over-tcp,serial,tasmota-bridge,tcp}.ts',
      'drivers/settings/*',
      'config/**',
    ],
  },
  {
    files: 'daemon/hall/*',
    may: [
      'daemon/{copies,core,devices,foresight,journal,process,text}/**',
      'drivers/{device,resident-number}.ts',
      'config/**',
    ],
  },
  {
    files: 'daemon/hall/sheets/*',
    may: ['daemon/{copies,hall,journal,text}/**'],
  },
  {
    files: 'daemon/mqtt/**',
    may: [
      'daemon/{core,devices,hall,history,journal,mqtt,orders,process,text}/**',
      'drivers/{device,link/mqtt,settings/finding}.ts',
      'config/**',
    ],
  },
  // Pure: what people intend, with chance and time handed in. Simulate and the virtual hall let them act.
  { files: 'daemon/people/*', may: ['daemon/core/**'] },
  // The next hour, played by the rules with people by chance; pure but for its thread.
  { files: 'daemon/foresight/*', may: ['daemon/{core,people}/**'] },
  // What is run beside the hall.
  {
    files: 'daemon/tools/devices/*',
    may: [
      'daemon/{devices,mqtt/client,process,text}/**',
      'drivers/{device,kinds}.ts',
      'drivers/link/{after-awake,hid,plugged,reports-over-tcp,serial,tcp}.ts',
      'drivers/settings/*',
      'config/**',
    ],
  },
  // Questions in a terminal; pure but for those, and for the devices that are plugged in.
  {
    files: 'daemon/tools/new/**',
    may: [
      'daemon/tools/{check,devices,new}/**',
      'daemon/{orders,process,text}/**',
      'daemon/{journal/whole-file,mqtt/client/running-daemon}.ts',
      'drivers/{device,kinds}.ts',
      'drivers/settings/*',
      'config/**',
    ],
  },
  // A line that is only read. Its frames are told in the words in which the page of the virtual hall has them.
  {
    files: 'daemon/tools/listen/**',
    may: [
      'daemon/tools/listen/**',
      'daemon/tools/devices/{recording,terminal}.ts',
      'daemon/{process,text}/**',
      'drivers/{device,link/crc16,link/keep-open,link/serial,link/tcp}.ts',
      'drivers/parts/frame/*',
      'drivers/settings/*',
      'simulators/devices/kinds.ts',
      'simulators/frames/{field-table,reading}.ts',
    ],
  },
  // Pure: what is known of the halls, how it looks, what the keys mean.
  {
    files: 'daemon/tools/watch/{model,picture,keys}/*',
    may: ['daemon/tools/watch/{model,picture,keys}/*', 'daemon/tools/watch/words.ts'],
  },
  { files: 'daemon/tools/watch/terminal/*', may: ['daemon/tools/watch/{picture,keys}/*'] },
  {
    files: 'daemon/tools/watch/*',
    may: ['daemon/{mqtt,process,text,tools/watch}/**', 'drivers/{device,link/mqtt}.ts', 'config/**'],
  },
  // Orders over a broker, as whoever watches through it.
  {
    files: 'daemon/tools/call/*',
    may: [
      'daemon/{mqtt,process,text}/**',
      'daemon/tools/watch/login.ts',
      'drivers/{device,link/mqtt}.ts',
      'config/load/secrets.ts',
    ],
  },
  // Pages beside the daemon: what is heard of the halls is that of watch.
  {
    files: 'daemon/tools/screens/**',
    may: [
      'daemon/{mqtt,orders,phone,process,text,tools/screens,tools/watch}/**',
      'daemon/page/{server/*,stream/name.ts,{desk,display,kiosk,phone}/contract.ts}',
      'drivers/device.ts',
      'config/{load/secrets,schema/mqtt}.ts',
    ],
  },
  {
    files: 'daemon/tools/verbs/*',
    may: ['daemon/{orders,process,text}/*', 'daemon/run.ts', 'daemon/tools/*/*'],
  },
  {
    files: 'daemon/tools/**',
    may: [
      'daemon/{copies,core,hall,history,journal,mqtt,people,process,text,tools}/**',
      'drivers/{device,settings/scalars}.ts',
      'config/**',
    ],
  },
  { files: 'daemon/one-ticket.mjs', may: ['daemon/cli.ts'] },
  { files: 'daemon/cli.ts', may: ['daemon/{process,text,tools/verbs}/*'] },
  {
    files: 'daemon/*',
    may: [
      'daemon/*',
      'daemon/{copies,core,devices,hall,journal,mqtt,phone,process,text}/**',
      'drivers/device.ts',
      'config/**',
    ],
  },
  { files: 'drivers/{device,resident-number}.ts', may: [] },
  // What a kind is: data and schema. The types of the links, and no link.
  { files: 'drivers/definition.ts', may: ['drivers/{device,link/hid,link/line}.ts', 'drivers/settings/*'] },
  { files: 'drivers/kinds.ts', may: ['drivers/definition.ts', 'drivers/*/definition.ts'] },
  {
    files: 'drivers/*/definition.ts',
    may: ['drivers/{definition,link/hid}.ts', 'drivers/settings/*'],
  },
  { files: 'drivers/health.ts', may: ['drivers/device.ts'] },
  // What the settings of several kinds share, as a config writes them.
  { files: 'drivers/settings/*', may: [] },
  // Of the links, the line that a board has its seat on.
  {
    files: 'drivers/parts/board/*',
    may: ['drivers/{device,health}.ts', 'drivers/link/{line,seat,turns}.ts', 'drivers/parts/*'],
  },
  { files: 'drivers/parts/**', may: ['drivers/{device,health}.ts', 'drivers/parts/**'] },
  {
    files: 'drivers/link/*',
    may: ['drivers/{device,health}.ts', 'drivers/parts/*', 'drivers/parts/frame/*'],
  },
  // Pure; of the links only what is a form of bytes.
  // It says what staff read, in the browser.
  {
    files: 'daemon/page/desk/orders/refusal.ts',
    may: ['daemon/page/desk/**', 'daemon/text/{counters.ts,staff/{en,zh-CN}/refus*.ts}'],
  },
  { files: 'daemon/page/gaps.ts', may: ['daemon/page/**'] },
  {
    files: 'drivers/*/codec.ts',
    may: [
      'drivers/device.ts',
      'drivers/link/{crc16,line,payload,tasmota}.ts',
      'drivers/parts/{frame,text}/*',
    ],
  },
  {
    files: 'drivers/*/*',
    may: ['drivers/{device,health,resident-number}.ts', 'drivers/link/*', 'drivers/parts/**'],
  },
  // In the browser, as are the pages of the screens: of the house they know only words.
  { files: 'daemon/page/{display,kiosk,look,phone,stream}/*', may: ['daemon/page/{look,stream}/*'] },
  { files: 'daemon/page/desk/**', may: ['daemon/page/{desk,look,stream}/**'] },
  { files: 'daemon/page/server/*', may: ['daemon/text/*'] },
  {
    files: 'simulators/page/**',
    may: [
      'simulators/page/**',
      'daemon/page/look/*',
      'simulators/stage/fault-names.ts',
      'daemon/people/curve.ts',
      'daemon/text/counters.ts',
    ],
  },
  {
    files: 'simulators/devices/**',
    may: [
      'simulators/{devices,frames}/**',
      'simulators/page/contract.ts',
      'simulators/stage/fault-names.ts',
      'drivers/{device,kinds,resident-number}.ts',
      'drivers/settings/*',
      'drivers/*/{codec,definition,packet,payloads,framing,exceptions,error-names}.ts',
      'drivers/parts/frame/*',
      'config/**',
    ],
  },
  {
    files: 'simulators/**',
    may: [
      'simulators/{broker,demo,devices,frames,people,stage}/**',
      'simulators/page/contract.ts',
      'daemon/page/server/*',
      'daemon/people/*',
      'daemon/process/exit-codes.ts',
      'daemon/text/{spoken,words,staff/sentences}.ts',
      'simulators/page/crowd/limits.ts',
      'drivers/*/codec.ts',
      'drivers/parts/frame/*',
      'drivers/device.ts',
      // What is a form of bytes or of topics.
      'drivers/link/{packet-sizes,report-framing,topic-filters}.ts',
      'drivers/settings/*',
      // The one way to a broker.
      'drivers/link/mqtt.ts',
      'config/**',
    ],
  },
  {
    files: 'config/**',
    may: [
      'config/**',
      'daemon/{core,orders}/**',
      'daemon/{page,text/staff}/gaps.ts',
      'daemon/text/spoken.ts',
      'drivers/{definition,kinds}.ts',
      'drivers/settings/*',
    ],
  },
];

/** Where each npm package belongs. */
const homes: Record<string, string[]> = {
  '@inquirer/prompts': ['daemon/tools/new/prompts.ts'],
  '@lydell/node-pty': ['simulators/stage/pty.ts'],
  '@serialport/parser-readline': ['drivers/line-reader/driver.ts'],
  '@preact/signals': ['{simulators,daemon}/page/**'],
  aedes: ['simulators/broker/broker.ts'],
  amaro: ['daemon/page/server/files.ts'],
  'cli-progress': ['daemon/text/progress.ts'],
  'cli-table3': ['daemon/text/table.ts'],
  commander: ['daemon/cli.ts', 'daemon/tools/verbs/*'],
  echarts: ['daemon/text/plot/draw.ts'],
  htm: ['{simulators,daemon}/page/**'],
  'iconv-lite': [
    'drivers/parts/text/gb2312.ts',
    'drivers/{escpos/text,pole-display/codec}.ts',
    'drivers/syn6288/codec.ts',
    'config/checks/repertoire.ts',
  ],
  'modbus-serial': ['drivers/modbus-digits/master.ts'],
  // A browser has its own build of it.
  mqtt: ['drivers/link/mqtt.ts', 'simulators/page/hall.ts'],
  'mqtt-packet': ['drivers/link/packet-lengths.ts'],
  'node-hid': ['drivers/link/hid-system.ts'],
  pino: [
    'daemon/{*,hall/**,devices/*,process/*}',
    'daemon/mqtt/{connection,ops}.ts',
    'daemon/copies/copies.ts',
    'daemon/tools/devices/one-device.ts',
    'daemon/journal/texts/texts.ts',
  ],
  preact: ['{simulators,daemon}/page/**'],
  'pure-rand': ['daemon/people/chance.ts'],
  say: ['drivers/say/platform.ts'],
  serialport: ['drivers/link/{plugged,serial}.ts'],
  sirv: ['daemon/page/server/files.ts'],
  tar: ['daemon/tools/backup/tar-file.ts'],
  'string-width': ['daemon/tools/watch/picture/cells.ts'],
  tinyqueue: ['daemon/tools/simulate/virtual-time.ts'],
  uqr: ['simulators/page/printer/qr-code.ts'],
  ws: ['drivers/link/broker-stream.ts', 'simulators/{broker,demo}/*.ts'],
  yaml: ['config/load/yaml-file.ts', 'simulators/stage/staged-config.ts'],
  zod: [
    'config/**',
    'daemon/mqtt/{commands,publish,schemas}/*',
    'daemon/orders/*',
    'drivers/{definition.ts,settings/*,*/definition.ts}',
  ],
};

/** Drivers whose device has no protocol of its own, so there is nothing to have vectors of. */
const withoutProtocol = ['line-reader', 'say', 'clips'];
/** There a kind is named as an example of the contract over MQTT. */
const exampleOfAKind = 'daemon/mqtt/schemas/examples.ts';
const longestFile = 250;

type Import = { what: string; dynamic: boolean };
type Source = { file: string; text: string; room: Room | undefined; imports: Import[] };

const sources: Source[] = globSync('{daemon,drivers,config,simulators}/**/*.{ts,mjs}').map(file => {
  const text = withoutComments(readFileSync(file, 'utf8'));
  const statics = text.matchAll(/^(?:import|export)\b(?:[^'";]*?\bfrom)?\s*'([^']+)'/gm);
  const dynamics = text.matchAll(/\bimport\(\s*'([^']+)'\s*\)/g);
  const found = (matches: Iterable<RegExpMatchArray>, dynamic: boolean): Import[] =>
    Array.from(matches, ([, what = '']) => ({ what, dynamic }));
  const room = rooms.find(({ files }) => matchesGlob(file, files));
  return { file, text, room, imports: [...found(statics, false), ...found(dynamics, true)] };
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
  const verbs = sources.find(({ file }) => file === 'daemon/tools/verbs/hall.ts');
  expect(verbs?.imports).toContainEqual({ what: 'commander', dynamic: false });
  expect(verbs?.imports).toContainEqual({ what: '../../run.ts', dynamic: true });
});

test('every room knows only the rooms that it may', () => {
  const found = faults(({ file, room }, one) => {
    if (!isRelative(one)) return undefined;
    const target = normalize(join(dirname(file), one.what));
    if (room === undefined) return `${file} lies in no room`;
    const isOwn = dirname(target) === dirname(file) && dirname(file).includes('/');
    const isComposition =
      dirname(file) === 'daemon/tools/verbs' &&
      one.dynamic &&
      matchesGlob(target, 'simulators/{demo,stage}/*.ts');
    if (isOwn || isComposition || target === 'package.json' || fits(target, room.may)) return undefined;
    return `${file} imports ${target}: ${room.files} may import ${room.may.join(', ') || 'nothing'} beside its own folder`;
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

test('a program is begun in one way only, which throws nothing', () => {
  const own = sources.filter(
    ({ file, text }) =>
      /^(daemon|drivers)\//.test(file) && /^import (?!type\b)[^;]*from 'node:child_process'/m.test(text),
  );
  expect(own.map(({ file }) => file)).toEqual(['drivers/link/begin-process.ts']);
});

test('reading a config loads no driver: what a definition needs beside its codec comes by import(), or is a type', () => {
  const loaded = sources.flatMap(({ file, text }) =>
    matchesGlob(file, 'drivers/{definition,*/definition}.ts')
      ? Array.from(
          text.matchAll(/^import (?!type\b)[^;]*from '([^']+)'/gm),
          ([, what = '']) => `${file} loads ${what}`,
        )
      : [],
  );
  expect(loaded.filter(one => !/ (zod|\.\.?\/settings\/[\w-]+\.ts|\.\/codec\.ts)$/.test(one))).toEqual([]);
});

test('what is said of a config is made of types: no process loads its reader for the sentences', () => {
  const loaded = sources.flatMap(({ file, text }) =>
    matchesGlob(file, 'daemon/text/**')
      ? Array.from(text.matchAll(/^import (?!type\b)[^;]*\/(?:config|drivers)\/[^;]*/gm), ([one]) => one)
      : [],
  );
  expect(loaded).toEqual([]);
});

test('no other file names a kind of device than its definitions, in the folder of its driver and of its simulator', () => {
  const quoted = new RegExp(`'(?:${kinds.map(nameOf).join('|')})'`, 'g');
  const own = ['drivers/*/*', 'simulators/devices/*/*', exampleOfAKind];
  const found = sources.flatMap(({ file, text }) =>
    fits(file, own) ? [] : Array.from(text.matchAll(quoted), ([kind]) => `${file} names ${kind}`),
  );
  expect(found).toEqual([]);
});

test('a page takes the focus in the turn in which it draws: a frame later somebody types elsewhere', () => {
  const effect = /\buseEffect\((.*?)(?:, \[[^\]]*\]|\n\s*\})\);/gs;
  const late = sources.filter(
    ({ file, text }) =>
      matchesGlob(file, '{daemon,simulators}/page/**') &&
      Array.from(text.matchAll(effect), ([, body = '']) => body).some(body => /\bfocus\(/.test(body)),
  );
  expect(late.map(({ file }) => file)).toEqual([]);
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
    const needed = [`${folder}/codec.ts`, `${folder}/README.md`, `simulators/devices/${kind}/device.ts`];
    if (!withoutProtocol.includes(kind)) needed.push(`tests/vectors/${kind}.json`);
    const files = needed.filter(file => !existsSync(file)).map(file => `${kind}: no ${file}`);
    const kinds = sources.find(({ file }) => file === 'drivers/kinds.ts');
    const known = kinds?.imports.some(({ what }) => what === `./${kind}/definition.ts`) === true;
    return known ? files : [...files, `${kind}: not in drivers/kinds.ts`];
  });
  expect(missing).toEqual([]);
});

test(`no source file is longer than ${longestFile} lines`, () => {
  const long = sources.flatMap(({ file }) => {
    const lines = readFileSync(file, 'utf8').split('\n').length - 1;
    return lines > longestFile ? [`${file}: ${lines} lines; split it by meaning`] : [];
  });
  expect(long).toEqual([]);
});
