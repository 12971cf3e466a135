/** What a program that speaks is started with: espeak-ng(1) 1.51, festival 2.5, and the voice of the system. */
import type { SaySettings } from '../../../drivers/say/definition.ts';
import { type Options, programFields } from '../../frames/program-fields.ts';
import { errorOf, type ProgramReader } from '../../frames/reading.ts';

type Engine = SaySettings['engine'];

export function sayFrames({ engine }: Pick<SaySettings, 'engine'>): ProgramReader {
  return (args, input) => {
    const text = textOf[engine](args, input);
    const fields = programFields(args, options[engine], arg => ({
      name: 'argument',
      means: arg === text ? 'what is said' : '',
    }));
    if (input !== '') fields.push({ name: 'standard input', raw: input, means: 'what is said' });
    return {
      says: text === undefined ? 'voice: is started' : `voice: says ${text}`,
      ...errorOf(text === undefined && 'no text that it could say'),
      fields,
    };
  };
}

/** Undefined: nothing is said. */
const textOf: Record<Engine, (args: readonly string[], input: string) => string | undefined> = {
  'espeak-ng': (_args, input) => input.trim() || undefined,
  festival: (_args, input) => /\(SayText "([^"\\]*)"\)$/.exec(input.trim())?.[1],
  system: (args, input) => input.trim() || args[0],
};

const options: Record<Engine, Options> = {
  'espeak-ng': {
    withValue: {
      '-b': 'the text is UTF-8 (1)',
      '-v': 'the voice',
      '-a': 'how loud, 0 to 200, usually 100',
      '-s': 'words a minute, usually 175',
    },
    alone: { '--stdin': 'the text comes by standard input' },
  },
  festival: { withValue: {}, alone: { '--pipe': 'orders come by standard input' } },
  system: { withValue: { '-v': 'the voice', '-r': 'words a minute' }, alone: {} },
};
