/** What a config may say of what prints, speaks and reads. */
import { z } from 'zod';
import { visitClasses } from '../../daemon/core/types/rules.ts';
import { everyDevice } from '../../drivers/settings/device.ts';
import { portShape } from '../../drivers/settings/ports.ts';
import { duration, id, oneOf, scalar, trueOrFalse, wholeNumber } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';

export const escposSchema = strict({
  kind: z.literal('escpos'),
  ...everyDevice,
  ...portShape,
  columns: scalar({ expected: '32 (58 mm paper) or 48 (80 mm)', example: '32' }, found =>
    ([32, 48] as const).find(columns => `${columns}` === found),
  ),
  replyWithin: duration('5 s', { min: '1 s', max: '60 s' }).default(5_000),
  statusWithin: duration('2 s', { min: '100 ms', max: '10 s' }).default(2_000),
  fence: trueOrFalse(false).default(true),
});

export const syn6288Schema = strict({
  kind: z.literal('syn6288'),
  ...everyDevice,
  ...portShape,
  volume: wholeNumber(0, 16, 10).default(10),
  speed: wholeNumber(0, 5, 4).default(4),
});

export const xfs5152Schema = strict({
  kind: z.literal('xfs5152'),
  ...everyDevice,
  ...portShape,
  volume: wholeNumber(0, 10, 6).default(6),
  speed: wholeNumber(0, 10, 5).default(5),
});

const program = (example: string) =>
  scalar({ expected: 'a program: its name, or its path', example }, found =>
    /^[\w./+-]{1,200}$/.test(found) ? found : undefined,
  );

const speechEngines = ['espeak-ng', 'festival', 'system'] as const;

export const saySchema = strict({
  kind: z.literal('say'),
  ...everyDevice,
  /** `system`: the voice of macOS or Windows. */
  engine: oneOf(speechEngines, 'espeak-ng').default('espeak-ng'),
  /** Left out: the engine's own program. */
  program: program('/usr/bin/espeak-ng').optional(),
  /** Per cent of the usual. */
  volume: wholeNumber(0, 200, 100).default(100),
  speed: wholeNumber(50, 200, 100).default(100),
});

export const clipsSchema = strict({
  kind: z.literal('clips'),
  ...everyDevice,
  folder: scalar({ expected: 'the folder of the recordings', example: '/opt/one-ticket/clips' }, found =>
    /^[^\p{Cc}]{1,200}$/u.test(found) ? found : undefined,
  ),
  program: program('aplay').default('aplay'),
});

const pressSchema = strict({
  service: id,
  choice: z.record(z.string(), id).default({}),
  class: oneOf(visitClasses, 'green').default('normal'),
});

export const readerSchema = strict({
  kind: z.literal('line-reader'),
  ...everyDevice,
  ...portShape,
  presses: z.record(z.string(), pressSchema).optional(),
  /** The same line without a pause as long as this is one press. */
  repeatWindow: duration('700 ms', { max: '10 s' }).optional(),
  scans: oneOf(['tickets'], 'tickets').optional(),
  /** The counter whose clerk has the scanned ticket in hand for the keys of the desk. */
  desk: id.optional(),
});
