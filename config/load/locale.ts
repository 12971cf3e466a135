/** Reads the words that citizens see and hear, config/locales/<tag>.yaml, and checks that each can be filled in and printed. */
import {
  type PhraseName,
  type Phrases,
  phraseNames,
  phraseWords,
} from '../../daemon/core/types/phrase-names.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import { text } from '../../drivers/settings/scalars.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import { unprintable } from '../checks/references.ts';
import { isRaw } from './draft.ts';
import { type Fault } from './fault.ts';
import { unknownKey } from './findings.ts';
import { readYaml } from './yaml-file.ts';

export type Locale = { phrases?: Phrases; faults: Fault[]; locate?(finding: ConfigFinding): Fault };

export function readLocale(file: string): Locale {
  const read = readYaml(file);
  if (!read.ok) return { faults: read.faults };
  const { value, faults, locate } = read.yaml;
  const raw = isRaw(value) ? value : {};
  const findings: ConfigFinding[] = Object.keys(raw)
    .filter(key => !phraseNames.some(name => name === key))
    .map(key => unknownKey([key], phraseNames));
  const phrases: Partial<Record<PhraseName, string>> = {};
  for (const name of phraseNames) {
    const phrase = text('请{number}号到{counter}号窗口').safeParse(raw[name]).data;
    const wrong =
      phrase === undefined
        ? [wrongValue([name], raw[name], { expected: { is: 'phrase', words: phraseWords[name] } })]
        : [...unfit(name, phrase), ...unprintable(phrase, [name])];
    findings.push(...wrong);
    if (phrase !== undefined) phrases[name] = phrase;
  }
  const all = [...faults, ...findings.map(locate)];
  return isComplete(phrases) && all.length === 0 ? { phrases, faults: [], locate } : { faults: all };
}

function* unfit(name: PhraseName, phrase: string): Generator<ConfigFinding> {
  const needed: readonly string[] = phraseWords[name];
  const present = [...phrase.matchAll(/\{(.*?)\}/g)].map(([, word]) => word ?? '');
  if (needed.some(word => !present.includes(word)) || present.some(word => !needed.includes(word)))
    yield wrongValue([name], phrase, { expected: { is: 'phrase', words: needed } });
  if (name === 'digits' && !/^(\S{10}|\S+( \S+){9})$/u.test(phrase))
    yield wrongValue([name], phrase, { expected: { is: 'digits' }, example: '零一二三四五六七八九' });
}

const isComplete = (phrases: Partial<Record<PhraseName, string>>): phrases is Phrases =>
  phraseNames.every(name => phrases[name] !== undefined);
