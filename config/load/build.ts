/** Puts a config without faults into the form that the daemon and its core read. */

import { definitionOf } from '../../drivers/kinds.ts';
import { portOf } from '../../drivers/settings/ports.ts';
import type { Config, Entry, LineConfig } from '../schema/config.ts';
import { retentionOf } from '../schema/copies.ts';
import { type AnyPad, isPad } from '../schema/device-classes.ts';
import type { Top } from '../schema/hall.ts';
import { keysOf, keysSchema } from '../schema/keys.ts';
import { mqttOf } from '../schema/mqtt.ts';
import { namesOf } from '../schema/name.ts';
import { usersOf } from '../schema/staff.ts';
import { rulesOf, type Words } from './build-rules.ts';
import { type Draft, readEntries } from './draft.ts';
import type { OwnWords } from './own-words.ts';

/** `hash`: of their texts; `own`: where the hall has its own words. */
type Files = { hash: string; own: OwnWords };

export function buildConfig(draft: Draft, top: Top, words: Words, { hash, own }: Files): Config {
  const devices = new Map(
    readEntries(draft.devices).map(([id, device]) => [id, definitionOf(device.kind).built(device)]),
  );
  const keysAt = (device: AnyPad) =>
    keysOf(
      ownMeanings(device) ?? top.keys,
      top.keysByKind[device.kind],
      draft.counters.entries.get(device.counter)?.keys,
    );
  return {
    hall: top.hall,
    ...namesOf(top.name, top.locale),
    locale: top.locale,
    ...(top.secondLocale !== undefined && { secondLocale: top.secondLocale }),
    ...(own.file !== undefined && { words: own.file }),
    sentences: own.sentences,
    rules: rulesOf(draft, top, words, devices),
    ...(top.mqtt && { mqtt: mqttOf(top.mqtt, usersOf(top.staff ?? {})) }),
    ...(top.copies && { copies: top.copies }),
    retention: retentionOf(top.retention),
    ...(top.calendar !== undefined && { calendar: top.calendar }),
    ...(top.phone !== undefined && { phone: top.phone }),
    lines: new Map(readEntries(draft.lines).map(([id, line]) => [id, lineOf(line)])),
    devices,
    keys: new Map([...devices].flatMap(([id, device]) => (isPad(device) ? [[id, keysAt(device)]] : []))),
    repeatWindowMs: top.times.repeatWindow,
    simulated: top.simulated,
    hash,
  };
}

/** Of a pad whose clerks are used to others. */
function ownMeanings(device: AnyPad) {
  const definition = definitionOf(device.kind);
  const meanings = definition.class === 'pad' ? definition.keys?.(device) : undefined;
  return meanings && keysSchema.parse(meanings);
}

const lineOf = ({ turnaround, echoes, ...port }: Entry<'lines'>): LineConfig => ({
  port: portOf(port),
  turnaroundMs: turnaround,
  echoes,
});
