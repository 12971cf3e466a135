/** Reads the words that citizens see and hear, config/locales/<tag>.yaml, and checks that each can be filled in and printed. */
import { type PhraseName, type Phrases, phraseNames } from '../../daemon/core/types/phrase-names.ts';
import { atValue, describe, type Finding } from '../../drivers/settings/finding.ts';
import { text } from '../../drivers/settings/scalars.ts';
import { unprintable } from '../checks/references.ts';
import { isRaw } from './draft.ts';
import { type Fault } from './fault.ts';
import { unknownKey, wrongValue } from './findings.ts';
import { readYaml } from './yaml-file.ts';

/** What each phrase must have in it; the core fills it in. */
const placeholders: Readonly<Record<PhraseName, readonly string[]>> = {
  call: ['number', 'counter'],
  wait: ['number'],
  'your-number': ['number'],
  'keep-behind-line': [],
  'closing-soon': ['time'],
  clock: ['hour', 'minute'],
  digits: [],
  'to-desk': [],
  'to-staff': [],
  'list-separator': [],
  plate: ['counter'],
  'board-closed': [],
  'board-paused': [],
  'board-green-mark': [],
  'main-call': ['number', 'counter'],
  'main-next': ['numbers'],
  'main-missed': ['numbers'],
  'main-wait': ['queue', 'wait'],
  'main-welcome': [],
  'main-closed': [],
  'main-no-paper': ['desk'],
  'main-no-voice': [],
  'no-tickets': [],
  'full-today': ['services'],
  promise: ['minutes', 'share'],
  'main-asked': ['number', 'ahead', 'wait'],
  'main-asked-ahead': ['number', 'ahead'],
  'main-asked-back': ['number', 'ahead'],
  'main-asked-presumed': ['place', 'desk'],
  'main-asked-missed-twice': ['number', 'desk'],
  'main-asked-left': ['number', 'desk'],
  'main-asked-over': ['number', 'desk'],
  'main-asked-unknown': ['number'],
  'main-asked-no-ticket': [],
  'main-asked-another-day': [],
  'main-asked-another-hall': [],
  'ticket-service': ['service'],
  'ticket-class-normal': [],
  'ticket-class-green': [],
  'ticket-green-asked': [],
  'ticket-class-appointment': [],
  'ticket-may-not-finish': [],
  'ticket-step': ['step', 'queues'],
  'ticket-choice-separator': [],
  'ticket-ahead': ['ahead'],
  'ticket-expected': ['wait'],
  'ticket-expected-all': ['wait'],
  'ticket-no-wait': [],
  'ticket-no-counter': ['queues'],
  'minutes-between': ['low', 'high'],
  'minutes-about': ['minutes'],
  'ticket-papers': [],
  'ticket-paper': ['number', 'paper'],
  'ticket-fees': [],
  'ticket-fee': ['fee'],
  'ticket-missed': ['minutes', 'desk'],
  'ticket-one': [],
  'ticket-scan': [],
  'ticket-scan-back': [],
  'ticket-time': ['time'],
  'ticket-phone': ['phone'],
  'ticket-again': [],
  'papers-heading': [],
  'papers-other': [],
  'papers-next': [],
  'closing-heading': [],
  'closing-tickets': ['tickets'],
  'closing-numbers': ['first', 'last'],
  'closing-places': ['done', 'left'],
  'closing-record': ['seq'],
  'closing-time': ['time'],
  'closing-hash': [],
  'closing-keep': [],
};

export type Locale = { phrases?: Phrases; faults: Fault[]; locate?(finding: Finding): Fault };

export function readLocale(file: string): Locale {
  const read = readYaml(file);
  if (!read.ok) return { faults: read.faults };
  const { value, faults, locate } = read.yaml;
  const raw = isRaw(value) ? value : {};
  const findings: Finding[] = Object.keys(raw)
    .filter(key => !phraseNames.some(name => name === key))
    .map(key => unknownKey([key], phraseNames));
  const phrases: Partial<Record<PhraseName, string>> = {};
  for (const name of phraseNames) {
    const phrase = text('请{number}号到{counter}号窗口').safeParse(raw[name]).data;
    const wrong =
      phrase === undefined
        ? [wrongValue([name], raw[name], { expected: `a phrase${withWords(placeholders[name])}` })]
        : [...unfit(name, phrase), ...unprintable(phrase, [name])];
    findings.push(...wrong);
    if (phrase !== undefined) phrases[name] = phrase;
  }
  const all = [...faults, ...findings.map(locate)];
  return isComplete(phrases) && all.length === 0 ? { phrases, faults: [], locate } : { faults: all };
}

function* unfit(name: PhraseName, phrase: string): Generator<Finding> {
  const needed = placeholders[name];
  const present = [...phrase.matchAll(/\{(.*?)\}/g)].map(([, word]) => word ?? '');
  if (needed.some(word => !present.includes(word)) || present.some(word => !needed.includes(word)))
    yield atValue([name], describe(phrase), `a phrase${withWords(needed)}`);
  if (name === 'digits' && !/^(\S{10}|\S+( \S+){9})$/u.test(phrase))
    yield atValue(
      [name],
      describe(phrase),
      'ten signs from 0 to 9, or ten words with one space between them',
      '零一二三四五六七八九',
    );
}

const withWords = (words: readonly string[]) =>
  words.length === 0
    ? ' without { }'
    : ` with ${words.map(word => `{${word}}`).join(' and ')}, and no other { }`;

const isComplete = (phrases: Partial<Record<PhraseName, string>>): phrases is Phrases =>
  phraseNames.every(name => phrases[name] !== undefined);
