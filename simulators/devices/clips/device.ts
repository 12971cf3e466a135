import { basename } from 'node:path';
import { heardProgram } from '../parts/heard.ts';
import type { ProgramSimulator, ProgramSurroundings } from '../simulator.ts';

const speechMsPerCharacter = 200;

/** aplay with the loudspeakers of the hall. Of the recordings it knows the names; what comes by standard input is silence. */
export function simulateClips(around: ProgramSurroundings): ProgramSimulator {
  const failed = (why: string) => ({ code: 1, error: `aplay: main:831: audio open error: ${why}` });
  return heardProgram(around, {
    speech({ args, input }) {
      const names = args.filter(word => word.endsWith('.wav')).map(path => basename(path, '.wav'));
      const lastsMs = Array.from(names.join('')).length * speechMsPerCharacter;
      return names.length === 0
        ? { text: undefined, lastsMs: input.length / 16 }
        : { text: names.join(' '), lastsMs };
    },
    failing: { busy: failed('Device or resource busy'), gone: failed('No such device') },
  });
}
