import { describe, expect, it } from 'vitest';
import { type EndedWait, type EstimateSample, openEstimates } from '../../daemon/history/estimates.ts';
import { fuzhou, type Play, play, untimed } from '../kit/hall/play.ts';

const minuteMs = 60_000;
const next = (hall: Play, counter: string) => hall.press(counter, 'next');

/** The desk with one in hand: who comes now is told minutes. */
function desk(): Play {
  const hall = play(untimed, ['0', '1']);
  hall.take('advice');
  next(hall, '0');
  hall.press('0', 'start');
  return hall;
}

function samplesOf({ log }: Play): EstimateSample[] {
  const samples = new Set<EndedWait>();
  const estimates = openEstimates({
    told: sample => samples.add(sample),
    dropped: sample => samples.delete(sample),
  });
  for (const { event, at } of log) estimates.saw(event, at);
  return [...samples].map(wait => {
    const { ticket: _, at: __, ...sample } = wait;
    return sample;
  });
}

const endsOf = (hall: Play) => samplesOf(hall).map(({ end, waitedMs }) => `${end} ${waitedMs / minuteMs}`);

/** What the journal says that the last one to join was told. */
function toldTo(hall: Play): EstimateSample['told'] {
  const { expectedMs, expectedMin } = hall.last('visit-queued') ?? {};
  if (expectedMs === undefined || expectedMin === undefined) return undefined;
  return {
    pointMs: expectedMs,
    fromMs: expectedMin[0] * minuteMs,
    untilMs: expectedMin[1] * minuteMs,
  };
}

describe('what somebody was told when they joined a queue', () => {
  it('is held against their wait until the call, with the hour of the hall in which they were told', () => {
    const hall = desk();
    hall.wait(30 * 60);
    hall.take('advice');
    const told = toldTo(hall);
    hall.wait(45 * 60);
    next(hall, '0');
    // Nine in the morning in Fuzhou, as the play begins.
    const joining = { queue: 'advice', hour: 9, end: 'called' };
    expect(samplesOf(hall)).toEqual([
      { ...joining, told: { pointMs: 0, fromMs: 0, untilMs: 0 }, waitedMs: 0 },
      { ...joining, told, waitedMs: 45 * minuteMs },
    ]);
    expect(told?.pointMs).toBeGreaterThan(0);
  });

  it('is held against the wait as it is lived: a break is part of it', () => {
    const hall = play(fuzhou, ['0']);
    hall.take('advice');
    next(hall, '0');
    hall.press('0', 'start');
    // 11:50, and the session ends at 12:00.
    hall.wait(170 * 60);
    hall.take('advice');
    hall.wait(130 * 60);
    next(hall, '0');
    expect(endsOf(hall).at(-1)).toBe('called 130');
  });

  it('is of each queue of the way, and of the first call there only', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('loan', 'icbc');
    hall.wait(60);
    next(hall, '1');
    hall.press('1', 'start', 'finish');
    hall.wait(120);
    hall.miss('7');
    expect(samplesOf(hall).map(({ queue, waitedMs }) => [queue, waitedMs / minuteMs])).toEqual([
      ['approval', 1],
      ['icbc', 2],
    ]);
  });

  it('is none of the ticket while nobody works for the queue, and none before something came of it', () => {
    const hall = play(untimed, []);
    hall.take('advice');
    expect(samplesOf(hall)).toEqual([]);
    hall.wait(60);
    hall.press('0', 'open');
    next(hall, '0');
    expect(samplesOf(hall)).toEqual([{ queue: 'advice', hour: 9, waitedMs: minuteMs, end: 'called' }]);
  });

  it('is told apart by how it ended: called, walked away, or still there when the day ended', () => {
    const hall = desk();
    const ticket = hall.take('advice');
    hall.take('advice');
    hall.wait(20 * 60);
    hall.give({ verb: 'abandon', ticket, reason: 'gave up' });
    hall.wait(10 * 60);
    hall.give({ verb: 'close-day' });
    expect(endsOf(hall)).toEqual(['called 0', 'walked-away 20', 'closing 30']);
  });

  it('counts who left and came back the same day only for what they were told then', () => {
    const hall = desk();
    const ticket = hall.take('advice');
    hall.wait(20 * 60);
    hall.give({ verb: 'abandon', ticket, reason: 'gave up' });
    hall.wait(10 * 60);
    hall.give({ verb: 'reopen', ticket, reason: 'came back' });
    hall.wait(5 * 60);
    next(hall, '0');
    expect(endsOf(hall)).toEqual(['called 0', 'called 5']);
  });

  it('stands while the day was closed by mistake', () => {
    const hall = desk();
    hall.take('advice');
    hall.wait(20 * 60);
    hall.press('0', 'finish');
    hall.give({ verb: 'close-day' });
    hall.wait(5 * 60);
    hall.give({ verb: 'open-day', day: '2026-11-24' });
    hall.press('0', 'open');
    next(hall, '0');
    expect(endsOf(hall)).toEqual(['called 0', 'called 25']);
  });

  it('stands for who is put back, as their counter was closed by force: that call was none', () => {
    const hall = desk();
    hall.take('advice');
    const told = toldTo(hall);
    hall.wait(10 * 60);
    next(hall, '0');
    hall.give({ verb: 'close-counter', counter: '0', force: true });
    hall.wait(10 * 60);
    hall.press('0', 'open');
    next(hall, '0');
    expect(samplesOf(hall)[1]).toEqual({
      queue: 'advice',
      hour: 9,
      told,
      waitedMs: 20 * minuteMs,
      end: 'called',
    });
  });

  it('stands for who was kept for one counter, and is kept no longer', () => {
    const hall = play(untimed, ['1', '2']);
    hall.take('loan', 'icbc');
    hall.take('loan', 'icbc');
    next(hall, '1');
    next(hall, '2');
    hall.press('1', 'start');
    hall.press('2', 'start');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    const told = toldTo(hall);
    hall.pass(10 * 60);
    next(hall, '1');
    expect(samplesOf(hall).at(-1)).toMatchObject({ told, waitedMs: 10 * minuteMs, end: 'called' });
  });
});

