/** Puts a config without faults into the form that the daemon and its core read. */
import { rulesOf, type Words } from './build-rules.ts';
import { type Draft, readEntries } from './draft.ts';
import type { Config, DeviceConfig, Entry, LineConfig, Reads } from './schema.ts';
import type { Top } from './schema-hall.ts';

export function buildConfig(draft: Draft, top: Top, words: Words, hash: string): Config {
  const devices = new Map(readEntries(draft.devices).map(([id, device]) => [id, deviceOf(device)]));
  return {
    hall: top.hall,
    name: top.name,
    rules: rulesOf(draft, top, words, devices),
    ...(top.mqtt && { mqttUrl: top.mqtt.url }),
    lines: new Map(readEntries(draft.lines).map(([id, line]) => [id, lineOf(line)])),
    devices,
    keys: new Map(Object.entries(top.keys)),
    repeatWindowMs: top.times.repeatWindow,
    simulated: top.simulated,
    hash,
  };
}

const lineOf = ({ turnaround, ...line }: Entry<'lines'>): LineConfig => ({
  ...line,
  turnaroundMs: turnaround,
});

function deviceOf(device: Entry<'devices'>): DeviceConfig {
  if (device.kind === 'onbon-k') {
    const { areaGap, replyWithin, expiresAfter, refresh, ...board } = device;
    return {
      ...board,
      areaGapMs: areaGap,
      replyWithinMs: replyWithin,
      expiresAfterMs: expiresAfter,
      refreshMs: refresh,
    };
  }
  if (device.kind === 'escpos') {
    const { replyWithin, ...printer } = device;
    return { ...printer, replyWithinMs: replyWithin };
  }
  if (device.kind === 'line-reader') {
    const { kind, serial, baud, presses } = device;
    return { kind, serial, baud, reads: readsOf(presses) };
  }
  return device;
}

function readsOf(presses: (Entry<'devices'> & { kind: 'line-reader' })['presses']): Reads {
  if (presses === undefined) return { are: 'tickets' };
  return {
    are: 'presses',
    presses: new Map(
      Object.entries(presses).map(([line, { choice, ...press }]) => [
        line,
        { ...press, choices: new Map(Object.entries(choice)) },
      ]),
    ),
  };
}
