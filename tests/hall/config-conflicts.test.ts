/** A config that was changed while a day is open: docs/decisions/0007-config-changes.md. */

import { beforeEach, describe, expect, it } from 'vitest';
import { handle } from '../../daemon/core/decide/handle.ts';
import { emptyHall } from '../../daemon/core/evolve/empty-hall.ts';
import { evolve } from '../../daemon/core/evolve/evolve.ts';
import type { Hall } from '../../daemon/core/types/model.ts';
import { isRefusal } from '../../daemon/core/types/refusals.ts';
import type { Rules } from '../../daemon/core/types/rules.ts';
import { configConflicts, countersGone } from '../../daemon/hall/config-conflicts.ts';
import { remarkText } from '../../daemon/text/staff/sentences.ts';
import { fuzhou, type Play, play } from '../kit/hall/play.ts';
import { takeTicket } from '../kit/hall/small-hall.ts';

let hall: Play;
beforeEach(() => {
  hall = play();
});

function without(key: 'queues' | 'counters' | 'services', id: string): Rules {
  const kept = new Map<string, unknown>(fuzhou[key]);
  kept.delete(id);
  return { ...fuzhou, [key]: kept };
}

/** The hall as a daemon with these rules finds it in the journal. */
function restarted(rules: Rules): Hall {
  const rebuilt = emptyHall(rules);
  for (const { event, at } of hall.log) evolve(rules, rebuilt, event, at);
  return rebuilt;
}

function conflicts(rules: Rules): string[] {
  return configConflicts(rules, restarted(rules)).map(remarkText);
}

describe('a queue that the config does not know any more', () => {
  const rules = without('queues', 'ccb');

  it('may go when nobody waits in it and nobody comes to it', () => {
    hall.take('withdrawal', 'icbc');
    hall.take('advice');
    expect(conflicts(rules)).toEqual([]);
  });

  it('must stay while somebody has it on the way, and the message says what to do', () => {
    hall.take('withdrawal', 'ccb');
    expect(conflicts(rules)).toEqual([
      'queues: found no ccb, expected it to stay until the day 2026-11-24 is closed, because 1 in the hall wait in it ' +
        'or have it on their way (A001); put it back under its old id, and take it out when the day is closed',
    ]);
  });

  it('must stay while it may still be chosen', () => {
    hall.take('loan');
    expect(conflicts(rules)).toHaveLength(1);
    hall.give({ verb: 'call-next', counter: '1' });
    hall.give({ verb: 'choose-route', counter: '1', queue: 'icbc' });
    expect(conflicts(rules)).toEqual([]);
  });

  it('must stay while somebody waits in it, is at its counter, was sent away or did not come', () => {
    const approval = without('queues', 'approval');
    hall.take('withdrawal', 'icbc');
    expect(conflicts(approval)).toHaveLength(1);
    hall.give({ verb: 'call-next', counter: '1' });
    expect(conflicts(approval)).toHaveLength(1);
    hall.give({ verb: 'start', counter: '1' });
    hall.give({ verb: 'park', counter: '1' });
    expect(conflicts(approval)).toHaveLength(1);
    hall.give({ verb: 'resume', counter: '1' });
    hall.give({ verb: 'finish', counter: '1', outcome: 'approved' });
    expect(conflicts(approval)).toEqual([]);
  });

  it('names at most five of those that stand in the way, and tells how many there are', () => {
    for (let visit = 0; visit < 7; visit += 1) hall.take('withdrawal', 'ccb');
    expect(conflicts(rules)[0]).toContain('because 7 in the hall');
    expect(conflicts(rules)[0]).toContain('(A001, A002, A003, A004, A005, …)');
  });

  it('is free to go once the day is closed', () => {
    hall.take('withdrawal', 'ccb');
    hall.give({ verb: 'close-day' });
    expect(conflicts(rules)).toEqual([]);
  });
});

describe('a counter that the config does not know any more', () => {
  const rules = without('counters', '2');

  it('is no reason not to start: it is told with whom it has in hand, and that visit goes back where it stood', () => {
    hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'call-next', counter: '2' });
    expect(conflicts(rules)).toEqual([]);
    const found = restarted(rules);
    expect(countersGone(rules, found)).toEqual([{ counter: '2', ticket: 'A001' }]);
    handle(rules, found, { verb: 'tick' }, hall.now());
    expect(found.visits.get('A001')?.place).toMatchObject({ is: 'waiting', queue: 'approval' });
    expect(countersGone(rules, found)).toEqual([]);
  });

  it('is told also when it is open and idle, and not when it was closed', () => {
    expect(countersGone(rules, restarted(rules))).toEqual([{ counter: '2' }]);
    hall.give({ verb: 'close-counter', counter: '2', force: false });
    expect(countersGone(rules, restarted(rules))).toEqual([]);
  });
});

describe('what a changed config changes of the open day', () => {
  it('a service that is gone gives no new tickets, and its visits keep their way', () => {
    hall.take('withdrawal', 'icbc');
    const rules = without('services', 'withdrawal');
    const found = restarted(rules);
    const give = (command: Parameters<typeof handle>[2]) => handle(rules, found, command, hall.now());
    expect(give(takeTicket('withdrawal'))).toMatchObject({ refused: 'unknown-service' });
    give({ verb: 'call-next', counter: '1' });
    give({ verb: 'finish', counter: '1', outcome: 'approved' });
    expect(found.visits.get('A001')?.place).toMatchObject({ is: 'waiting', queue: 'icbc' });
  });

  it('priorities hold from the restart on, also for those who wait already', () => {
    hall.take('withdrawal', 'icbc');
    hall.wait(1000);
    hall.take('withdrawal', 'icbc', 'green');
    hall.wait(400);
    const next = (rules: Rules) => {
      const called = handle(rules, restarted(rules), { verb: 'call-next', counter: '1' }, hall.now());
      return isRefusal(called) ? called.refused : called.find(({ kind }) => kind === 'visit-called');
    };
    expect(next(fuzhou)).toMatchObject({ ticket: 'A001' });
    const { priority } = fuzhou;
    const rules = { ...fuzhou, priority: { ...priority, weight: { ...priority.weight, green: 5 } } };
    expect(next(rules)).toMatchObject({ ticket: 'A002' });
  });

  it('times hold from the restart on, also for a call that was made before', () => {
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    hall.sayAll();
    hall.wait(35);
    const tick = (rules: Rules) => handle(rules, restarted(rules), { verb: 'tick' }, hall.now());
    const started = expect.arrayContaining([expect.objectContaining({ kind: 'visit-started' })]);
    expect(tick(fuzhou)).toEqual(started);
    expect(tick({ ...fuzhou, times: { ...fuzhou.times, autoStartMs: 60_000 } })).not.toEqual(started);
  });

  it('a hall that loses its voice still knows which ticket of the journal is which', () => {
    hall.take('loan');
    hall.give({ verb: 'call-next', counter: '1' });
    hall.take('advice');
    const owed = (rules: Rules) =>
      [...restarted(rules).jobs.values()].flatMap(job =>
        job.is === 'print' && 'ticket' in job ? [[job.id, job.ticket]] : [],
      );
    expect(owed({ ...fuzhou, voices: [] })).toEqual(owed(fuzhou));
  });
});
