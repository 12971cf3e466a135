/** The answers of an interview that was broken off, beside the file that it would have written. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import packageJson from '../../../package.json' with { type: 'json' };
import { writeWhole } from '../../journal/whole-file.ts';
import type { Answers } from './answers.ts';
import type { words } from './words.ts';

export type Section = keyof typeof words.sections;
/** `asked`: the sections that were answered. */
export type Interview = { answers: Answers; asked: readonly Section[] };

export const keptFile = (file: string): string => `${file}.answers`;

/** What is wrong, where it cannot be written. */
export function keepInterview(file: string, interview: Interview): string | undefined {
  const written = JSON.stringify(interview);
  return writeWhole(keptFile(file), `${hashOf(written)}\n${written}\n`);
}

/** Only what this version wrote, to the last bit. */
export function keptInterview(file: string): Interview | 'none' | 'damaged' {
  if (!existsSync(keptFile(file))) return 'none';
  try {
    const [hash, written = ''] = readFileSync(keptFile(file), 'utf8').split('\n');
    return hash === hashOf(written) ? (JSON.parse(written) as Interview) : 'damaged';
  } catch {
    return 'damaged';
  }
}

export const forgetInterview = (file: string): void => rmSync(keptFile(file), { force: true });

const hashOf = (written: string): string =>
  createHash('sha256').update(`${packageJson.version} ${written}`).digest('hex');
