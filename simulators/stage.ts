/** Every device of a hall, simulated, each line on a port of its own. */
import type { Config, DeviceConfig } from '../config/schema.ts';
import type { Timers } from '../drivers/driver.ts';
import { type Bus, bus } from './bus.ts';
import { stoppable } from './clock.ts';
import { type FaultyWire, faultyWire } from './faults.ts';
import { simulate } from './kinds.ts';
import type { OpenPort, Port } from './pty.ts';
import { type FaultName, faultNames, type Shows, type Simulator } from './simulator.ts';

/** A chunk on a device's wire; `rx`: the device received it. */
export type WireChunk = { device: string; dir: 'rx' | 'tx'; hex: string };

export type Stage = {
  devices: ReadonlySet<string>;
  /** The port of each shared line, and of each device with a port of its own, by their ids. */
  paths: { lines: ReadonlyMap<string, string>; devices: ReadonlyMap<string, string> };
  /** What a person does at a device, as the payload of `sim/<device>/do`; a sentence when that cannot be done. */
  do(device: string, payload: unknown): string | undefined;
  shows(device: string): Shows | undefined;
  onShows(listener: (device: string) => void): void;
  onWire(listener: (chunk: WireChunk) => void): void;
  close(): void;
};

/** `paced`: bytes take the time that the line's baud gives them. */
export function stage(
  config: Pick<Config, 'lines' | 'devices'>,
  around: { openPort: OpenPort; timers: Timers; paced: boolean },
): Stage {
  const { timers, stop } = stoppable(around.timers);
  const staged = new Map<string, Staged>();
  const ports: Port[] = [];
  const linePaths = new Map<string, string>();
  const devicePaths = new Map<string, string>();
  const showsListeners: ((device: string) => void)[] = [];
  const wireListeners: ((chunk: WireChunk) => void)[] = [];

  function layCable(options: { baud: number; echoes: boolean }): {
    cable: Bus;
    path: string;
  } {
    const port = around.openPort({ data: bytes => cable.fromHost(bytes) });
    ports.push(port);
    const cable = bus({
      timers,
      baud: around.paced ? options.baud : undefined,
      echoes: options.echoes,
      toHost: port.write,
    });
    return { cable, path: port.path };
  }

  function connect(id: string, device: DeviceConfig, cable: Bus): void {
    const tell = (dir: 'rx' | 'tx', bytes: Uint8Array) => {
      const chunk = { device: id, dir, hex: Buffer.from(bytes).toString('hex') };
      for (const listener of wireListeners) listener(chunk);
    };
    const say = cable.join(bytes => wire.toDevice(bytes));
    const wire = faultyWire(timers, {
      device(bytes) {
        tell('rx', bytes);
        simulator.receive(bytes);
      },
      host(bytes) {
        tell('tx', bytes);
        say(bytes);
      },
    });
    const simulator = simulate(device, {
      send: wire.toHost,
      timers,
      changed() {
        for (const listener of showsListeners) listener(id);
      },
    });
    staged.set(id, { kind: device.kind, simulator, wire });
  }

  const lines = new Map<string, Bus>();
  for (const [id, line] of config.lines) {
    const { cable, path } = layCable(line);
    lines.set(id, cable);
    linePaths.set(id, path);
  }
  for (const [id, device] of config.devices) {
    if ('line' in device) {
      const cable = lines.get(device.line);
      if (cable === undefined) throw new Error(`${id} is on the line ${device.line}, which is not there`);
      connect(id, device, cable);
    } else {
      const { cable, path } = layCable({ baud: device.baud, echoes: false });
      devicePaths.set(id, path);
      connect(id, device, cable);
    }
  }

  return {
    devices: new Set(staged.keys()),
    paths: { lines: linePaths, devices: devicePaths },
    do(id, payload) {
      const device = staged.get(id);
      if (device === undefined) {
        return `found no such device, expected one of ${[...staged.keys()].join(', ')}`;
      }
      if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
        return 'found something else, expected a JSON object, for example {"fault":"unplug"}';
      }
      const action: Record<string, unknown> = { ...payload };
      return 'fault' in action ? makeFault(device, action['fault']) : device.simulator.act(action);
    },
    shows: id => staged.get(id)?.simulator.shows(),
    onShows: listener => showsListeners.push(listener),
    onWire: listener => wireListeners.push(listener),
    close() {
      stop();
      for (const port of ports) port.close();
    },
  };
}

type Staged = { kind: string; simulator: Simulator; wire: FaultyWire };

function makeFault({ kind, simulator, wire }: Staged, name: unknown): string | undefined {
  if (!isFaultName(name)) {
    return `found an unknown fault, expected one of ${faultNames.join(', ')}, for example {"fault":"unplug"}`;
  }
  // Both are asked: `none` ends the faults of the wire and of the device.
  const faults = [wire.fault(name), simulator.fault(name)];
  if (faults.includes(true)) return undefined;
  return `found the fault ${name}, which no ${kind} has, for example {"fault":"unplug"}`;
}

const isFaultName = (name: unknown): name is FaultName => faultNames.some(known => known === name);
