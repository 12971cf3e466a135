/** Every device of a hall, simulated, each on the way to the hall that its config names. Those that are disabled are left out. */

import type { Config } from '../../config/schema/config.ts';
import { chanceOf } from '../../daemon/people/chance.ts';
import type { Timers } from '../../drivers/device.ts';
import type { Port as PortConfig } from '../../drivers/settings/ports.ts';
import type { JoinBroker } from '../broker/device-connection.ts';
import { simulatedOf } from '../devices/kinds.ts';
import type { Haste } from '../devices/parts/haste.ts';
import type { Fault } from '../devices/simulated-kind.ts';
import type { Shows } from '../devices/simulator.ts';
import type { Looks } from '../page/contract.ts';
import { askedFault } from './asked-fault.ts';
import { type Bus, bus } from './bus.ts';
import { stoppable } from './clock.ts';
import type { Degree } from './fault-names.ts';
import type { OpenHeardPort } from './heard-port.ts';
import type { Port, PortEvents } from './port.ts';
import { onBroker, onSoundCard, onWire, type Passed, type Staged, type StagedWith } from './staged-device.ts';
import { words } from './words.ts';

/** What passed on a device's way; `rx`: the device received it. */
export type WireChunk = { device: string } & Passed;

/** Where the host finds a simulated device: the key of its config, and what stands there. */
export type StagedWay =
  | { key: 'serial' | 'tcp' | 'tasmota' | 'hid' | 'topic'; at: string }
  /** `folder`: that of the recordings, for a program that plays them. */
  | { key: 'program'; at: string; folder?: string };
/** Of each shared line, and of each device that is on none. */
export type StagedWays = {
  lines: ReadonlyMap<string, StagedWay>;
  devices: ReadonlyMap<string, StagedWay>;
};

export type Stage = {
  devices: ReadonlySet<string>;
  ways: StagedWays;
  /** What a person does at a device, as the payload of `sim/<device>/do`; a sentence when that cannot be done. */
  do(device: string, payload: unknown): string | undefined;
  shows(device: string): Shows | undefined;
  looks(device: string): Looks | undefined;
  /** Told when either has changed. */
  onShows(listener: (device: string) => void): void;
  onWire(listener: (chunk: WireChunk) => void): void;
  close(): void;
};

/** The ends that the devices stand on, ready to be taken, each once. */
export type StageEnds = {
  /** Of a line, or of a device with a port of its own. */
  openPort(on: PortEvents, of: PortOwner): Port;
  joinBroker?: JoinBroker;
  openProgram?: OpenHeardPort;
};
export type PortOwner = { line: string } | { device: string };

/** Of the luck that a bad line has: the same faults do the same again. */
const usualSeed = 1;

