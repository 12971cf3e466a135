/** Puts a config without faults into the form that the daemon and its core read. */

import { portOf } from '../../drivers/settings/ports.ts';
import type { Config, DeviceConfig, Entry, LineConfig, Reads } from '../schema/config.ts';
import { retentionOf } from '../schema/copies.ts';
import { isPad } from '../schema/device-classes.ts';
import type { Top } from '../schema/hall.ts';
import { keysOf } from '../schema/keys.ts';
import { mqttOf } from '../schema/mqtt.ts';
import { usersOf } from '../schema/staff.ts';
import { rulesOf, type Words } from './build-rules.ts';
import { type Draft, readEntries } from './draft.ts';

export function buildConfig(draft: Draft, top: Top, words: Words, hash: string): Config {
  const devices = new Map(readEntries(draft.devices).map(([id, device]) => [id, deviceOf(device)]));
  return {
    hall: top.hall,
    name: top.name,
    locale: top.locale,
    rules: rulesOf(draft, top, words, devices),
    ...(top.mqtt && { mqtt: mqttOf(top.mqtt, usersOf(top.staff ?? {})) }),
    ...(top.copies && { copies: top.copies }),
    retention: retentionOf(top.retention),
    lines: new Map(readEntries(draft.lines).map(([id, line]) => [id, lineOf(line)])),
    devices,
    keys: new Map(
      [...devices].flatMap(([id, device]) =>
        isPad(device)
          ? [
              [
                id,
                keysOf(
                  top.keys,
                  top.keysByKind[device.kind],
                  draft.counters.entries.get(device.counter)?.keys,
                ),
              ],
            ]
          : [],
      ),
    ),
    repeatWindowMs: top.times.repeatWindow,
    simulated: top.simulated,
    hash,
  };
}

const lineOf = ({ turnaround, echoes, ...port }: Entry<'lines'>): LineConfig => ({
  port: portOf(port),
  turnaroundMs: turnaround,
  echoes,
});

function deviceOf(device: Entry<'devices'>): DeviceConfig {
  switch (device.kind) {
    case 'onbon-k': {
      const { areaGap, replyWithin, expiresAfter, refresh, brightness, ...board } = device;
      return {
        ...board,
        areaGapMs: areaGap,
        replyWithinMs: replyWithin,
        expiresAfterMs: expiresAfter,
        refreshMs: refresh,
        ...(brightness && { brightness }),
      };
    }
    case 'modbus-digits': {
      const { replyWithin, refresh, ...board } = device;
      return { ...board, replyWithinMs: replyWithin, refreshMs: refresh };
    }
    case 'tasmota-display': {
      const { refresh, ...board } = device;
      return { ...board, refreshMs: refresh };
    }
    case 'mqtt-buttons': {
      const { repeatWindow, ...pad } = device;
      return { ...pad, repeatWindowMs: repeatWindow };
    }
    case 'escpos': {
      const { replyWithin, statusWithin, ...printer } = onAPort(device);
      return { ...printer, replyWithinMs: replyWithin, statusWithinMs: statusWithin };
    }
    case 'line-reader': {
      const { presses, scans: _, desk, repeatWindow = usualWindowMs, ...reader } = onAPort(device);
      return { ...reader, reads: readsOf(presses, desk), repeatWindowMs: repeatWindow };
    }
    case 'syn6288':
    case 'xfs5152':
      return onAPort(device);
    default:
      return device;
  }
}

/** Longer than any bouncing button rests, and shorter than it takes to see that no ticket comes and to press again. */
const usualWindowMs = 700;

function onAPort<Written extends Parameters<typeof portOf>[0]>(written: Written) {
  const { serial, tcp, file, tasmota, baud, ...device } = written;
  return { ...device, port: portOf({ serial, tcp, file, tasmota, baud }) };
}

function readsOf(
  presses: (Entry<'devices'> & { kind: 'line-reader' })['presses'],
  desk: string | undefined,
): Reads {
  if (presses === undefined) return { are: 'tickets', ...(desk !== undefined && { desk }) };
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
