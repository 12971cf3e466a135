/** Reads a config file whole, or tells everything that is wrong with it at once, each fault with its line and column. */
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { wrongValue } from '../../drivers/settings/finding.ts';
import { crossCheck } from '../checks/checks.ts';
import type { ConfigFinding } from '../checks/finding.ts';
import { strayPhrases } from '../checks/words.ts';
import type { Config } from '../schema/config.ts';
import { buildConfig } from './build.ts';
import { type Draft, isRaw, readDraft } from './draft.ts';
import { type Fault } from './fault.ts';
import { type Locale, readLocale } from './locale.ts';
import { parseYaml, readYaml, type YamlFile, type YamlRead } from './yaml-file.ts';

export type ReadResult =
  | { ok: true; config: Config; warnings: Fault[]; locate(finding: ConfigFinding): Fault }
  | { ok: false; faults: Fault[]; warnings: Fault[] };

const ourLocales = join(import.meta.dirname, '../locales');

/** `localesFolder`: where the words of the citizens lie, `<tag>.yaml`. Never throws. */
export const readConfig = (file: string, localesFolder = ourLocales): ReadResult =>
  readHall(readYaml(file), localesFolder);

/** The same of a text that may become that file. */
export const readConfigText = (file: string, text: string): ReadResult =>
  readHall(parseYaml(file, text), ourLocales);

function readHall(read: YamlRead, localesFolder: string): ReadResult {
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
  const warnings = [...cross.warnings.map(locate), ...strayIn(draft, locale), ...strayIn(draft, second)];
  const faults = [...read.yaml.faults, ...[...findings, ...cross.faults].map(locate)].sort(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  faults.push(...locale.faults, ...second.faults);

  if (faults.length > 0 || top === undefined || locale.phrases === undefined)
    return { ok: false, faults, warnings };
  const words = { phrases: locale.phrases, ...(second.phrases && { secondPhrases: second.phrases }) };
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return { ok: true, config: buildConfig(draft, top, words, hash), warnings, locate };
}

/** Words of that language that name what the hall has not. */
function strayIn(draft: Draft, { phrases, locate }: Locale): Fault[] {
  return phrases === undefined || locate === undefined ? [] : [...strayPhrases(draft, phrases)].map(locate);
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
