import type { Pad, PadAnswer, PadSaid, Told } from '../../../drivers/device.ts';
import { encode } from '../../../drivers/ff68-pad/codec.ts';
import { ff68Pad, ff68Protocol } from '../../../drivers/ff68-pad/driver.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { fakePort, hexOf } from '../link/fake-port.ts';

/** From tests/vectors/ff68-pad.json. */
export const next = 'ff6803036803010c1016';
export const beep = 'ff6802026803030616';

export function frame(address: number, func: number, ...data: number[]): string {
  return hexOf(encode({ address, func, data }));
}

export async function aPad(address = 3) {
  const port = fakePort();
  const virtual = virtualTimers();
  const { timers } = virtual;
  const advance = (ms: number): Promise<void> => virtual.advance(ms);
  const line = openLine(ff68Protocol, { baud: 9600, turnaroundMs: 5 }, port.open, timers);
  const told: Told<PadSaid>[] = [];
  const pad = ff68Pad({ address, repeatWindowMs: 1600 }, line, timers, what => told.push(what));
  await advance(0);

  /** What the pad said, as `key digits` or `rating n`. */
  const said = (): PadSaid[] => told.flatMap(what => (what.is === 'said' ? [what.said] : []));
  const presses = (): string[] =>
    said().map(one => ('press' in one ? `${one.press} ${one.digits}`.trim() : `rating ${one.rating}`));
  /** What the line carried since the last look. */
  function sent(): string[] {
    return port.written.splice(0);
  }
  return { pad, line, port, told, said, presses, sent, advance, timers };
}

function lastSaid(said: PadSaid[]): PadSaid {
  const last = said.at(-1);
  if (last === undefined) throw new Error('the pad said nothing');
  return last;
}

export function answerLast(pad: Pad, said: PadSaid[], answer: PadAnswer['is'], code = 13): void {
  pad.answer(lastSaid(said), answer === 'refused' ? { is: answer, code } : { is: answer });
}
