import type { Button, PadSaid } from '../../../drivers/device.ts';
import { usageOf } from '../../../drivers/hid-keypad/codec.ts';
import { hidKeypad } from '../../../drivers/hid-keypad/driver.ts';
import { encodeBootReport } from '../../../drivers/parts/frame/boot-report.ts';
import { simulateHidKeypad } from '../../../simulators/devices/hid-keypad/device.ts';
import { ears, fitnessInWords, inWords } from '../../kit/driver/ears.ts';
import { bytesOf, fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

type Options = { buttons?: Readonly<Record<string, Button>> };

/** The driver alone, plugged in long enough that what comes is a press; the test is the pad. */
export async function aKeypad(options: Options = {}) {
  const port = fakePort();
  const virtual = virtualTimers();
  const { timers } = virtual;
  const advance = (ms: number): Promise<void> => virtual.advance(ms);
  const { told, report, said, fitness } = ears<PadSaid>();
  const pad = hidKeypad(options, port.open, { timers, report });
  await advance(600);
  return {
    pad,
    port,
    told,
    timers,
    advance,
    /** What is down now, by the names of the buttons. */
    down: (...names: string[]): void =>
      port.say(hexOf(encodeBootReport(names.map(name => usageOf(name) ?? 0)))),
    presses: (): string[] => said().map(inWords),
    fitness: (): string => fitnessInWords(fitness().at(-1)),
  };
}

/** The driver with the simulated pad behind it. */
export async function aSimulatedKeypad(options: Options = {}) {
  const alone = await aKeypad(options);
  const { port, timers } = alone;
  const simulator = simulateHidKeypad(options, {
    send: bytes => port.say(hexOf(bytes)),
    timers,
    changed: () => {},
  });
  port.peer = bytes => simulator.receive(bytes);
  for (const hex of port.written.splice(0)) simulator.receive(bytesOf(hex));
  return {
    ...alone,
    simulator,
    act: (action: Record<string, unknown>): void => {
      const refused = simulator.act(action);
      if (refused !== undefined) throw new Error(refused);
    },
  };
}
