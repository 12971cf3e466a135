/** Every text for staff: read the diff of staff-sentences.<language>.txt whenever one of them changes. */
import { globSync, readFileSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import type { ConfigFault } from '../../config/checks/fault-args.ts';
import type { AlarmMessage, WitnessName } from '../../daemon/core/types/alarm-message.ts';
import type { Refusal } from '../../daemon/core/types/refusals.ts';
import { languages, speak } from '../../daemon/text/spoken.ts';
import type { Remark, RemarkOf } from '../../daemon/text/staff/language.ts';
import {
  alarmText,
  refusalText,
  remarkText,
  textOf,
  whyText,
  wrongText,
} from '../../daemon/text/staff/sentences.ts';
import { alarmSamples } from './alarm-samples.ts';
import { configFaultSamples } from './config-fault-samples.ts';
import { latinWords } from './filled-in.ts';
import { unspoken } from './names.ts';
import { refusalSamples } from './refusal-samples.ts';

type Told = { code: string; args: object; text: string };

/** Of a hall that runs and cannot do one thing at all. */
const remarks: { [Code in Remark['code']]: readonly RemarkOf<Code>['args'][] } = {
  'no-printer': [{}],
  'no-voice': [{}],
  'journal-held': [{ folder: 'state', forMs: 2_000 }],
  'order-waits': [{ forMs: 12_000 }],
  'limit-passed': [{ agoMs: 90_000 }],
  'disk-full': [{ file: 'state/journal/2026-11-24.db' }],
  'hall-stands': [
    { hall: 'fuzhou', inside: 0, lost: [] },
    { hall: 'fuzhou', day: '2026-11-24', inside: 12, lost: ['board-1', 'pad-3'] },
  ],
  'hall-stuck': [{ why: 'an order waits' }],
  'client-clock': [
    { is: 'ahead', byMs: 120_000 },
    { is: 'behind', byMs: 120_000 },
  ],
  'replay-over': [{ upTo: 19 }],
  'replay-broken': [{ after: 12, why: 'damaged' }],
  'queue-gone': [
    { queue: 'ccb', day: '2026-11-24', inside: 1, tickets: ['A001'], more: false },
    { queue: 'ccb', day: '2026-11-24', inside: 6, tickets: ['A001', 'A002'], more: true },
  ],
};

const told = (): Told[] => [
  ...Object.entries(refusalSamples).flatMap(([refused, samples]) =>
    samples.map(args => ({ code: refused, args, text: refusalText({ refused, args } as Refusal) })),
  ),
  ...Object.entries(alarmSamples).flatMap(([code, samples]) =>
    samples.map(args => ({ code, args, text: alarmText({ code, args } as AlarmMessage) })),
  ),
  ...Object.entries(remarks).flatMap(([code, samples]) =>
    samples.map(args => ({ code, args, text: remarkText({ code, args } as Remark) })),
  ),
  ...Object.entries(configFaultSamples).flatMap(([code, samples]) =>
    samples.map(args => ({ code, args, text: wrongText({ code, args } as ConfigFault) })),
  ),
];

afterEach(() => speak('en'));

it.each(languages)('each code has its sentences in %s', async language => {
  speak(language);
  const lines = told().map(({ code, args, text }) => `${code} ${JSON.stringify(args)}\n  ${text}\n`);
  await expect(lines.join('')).toMatchFileSnapshot(`staff-sentences.${language}.txt`);
});

/** These choose between sentences; of a full disk and the like no number is told. */
const choosing = new Set(['is', 'wanted', 'trigger', 'refused', 'list', 'apart']);
/** Told as what they come to: rounded, counted, or as what is lacking. */
const derived = new Set(['figure', 'recovered', 'knownTo']);
/** Told in words. */
const inWords = new Set<unknown>([
  'both',
  'neither',
  'complaint',
  'rating',
  'mail',
  'refused',
  ...(['high-water', 'mqtt'] satisfies WitnessName[]),
]);

function shown(args: unknown, key = ''): string[] {
  if (typeof args === 'object' && args !== null)
    return Object.entries(args).flatMap(([name, one]) => shown(one, Array.isArray(args) ? key : name));
  if (typeof args === 'boolean' || args === 0 || choosing.has(key) || derived.has(key)) return [];
  return inWords.has(args) ? [] : [String(args)];
}

it.each(languages)('each sentence says all that it is given, and nothing that it is not, in %s', language => {
  speak(language);
  for (const { args, text } of told()) {
    expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    expect([
      text,
      ...new Set(shown(args).filter(one => ![one, whyText(one)].some(word => says(text, word)))),
    ]).toEqual([text]);
  }
});

/** A length of time is told in seconds, minutes or hours. */
function says(text: string, arg: string): boolean {
  const ms = Number(arg);
  const units = [
    [1000, 's', '秒'],
    [60_000, 'min', '分钟'],
    [3_600_000, 'h', '小时'],
  ] as const;
  const lengths = units.flatMap(([each, ...names]) =>
    names.flatMap(name => [`${ms / each} ${name}`, `${ms / each}.0 ${name}`]),
  );
  return [arg, ...lengths].some(one => text.includes(one));
}

it('an alarm of a journal that has its sentence alone says that', () => {
  expect(textOf({ text: 'as it was written' })).toBe('as it was written');
});

it('no sentence in Chinese has an English word but what is typed, and names', () => {
  speak('zh-CN');
  const english = told().flatMap(({ args, text }) => {
    const given = shown(args).sort((one, other) => other.length - one.length);
    const own = given.reduce((rest, arg) => rest.replaceAll(arg, ' '), text);
    return latinWords(unspoken(own)).map(word => `${word}: ${text}`);
  });
  expect(english).toEqual([]);
});

/** What a bug says, and two facts of the journal. */
const others = /new Error\([^]*?\);|'no reason given'|'scanned at the desk'/g;

/** The forms in types/ have words for whoever reads the contract. */
it('the core and the config word nothing for the staff', () => {
  const rooms = ['daemon/core/!(types)/*.ts', 'config/**/*.ts', 'drivers/settings/*.ts'];
  const worded = globSync(rooms).flatMap(file => {
    const source = readFileSync(file, 'utf8')
      .replace(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
      .replace(others, '');
    const texts = source.match(/'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`/g) ?? [];
    return texts.filter(text => /[a-z] [a-z]+ [a-z]/.test(text)).map(text => `${file}: ${text}`);
  });
  expect(worded).toEqual([]);
});
