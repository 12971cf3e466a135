import { readdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Handed, Voice, VoiceSaid } from '../device.ts';
import { reasonOf } from '../link/error.ts';
import { type ProgramWords, startProgram, type Trouble, whyFailed } from '../link/run-program.ts';
import { spokenProgram } from '../link/spoken-program.ts';
import { type Catalogue, clipsOf, namesOf } from './codec.ts';

const checkEveryMs = 10_000;
/** A tenth of a second of silence: 8000 samples a second of two bytes. */
const silence: Pick<ProgramWords, 'args' | 'input'> = {
  args: ['-q', '-t', 'raw', '-f', 'S16_LE', '-r', '8000', '-c', '1', '-'],
  input: '\0'.repeat(1600),
};
const silenceLongestMs = 5000;
/** A sentence is said in half a second a character, and every recording may end with a second of silence. */
const longestMs = (text: string, clips: number): number =>
  5000 + 500 * Array.from(text).length + 1000 * clips;

/** aplay ends with 1 when anything is wrong. */
const isTrouble: Trouble = () => false;

/** Plays recordings, all of a text in one run of aplay. */
export function clips(
  { folder, program }: { folder: string; program: string },
  { timers, report }: Handed<VoiceSaid>,
  start = startProgram(isTrouble),
): Voice {
  let catalogue: Catalogue = { names: new Map(), en: new Map() };

  async function readFolder(): Promise<string | undefined> {
    try {
      const files = await readdir(folder);
      const english = files.includes('en') ? await readdir(resolve(folder, 'en')) : [];
      catalogue = { names: namesOf(files), en: namesOf(english, 'en/') };
      return catalogue.names.size + catalogue.en.size > 0
        ? undefined
        : `there is no recording (*.wav) in ${folder}`;
    } catch (error) {
      return `the folder ${folder} cannot be read: ${reasonOf(error)}`;
    }
  }

  return spokenProgram<ProgramWords>(
    {
      start,
      plan(text) {
        const said = clipsOf(catalogue, text);
        if ('missing' in said) return { why: `there is no recording of ${said.missing.join(', ')}` };
        const { files } = said;
        if (files.length === 0) return { why: 'nothing in this text can be said' };
        const args = ['-q', ...files.map(file => resolve(folder, file))];
        return [{ words: { program, args, input: '' }, longestMs: longestMs(text, files.length) }];
      },
      async check() {
        const why = await readFolder();
        if (why !== undefined) return { why };
        return { words: { program, ...silence }, longestMs: silenceLongestMs };
      },
      whyFailed: how => whyFailed(how, { program, install: 'apt-get install alsa-utils', isTrouble }),
      checkEveryMs,
    },
    { timers, report },
  );
}
