/** Reads the words that citizens see and hear, config/locales/<tag>.yaml, and checks that each can be filled in and printed. */
import {
  type PhraseName,
  type Phrases,
  phraseNames,
  phraseWords,
} from '../../daemon/core/types/phrase-names.ts';
import { type Path, wrongValue } from '../../drivers/settings/finding.ts';
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
    const { phrase, wrong } = phraseOf(name, raw[name], [name]);
    findings.push(...wrong);
    if (phrase !== undefined) phrases[name] = phrase;
  }
  const all = [...faults, ...findings.map(locate)];
  return isComplete(phrases) && all.length === 0 ? { phrases, faults: [], locate } : { faults: all };
}

/** As it is written there, and what is wrong with it. */
export function phraseOf(
  name: PhraseName,
  written: unknown,
  path: Path,
): { phrase?: string; wrong: ConfigFinding[] } {
  const phrase = text('请{number}号到{place}').safeParse(written).data;
  if (phrase !== undefined)
    return { phrase, wrong: [...unfit(name, phrase, path), ...unprintable(phrase, path)] };
  return { wrong: [wrongValue(path, written, { expected: { is: 'phrase', words: phraseWords[name] } })] };
}

function* unfit(name: PhraseName, phrase: string, path: Path): Generator<ConfigFinding> {
  const needed: readonly string[] = phraseWords[name];
  const present = [...phrase.matchAll(/\{(.*?)\}/g)].map(([, word]) => word ?? '');
  if (needed.some(word => !present.includes(word)) || present.some(word => !needed.includes(word)))
    yield wrongValue(path, phrase, { expected: { is: 'phrase', words: needed } });
  if (name === 'digits' && !/^(\S{10}|\S+( \S+){9})$/u.test(phrase))
    yield wrongValue(path, phrase, { expected: { is: 'digits' }, example: '零一二三四五六七八九' });
}

const isComplete = (phrases: Partial<Record<PhraseName, string>>): phrases is Phrases =>
  phraseNames.every(name => phrases[name] !== undefined);
