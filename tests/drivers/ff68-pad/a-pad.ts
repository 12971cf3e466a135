import type { Pad, PadAnswer, PadSaid } from '../../../drivers/device.ts';
import { type Dialect, encode } from '../../../drivers/ff68-pad/codec.ts';
import { ff68Pad, ff68Protocol } from '../../../drivers/ff68-pad/driver.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { ears, inWords } from '../../kit/driver/ears.ts';
import { fakePort, hexOf } from '../../kit/driver/fake-port.ts';
import { type HowStaged, only, stagedDevices } from '../../kit/driver/staged-devices.ts';
import { virtualTimers } from '../../virtual-timers.ts';

/** From tests/vectors/ff68-pad.json. */
export const next = 'ff6803036803010c1016';
export const beep = 'ff6802026803030616';

export function frame(address: number, func: number, ...data: number[]): string {
  return hexOf(encode({ address, func, data }));
}

export async function aPad(address = 3, dialect: Dialect = '21-key') {
  const port = fakePort();
  const virtual = virtualTimers();
  const { timers } = virtual;
  const advance = (ms: number): Promise<void> => virtual.advance(ms);
  const line = openLine(ff68Protocol, { baud: 9600, turnaroundMs: 5 }, { open: port.open, timers });
  const { told, report, said } = ears<PadSaid>();
  const pad = ff68Pad({ address, dialect, repeatWindowMs: 1600 }, line, { timers, report });
  await advance(0);

  const presses = (): string[] => said().map(inWords);
  /** What the line carried since the last look. */
  function sent(): string[] {
    return port.written.splice(0);
  }
  /** The pad says it, and the hall answers. */
  function answered(frame: string, answer: PadAnswer['is'], code?: number): void {
    port.say(frame);
    answerLast(pad, said(), answer, code);
  }
  return { pad, line, port, told, said, presses, answered, sent, advance, timers };
}

function lastSaid(said: PadSaid[]): PadSaid {
  const last = said.at(-1);
  if (last === undefined) throw new Error('the pad said nothing');
  return last;
}

export function answerLast(pad: Pad, said: PadSaid[], answer: PadAnswer['is'], code = 13): void {
  pad.answer(lastSaid(said), answer === 'refused' ? { is: answer, code } : { is: answer });
}

/** Simulated pads on one line, called `pad-<address>`. */
export async function padsOnALine(addresses: readonly number[], how: HowStaged = {}) {
  const pad = (address: number) =>
    ({ kind: 'ff68-pad', line: 'pads', address, counter: '1', disabled: false, dialect: '21-key' }) as const;
  const port = await stagedDevices(new Map(addresses.map(address => [`pad-${address}`, pad(address)])), how);
  return { ...port, pads: only('pad', port) };
}
