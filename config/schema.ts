/** What a config file may say (the schemas), and what the daemon gets from it (`Config`). The words are those of the domain. */
import { z } from 'zod';
import { type Rules, type VisitClass, visitClasses } from '../daemon/core/rules.ts';
import type { KeyMap } from './keys.ts';
import { baud, duration, id, oneOf, scalar, serialPath, trueOrFalse, wholeNumber } from './scalars.ts';
import { counterSchema, institutionSchema, queueSchema, serviceSchema } from './schema-hall.ts';
import { strict } from './strict.ts';

export type Config = {
  hall: string;
  /** The hall's name as citizens read it. */
  name: string;
  rules: Rules;
  /** Left out: the hall runs with no broker. */
  mqttUrl?: string;
  lines: ReadonlyMap<string, LineConfig>;
  devices: ReadonlyMap<string, DeviceConfig>;
  keys: KeyMap;
  /** The same frame from the same pad within this is a repeat, not a press. */
  repeatWindowMs: number;
  /** Written by the stage: every device of this config is simulated. */
  simulated: boolean;
  /** The first 12 hex digits of the SHA-256 of the file. */
  hash: string;
};

const lineSchema = strict({
  serial: serialPath,
  baud: baud.default(9600),
  turnaround: duration('5 ms', { max: '1 s' }).default(5),
  echoes: trueOrFalse(false).default(false),
});

const boardSchema = strict({
  kind: z.literal('onbon-k'),
  line: id,
  address: wholeNumber(1, 32_767, 1),
  counter: id.optional(),
  // The smallest font is 16 pixels high.
  width: wholeNumber(16, 4096, 64),
  height: wholeNumber(16, 1024, 32),
  model: oneOf(['5k', '6k'], '6k'),
  areaGap: duration('1 s', { max: '10 s' }).default(1_000),
  replyWithin: duration('150 ms', { min: '50 ms', max: '10 s' }).default(150),
  expiresAfter: duration('60 s', { min: '10 s', max: '1 h' }).default(60_000),
  refresh: duration('10 s', { min: '5 s', max: '1 h' }).default(10_000),
});

const padSchema = strict({
  kind: z.literal('ff68-pad'),
  line: id,
  address: wholeNumber(0, 255, 1),
  counter: id,
});

const printerSchema = strict({
  kind: z.literal('escpos'),
  serial: serialPath,
  baud: baud.default(9600),
  columns: scalar({ expected: '32 (58 mm paper) or 48 (80 mm)', example: '32' }, found =>
    ([32, 48] as const).find(columns => `${columns}` === found),
  ),
  replyWithin: duration('5 s', { min: '1 s', max: '60 s' }).default(5_000),
  fence: trueOrFalse(false).default(true),
});

const voiceSchema = strict({
  kind: z.literal('syn6288'),
  serial: serialPath,
  baud: baud.default(9600),
  volume: wholeNumber(0, 16, 10).default(10),
  speed: wholeNumber(0, 5, 4).default(4),
});

const pressSchema = strict({
  service: id,
  choice: z.record(z.string(), id).default({}),
  class: oneOf(visitClasses, 'green').default('normal'),
});

const readerSchema = strict({
  kind: z.literal('line-reader'),
  serial: serialPath,
  baud: baud.default(9600),
  presses: z.record(z.string(), pressSchema).optional(),
  scans: oneOf(['tickets'], 'tickets').optional(),
});

const deviceSchema = z.discriminatedUnion('kind', [
  padSchema,
  boardSchema,
  printerSchema,
  voiceSchema,
  readerSchema,
]);
export const deviceKinds = deviceSchema.options.map(option => option.shape.kind.value);

/** The sections that hold entries by id. They are read entry by entry, so that one faulty entry hides no other fault. */
export const sectionSchemas = {
  institutions: institutionSchema,
  queues: queueSchema,
  counters: counterSchema,
  services: serviceSchema,
  lines: lineSchema,
  devices: deviceSchema,
} as const;
export type SectionName = keyof typeof sectionSchemas;

export type Entry<Name extends SectionName> = z.output<(typeof sectionSchemas)[Name]>;

export type LineConfig = { serial: string; baud: number; turnaroundMs: number; echoes: boolean };

export type DeviceConfig = PadConfig | BoardConfig | PrinterConfig | VoiceConfig | ReaderConfig;
export type PadConfig = z.output<typeof padSchema>;
export type BoardConfig = {
  kind: 'onbon-k';
  line: string;
  address: number;
  /** The counter it belongs to; left out: the board shows the whole hall. */
  counter?: string | undefined;
  /** Pixels. */
  width: number;
  height: number;
  model: '5k' | '6k';
  areaGapMs: number;
  replyWithinMs: number;
  expiresAfterMs: number;
  refreshMs: number;
};
export type PrinterConfig = {
  kind: 'escpos';
  serial: string;
  baud: number;
  columns: 32 | 48;
  /** How long a ticket may take to be out after its last byte. */
  replyWithinMs: number;
  /** The printer answers GS r 1 when the ticket is out. */
  fence: boolean;
};
export type VoiceConfig = z.output<typeof voiceSchema>;
export type ReaderConfig = { kind: 'line-reader'; serial: string; baud: number; reads: Reads };

/** What the lines of a reader mean: presses of a kiosk by the line it sends, or tickets held under a scanner. */
export type Reads = { are: 'presses'; presses: ReadonlyMap<string, KioskPress> } | { are: 'tickets' };
export type KioskPress = {
  service: string;
  /** The answers to the choices that are asked at the ticket: choice -> queue. */
  choices: ReadonlyMap<string, string>;
  class: VisitClass;
};
