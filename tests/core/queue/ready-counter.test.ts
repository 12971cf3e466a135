import { describe, expect, it } from 'vitest';
import { attentionAfter } from '../../../daemon/core/counter/desk.ts';
import { padPicture } from '../../../daemon/core/outputs/pad.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed, timetableOf } from '../../kit/hall/rules.ts';

const isReady = (hall: Play) => hall.hall.counters.get('1')?.readySince !== undefined;

describe('a counter that pressed next with nobody waiting', () => {
  it('is ready for half an hour', () => {
    const hall = play(untimed, ['1']);
    hall.press('1', 'next');
    expect(hall.pass(1799)).toEqual([]);
    expect(isReady(hall)).toBe(true);
    expect(hall.pass(1)).toEqual(['counter-ready']);
    expect(hall.last('counter-ready')).toMatchObject({ counter: '1', ready: false, by: 'time' });
    hall.take('loan');
    expect(hall.inHand('1')).toBeUndefined();
  });

  it('is ready for as long again when next is pressed again, and keeps its place before the others', () => {
    const hall = play(untimed, ['1', '2']);
    hall.press('1', 'next');
    hall.wait(60);
    hall.press('2', 'next');
    hall.pass(1200);
    expect(hall.press('1', 'next')).toEqual(['counter-ready']);
    // Counter 2 was not asked again.
    expect(hall.pass(1799)).toEqual(['counter-ready']);
    expect(isReady(hall)).toBe(true);
    hall.restart();
    hall.press('2', 'next');
    hall.take('loan');
    expect(hall.inHand('1')).toBe('B001');
  });

  it('is so no longer than the session of its institution, and is given nobody in the break', () => {
    // The day is played from 09:00 on.
    const hall = play(fuzhou, ['1']);
    hall.wait(2 * 3600 + 50 * 60);
    hall.give({ verb: 'tick' });
    hall.press('1', 'next');
    expect(hall.pass(599)).not.toContain('counter-ready');
    expect(isReady(hall)).toBe(true);
    expect(hall.pass(1)).toContain('counter-ready');
    expect(hall.last('counter-ready')).toMatchObject({ ready: false, by: 'session' });
    hall.take('loan');
    expect(hall.inHand('1')).toBeUndefined();
  });

  it('is ready by its own institution’s hours, and before the first session too', () => {
    const centre = { timetable: timetableOf('09:30', '09:50') };
    const hall = play(changed(fuzhou, { institutions: { centre } }), ['1']);
    hall.wait(25 * 60);
    hall.give({ verb: 'tick' });
    hall.press('1', 'next');
    hall.pass(24 * 60);
    expect(isReady(hall)).toBe(true);
    hall.pass(60);
    expect(isReady(hall)).toBe(false);
  });

  it('sees it on its LCD', () => {
    const hall = play(untimed, ['1']);
    const picture = () => padPicture(hall.rules, hall.hall, '1', hall.now());
    expect(picture()).toEqual({ waiting: 0 });
    hall.press('1', 'next');
    expect(picture()).toEqual({ waiting: 0, ready: true });
    hall.take('loan');
    expect(picture()).toEqual({ waiting: 0, number: 1 });
    expect(hall.log.flatMap(({ event }) => attentionAfter(hall.rules, event))).toEqual([
      { counter: '1', to: 'next-came' },
    ]);
  });

  it('is given who comes back to its queue because another counter takes its call back', () => {
    const hall = play(untimed, ['1', '2']);
    hall.take('loan');
    hall.press('2', 'next');
    hall.press('1', 'next');
    expect(hall.press('2', 'undo')).toEqual(['press-undone', 'visit-called']);
    expect(hall.inHand('1')).toBe('B001');
  });

  it.each([
    ['paused', (hall: Play) => hall.press('1', 'pause')],
    ['paused and went on', (hall: Play) => hall.press('1', 'pause', 'open')],
    ['closed and opened again', (hall: Play) => hall.press('1', 'close', 'open')],
    ['took it back', (hall: Play) => hall.press('1', 'cancel')],
    ['took back the press', (hall: Play) => hall.press('1', 'undo')],
    ['took up and parked somebody', (hall: Play) => hall.press('1', 'resume', 'park')],
    ['was given somebody, who is gone', (hall: Play) => [hall.take('advice'), hall.press('1', 'refused')]],
  ])('and %s is not ready any more', (_, does) => {
    const one = { queues: ['approval', 'advice'] };
    const hall = play(changed(untimed, { counters: { '1': one } }), ['1']);
    hall.take('loan');
    hall.press('1', 'next', 'start', 'park', 'next');
    does(hall);
    expect(isReady(hall)).toBe(false);
    expect(hall.visit(hall.take('loan')).place.is).toBe('waiting');
    expect(['not-ready', 'counter-paused']).toContain(hall.press('1', 'cancel'));
    expect(hall.pass(3600)).not.toContain('counter-ready');
  });

  it('stands in its turn by when it became ready first, however often next is pressed; the call says so', () => {
    const hall = play(untimed);
    for (const counter of ['2', '1', '2']) {
      hall.press(counter, 'next');
      hall.wait(1);
    }
    hall.take('loan');
    expect(hall.last('visit-called')).toMatchObject({ counter: '2', ticket: 'B001', why: { ready: true } });
    hall.take('advice');
    hall.take('loan');
    expect(hall.inHand('1')).toBe('B003');
  });

  it('is given who waits for it since the config was changed', () => {
    const hall = play(untimed, ['7']);
    hall.take('loan');
    hall.press('7', 'next');
    hall.restart(changed(untimed, { counters: { '7': { queues: ['icbc', 'approval'] } } }));
    expect(hall.give({ verb: 'describe-hall' })).toEqual(['visit-called']);
    expect(hall.inHand('7')).toBe('B001');
  });
});
