import { describe, expect, it } from 'vitest';
import { attentionAfter } from '../../../daemon/core/counter/desk.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import { fuzhou, type Play, play as playOf, untimed } from '../../kit/hall/play.ts';

const next = { verb: 'call-next', counter: '1' } as const;
const isReady = (hall: Play) => hall.hall.counters.get('1')?.readySince !== undefined;
const lastEvent = (hall: Play) => hall.log.at(-1)?.event;

describe('a counter that pressed next with nobody waiting', () => {
  it('is ready for half an hour', () => {
    const hall = playOf(untimed, ['1']);
    hall.give(next);
    expect(hall.pass(1799)).toEqual([]);
    expect(isReady(hall)).toBe(true);
    expect(hall.pass(1)).toEqual(['counter-ready']);
    expect(lastEvent(hall)).toMatchObject({ counter: '1', ready: false, by: 'time' });
    hall.take('loan');
    expect(hall.inHand('1')).toBeUndefined();
  });

  it('is ready for as long again when next is pressed again, and keeps its place before the others', () => {
    const hall = playOf(untimed, ['1', '2']);
    hall.give(next);
    hall.wait(60);
    hall.give({ ...next, counter: '2' });
    hall.pass(1200);
    expect(hall.give(next)).toEqual(['counter-ready']);
    // Counter 2 was not asked again.
    expect(hall.pass(1799)).toEqual(['counter-ready']);
    expect(isReady(hall)).toBe(true);
    hall.restart();
    hall.give({ ...next, counter: '2' });
    hall.take('loan');
    expect(hall.inHand('1')).toBe('B001');
  });

  it('is so no longer than the session of its institution, and is given nobody in the break', () => {
    // The day is played from 09:00 on.
    const hall = playOf(fuzhou, ['1']);
    hall.wait(2 * 3600 + 50 * 60);
    hall.give({ verb: 'tick' });
    hall.give(next);
    expect(hall.pass(599)).not.toContain('counter-ready');
    expect(isReady(hall)).toBe(true);
    expect(hall.pass(1)).toContain('counter-ready');
    expect(hall.last('counter-ready')).toMatchObject({
      ready: false,
      by: 'session',
    });
    hall.take('loan');
    expect(hall.inHand('1')).toBeUndefined();
  });

  it('is ready by its own institution’s hours, and before the first session too', () => {
    const centre = { ...fuzhou.institutions.get('centre'), id: 'centre', name: '中心' };
    const until = (minutes: number) => ({
      sessions: [{ fromMs: 9.5 * 3_600_000, untilMs: 9.5 * 3_600_000 + minutes * 60_000 }],
    });
    const hall = playOf(
      {
        ...fuzhou,
        institutions: new Map([...fuzhou.institutions, ['centre', { ...centre, timetable: until(20) }]]),
      },
      ['1'],
    );
    hall.wait(25 * 60);
    hall.give({ verb: 'tick' });
    hall.give(next);
    hall.pass(24 * 60);
    expect(isReady(hall)).toBe(true);
    hall.pass(60);
    expect(isReady(hall)).toBe(false);
  });

  it('sees it on its LCD', () => {
    const hall = playOf(untimed, ['1']);
    const picture = () => padPicture(hall.rules, hall.hall, '1', hall.now());
    expect(picture()).toEqual({ waiting: 0 });
    hall.give(next);
    expect(picture()).toEqual({ waiting: 0, ready: true });
    hall.take('loan');
    expect(picture()).toEqual({ waiting: 0, number: 1 });
    expect(hall.log.flatMap(({ event }) => attentionAfter(hall.rules, event))).toEqual([
      { counter: '1', to: 'next-came' },
    ]);
  });

  it('is given who comes back to its queue because another counter takes its call back', () => {
    const hall = playOf(untimed, ['1', '2']);
    hall.take('loan');
    hall.give({ ...next, counter: '2' });
    hall.give(next);
    expect(hall.press('2', 'undo')).toEqual(['press-undone', 'visit-called']);
    expect(hall.inHand('1')).toBe('B001');
  });

  it('whose press is taken back is not ready', () => {
    const hall = playOf(untimed, ['1']);
    hall.give(next);
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(isReady(hall)).toBe(false);
    expect(hall.pass(3600)).toEqual([]);
  });
});
