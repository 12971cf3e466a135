/** Reads a config file whole, or tells everything that is wrong with it at once, each fault with its line and column. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { wrongValue } from '../../drivers/settings/finding.ts';
import { crossCheck } from '../checks/checks.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import { strayPhrases } from '../checks/words.ts';
import type { Config } from '../schema/config.ts';
import { buildConfig } from './build.ts';
import { type Draft, isRaw, readDraft } from './draft.ts';
import { type Fault } from './fault.ts';
import { type Locale, readLocale } from './locale.ts';
import { noOwnWords, type OwnWords, readOwnWords } from './own-words.ts';
import { parseYaml, readYaml, type YamlFile, type YamlRead } from './yaml-file.ts';

export type ReadResult =
  | { ok: true; config: Config; warnings: Fault[]; locate(finding: ConfigFinding): Fault }
  | { ok: false; faults: Fault[]; warnings: Fault[] };

const ourLocales = join(import.meta.dirname, '../locales');

/** `localesFolder`: where the words of the citizens lie, `<tag>.yaml`. Never throws. */
export const readConfig = (file: string, localesFolder = ourLocales): ReadResult =>
  readHall(readYaml(file), dirname(file), localesFolder);

/** The same of a text that may become that file. */
export const readConfigText = (file: string, text: string): ReadResult =>
  readHall(parseYaml(file, text), dirname(file), ourLocales);

/** `folder`: that of the config. */
function readHall(read: YamlRead, folder: string, localesFolder: string): ReadResult {
  if (!read.ok) return { ok: false, faults: read.faults, warnings: [] };
  const { value, text, locate } = read.yaml;
  if (!isRaw(value)) {
    const root = locate(wrongValue([], value, { expected: { is: 'map' }, example: 'hall: fuzhou' }));
    return { ok: false, faults: [root], warnings: [] };
  }
  const { draft, top, findings } = readDraft(value);
  const cross = crossCheck(draft);
  const locale = localeOf('locale', draft.top.locale, localesFolder, read.yaml);
  const second = localeOf('secondLocale', draft.top.secondLocale, localesFolder, read.yaml);
  const own = ownWordsOf(draft, folder, read.yaml);
  const languages = { locale, second };
  const warnings = [...cross.warnings.map(locate), ...own.warnings, ...strayIn(draft, languages, own)];
  const faults = [...read.yaml.faults, ...[...findings, ...cross.faults].map(locate)].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  faults.push(...locale.faults, ...second.faults, ...own.faults);

  if (faults.length > 0 || top === undefined || locale.phrases === undefined)
    return { ok: false, faults, warnings };
  const words = {
    phrases: { ...locale.phrases, ...own.of(top.locale) },
    ...(second.phrases && { secondPhrases: { ...second.phrases, ...own.of(top.secondLocale) } }),
  };
  const hash = createHash('sha256').update(text).update(own.text).digest('hex').slice(0, 12);
  return { ok: true, config: buildConfig(draft, top, words, { hash, own }), warnings, locate };
}

/** Words that name what the hall has not: of its own, and of the languages where it has no others. */
function strayIn(
  draft: Draft,
  { locale, second }: { locale: Locale; second: Locale },
  own: OwnWords,
): Fault[] {
  const of = ({ phrases, locate }: Locale, tag: string | undefined): Fault[] => {
    if (phrases === undefined || locate === undefined) return [];
    const ours = own.of(tag);
    const isOurs = ({ path }: ConfigFinding) => Object.hasOwn(ours, String(path[0]));
    const shipped = [...strayPhrases(draft, phrases)].filter(finding => !isOurs(finding)).map(locate);
    const found = [...strayPhrases(draft, ours)].map(one => ({ ...one, path: [tag ?? '', ...one.path] }));
    return [...shipped, ...(own.locate === undefined ? [] : found.map(own.locate))];
  };
  return [...of(locale, draft.top.locale), ...of(second, draft.top.secondLocale)];
}

/** It lies in the folder of the config, never in that of the program. */
function ownWordsOf(
  { top: { words, locale, secondLocale } }: Draft,
  folder: string,
  { locate }: YamlFile,
): OwnWords {
  if (words === undefined) return noOwnWords;
  const file = resolve(folder, words);
  if (!existsSync(file)) {
    const expected = { is: 'own-words', folder: resolve(folder) } as const;
    return { ...noOwnWords, faults: [locate(wrongValue(['words'], words, { expected }))] };
  }
  return readOwnWords(
    file,
    [locale, secondLocale].filter(tag => tag !== undefined),
  );
}

/** None where no tag is given; one that is faulty itself was told already. */
function localeOf(
  key: 'locale' | 'secondLocale',
  tag: string | undefined,
  folder: string,
  { locate }: YamlFile,
): ReturnType<typeof readLocale> {
  if (tag === undefined) return { faults: [] };
  const tags = localeTags(folder);
  if (tags.includes(tag)) return readLocale(join(folder, `${tag}.yaml`));
  const expected = { is: 'locale', folder, among: tags } as const;
  return { faults: [locate(wrongValue([key], tag, { expected, among: tags }))] };
}

function localeTags(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter(name => name.endsWith('.yaml'))
      .map(name => name.slice(0, -'.yaml'.length))
      .sort();
  } catch {
    return [];
  }
}
