import { expect, test } from 'vitest';
import type { Fitness } from '../../../drivers/device.ts';
import { ff68Pad } from '../../../drivers/ff68-pad/driver.ts';
import type { FaultName } from '../../../simulators/stage/fault-names.ts';
import type { HowStaged } from '../../kit/driver/staged-devices.ts';
import { answerLast, aPad, frame, next, padsOnALine } from './a-pad.ts';

/** Pads on one line, and a hall that acknowledges every frame and counts those that are no repeat. */
async function padsOf(addresses: readonly number[], echoes: HowStaged['echoes'] = false) {
  const port = await padsOnALine(addresses, { echoes });
  const halls = port.pads.map(({ driver: pad, ears }) => {
    const hall = { effects: 0, told: 0, mostQueued: 0, fitness: [] as Fitness[] };
    let firstAtMs = -Infinity;
    ears.listen(what => {
      if (what.is === 'fitness') hall.fitness.push(what.fitness);
      if (what.is !== 'said' || 'line' in what.said) return;
      hall.told += 1;
      if (port.timers.now() - firstAtMs >= 1600) {
        firstAtMs = port.timers.now();
        hall.effects += 1;
      }
      pad.answer(what.said, { is: 'done' });
      hall.mostQueued = Math.max(hall.mostQueued, pad.health().queueDepth);
    });
    return hall;
  });
  await port.advance(1000);
  const act = (id: number, payload: { press: string } | { fault: FaultName }): void => {
    expect(port.simulated.do(`pad-${id}`, payload)).toBeUndefined();
  };
  const lcd = (id: number): unknown => port.simulated.shows(`pad-${id}`)?.['lcd'];
  return { halls, pads: port.pads, act, lcd, advance: port.advance };
}

async function threePads(echoes?: HowStaged['echoes']) {
  const { halls, pads, ...line } = await padsOf([1, 2, 3], echoes);
  const [first, second, third] = halls.map((hall, at) => ({ hall, pad: pads[at]?.driver }));
  if (first === undefined || second?.pad === undefined || third === undefined) throw new Error('three pads');
  return { ...line, first, second: { hall: second.hall, pad: second.pad }, third };
}

const ready: Fitness = { is: 'ready' };
const stuck: Fitness = {
  is: 'degraded',
  why: 'a key is stuck, or the adapter hears itself: look at the pad, or set echoes: true on its line',
};
const noisy: Fitness = {
  is: 'degraded',
  why: 'noise on the line: a pad that babbles or has another baud rate, or the cable; unplug the pads one by one',
};

test('a stuck key counts once, is told after 5 s, and leaves the other pads of the line to work', async () => {
  const { first, second, act, lcd, advance } = await threePads();
  act(1, { fault: 'stuck-key' });
  for (let time = 0; time < 10; time += 1) {
    act(2, { press: time % 2 === 0 ? 'next' : 'recall' });
    second.pad.want({ waiting: time, number: time });
    await advance(3000);
    expect(lcd(2)).toBe(`00${time}00${time}`);
  }
  expect(second.hall).toMatchObject({ effects: 10, fitness: [ready] });
  expect(first.hall).toMatchObject({ effects: 1, mostQueued: 1, fitness: [ready, stuck] });
  expect(first.hall.told).toBeLessThan(20);
  act(1, { fault: 'none' });
  await advance(1000);
  expect(first.hall.fitness).toEqual([ready, stuck, ready]);
  act(1, { press: 'next' });
  await advance(500);
  expect(first.hall.effects).toBe(2);
});

test('a stuck key counts no more for every other key that is pressed at that pad', async () => {
  const { port, presses, advance } = await aPad();
  for (let time = 0; time < 50; time += 1) {
    port.say(next);
    await advance(100);
    if (time === 20 || time === 40) port.say(frame(3, 1, 0x0d));
  }
  expect(presses().filter(press => press === 'recall')).toHaveLength(2);
  expect(presses().lastIndexOf('next')).toBeLessThan(presses().indexOf('recall'));
});

test('an impatient finger is nobody’s alarm', async () => {
  const { first, act, advance } = await threePads();
  for (let time = 0; time < 6; time += 1) {
    act(1, { press: 'next' });
    await advance(500);
  }
  expect(first.hall.fitness).toEqual([ready]);
});