/** `paced`: bytes take the time that the line's baud gives them. `haste`: left out, everything is as fast as real. */
export function stage(
  config: Pick<Config, 'lines' | 'devices'> & Partial<Pick<Config, 'rules'>>,
  around: StageEnds & { timers: Timers; paced: boolean; haste?: Haste; seed?: number },
): Stage {
  const { timers, stop } = stoppable(around.timers);
  const hurry = around.haste === undefined ? {} : { haste: around.haste };
  const staged = new Map<string, Staged>();
  const closers: (() => void)[] = [];
  const lineWays = new Map<string, StagedWay>();
  const deviceWays = new Map<string, StagedWay>();
  /** Made and not ended, by device. */
  const faults = new Map<string, ReadonlyMap<Fault, Degree>>();
  const showsListeners: ((device: string) => void)[] = [];
  const wireListeners: ((chunk: WireChunk) => void)[] = [];

  /** `baud` undefined: bytes take no time. */
  function layCable(of: PortOwner, options: { baud: number | undefined; echoes: boolean }) {
    const port: Port = around.openPort({ data: bytes => cable.fromHost(bytes) }, of);
    closers.push(() => port.close());
    const baud = around.paced ? options.baud : undefined;
    const cable: Bus = bus({
      timers,
      baud,
      echoes: options.echoes,
      shared: 'line' in of,
      ...hurry,
      toHost: bytes => port.write(bytes),
    });
    return { cable, port };
  }

  function tellShows(device: string): void {
    for (const listener of showsListeners) listener(device);
  }

  /** A sentence when the device has no such fault. */
  function makeFault(
    id: string,
    { kind, simulator, way }: Staged,
    action: Record<string, unknown>,
  ): string | undefined {
    const { faults: menu, on } = simulatedOf(kind);
    const asked = askedFault(action, { kind, menu, hasWire: on !== 'sound card' });
    if (typeof asked === 'string') return asked;
    const { name, degree } = asked;
    // Both are asked: `none` ends the faults of the way and of the device.
    const made = [way.fault(name, degree), simulator.fault(name)];
    if (!made.includes(true)) throw new Error(`the menu of ${kind} has ${name}, which it cannot have`);
    if (name === 'none') faults.delete(id);
    else if (name === 'power-cycle') way.restart?.();
    else faults.set(id, new Map(faults.get(id)).set(name, degree));
    tellShows(id);
    return undefined;
  }

  const stagedWith = (id: string): StagedWith => ({
    timers,
    chance: chanceOf(around.seed ?? usualSeed, [...config.devices.keys()].indexOf(id)),
    ...hurry,
    changed: () => tellShows(id),
    tell(passed) {
      for (const listener of wireListeners) listener({ device: id, ...passed });
    },
  });

  const join: JoinBroker = (device, on) => {
    const end = needed(around.joinBroker, device)(device, on);
    closers.push(() => end.close());
    return end;
  };

  const lines = new Map<string, Bus>();
  for (const [id, line] of config.lines) {
    const { cable, port } = layCable({ line: id }, { baud: baudOf(line.port), echoes: line.echoes });
    lines.set(id, cable);
    lineWays.set(id, { key: keyOf(line.port), at: port.path });
  }
  for (const [id, device] of config.devices) {
    if (device.disabled) continue;
    if ('line' in device) {
      const cable = lines.get(device.line);
      if (cable === undefined) throw new Error(`${id} is on the line ${device.line}, which is not there`);
      staged.set(id, onWire(device, cable, stagedWith(id)));
    } else if ('port' in device || 'hid' in device) {
      const baud = 'port' in device ? baudOf(device.port) : undefined;
      const { cable, port } = layCable({ device: id }, { baud, echoes: false });
      deviceWays.set(id, { key: 'port' in device ? keyOf(device.port) : 'hid', at: port.path });
      staged.set(id, onWire(device, cable, stagedWith(id), port.plug));
    } else if ('topic' in device) {
      deviceWays.set(id, { key: 'topic', at: device.topic });
      staged.set(id, onBroker(id, device, join, stagedWith(id)));
    } else {
      const program = onSoundCard(
        device,
        needed(around.openProgram, id),
        stagedWith(id),
        config.rules?.counters,
      );
      closers.push(() => program.at.close());
      const { program: at, folder } = program.at;
      deviceWays.set(id, { key: 'program', at, ...('folder' in device && { folder }) });
      staged.set(id, program);
    }
  }

  return {
    devices: new Set(staged.keys()),
    ways: { lines: lineWays, devices: deviceWays },
    do(id, payload) {
      const device = staged.get(id);
      if (device === undefined) {
        return words.noDevice([...staged.keys()]);
      }
      if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
        return words.noObject;
      }
      const action: Record<string, unknown> = { ...payload };
      return 'fault' in action ? makeFault(id, device, action) : device.simulator.act(action);
    },
    shows: id => staged.get(id)?.simulator.shows(),
    looks(id) {
      const device = staged.get(id);
      if (device === undefined) return undefined;
      const drawing = device.simulator.drawing?.();
      const made = [...(faults.get(id) ?? [])];
      const degrees = made.filter(([, degree]) => Object.keys(degree).length > 0);
      return {
        faults: made.map(([name]) => name),
        ...(degrees.length > 0 && { degrees: Object.fromEntries(degrees) }),
        ...(drawing !== undefined && { drawing }),
      };
    },
    onShows: listener => showsListeners.push(listener),
    onWire: listener => wireListeners.push(listener),
    close() {
      stop();
      for (const close of closers) close();
    },
  };
}

function keyOf({ by }: PortConfig): 'serial' | 'tcp' | 'tasmota' {
  return by === 'file' ? 'tcp' : by;
}

/** A device file is USB, or a parallel port; a Tasmota gives the bytes their time itself. */
function baudOf({ by, baud }: PortConfig): number | undefined {
  return by === 'file' || by === 'tasmota' ? undefined : baud;
}

function needed<End>(end: End | undefined, device: string): End {
  if (end === undefined) throw new Error(`this stage has no end for ${device}`);
  return end;
}
