import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../daemon/core/types/refusals.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';
import { type TimedHall, timedHall } from '../kit/hall/timed-hall.ts';

let hall: TimedHall;
beforeEach(async () => {
  hall = timedHall();
  await hall.openDay('1');
});

const loan = takeTicket('loan', 'normal', true);

describe('after a flush that took long', () => {
  it('orders are gathered for 2 ms, and one flush serves them all', async () => {
    hall.flushMs = 6;
    await hall.give(loan);
    const first = hall.give(loan);
    await nextTurn();
    const second = hall.give(loan);
    await hall.pass(1);
    expect(hall.commits).toHaveLength(1);
    await hall.pass(1);
    await Promise.all([first, second]);
    expect(hall.commits.map(kinds => kinds.length)).toEqual([2, 4]);
  });

  it('orders go at once again when a flush was quick', async () => {
    hall.flushMs = 6;
    await hall.give(loan);
    hall.flushMs = 5;
    const gathered = hall.give(loan);
    await hall.pass(2);
    await gathered;
    await hall.give(loan);
    expect(hall.commits).toHaveLength(3);
  });
});

describe('the last turn', () => {
  it('carries out what was ordered, and begins nothing on the devices', async () => {
    await hall.give(loan);
    const [job = ''] = hall.loop.hall.jobs.keys();
    hall.jobs.push({ verb: 'begin-job', job, device: 'printer-1' });
    const answered = hall.give(loan);
    hall.loop.close();
    expect(await answered).toMatchObject({ is: 'done' });
    expect(hall.commits.at(-1)).toEqual(['ticket-issued', 'visit-queued']);
    expect(hall.loop.hall.jobs.get(job)).toMatchObject({ begun: false });
  });

  it('is the last: an order after it is neither carried out nor answered', async () => {
    hall.loop.close();
    let answers = 0;
    hall.loop.submit({ command: loan, answered: () => (answers += 1) });
    await hall.pass(100);
    expect([hall.commits.length, answers]).toEqual([0, 0]);
  });
});

describe('an order that depends on the hall', () => {
  it('is what the hall makes it in its turn, after the orders before it', async () => {
    const seen: (string | undefined)[] = [];
    const [, , answer] = await Promise.all([
      hall.give(loan),
      hall.give({ verb: 'call-next', counter: '1' }),
      hall.give({
        command(standing) {
          const ticket = standing.counters.get('1')?.ticket;
          seen.push(ticket);
          return { verb: 'set-class', ticket: ticket ?? 'nobody', class: 'green' };
        },
      }),
    ]);
    expect(seen).toEqual(['B001']);
    expect(answer).toMatchObject({ is: 'done', events: [{ kind: 'class-set', ticket: 'B001' }] });
    expect(hall.commits).toHaveLength(1);
  });

  it('that comes to nothing there is refused', async () => {
    const answer = await hall.give({
      command: () => refuse('unknown-key', { is: 'no-rule', digits: '9', key: 'ok' }),
    });
    expect(answer).toMatchObject({ is: 'refused', refusal: { refused: 'unknown-key' } });
    expect(hall.commits).toEqual([]);
  });
});

describe('the frame of a press', () => {
  const press = { device: 'pad-1', frame: 'ff68' };

  it('is kept with its time when the press had an effect, also over a restart', async () => {
    await hall.pass(700);
    const at = hall.clock.now();
    await hall.give({ command: { verb: 'pause-counter', counter: '1' }, press });
    await hall.restart(300);
    expect(hall.journal.pressedAt('pad-1', 'ff68')).toBe(at);
  });

  it('is not kept when the press was refused: pressed again, it may have an effect', async () => {
    const answer = await hall.give({ command: { verb: 'recall', counter: '1' }, press });
    expect(answer).toMatchObject({ is: 'refused' });
    expect(hall.journal.pressedAt('pad-1', 'ff68')).toBeUndefined();
    expect(hall.commits).toEqual([]);
  });
});
