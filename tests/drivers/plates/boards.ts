/** Every board of `config/halls/every-kind.yaml` on its line, and what can be wrong with its way. */
import { readConfig } from '../../../config/load/read.ts';
import { type DeviceConfig, definitionOf } from '../../../drivers/kinds.ts';
import { simulatedOf } from '../../../simulators/devices/kinds.ts';
import type { Degree, FaultName } from '../../../simulators/stage/fault-names.ts';
import { only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { type Seen, watch } from './plate.ts';

/** Made together; `hears`: whether anything still comes to the board. */
export type Trouble = { of: string; faults: readonly MadeFault[]; hears: boolean };
type MadeFault = { fault: FaultName } & Degree;

const heard = (of: string, ...faults: readonly MadeFault[]): Trouble => ({ of, faults, hears: true });
const deaf = (of: string, ...faults: readonly MadeFault[]): Trouble => ({ of, faults, hears: false });

const troubles: readonly Trouble[] = [
  deaf('unplug', { fault: 'unplug' }),
  deaf('hears-nothing', { fault: 'hears-nothing' }),
  heard('answers-lost', { fault: 'mute' }),
  heard('slow', { fault: 'slow' }),
  heard('late 0.3 s', { fault: 'latency', ms: 300, jitterMs: 200 }),
  heard('late 1-2 s', { fault: 'latency', ms: 1000, jitterMs: 900 }),
  heard('late, loss 1 %', { fault: 'latency', ms: 500, jitterMs: 1400 }, { fault: 'loss', percent: 1 }),
  heard('garble', { fault: 'garble' }),
  heard('noise 1 %', { fault: 'noise', percent: 1 }),
  heard('loss 1 %', { fault: 'loss', percent: 1 }),
  heard('twin', { fault: 'twin' }),
  deaf('twin answers', { fault: 'twin' }, { fault: 'hears-nothing' }),
  heard('foreign', { fault: 'foreign' }),
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

/** Those that may be, wired to listen only; whose pictures may have an end, with one; and with the other way to wrap frames. */
export const otherwiseWired = (): Subject[] => [
  ...everyBoard().flatMap(it =>
    withDevices(it, 'unheard', one => 'answers' in one && { ...one, answers: false }),
  ),
  ...everyBoard().flatMap(it => withDevices(it, 'with a life', one => 'life' in one && { ...one, life: 60 })),
  ...everyBoard().flatMap(it =>
    withDevices(it, 'over TCP', one => 'frames' in one && { ...one, frames: 'tcp' }),
  ),
];

/** All of its line changed; nothing where it cannot be. */
function withDevices(
  { of, id, devices }: Subject,
  how: string,
  change: (one: DeviceConfig) => DeviceConfig | false,
): Subject[] {
  const changed = new Map([...devices].map(([each, one]) => [each, change(one) || one]));
  const device = changed.get(id);
  if (device === undefined || device === devices.get(id)) return [];
  return [{ of: `${of}, ${how}`, id, device, devices: changed }];
}

export function troublesOf({ device }: Subject): Trouble[] {
  const { faults } = simulatedOf(device.kind);
  const has = ({ fault }: MadeFault): boolean => faults.some(known => known === fault);
  // A connection loses and damages nothing.
  const isWhole = 'frames' in device && device.frames === 'tcp';
  const bears = ({ fault }: MadeFault): boolean => !isWhole || (fault !== 'noise' && fault !== 'loss');
  return troubles.filter(each => each.faults.every(fault => has(fault) && bears(fault)));
}

/** The worst of several tries, by when in them the trouble begins. */
export async function worstUnder(
  { id, devices }: Subject,
  { faults }: Trouble,
  { beginsAtMs, forMs }: { beginsAtMs: readonly number[]; forMs: number },
): Promise<Seen> {
  const tries: Seen[] = [];
  for (const fromMs of beginsAtMs) {
    const port = await stagedDevices(devices);
    const board = only('board', port).find(one => one.id === id);
    if (board === undefined) throw new Error(`${id} is no board`);
    const meddle = (sinceMs: number): void => {
      if (sinceMs !== fromMs) return;
      for (const fault of faults) {
        const refused = port.simulated.do(id, fault);
        if (refused !== undefined) throw new Error(refused);
      }
    };
    tries.push(await watch(port, board, forMs, meddle));
  }
  const most = (figure: keyof Seen): number => Math.max(...tries.map(each => each[figure]));
  return {
    oldMs: most('oldMs'),
    darkMs: most('darkMs'),
    falselyTold: most('falselyTold'),
    framesAMinute: most('framesAMinute'),
  };
}
