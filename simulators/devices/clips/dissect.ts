/** What aplay(1) is started with: the recordings of a text, or silence, to hear whether there is a sound card. */
import { basename } from 'node:path';
import { programFields } from '../../frames/program-fields.ts';
import type { ProgramReader } from '../../frames/reading.ts';

export const clipsFrames: ProgramReader = (args, input) => {
  const names = args.filter(isRecording).map(nameOf);
  const fields = programFields(args, options, arg =>
    isRecording(arg) ? { name: 'recording', means: nameOf(arg) } : { name: 'argument', means: '' },
  );
  if (input !== '') {
    fields.push({ name: 'standard input', raw: input, means: `${Buffer.byteLength(input)} bytes of sound` });
  }
  return {
    says:
      names.length === 0 ? 'voice: plays silence, to be sure that it can' : `voice: plays ${names.join(' ')}`,
    fields,
  };
};

const isRecording = (arg: string): boolean => arg.endsWith('.wav');
const nameOf = (arg: string): string => basename(arg, '.wav');

const options = {
  withValue: {
    '-t': 'the form of the file',
    '-f': 'the form of a sample',
    '-r': 'samples a second',
    '-c': 'channels',
  },
  alone: { '-q': 'quiet', '-': 'by standard input' },
};
