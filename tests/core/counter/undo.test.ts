import { describe, expect, it } from 'vitest';
import { cycleMs } from '../../../daemon/core/estimate/pace.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';

const board = (hall: Play, id: string) => boardPicture(hall.rules, hall.hall, id, hall.now()).lines[0]?.text;

/** A hall with A001 served at counter 1 and A002 waiting behind it. */
function served(): Play {
  const hall = play();
  hall.take('withdrawal', 'icbc');
  hall.wait(60);
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start');
  hall.wait(60);
  return hall;
}

describe('undo (R3)', () => {
  it('of a call puts the visit back where it stood, and the board shows what it showed', () => {
    const hall = play();
    hall.take('loan');
    const before = structuredClone(hall.visit('B001').place);
    const showed = board(hall, 'board-1');
    hall.press('1', 'next');
    hall.wait(5);
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('B001').place).toEqual(before);
    expect(board(hall, 'board-1')).toBe(showed);
    expect(hall.inHand('1')).toBeUndefined();
  });

  it('of next while serving brings back both: the one that was finished and the one that was called', () => {
    const hall = served();
    const before = structuredClone(
      [hall.visit('A001'), hall.visit('A002')].map(({ place, steps }) => [place, steps]),
    );
    expect(hall.press('1', 'next')).toEqual(['step-finished', 'visit-queued', 'visit-called']);
    hall.press('1', 'undo');
    expect([hall.visit('A001'), hall.visit('A002')].map(({ place, steps }) => [place, steps])).toEqual(
      before,
    );
    expect(hall.hall.counters.get('1')).toMatchObject({ ticket: 'A001' });
    expect(hall.hall.counters.get('1')).not.toHaveProperty('served');
  });

  it('lets a visit that heard its call hear that it should wait, and one that did not hear it nothing', () => {
    const hall = play();
    hall.take('loan');
    hall.call('1');
    hall.press('1', 'undo');
    expect(hall.log.at(-1)?.event).toMatchObject({ wronglyCalled: 'B001' });
    expect(hall.sayAll()).toEqual(['请B零零一号稍候']);

    hall.press('1', 'next', 'undo');
    expect(hall.sayAll()).toEqual([]);
  });

  it('of a transfer brings the visit back into the hand', () => {
    const hall = served();
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'ccb' }, when: 'now' });
    expect(hall.visit('A001').place).toMatchObject({ is: 'waiting', queue: 'ccb' });
    hall.press('1', 'undo');
    expect(hall.visit('A001')).toMatchObject({
      place: { is: 'serving', counter: '1' },
      waitedMs: 0,
      step: 0,
    });
    expect(hall.press('1', 'finish')).toEqual(['step-finished', 'visit-queued']);
    expect(hall.visit('A001').place).toMatchObject({ queue: 'icbc' });
  });

  it('is refused once a visit it touched has moved on', () => {
    const hall = served();
    hall.press('1', 'finish');
    hall.press('7', 'next');
    expect(hall.press('1', 'undo')).toBe('moved-on');
  });

  it('is refused where a counter that was ready took the visit at once', () => {
    const hall = served();
    hall.press('7', 'next');
    expect(hall.press('1', 'finish')).toEqual(['step-finished', 'visit-queued', 'visit-called']);
    expect(hall.press('1', 'undo')).toBe('moved-on');
  });

  it('takes back the last press only, once, and only within half a minute', () => {
    const hall = served();
    hall.press('1', 'park', 'next');
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('A001').place.is).toBe('parked');
    expect(hall.press('1', 'undo')).toBe('nothing-to-undo');
    hall.press('1', 'next');
    hall.wait(31);
    expect(hall.press('1', 'undo')).toBe('too-late');
  });

  it.each([
    { verb: 'sign-in', counter: '1', clerk: '17' },
    { verb: 'sign-out', counter: '1' },
  ] as const)('does not reach behind $verb, which leaves nothing to take back', press => {
    const hall = served();
    if (press.verb === 'sign-out') hall.give({ verb: 'sign-in', counter: '1', clerk: '17' });
    hall.press('1', 'finish');
    hall.give(press);
    expect(hall.press('1', 'undo')).toBe('nothing-to-undo');
  });

  it('of a next that nobody was there for makes the counter ready no more', () => {
    const hall = play();
    hall.press('1', 'next');
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    const ticket = hall.take('loan');
    expect(hall.visit(ticket).place.is).toBe('waiting');
  });

  it('is possible for thirty seconds, and no longer', () => {
    for (const [seconds, answer] of [
      [30, ['press-undone']],
      [30.001, 'too-late'],
    ] as const) {
      const hall = play();
      hall.take('loan');
      hall.press('1', 'next');
      hall.wait(seconds);
      expect(hall.press('1', 'undo')).toEqual(answer);
    }
  });

  it('of a next that nobody was there for is refused once somebody was given to the counter', () => {
    const hall = play();
    hall.press('1', 'next');
    hall.take('loan');
    expect(hall.press('1', 'undo')).toBe('moved-on');
    expect(hall.inHand('1')).toBe('B001');
  });

  it('at a desk leaves in its hand whose ticket was scanned there since', () => {
    const hall = play();
    hall.take('advice');
    const [before, since] = [hall.take('loan'), hall.take('loan')];
    for (const ticket of [before, since]) hall.give({ verb: 'abandon', ticket, reason: 'asked' });
    hall.give({ verb: 'scan', ticket: before, desk: '0' });
    hall.press('0', 'next');
    hall.give({ verb: 'scan', ticket: since, desk: '0' });
    hall.press('0', 'undo', 'back');
    expect([before, since].map(ticket => hall.visit(ticket).place.is)).toEqual(['left', 'waiting']);
  });

  it('of a call leaves the counter idle since it was', () => {
    const hall = play();
    const idleSince = hall.hall.counters.get('1')?.handSince;
    hall.wait(60);
    hall.take('loan');
    hall.press('1', 'next');
    hall.wait(5);
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')?.handSince).toBe(idleSince);
  });

  it('of a refusal closes the record it opened, and prints no slip', () => {
    const hall = served();
    hall.press('1', 'papers-missing');
    expect(hall.hall.followUps.size).toBe(1);
    expect([...hall.hall.jobs.values()].some(job => job.is === 'print' && job.what === 'papers')).toBe(true);
    expect(hall.press('1', 'undo')).toEqual(['press-undone', 'follow-up-closed']);
    expect(hall.hall.followUps.size).toBe(0);
    expect([...hall.hall.jobs.values()].some(job => job.is === 'print' && job.what === 'papers')).toBe(false);
  });

  it('of a step leaves no trace in the figures from which waits are expected', () => {
    const hall = served();
    const figures = () => structuredClone([hall.hall.cycles, hall.hall.promises, hall.hall.totals]);
    const before = figures();
    hall.press('1', 'next');
    expect(figures()).not.toEqual(before);
    hall.press('1', 'undo');
    expect(figures()).toEqual(before);
  });

  it('of a step gives the wait its oldest cycle back, which the new one had pushed out of the mean', () => {
    const hall = play();
    const meanMs = () => cycleMs(fuzhou, hall.hall, 'approval');
    for (let served = 0; served < 30; served += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next');
      hall.wait(served === 0 ? 3000 : 60);
      hall.press('1', 'finish');
    }
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'start');
    hall.wait(60);
    const before = meanMs();
    hall.press('1', 'finish');
    expect(meanMs()).toBeLessThan(before);
    hall.press('1', 'undo');
    expect(meanMs()).toBe(before);
  });

  it('of green gives the visit back its class', () => {
    const hall = served();
    hall.give({ verb: 'set-class', ticket: 'A001', class: 'green', counter: '1' });
    hall.press('1', 'undo');
    expect(hall.visit('A001').class).toBe('normal');
  });

  it('of green for a visit that heard its call does not tell it to wait', () => {
    const hall = play();
    hall.take('loan');
    hall.call('1');
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'green', counter: '1' });
    hall.press('1', 'undo');
    expect(hall.sayAll()).toEqual([]);
  });

  it('of a refusal cannot call back a slip that is being printed', () => {
    const hall = served();
    hall.press('1', 'papers-missing');
    const slip = [...hall.hall.jobs.values()].find(job => job.is === 'print' && job.what === 'papers');
    hall.give({ verb: 'begin-job', job: slip?.id ?? '', device: 'printer-1' });
    hall.press('1', 'undo');
    expect(hall.hall.jobs.has(slip?.id ?? '')).toBe(true);
  });

  it('of a pause goes on', () => {
    const hall = play(fuzhou, ['1']);
    hall.press('1', 'pause', 'undo');
    expect(hall.hall.counters.get('1')?.status).toBe('open');
  });
});
