import type { Engine } from '../../../drivers/say/codec.ts';
import { type Failure, heardProgram, type Speech } from '../parts/heard.ts';
import type { ProgramSimulator, ProgramSurroundings } from '../simulator.ts';

const speechMsPerCharacter = 200;
const espeakUsualSpeed = 175;

type Words = Parameters<ProgramSimulator['run']>[0];
/** Per cent of the usual. */
type Heard = { text: string; volume: number; speed: number };

/** espeak-ng 1.51, festival 2.5, or the voice of macOS, with the loudspeakers of the hall. */
export function simulateSay({ engine }: { engine: Engine }, around: ProgramSurroundings): ProgramSimulator {
  return heardProgram(around, {
    speech(words) {
      const heard = read[engine](words);
      return 'code' in heard ? heard : speechOf(heard);
    },
    failing: { busy: failures[engine]('Device or resource busy'), gone: failures[engine]('No such device') },
  });
}

function speechOf({ text, volume, speed }: Heard): Speech {
  const lastsMs = (Array.from(text).length * speechMsPerCharacter * 100) / speed;
  return { text: volume === 0 ? undefined : text, lastsMs };
}

/** The first two end with 0 all the same (seen on Debian 12). */
const failures: Record<Engine, (why: string) => Failure> = {
  'espeak-ng': why => ({ code: 0, error: `error: ${why}` }),
  festival: why => ({ code: 0, error: `aplay: main:831: audio open error: ${why}` }),
  system: why => ({ code: 1, error: `Opening output device failed: ${why}` }),
};

/** How each program understands what it is started with. */
const read: Record<Engine, (words: Words) => Heard | Failure> = {
  'espeak-ng'({ args, input }) {
    const after = (option: string): string | undefined => args[args.indexOf(option) + 1];
    const voice = after('-v');
    if (voice !== 'cmn-latn-pinyin' && voice !== 'en')
      return { code: 1, error: 'Error: The specified espeak-ng voice does not exist.' };
    return {
      text: input.trim(),
      volume: Number(after('-a') ?? 100),
      speed: (100 * Number(after('-s') ?? espeakUsualSpeed)) / espeakUsualSpeed,
    };
  },
  festival({ input }) {
    const text = /\(SayText "([^"\\]*)"\)$/.exec(input)?.[1];
    if (text === undefined) return { code: 0, error: 'SIOD ERROR: end of file inside list' };
    const [, factor = '1'] = /utt\.wave\.rescale utt ([\d.]+)/.exec(input) ?? [];
    const [, percent = '100'] = /\$SR\*(\d+)\/100/.exec(input) ?? [];
    return { text, volume: 100 * Number(factor), speed: Number(percent) };
  },
  system({ args, input }) {
    const rate = args.indexOf('-r');
    const speed = rate === -1 ? 100 : (100 * Number(args[rate + 1])) / espeakUsualSpeed;
    return { text: input === '' ? (args[0] ?? '') : input, volume: 100, speed };
  },
};
