/**
 * The words of a hall's own: a file beside its config with phrases, by language, that stand in place of those of config/locales.
 * It outlives upgrades: a phrase there that no longer means anything is a warning, and the shipped one stands.
 */
import type { Phrases } from '../../daemon/core/types/phrase-names.ts';
import { phraseNames } from '../../daemon/core/types/phrase-names.ts';
import { wrongValue } from '../../drivers/settings/finding.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import { isRaw } from './draft.ts';
import type { Fault } from './fault.ts';
import { unknownKey } from './findings.ts';
import { phraseOf } from './locale.ts';
import { readYaml } from './yaml-file.ts';

export type OwnWords = {
  /** Left out: the hall has none. */
  file?: string;
  text: string;
  of(tag: string | undefined): Partial<Phrases>;
  faults: Fault[];
  warnings: Fault[];
  locate?(finding: ConfigFinding): Fault;
};

export const noOwnWords: OwnWords = { text: '', of: () => ({}), faults: [], warnings: [] };

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
  for (const [tag, written] of Object.entries(value)) {
    const among = languages;
    if (!languages.includes(tag))
      findings.push({ ...wrongValue([tag], tag, { expected: { is: 'one-of', among }, among }), on: 'key' });
    else if (!isRaw(written))
      findings.push(
        wrongValue([tag], written, { expected: { is: 'map' }, example: '{ main-welcome: 您好 }' }),
      );
    else byTag.set(tag, phrasesIn(tag, written, findings));
  }
  return {
    file,
    text,
    of: tag => byTag.get(tag ?? '') ?? {},
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
      findings.push(unknownKey([tag, key], phraseNames));
      continue;
    }
    const { phrase, wrong } = phraseOf(name, value, [tag, name]);
    findings.push(...wrong);
    if (phrase !== undefined && wrong.length === 0) own.push([name, phrase]);
  }
  return Object.fromEntries(own);
}
