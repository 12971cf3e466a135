/** A simulated device on its way to the hall: what a person can do there, and the faults that it and its way can have. */
import type { Config, DeviceKind } from '../../config/schema/config.ts';
import type { Chance } from '../../daemon/people/chance.ts';
import { recordings } from '../../drivers/clips/codec.ts';
import type { Timers } from '../../drivers/device.ts';
import type { JoinBroker } from '../broker/device-connection.ts';
import {
  type OnBroker,
  type OnSoundCard,
  type OnWire,
  simulate,
  simulateOnBroker,
  simulateProgram,
} from '../devices/kinds.ts';
import type { Haste } from '../devices/parts/haste.ts';
import type { Simulator } from '../devices/simulator.ts';
import type { Bus } from './bus.ts';
import { type Message, ofBytes, ofMessages, ofReports } from './damage.ts';
import type { Degree, FaultName } from './fault-names.ts';
import { faultyWay } from './faults.ts';
import type { HeardPort, OpenHeardPort } from './heard-port.ts';
import { twinOn } from './twin.ts';

/** From switched off until it is on the network, or on USB, again. */
const restartMs = 500;

export type Staged = {
  kind: DeviceKind;
  simulator: Pick<Simulator, 'act' | 'fault' | 'shows' | 'drawing'>;
  way: {
    /** False when it is not a fault of this way. */
    fault(name: FaultName, degree: Degree): boolean;
    /** The device was switched off and on: for a way that goes with its power. */
    restart?(): void;
  };
};

/** What passed on the way: bytes or a report in hex, a message, or the words of a program. */
export type Passed =
  | { dir: 'rx' | 'tx'; hex: string }
  | { dir: 'rx' | 'tx'; topic: string; payload: string }
  | { dir: 'rx'; args: readonly string[]; input: string };

export type StagedWith = {
  timers: Timers;
  /** Of this device alone: the luck of one is not that of another. */
  chance: Chance;
  haste?: Haste;
  changed(): void;
  tell(passed: Passed): void;
};

/** `plug`: of a port that the host sees go with the cable. */
export function onWire(
  device: OnWire,
  cable: Pick<Bus, 'join'>,
  given: StagedWith,
  plug?: (isIn: boolean) => void,
): Staged {
  const { timers, haste } = given;
  const isUsb = 'hid' in device;
  const tell = (dir: 'rx' | 'tx', bytes: Uint8Array) =>
    given.tell({ dir, hex: Buffer.from(bytes).toString('hex') });
  const say = cable.join(bytes => wire.toDevice(bytes));
  const wire = faultyWay(given, isUsb ? ofReports : ofBytes, {
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
    ...(haste !== undefined && { haste }),
    changed: given.changed,
  });
  const { kind } = device;
  if (plug === undefined) {
    const twin = twinOn(cable, timers, around => simulate(device, { ...around, ...(haste && { haste }) }));
    const fault = (name: FaultName, degree: Degree): boolean =>
      [wire.fault(name, degree), twin.fault(name)].includes(true);
    return { kind, simulator, way: { fault } };
  }
  const cord = onCord(timers, plug);
  return {
    kind,
    simulator,
    way: {
      fault(name, degree) {
        // USB is its power too; that of others does not come through this cable.
        if (isUsb && name === 'unplug') simulator.fault('power-cycle');
        return cord.fault(name, wire.fault(name, degree));
      },
      // Whatever carries the bytes of others over the network stays on.
      ...(isUsb && { restart: cord.restart }),
    },
  };
}

/** `join`: gives it a connection of its own. */
export function onBroker(id: string, device: OnBroker, join: JoinBroker, given: StagedWith): Staged {
  const { timers } = given;
  const way = faultyWay<Message>(given, ofMessages, {
    device({ topic, payload }) {
      given.tell({ dir: 'rx', topic, payload });
      simulator.message(topic, payload);
    },
    host(message) {
      given.tell({ dir: 'tx', topic: message.topic, payload: message.payload });
      end.publish(message);
    },
  });
  const simulator = simulateOnBroker(device, {
    publish: (topic, payload, { retain = false } = {}) => way.toHost({ topic, payload, retain }),
    timers,
    changed: given.changed,
  });
  const { topics, will } = simulator;
  const end = join(id, {
    topics,
    ...(will !== undefined && { will }),
    connected: () => simulator.connected(),
    message: (topic, payload) => way.toDevice({ topic, payload, retain: false }),
  });
  const cord = onCord(timers, isIn => end.plug(isIn));
  return {
    kind: device.kind,
    simulator,
    way: { fault: (name, degree) => cord.fault(name, way.fault(name, degree)), restart: cord.restart },
  };
}

/** `open`: gives it an executable of its own. */
export function onSoundCard(
  device: OnSoundCard,
  open: OpenHeardPort,
  given: StagedWith,
  counters: Config['rules']['counters'] = new Map(),
): Staged & { at: HeardPort } {
  const simulator = simulateProgram(device, given);
  const named = [...counters.values()].flatMap(({ name, names = {} }) =>
    name === undefined ? [] : [name, ...Object.values(names)],
  );
  const at = open({
    timers: given.timers,
    recordings: [...recordings, ...named.flatMap(name => [name, `en/${name}`])],
    run(words, end) {
      given.tell({ dir: 'rx', ...words });
      return simulator.run(words, end);
    },
  });
  return { kind: device.kind, simulator, way: at, at };
}

/** The cable of a connection that ends when it is pulled out. `has`: what the way itself has answered to the fault. */
function onCord(timers: Timers, plug: (isIn: boolean) => void) {
  let isOut = false;
  return {
    fault(name: FaultName, has: boolean): boolean {
      if (name === 'unplug' || name === 'none') {
        isOut = name === 'unplug';
        plug(!isOut);
      }
      return has;
    },
    restart(): void {
      plug(false);
      timers.after(restartMs, () => {
        if (!isOut) plug(true);
      });
    },
  };
}
