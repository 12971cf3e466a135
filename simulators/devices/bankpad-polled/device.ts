/** A pad that says a key when it is asked, until it is answered. */
import { keyFrame, pollOf, showParts, simulatedKeys } from '../../../drivers/bankpad-polled/codec.ts';
import { read } from '../../../drivers/parts/frame/parts.ts';
import { lastingFaults } from '../parts/lasting-faults.ts';
import type { Simulator, Surroundings } from '../simulator.ts';

/** What is silent for so long has ended: the question of one byte is told from a frame that begins with it by nothing else. */
const silenceMs = 5;
const digitsKept = 4;
/** How often it says a key that is not answered is not known: this is assumed [C]. */
const mostTimes = 4;
const dark = '    ';
const answered = '0000';

export function simulateBankPad({ address }: { address: number }, around: Surroundings): Simulator {
  const { timers } = around;
  let incoming: number[] = [];
  let lastMs = -Infinity;
  let cancelAsked = (): void => {};
  let text = dark;
  let digits = '';
  const wrong = lastingFaults('stuck-key', 'foreign');
  /** What was pressed and not answered; the first is said. */
  let unsaid: { key: number; number: number; times: number }[] = [];

  function asked(): void {
    if (wrong.has('stuck-key') && unsaid.length === 0) press('next');
    const [first] = unsaid;
    if (first === undefined) return;
    first.times += 1;
    if (first.times >= mostTimes) unsaid.shift();
    around.send(keyFrame(wrong.addressSaid(address), first.key, first.number));
  }

  function press(key: string): void {
    unsaid.push({ key: simulatedKeys.get(key) ?? 0, number: Number(digits), times: 0 });
    digits = '';
  }

  function hear(): void {
    cancelAsked();
    const bytes = Uint8Array.from(incoming);
    if (bytes.length === 1 && bytes[0] === pollOf(address)[0]) cancelAsked = timers.after(silenceMs, asked);
    const shown = read(bytes, parts => showParts(parts));
    if (shown?.address !== address) return;
    incoming = [];
    if (shown.digits === answered && (unsaid[0]?.times ?? 0) > 0) unsaid.shift();
    text = shown.digits;
    around.changed();
  }

  return {
    receive(bytes) {
      if (timers.now() - lastMs >= silenceMs) incoming = [];
      lastMs = timers.now();
      incoming.push(...bytes);
      hear();
    },
    act({ press: key }) {
      if (typeof key === 'string' && /^\d$/.test(key)) digits = (digits + key).slice(-digitsKept);
      else if (typeof key === 'string' && simulatedKeys.has(key)) press(key);
      else
        return `This pad takes {"press": …} with a digit or one of ${[...simulatedKeys.keys()].join(', ')}.`;
      return undefined;
    },
    fault(name) {
      if (name !== 'power-cycle') return wrong.fault(name);
      unsaid = [];
      digits = '';
      text = dark;
      around.changed();
      return true;
    },
    shows: () => ({ text }),
  };
}
