import type { Button, PadSaid } from '../../../drivers/device.ts';
import { xkeys } from '../../../drivers/xkeys/driver.ts';
import { simulateXkeys } from '../../../simulators/devices/xkeys/device.ts';
import { ears, fitnessInWords, inWords } from '../../kit/driver/ears.ts';
import { bytesOf, fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import vectors from '../../vectors/xkeys.json' with { type: 'json' };
import { virtualTimers } from '../../virtual-timers.ts';

type Options = { unit?: number; buttons?: Readonly<Record<string, Button>> };

/** A report from tests/vectors/xkeys.json. */
export function vector(name: string): Uint8Array {
  const found = vectors.find(one => one.name.startsWith(name));
  if (found === undefined) throw new Error(`no vector ${name}`);
  return bytesOf(found.hex);
}

/** The driver alone; the test is the device. */
export async function anXkeys(options: Options = {}) {
  const port = fakePort();
  const virtual = virtualTimers();
  const { told, report, said, fitness } = ears<PadSaid>();
  const { timers } = virtual;
  const pad = xkeys(options, port.open, { timers, report });
  await virtual.advance(0);
  return {
    pad,
    port,
    told,
    timers,
    advance: (ms: number): Promise<void> => virtual.advance(ms),
    presses: (): string[] => said().map(inWords),
    fitnessTold: fitness,
    fitness: (): string => fitnessInWords(fitness().at(-1)),
    /** What was written since the last look, without the zeros at its end. */
    sent: (): string[] => port.written.splice(0).map(hex => hex.replace(/(?:00)+$/, '')),
    say: (report: Uint8Array): void => port.say(hexOf(report)),
    hear: (...bytes: number[]): void => port.say(hexOf(reportOf(...bytes))),
  };
}

/** The driver with the simulated device behind it, a millisecond away in each direction. */
export async function aSimulatedXkeys(options: Options = {}, device: Options = options) {
  const alone = await anXkeys(options);
  const { port, timers, advance } = alone;
  let mute = false;
  let lamps = 0;
  const simulator = simulateXkeys(device, {
    send(bytes) {
      const hex = hexOf(bytes);
      timers.after(1, () => {
        if (!mute) port.say(hex);
      });
    },
    timers,
    changed: () => {
      lamps += 1;
    },
  });
  port.peer = bytes => timers.after(1, () => simulator.receive(bytes));
  // What was asked before the device was there.
  port.unplug('put together');
  await advance(1000);
  alone.told.splice(0, alone.told.length - 2);
  return {
    ...alone,
    simulator,
    act: (action: Record<string, unknown>): void => {
      const refused = simulator.act(action);
      if (refused !== undefined) throw new Error(refused);
    },
    shows: () => simulator.shows(),
    /** Somebody else tells the device. */
    order: (...bytes: number[]): void => {
      const report = new Uint8Array(36);
      report.set(bytes);
      simulator.receive(report);
    },
    changes: () => lamps,
    mute: () => {
      mute = true;
    },
  };
}

/** 32 bytes. */
export function reportOf(...bytes: number[]): Uint8Array {
  const report = new Uint8Array(32);
  report.set(bytes);
  return report;
}
