/**
 * The words of a hall's own: a file beside its config with what it says its own way, by language: phrases in place of those of
 * config/locales, and beside them, under `staff` and `pages`, sentences in place of ours. It outlives upgrades: what no longer means
 * anything there is a warning, and the shipped one stands.
 */
import type { Phrases } from '../../daemon/core/types/phrase-names.ts';
import { phraseNames } from '../../daemon/core/types/phrase-names.ts';
import { pageGaps } from '../../daemon/page/gaps.ts';
import type { SpokenLanguage } from '../../daemon/text/spoken.ts';
import { staffGaps } from '../../daemon/text/staff/gaps.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import type { OwnSentences, Sentences } from '../schema/own-sentences.ts';
import { isRaw } from './draft.ts';
import type { Fault } from './fault.ts';
import { unknownKey } from './findings.ts';
import { phraseOf } from './locale.ts';
import { sentencesIn } from './own-sentences.ts';
import { readYaml } from './yaml-file.ts';

export type OwnWords = {
  /** Left out: the hall has none. */
  file?: string;
  text: string;
  of(tag: string | undefined): Partial<Phrases>;
  sentences: OwnSentences;
  faults: Fault[];
  warnings: Fault[];
  locate?(finding: ConfigFinding): Fault;
};

/** What staff and pages read: also where the hall says nothing in it, a phone or a technician may read it. */
const readLanguages = ['zh-CN', 'en'] satisfies SpokenLanguage[];
const sections = { staff: staffGaps, pages: pageGaps };

const unknownTag = (tag: string, among: readonly string[]): ConfigFinding => ({
  ...wrongValue([tag], tag, { expected: { is: 'one-of', among }, among }),
  on: 'key',
});

export const noOwnWords: OwnWords = {
  text: '',
  of: () => ({}),
  sentences: { staff: {}, pages: {} },
  faults: [],
  warnings: [],
};

/** `languages`: those of the hall. */
export function readOwnWords(file: string, languages: readonly string[]): OwnWords {
  const read = readYaml(file);
  if (!read.ok) return { ...noOwnWords, faults: read.faults };
  const { value, text, faults, locate } = read.yaml;
  if (!isRaw(value)) {
    const expected = { is: 'map' } as const;
    const root = locate(wrongValue([], value, { expected, example: 'zh-CN: { main-welcome: 您好 }' }));
    return { ...noOwnWords, faults: [...faults, root] };
  }
  const findings: ConfigFinding[] = [];
  const byTag = new Map<string, Partial<Phrases>>();
  const sentences: Record<keyof typeof sections, Record<string, Sentences>> = { staff: {}, pages: {} };
  const keep = (section: keyof typeof sections, tag: string, said: unknown): void => {
    const how = { path: [tag, section], isTold: section === 'staff' };
    const read = sentencesIn(sections[section], said, how);
    findings.push(...read.wrong);
    sentences[section][tag] = read.sentences;
  };
  for (const [tag, written] of Object.entries(value)) {
    const isHeard = languages.includes(tag);
    const among = [...new Set([...languages, ...readLanguages])];
    if (!among.includes(tag)) findings.push(unknownTag(tag, among));
    else if (!isRaw(written))
      findings.push(
        wrongValue([tag], written, { expected: { is: 'map' }, example: '{ main-welcome: 您好 }' }),
      );
    else {
      const { staff, pages, ...phrases } = written;
      for (const [section, said] of Object.entries({ staff, pages }))
        if (said !== undefined) keep(section as keyof typeof sections, tag, said);
      if (isHeard) byTag.set(tag, phrasesIn(tag, phrases, findings));
      else if (Object.keys(phrases).length > 0) findings.push(unknownTag(tag, languages));
    }
  }
  return {
    file,
    text,
    of: tag => byTag.get(tag ?? '') ?? {},
    sentences,
    faults,
    warnings: findings.map(locate),
    locate,
  };
}

function phrasesIn(
  tag: string,
  written: Readonly<Record<string, unknown>>,
  findings: ConfigFinding[],
): Partial<Phrases> {
  const own: [string, string][] = [];
  for (const [key, value] of Object.entries(written)) {
    const name = phraseNames.find(one => one === key);
    if (name === undefined) {
      findings.push(unknownKey([tag, key], [...Object.keys(sections), ...phraseNames]));
      continue;
    }
    const { phrase, wrong } = phraseOf(name, value, [tag, name]);
    findings.push(...wrong);
    if (phrase !== undefined && wrong.length === 0) own.push([name, phrase]);
  }
  return Object.fromEntries(own);
}
