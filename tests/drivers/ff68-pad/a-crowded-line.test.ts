/** A line at the pace of a crowd a hundred times as fast as people: many presses, and after each a picture for every pad. */
import { expect, test } from 'vitest';
import type { Fitness } from '../../../drivers/device.ts';
import { padsOnALine } from './a-pad.ts';

const addresses = [0, 1, 2, 3, 4, 5, 6];

/** `everyMs`: how often each of the seven is pressed, for a minute. What was told of the line, and how many presses came through. */
async function crowded(everyMs: number, haste: number) {
  const port = await padsOnALine(addresses, { haste: () => haste });
  const told: Fitness[] = [];
  let [heard, pressed, waiting] = [0, 0, 0];
  for (const { driver: pad, ears } of port.pads) {
    ears.listen(what => {
      if (what.is === 'fitness') told.push(what.fitness);
      if (what.is !== 'said' || 'line' in what.said) return;
      heard += 1;
      pad.answer(what.said, { is: 'done' });
      // Somebody was called: one fewer waits for all of them.
      waiting = (waiting + 1) % 100;
      for (const { driver } of port.pads) driver.want({ waiting, number: heard % 1000 });
    });
  }
  await port.advance(1000);
  const due = addresses.map(address => (address * everyMs) / addresses.length);
  for (let at = 0; at < 60_000; at += 20) {
    for (const [nth, address] of addresses.entries()) {
      if ((due[nth] ?? 0) > at) continue;
      due[nth] = at + everyMs * (0.6 + 0.1 * ((pressed * 7) % 9));
      pressed += 1;
      port.simulated.do(`pad-${address}`, { press: pressed % 2 === 0 ? 'next' : 'evaluate' });
    }
    await port.advance(20);
  }
  await port.advance(3000);
  return { told, heard, pressed };
}

/** A citizen of six minutes, and two or three presses each: every so many ms at a hundred times the speed. */
const pressedEveryMs = 1500;

test('is no noise, and loses no press, when the wires are as fast as the crowd', async () => {
  const { told, heard, pressed } = await crowded(pressedEveryMs, 100);
  expect(new Set(told.map(({ is }) => is))).toEqual(new Set(['ready']));
  expect(heard).toBe(pressed);
});

test('is told as noise on wires of real time: pads that speak into so many pictures are not heard', async () => {
  const { told, heard, pressed } = await crowded(pressedEveryMs, 1);
  expect(new Set(told.map(({ is }) => is))).toEqual(new Set(['ready', 'degraded']));
  expect(heard).toBeLessThan(pressed);
});
