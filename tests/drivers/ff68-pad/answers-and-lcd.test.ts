import { describe, expect, test } from 'vitest';
import type { PadSaid } from '../../../drivers/device.ts';
import { ff68Pad } from '../../../drivers/ff68-pad/driver.ts';
import { lcdTexts } from '../../../drivers/ff68-pad/lcd.ts';
import { answerLast, aPad, beep, frame, next } from './a-pad.ts';

describe('an answer', () => {
  test('of a refusal is the echo, two beeps, and the code for 3 s; then the picture again', async () => {
    const { pad, sent, advance, answered } = await aPad();
    pad.want({ waiting: 12, number: 3 });
    await advance(100);
    sent();
    answered(next, 'refused', 7);
    await advance(1000);
    expect(sent()).toEqual([next, beep, beep, frame(3, 2, 10, 10, 10, 10, 0, 7)]);
    await advance(3000);
    expect(sent().at(-1)).toEqual(frame(3, 2, 0, 1, 2, 0, 0, 3));
  });

  test('of a press that was accepted takes away the code of one that was not, at once', async () => {
    const { pad, port, said, sent, advance, answered } = await aPad();
    pad.want({ waiting: 12 });
    answered(frame(3, 1, 5, 0x0f), 'refused', 15);
    await advance(700);
    expect(sent()).toContain(frame(3, 2, 10, 10, 10, 10, 1, 5));
    port.say(next);
    pad.want({ waiting: 11, number: 3 });
    answerLast(pad, said(), 'done');
    await advance(100);
    expect(sent()).toEqual([next, frame(3, 2, 0, 1, 1, 0, 0, 3)]);
    await advance(5000);
    expect(new Set(sent())).toEqual(new Set([frame(3, 2, 0, 1, 1, 0, 0, 3)]));
  });

  test('of a press that was accepted while a refusal still beeps leaves it no code', async () => {
    const { pad, sent, advance, answered } = await aPad();
    pad.want({ waiting: 12 });
    await advance(100);
    sent();
    answered(frame(3, 1, 5, 0x0f), 'refused', 15);
    await advance(50);
    answered(next, 'done');
    await advance(5000);
    expect(sent()).not.toContain(frame(3, 2, 10, 10, 10, 10, 1, 5));
  });

  test('of a repeat, of digits, and of a grade leaves the code where it stands', async () => {
    const { pad, port, sent, advance, answered } = await aPad();
    pad.want({ waiting: 12 });
    answered(frame(3, 1, 5, 0x0f), 'refused', 15);
    await advance(700);
    sent();
    answered(frame(3, 1, 5, 0x0f), 'repeat');
    port.say(frame(3, 1, 8));
    answered(frame(3, 0x11, 4), 'done');
    await advance(2000);
    expect(sent().filter(one => one === frame(3, 2, 0, 1, 2, 10, 10, 10))).toEqual([]);
  });

  test('of a refusal beeps also after presses that were accepted', async () => {
    const { pad, said, sent, advance, answered } = await aPad();
    answered(next, 'done');
    await advance(1000);
    sent();
    answerLast(pad, said(), 'refused');
    await advance(1000);
    expect(sent().slice(0, 3)).toEqual([next, beep, beep]);
  });

  test('leaves a gap between two beeps', async () => {
    const { pad, sent, advance } = await aPad();
    pad.attention('next-came');
    pad.attention('next-came');
    await advance(200);
    expect(sent()).toEqual([beep]);
    await advance(100);
    expect(sent()).toEqual([beep]);
  });

  test('never piles up beeps for minutes', async () => {
    const { pad, port, said, sent, advance } = await aPad();
    port.say(next);
    for (let times = 0; times < 50; times += 1) answerLast(pad, said(), 'refused');
    await advance(60_000);
    expect(sent().filter(one => one === beep).length).toBeLessThanOrEqual(6);
  });

  test('goes before the pictures that wait on the line', async () => {
    const { line, sent, advance, timers, answered } = await aPad();
    const others = [4, 5, 6].map(address =>
      ff68Pad({ address, dialect: '21-key', repeatWindowMs: 1600 }, line, { timers, report: () => {} }),
    );
    await advance(0);
    for (const other of others) other.want({ waiting: 1 });
    answered(next, 'done');
    await advance(500);
    expect(sent().indexOf(next)).toBe(1);
  });

  test('to one pad does not wait for another, when both speak at once', async () => {
    const { line, sent, advance, timers, answered } = await aPad();
    const others: PadSaid[] = [];
    const other = ff68Pad({ address: 4, dialect: '21-key', repeatWindowMs: 1600 }, line, {
      timers,
      report: what => {
        if (what.is === 'said') others.push(what.said);
      },
    });
    const theirs = frame(4, 1, 0x0c);
    answered(next + theirs, 'done');
    answerLast(other, others, 'done');
    await advance(50);
    expect(sent()).toEqual([next, theirs]);
  });

  test('to a pad whose port is gone is dropped: the pad asks again', async () => {
    const { pad, port, said, sent, advance } = await aPad();
    port.say(next);
    port.unplug();
    answerLast(pad, said(), 'refused', 7);
    await advance(2000);
    expect(sent()).toEqual([]);
  });
});

