/** What a config file may say (the schemas), and what the daemon gets from it (`Config`). The words are those of the domain. */
import { z } from 'zod';
import type { Rules, VisitClass } from '../../daemon/core/types/rules.ts';
import { type HidPort, type Port, portShape } from '../../drivers/settings/ports.ts';
import { duration, trueOrFalse } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';
import { type Brightness, modbusSchema, onbonSchema, tasmotaDisplaySchema } from './boards.ts';
import type { CopiesConfig, Retention } from './copies.ts';
import { counterSchema, institutionSchema, queueSchema, serviceSchema } from './hall.ts';
import { clipsSchema, escposSchema, readerSchema, saySchema, syn6288Schema, xfs5152Schema } from './jobs.ts';
import type { KeyMap } from './keys.ts';
import type { MqttConfig } from './mqtt.ts';
import { ff68Schema, hidKeypadSchema, mqttButtonsSchema, xkeysSchema } from './pads.ts';

export type Config = {
  hall: string;
  /** The hall's name as citizens read it. */
  name: string;
  rules: Rules;
  /** Left out: the hall runs with no broker. */
  mqtt?: MqttConfig;
  /** Left out: the journal is not copied, and its days are kept for ever. */
  copies?: CopiesConfig;
  retention: Retention;
  lines: ReadonlyMap<string, LineConfig>;
  /** The hall's language, a tag of config/locales. */
  locale: string;
  devices: ReadonlyMap<string, DeviceConfig>;
  /** Of each pad, what its keys mean. */
  keys: ReadonlyMap<string, KeyMap>;
  /** The same frame from the same pad within this is a repeat, not a press. */
  repeatWindowMs: number;
  /** Written by the stage: every device of this config is simulated. */
  simulated: boolean;
  /** The first 12 hex digits of the SHA-256 of the file. */
  hash: string;
};

const lineSchema = strict({
  ...portShape,
  turnaround: duration('5 ms', { max: '1 s' }).default(5),
  echoes: trueOrFalse(false).default(false),
});

const deviceSchema = z.discriminatedUnion('kind', [
  ff68Schema,
  xkeysSchema,
  hidKeypadSchema,
  mqttButtonsSchema,
  onbonSchema,
  modbusSchema,
  tasmotaDisplaySchema,
  escposSchema,
  syn6288Schema,
  xfs5152Schema,
  saySchema,
  clipsSchema,
  readerSchema,
]);
export const deviceKinds = deviceSchema.options.map(option => option.shape.kind.value);
export type DeviceKind = (typeof deviceKinds)[number];

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

export type LineConfig = { port: Port; turnaroundMs: number; echoes: boolean };

export type DeviceConfig =
  | PadConfig
  | XkeysConfig
  | HidKeypadConfig
  | MqttButtonsConfig
  | BoardConfig
  | DigitsConfig
  | TasmotaDisplayConfig
  | PrinterConfig
  | ChipConfig
  | SayConfig
  | ClipsConfig
  | ReaderConfig;
export type PadConfig = z.output<typeof ff68Schema>;
export type XkeysConfig = Omit<z.output<typeof xkeysSchema>, 'hid'> & { hid: HidPort };
export type HidKeypadConfig = Omit<z.output<typeof hidKeypadSchema>, 'hid'> & { hid: HidPort };
export type MqttButtonsConfig = Omit<z.output<typeof mqttButtonsSchema>, 'repeatWindow'> & {
  repeatWindowMs: number;
};
export type BoardConfig = Omit<
  z.output<typeof onbonSchema>,
  'areaGap' | 'replyWithin' | 'expiresAfter' | 'refresh' | 'brightness'
> & {
  areaGapMs: number;
  replyWithinMs: number;
  expiresAfterMs: number;
  refreshMs: number;
  brightness?: Brightness;
};
export type DigitsConfig = Omit<z.output<typeof modbusSchema>, 'replyWithin' | 'refresh'> & {
  replyWithinMs: number;
  refreshMs: number;
};
export type TasmotaDisplayConfig = Omit<z.output<typeof tasmotaDisplaySchema>, 'refresh'> & {
  refreshMs: number;
};
type OnAPort<Written> = Omit<Written, keyof typeof portShape> & { port: Port };
export type PrinterConfig = Omit<OnAPort<z.output<typeof escposSchema>>, 'replyWithin' | 'statusWithin'> & {
  /** How long a ticket may take to be out after its last byte. */
  replyWithinMs: number;
  /** How long an answer to a question about its state may take. */
  statusWithinMs: number;
};
export type ChipConfig = OnAPort<z.output<typeof syn6288Schema>> | OnAPort<z.output<typeof xfs5152Schema>>;
export type SayConfig = z.output<typeof saySchema>;
export type ClipsConfig = z.output<typeof clipsSchema>;
export type ReaderConfig = Omit<
  OnAPort<z.output<typeof readerSchema>>,
  'presses' | 'scans' | 'desk' | 'repeatWindow'
> & {
  reads: Reads;
  repeatWindowMs: number;
};

/**
 * What the lines of a reader mean: presses of a kiosk by the line it sends, or tickets held under a scanner; `desk`: in
 * front of that counter.
 */
export type Reads =
  | { are: 'presses'; presses: ReadonlyMap<string, KioskPress> }
  | { are: 'tickets'; desk?: string };
export type KioskPress = {
  service: string;
  /** The answers to the choices that are asked at the ticket: choice -> queue. */
  choices: ReadonlyMap<string, string>;
  class: VisitClass;
};