describe('a call that was taken back', () => {
  it('is none: they wait on until the one that held', () => {
    const hall = desk();
    hall.take('advice');
    next(hall, '0');
    hall.press('0', 'undo');
    hall.wait(3 * 60);
    next(hall, '0');
    expect(endsOf(hall)).toEqual(['called 0', 'called 3']);
  });

  it('is taken back with the answer to a refused next that made it', () => {
    const hall = play(untimed, ['0']);
    hall.take('advice');
    hall.take('advice');
    hall.call('0');
    hall.pass(30);
    expect(hall.press('0', 'next')).toBe('came-or-missed');
    expect(hall.press('0', 'miss')).toEqual(['visit-missed', 'visit-called']);
    expect(samplesOf(hall)).toHaveLength(2);
    hall.press('0', 'undo');
    expect(samplesOf(hall)).toHaveLength(1);
  });

  it('counts once, however often the press after it is taken back', () => {
    const hall = play(untimed, ['1', '7']);
    hall.take('loan', 'icbc');
    next(hall, '1');
    hall.press('1', 'start');
    for (let time = 0; time < 3; time += 1) {
      hall.press('1', 'finish');
      hall.press('1', 'undo');
    }
    hall.press('1', 'finish');
    hall.wait(60);
    next(hall, '7');
    expect(endsOf(hall)).toEqual(['called 0', 'called 1']);
  });

  it.each<[string, (hall: Play) => void]>([
    [
      'the call of somebody who was told nothing',
      hall => {
        hall.press('0', 'pause');
        hall.take('advice');
        hall.press('0', 'open', 'next');
      },
    ],
    ['a next that called nobody', hall => void hall.press('0', 'next')],
    ['a later press about the visit', hall => void hall.press('0', 'park')],
  ])('leaves the one before where it was %s', (_, presses) => {
    const hall = desk();
    presses(hall);
    expect(hall.press('0', 'undo')).toContain('press-undone');
    expect(endsOf(hall)).toEqual(['called 0']);
  });
});

it('the tickets of two days are not mixed', () => {
  const hall = play(untimed, ['0']);
  hall.take('advice');
  hall.give({ verb: 'close-day' });
  hall.wait(20 * 3600);
  hall.give({ verb: 'open-day', day: '2026-11-25' });
  hall.take('advice');
  hall.wait(60);
  hall.press('0', 'open');
  next(hall, '0');
  expect(endsOf(hall)).toEqual(['closing 0', 'called 1']);
});