describe('the LCD', () => {
  const twelveWait = frame(3, 2, 0, 1, 2, 10, 10, 10);

  test('shows how many wait and the number in hand, and is told as sent', async () => {
    const { pad, told, sent, advance } = await aPad();
    pad.want({ waiting: 12 });
    await advance(100);
    pad.want({ waiting: 1234, number: 5678 });
    await advance(100);
    expect(sent()).toEqual([twelveWait, frame(3, 2, 9, 9, 9, 6, 7, 8)]);
    expect(told).toEqual([
      { is: 'fitness', fitness: { is: 'ready' } },
      { is: 'shown', confirmed: 'sent' },
      { is: 'shown', confirmed: 'sent' },
    ]);
  });

  test('goes straight to the latest of many pictures', async () => {
    const { pad, told, sent, advance } = await aPad();
    for (let waiting = 0; waiting <= 12; waiting += 1) pad.want({ waiting });
    await advance(1000);
    expect(sent()).toEqual([frame(3, 2, 0, 0, 0, 10, 10, 10), twelveWait]);
    expect(told.filter(what => what.is === 'shown')).toHaveLength(1);
  });

  test('is not painted again for the same picture, but every 1.5 s', async () => {
    const { pad, sent, advance } = await aPad();
    pad.want({ waiting: 12 });
    pad.want({ waiting: 12 });
    await advance(1400);
    expect(sent()).toEqual([twelveWait]);
    await advance(1500);
    expect(sent()).toEqual([twelveWait]);
  });

  test('of another picture that looks the same is told at once, while it stands there', async () => {
    const { pad, port, told, sent, advance } = await aPad();
    pad.want({ waiting: 1000, number: 12 });
    await advance(100);
    told.splice(0);
    sent();
    pad.want({ waiting: 1001, number: 1012 });
    expect(told).toEqual([{ is: 'shown', confirmed: 'sent' }]);
    expect(sent()).toEqual([]);
    port.unplug('cable');
    pad.want({ waiting: 1002, number: 12 });
    expect(told.at(-1)).toEqual({ is: 'shown', confirmed: 'none' });
  });

  test('is not told while a code stands in its place', async () => {
    const { pad, told, advance, answered } = await aPad();
    pad.want({ waiting: 1000 });
    answered(next, 'refused', 7);
    await advance(1000);
    told.splice(0);
    pad.want({ waiting: 1001 });
    await advance(100);
    expect(told).toEqual([]);
  });

  test('is unknown while the port is gone, and painted again when it is back', async () => {
    const { pad, port, told, sent, advance } = await aPad();
    await advance(2000);
    pad.want({ waiting: 11 });
    await advance(100);
    sent();
    told.splice(0);
    port.unplug('cable');
    pad.want({ waiting: 12 });
    await advance(200);
    expect(sent()).toEqual([twelveWait]);
    expect(told).toEqual([
      { is: 'fitness', fitness: { is: 'lost', why: 'cable' } },
      { is: 'shown', confirmed: 'none' },
      { is: 'fitness', fitness: { is: 'ready' } },
      { is: 'shown', confirmed: 'sent' },
    ]);
    expect(pad.health().reopened).toBe(1);
  });

  test('of a pad without a picture yet stays as it is', async () => {
    const { sent, advance } = await aPad();
    await advance(120_000);
    expect(sent()).toEqual([]);
  });
});

test('a counter that is ready shows nothing but a 0 at the far right', () => {
  expect(lcdTexts['21-key'].textOf({ waiting: 0, ready: true })).toBe('     0');
});

test.each([
  [1, 'presumed'],
  [4, 'choice'],
  [5, 'claim'],
  [7, 'refused'],
  [8, 'papers-missing'],
  [9, 'fetch'],
] as const)(
  'a %i stands at the far left of the LCD in place of those waiting for the mark %s',
  (digit, mark) => {
    expect(lcdTexts['21-key'].textOf({ waiting: 12, number: 3, mark })).toBe(`${digit}  003`);
  },
);

test('how many cases are left stands beside their mark', () => {
  const [six, slzc] = [lcdTexts['21-key'], lcdTexts.slzc];
  const shown = (cases: number) => ({ waiting: 12, number: 3, mark: 'cases', cases }) as const;
  expect([40, 7, 120].map(left => six.textOf(shown(left)))).toEqual(['640003', '6 7003', '699003']);
  expect([40, 7].map(left => slzc.textOf(shown(left)))).toEqual(['003__640', '003__607']);
});
