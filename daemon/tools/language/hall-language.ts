/** The language that a verb speaks: the one that is ordered, else that of its hall, else that of whoever sits there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localeOf } from '../../journal/reader.ts';
import { languageOf, type SpokenLanguage, systemLanguage } from '../../text/spoken.ts';

/** `config`: of the hall, in a file. `state`: where its journal lies, or the stage it stands on. */
export type Asked = { locale?: string; config?: string; state?: string };

export function languageFor({ locale, config, state }: Asked, env: NodeJS.ProcessEnv): SpokenLanguage {
  const tags = [
    () => locale,
    () => config && writtenIn(config),
    () => state && localeOf(state),
    () => state && writtenIn(join(state, 'stage.yaml')),
  ];
  for (const tag of tags) {
    const language = languageOf(tag() ?? '');
    if (language !== undefined) return language;
  }
  return systemLanguage(env);
}

/** As a config says it that may be faulty otherwise: its faults are told in this language. */
function writtenIn(file: string): string | undefined {
  try {
    return /^locale:\s*["']?([\w-]+)/m.exec(readFileSync(file, 'utf8'))?.[1];
  } catch {
    // Whoever needs the file says what is wrong with it.
    return undefined;
  }
}
