/** What a config file may say (the schemas), and what the daemon gets from it (`Config`). The words are those of the domain. */
import { z } from 'zod';
import type { Named, Rules } from '../../daemon/core/types/rules.ts';
import { type DeviceConfig, type DeviceKind, kinds } from '../../drivers/kinds.ts';
import { type Port, portShape } from '../../drivers/settings/ports.ts';
import { duration, trueOrFalse } from '../../drivers/settings/scalars.ts';
import { strict } from '../../drivers/settings/strict.ts';
import type { CopiesConfig, Retention } from './copies.ts';
import { counterSchema, institutionSchema, queueSchema, serviceSchema } from './hall.ts';
import type { KeyMap } from './keys.ts';
import type { MqttConfig } from './mqtt.ts';
import type { OwnSentences } from './own-sentences.ts';

/** Its own name is the hall's. */
export type Config = Named & {
  hall: string;
  rules: Rules;
  /** Left out: the hall runs with no broker. */
  mqtt?: MqttConfig;
  /** Left out: the journal is not copied, and its days are kept for ever. */
  copies?: CopiesConfig;
  retention: Retention;
  /** The path of the hall's calendar; left out: holidays are not known. */
  calendar?: string;
  /** Where a phone finds its ticket; left out: nowhere. */
  phone?: string;
  lines: ReadonlyMap<string, LineConfig>;
  /** The hall's language, a tag of config/locales. */
  locale: string;
  /** The file with the words of its own, whole path. */
  words?: string;
  /** What it says its own way, of what staff read and of what stands on pages, by language. */
  sentences: OwnSentences;
  /** What boards, tickets and voice say beside it. */
  secondLocale?: string;
  devices: ReadonlyMap<string, DeviceConfig>;
  /** Of each pad, what its keys mean. */
  keys: ReadonlyMap<string, KeyMap>;
  /** The same frame from the same pad within this is a repeat, not a press. */
  repeatWindowMs: number;
  /** Written by the stage: every device of this config is simulated. */
  simulated: boolean;
  /** The first 12 hex digits of the SHA-256 of the file and of that of its own words. */
  hash: string;
};

const lineSchema = strict({
  ...portShape,
  turnaround: duration('5 ms', { max: '1 s' }).default(5),
  echoes: trueOrFalse(false).default(false),
});

const [firstKind, ...otherKinds] = kinds;

/** The sections that hold entries by id. They are read entry by entry, so that one faulty entry hides no other fault. */
export const sectionSchemas = {
  institutions: institutionSchema,
  queues: queueSchema,
  counters: counterSchema,
  services: serviceSchema,
  lines: lineSchema,
  devices: z.discriminatedUnion('kind', [firstKind.settings, ...otherKinds.map(({ settings }) => settings)]),
} as const;
export type SectionName = keyof typeof sectionSchemas;

export type Entry<Name extends SectionName> = z.output<(typeof sectionSchemas)[Name]>;

export type { DeviceConfig, DeviceKind };
export type LineConfig = { port: Port; turnaroundMs: number; echoes: boolean };
