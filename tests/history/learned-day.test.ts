import { describe, expect, it } from 'vitest';
import { quartersADay } from '../../daemon/core/types/learned.ts';
import { openLearnedDay } from '../../daemon/history/learned-day.ts';
import { adviceBookable, bookedId, slotAt } from '../kit/hall/booked.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';

const minuteMs = 60_000;

function learnedOf({ rules, log }: Play) {
  const lesson = openLearnedDay(rules, '2026-11-24');
  for (const { event, at } of log) lesson.saw(event, at);
  return lesson.told();
}

const cyclesOf = (hall: Play, queue = 'approval') => learnedOf(hall).queues[queue]?.cycles ?? {};

/** Someone is served there for so many minutes, and the clerk rests for one. */
function serve(hall: Play, counter: string, minutes: number): void {
  hall.press(counter, 'next', 'start');
  hall.wait(minutes * 60);
  hall.press(counter, 'finish');
  hall.wait(60);
}

describe('what a day teaches', () => {
  it('is how long it is from call to call while somebody waits, for each service and step', () => {
    const hall = play(fuzhou, ['1']);
    for (let people = 0; people < 2; people += 1) hall.take('withdrawal', 'icbc');
    hall.take('withdrawal', 'icbc');
    for (let people = 0; people < 3; people += 1) serve(hall, '1', 5);
    hall.press('1', 'close');
    // After the last one nobody waited: its cycle ended with it.
    expect(cyclesOf(hall)).toEqual({
      'withdrawal 1': [3, 17 * minuteMs, 2 * (6 * minuteMs) ** 2 + (5 * minuteMs) ** 2],
    });
    expect(learnedOf(hall).queues['approval']?.heldSums.slice(0, 2)).toEqual([3, 15 * minuteMs]);
  });

  it('is nothing of a call or a finish that was taken back', () => {
    const hall = play(fuzhou, ['1']);
    for (let people = 0; people < 2; people += 1) hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.wait(10);
    hall.press('1', 'undo');
    hall.wait(50);
    serve(hall, '1', 5);
    hall.press('1', 'next', 'close');
    expect(cyclesOf(hall)).toEqual({ 'withdrawal 1': [1, 6 * minuteMs, (6 * minuteMs) ** 2] });
  });

  it('is who joined in which half hour, and how far before others', () => {
    const hall = play(fuzhou, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.take('withdrawal', 'icbc', 'green');
    hall.wait(12 * 60);
    hall.press('1', 'next', 'finish');
    hall.press('1', 'next', 'finish');
    const { approval, icbc } = learnedOf(hall).queues;
    expect(approval?.joins).toContainEqual([18, 'normal', 0, 2]);
    // Confirmed at once.
    expect(approval?.joins).toContainEqual([18, 'green', 0, 1]);
    expect(icbc?.joins).toEqual([
      [18, 'green', 10, 1],
      [18, 'normal', 10, 1],
    ]);
  });

  it('is what came of the claims on green', () => {
    const hall = play(fuzhou, ['1']);
    const [honest, other] = [hall.claim('withdrawal', 'icbc'), hall.claim('withdrawal', 'icbc')];
    hall.give({ verb: 'set-class', ticket: honest, class: 'green' });
    hall.give({ verb: 'set-class', ticket: other, class: 'normal' });
    expect(learnedOf(hall).claims).toEqual({ confirmed: 1, denied: 1 });
  });

  it('is what was told, and how long it proved to be', () => {
    const hall = play(fuzhou, ['1']);
    for (let people = 0; people < 2; people += 1) hall.take('withdrawal', 'icbc');
    serve(hall, '1', 8);
    hall.press('1', 'next');
    const [one] = learnedOf(hall).queues['approval']?.told ?? [];
    // Two joined while the counter was free: the second was told a wait.
    expect(one?.[0]).toBe(160);
    expect(one?.[3]).toBe(90);
  });

  it('is what was told anew to who missed the call and came back, not how long they stayed away', () => {
    const hall = play(fuzhou, ['1']);
    const [, , late = ''] = ['', '', ''].map(() => hall.take('withdrawal', 'icbc'));
    for (let people = 0; people < 2; people += 1) serve(hall, '1', 8);
    hall.miss('1');
    for (let people = 0; people < 2; people += 1) hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.wait(20 * 60);
    hall.give({ verb: 'scan', ticket: late });
    hall.press('1', 'finish', 'next', 'finish', 'next');
    expect(hall.inHand('1')).toBe(late);
    const waitedMin = learnedOf(hall).queues['approval']?.told.map(([, , , waited]) => waited / 10);
    expect(Math.max(...(waitedMin ?? []))).toBe(20);
    expect(waitedMin?.at(-1)).toBe(0);
  });

  it('is what was told anew to who was sent to another counter of the queue, not how long they were served', () => {
    const hall = play(fuzhou, ['1', '2']);
    for (let people = 0; people < 3; people += 1) hall.take('withdrawal', 'icbc');
    const sent = hall.take('withdrawal', 'icbc');
    for (let people = 0; people < 3; people += 1) hall.press('1', 'next', 'finish');
    hall.press('1', 'next', 'start');
    hall.wait(20 * 60);
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    hall.press('2', 'next');
    expect(hall.inHand('2')).toBe(sent);
    const told = learnedOf(hall).queues['approval']?.told ?? [];
    expect(Math.max(...told.map(([, , , waited]) => waited))).toBe(0);
  });

  it('is who came of those who were told as much, who missed the call, and who went before it', () => {
    const hall = play(fuzhou, ['1']);
    const tickets = Array.from({ length: 6 }, () => hall.take('withdrawal', 'icbc'));
    serve(hall, '1', 10);
    hall.give({ verb: 'abandon', ticket: tickets[5] ?? '', reason: 'gave up' });
    hall.miss('1');
    hall.press('1', 'next');
    hall.wait(10);
    hall.press('1', 'undo');
    const minutes = (ms = 0) => Math.round(ms / 6_000) / 10;
    const shown = learnedOf(hall).stayed.map(([called, missed, missedMs, gone, waitedMs]) => [
      called,
      missed,
      minutes(missedMs),
      gone,
      minutes(waitedMs),
    ]);
    // Told 0, 16, 24, 32, 40 and 48 min: two were called, of whom one did not come, and one went; what was taken back was not.
    expect(shown.slice(0, 4)).toEqual([
      [1, 0, 0, 0, 0],
      [1, 1, 0.6, 0, 11],
      [0, 0, 0, 1, 11],
      [0, 0, 0, 0, 0],
    ]);
    hall.give({ verb: 'close-day' });
    expect(learnedOf(hall).stayed.map(([, , , gone]) => gone)).toEqual([0, 0, 1, 0, 0, 0, 0]);
  });
});

describe('the attendance of a counter', () => {
  const from = 8 * 4;
  const shown = (hall: Play, counter: string) => {
    const { atWork = '', stood = '' } = learnedOf(hall).counters[counter] ?? {};
    expect(atWork).toHaveLength(quartersADay);
    return { atWork: atWork.slice(from, from + 24), stood: stood.slice(from, from + 24) };
  };

  /** From nine o'clock on one waits all the time. */
  function waited(): Play {
    const hall = play(fuzhou, ['1', '2']);
    for (let people = 0; people < 3; people += 1) hall.take('withdrawal', 'icbc');
    return hall;
  }

  it('is told of the time in which somebody waited for it, a digit a quarter of an hour', () => {
    const hall = waited();
    hall.press('1', 'next');
    hall.wait(30 * 60);
    hall.press('2', 'pause');
    hall.wait(37.5 * 60);
    hall.press('2', 'open');
    hall.wait(30 * 60);
    hall.press('2', 'pause');
    expect(shown(hall, '1').atWork).toMatch(/^\.{4}f{6}/);
    // Away from half past nine until in the middle of a quarter.
    expect(shown(hall, '2')).toMatchObject({
      atWork: expect.stringMatching(/^\.{4}ff008ff?/),
      stood: expect.stringMatching(/^c{4}oopppo/),
    });
  });

  it('tells nothing of the time in which nobody waited, and marks who had gone by then', () => {
    const hall = play(fuzhou, ['1']);
    hall.wait(60 * 60);
    hall.press('1', 'pause');
    hall.wait(30 * 60);
    hall.take('withdrawal', 'icbc');
    hall.wait(30 * 60);
    hall.press('1', 'open', 'next');
    hall.wait(60 * 60);
    hall.press('1', 'finish');
    expect(shown(hall, '1').atWork).toMatch(/^\.{4}ffff\.\.--ffff/);
  });
});

describe('of those who have booked a day teaches', () => {
  const slot = slotAt('09:30');
  const book = (hall: Play, identity: string, at = slot) =>
    hall.give({ verb: 'book', service: 'advice', slot: at, identity });
  const come = (hall: Play, identity: string) =>
    hall.give({ verb: 'come-booked', booking: bookedId(identity, slot), print: false });
  const joinsOf = (hall: Play) => Object.values(learnedOf(hall).queues).flatMap(({ joins }) => joins);

  it('how many came, and when in the window of their slot', () => {
    const hall = play(adviceBookable(), ['0']);
    for (const identity of ['early', 'ten', 'ten-too', 'late', 'never', 'gave-up']) book(hall, identity);
    book(hall, 'tomorrow', slotAt('09:30', '2026-11-25'));
    hall.give({ verb: 'book-cancel', booking: bookedId('gave-up', slot) });
    come(hall, 'early');
    expect(learnedOf(hall).booked, 'nobody has stayed away before the window is over').toEqual([
      [30, 1, [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ]);
    hall.wait(30 * 60);
    come(hall, 'ten');
    come(hall, 'ten-too');
    hall.wait(60 * 60);
    come(hall, 'late');
    expect(learnedOf(hall).booked).toEqual([[30, 5, [1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0]]]);
  });

  it('nothing of how many come beside them: they are known before', () => {
    const hall = play(adviceBookable(), ['1']);
    book(hall, 'early');
    book(hall, 'ten');
    come(hall, 'early');
    hall.take('advice');
    hall.wait(20 * 60);
    hall.give({ verb: 'tick' });
    expect(hall.last('class-set')).toMatchObject({ class: 'appointment' });
    come(hall, 'ten');
    expect(joinsOf(hall)).toEqual([[18, 'normal', 0, 1]]);
  });

  it('nothing where nobody has booked', () => {
    const hall = play(adviceBookable(), ['0']);
    hall.take('advice');
    expect(learnedOf(hall)).not.toHaveProperty('booked');
  });
});
