/** Every board of `config/halls/every-kind.yaml` on its line, and what can be wrong with its way. */
import { readConfig } from '../../../config/load/read.ts';
import { type DeviceConfig, definitionOf } from '../../../drivers/kinds.ts';
import { simulatedOf } from '../../../simulators/devices/kinds.ts';
import type { FaultName } from '../../../simulators/stage/fault-names.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { type Seen, watch } from './plate.ts';

/** `hears`: whether anything still comes to the board. */
export type Trouble = { fault: FaultName; hears: boolean };
const troubles: readonly Trouble[] = [
  { fault: 'unplug', hears: false },
  { fault: 'mute', hears: true },
  { fault: 'slow', hears: true },
  { fault: 'garble', hears: true },
];

/** With its neighbours on its line. */
export type Subject = {
  of: string;
  id: string;
  device: DeviceConfig;
  devices: ReadonlyMap<string, DeviceConfig>;
};

export function everyBoard(): Subject[] {
  const read = readConfig('config/halls/every-kind.yaml');
  if (!read.ok) throw new Error('a hall of the checkout is without faults');
  const all = [...read.config.devices];
  return all.flatMap(([id, device]): Subject[] => {
    if (definitionOf(device.kind).class !== 'board') return [];
    const isBeside = (other: DeviceConfig): boolean =>
      'line' in other && 'line' in device && other.line === device.line;
    const devices = new Map(all.filter(([each, other]) => each === id || isBeside(other)));
    return [{ of: `${device.kind} (${id})`, id, device, devices }];
  });
}

/** Those that may be, wired to listen only. */
export function everyUnheardBoard(): Subject[] {
  return everyBoard().flatMap(({ of, id, device, devices }): Subject[] => {
    if (!('answers' in device)) return [];
    const unheard = { ...device, answers: false };
    return [{ of: `${of}, unheard`, id, device: unheard, devices: new Map(devices).set(id, unheard) }];
  });
}

export function troublesOf({ device }: Subject): Trouble[] {
  const { faults } = simulatedOf(device.kind);
  return troubles.filter(({ fault }) => faults.some(known => known === fault));
}

/** The worst of several tries, by when in them the trouble begins. */
export async function worstUnder(
  { id, devices }: Subject,
  { fault }: Trouble,
  { beginsAtMs, forMs }: { beginsAtMs: readonly number[]; forMs: number },
): Promise<Seen> {
  const tries: Seen[] = [];
  for (const fromMs of beginsAtMs) {
    const port = await stagedDevices(devices);
    const board = only('board', port).find(one => one.id === id);
    if (board === undefined) throw new Error(`${id} is no board`);
    const meddle = (sinceMs: number): void => {
      const refused = sinceMs === fromMs ? port.simulated.do(id, { fault }) : undefined;
      if (refused !== undefined) throw new Error(refused);
    };
    tries.push(await watch(port, board, forMs, meddle));
  }
  const most = (figure: keyof Seen): number => Math.max(...tries.map(each => each[figure]));
  return { oldMs: most('oldMs'), darkMs: most('darkMs'), framesAMinute: most('framesAMinute') };
}