test('a pad that babbles is told at every pad of its line, and they work between its words', async () => {
  const { second, third, act, lcd, advance } = await threePads();
  act(1, { fault: 'babble' });
  act(2, { press: 'next' });
  act(3, { press: 'recall' });
  second.pad.want({ waiting: 7 });
  await advance(6000);
  expect([second.hall.effects, third.hall.effects]).toEqual([1, 1]);
  expect([second.hall.fitness, third.hall.fitness]).toEqual([
    [ready, noisy],
    [ready, noisy],
  ]);
  expect(lcd(2)).toBe('007   ');
  act(1, { fault: 'none' });
  await advance(2000);
  expect(second.hall.fitness).toEqual([ready, noisy, ready]);
});

test('two pads pressed in the same instant are not heard, and have both one effect in the end', async () => {
  const addresses = [0, 1, 2, 3, 4, 5, 6];
  for (const one of addresses)
    for (const other of addresses.slice(one + 1)) {
      const { halls, act, advance } = await padsOf(addresses);
      act(one, { press: 'next' });
      act(other, { press: 'next' });
      await advance(300);
      expect(halls.map(({ effects }) => effects)).toEqual([0, 0, 0, 0, 0, 0, 0]);
      await advance(5000);
      const isPressed = (at: number): boolean => at === one || at === other;
      expect(halls.map(({ effects }) => effects)).toEqual(addresses.map(at => (isPressed(at) ? 1 : 0)));
    }
});

test('pads that are pressed together again and again are no babble', async () => {
  const { first, second, act, advance } = await threePads();
  for (let time = 0; time < 10; time += 1) {
    act(1, { press: 'next' });
    act(2, { press: 'next' });
    await advance(2500);
  }
  for (const { hall } of [first, second]) expect(hall).toMatchObject({ effects: 10, fitness: [ready] });
});

test('an adapter that hears itself and was not declared acknowledges one press for two seconds, and no longer', async () => {
  const { first, act, advance } = await threePads('undeclared');
  act(1, { press: 'next' });
  await advance(1700);
  const told = first.hall.told;
  await advance(10_000);
  expect(first.hall).toMatchObject({ effects: 1, told });
});

test('a picture that a press garbled is sent again as soon as the pad has ended', async () => {
  const { first, second, act, lcd, advance } = await threePads();
  second.pad.want({ waiting: 5, number: 5 });
  await advance(8);
  act(1, { press: 'next' });
  await advance(60);
  expect(lcd(2)).toBe('005005');
  await advance(2000);
  expect(first.hall.effects).toBe(1);
});

test('a press that our picture garbled counts once, when the pad says it again', async () => {
  const { first, second, act, advance } = await threePads(true);
  for (let time = 0; time < 20; time += 1) {
    second.pad.want({ waiting: time, number: time });
    await advance(time % 15);
    act(1, { press: 'next' });
    await advance(2600);
    expect(first.hall.effects).toBe(time + 1);
  }
});

test('a pad that repeats itself while the line is busy is acknowledged once', async () => {
  const { pad, line, port, said, sent, advance, timers } = await aPad();
  const others = [4, 5, 6].map(address =>
    ff68Pad({ address, dialect: '21-key', repeatWindowMs: 1600 }, line, { timers, report: () => {} }),
  );
  await advance(0);
  for (const other of others) other.want({ waiting: 1 });
  port.say(next);
  for (let times = 0; times < 20; times += 1) answerLast(pad, said(), 'done');
  expect(pad.health().queueDepth).toBe(1);
  await advance(1000);
  expect(sent().filter(one => one === next)).toHaveLength(1);
});

test('lone digits that nothing followed for 10 s are forgotten with one beep', async () => {
  const { port, presses, sent, advance } = await aPad();
  port.say(frame(3, 1, 1));
  await advance(9900);
  sent();
  await advance(200);
  expect(sent()).toEqual([frame(3, 3)]);
  port.say(frame(3, 1, 0x0f));
  expect(presses()).toEqual(['ok']);
  port.say(frame(3, 1, 2));
  await advance(500);
  port.say(frame(3, 1, 0x13));
  await advance(60_000);
  expect(presses()).toEqual(['ok', 'transfer 2']);
  expect(sent()).not.toContain(frame(3, 3));
});
