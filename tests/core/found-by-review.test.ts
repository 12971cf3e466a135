/** Faults that a review of R1–R7 found, each as the hall would have met it. */
import { describe, expect, it } from 'vitest';
import type { Counter, Rules } from '../../daemon/core/types/rules.ts';
import { type Play, play, untimed } from '../kit/hall/play.ts';

const next = (counter: string) => ({ verb: 'call-next', counter }) as const;
const start = (counter: string) => ({ verb: 'start', counter }) as const;
const finish = (counter: string) => ({ verb: 'finish', counter, outcome: 'approved' }) as const;

function withCounter(rules: Rules, counter: Counter): Rules {
  return { ...rules, counters: new Map([...rules.counters, [counter.id, counter]]) };
}

/** The one call that is owed to the ears is being said, and ends only when this is called. */
function saying(hall: Play): () => void {
  const job = [...hall.hall.jobs.values()].findLast(one => one.is === 'call')?.id ?? '';
  hall.give({ verb: 'begin-job', job, device: 'voice-1' });
  return () => hall.give({ verb: 'end-job', job, device: 'voice-1', outcome: 'done' });
}

/** B001 did not come to counter 1, where B002 waits. */
function missB001(hall: Play): void {
  hall.take('loan');
  hall.take('loan');
  hall.miss('1', 60);
}

describe('undo with a visit in hand (R3)', () => {
  function servingB001(): Play {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next', 'start');
    return hall;
  }

  it('of a pause that was to take effect after it goes on', () => {
    const hall = servingB001();
    hall.press('1', 'pause');
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.hall.counters.get('1')).toMatchObject({ status: 'open', pausing: false, ticket: 'B001' });
  });

  it('of somebody else’s rejoining, pressed on its pad, leaves the hand alone', () => {
    const hall = play(untimed);
    missB001(hall);
    hall.press('1', 'next', 'back');
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('B001').place.is).toBe('missed');
    expect(hall.inHand('1')).toBe('B002');
  });

  it('of a pause after which the visit was abandoned leaves the hand empty since that moment', () => {
    const hall = servingB001();
    hall.wait(600);
    hall.press('1', 'pause');
    hall.wait(10);
    hall.give({ verb: 'abandon', ticket: 'B001', reason: 'gave up' });
    const emptySince = hall.now();
    hall.wait(10);
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')).toMatchObject({ status: 'open', handSince: emptySince });
  });
});

it('a pause taken back with a visit in hand leaves the time at the counter as it was (R7, R8)', () => {
  const hall = play(untimed);
  hall.take('loan');
  hall.press('1', 'next');
  const since = hall.now();
  hall.wait(60);
  hall.press('1', 'pause', 'open');
  expect(hall.hall.counters.get('1')?.handSince).toBe(since);
});

it('every record for the supervisor has an id of its own, though the one before is closed', () => {
  const hall = play(untimed);
  const ids = Array.from({ length: 2 }, () => {
    hall.take('loan');
    hall.press('1', 'next', 'refused');
    const [id] = [...hall.hall.followUps.keys()];
    hall.give({ verb: 'follow-up-close', followUp: id ?? '' });
    return id;
  });
  expect(new Set(ids).size).toBe(2);
});

describe('undo of a call (R3)', () => {
  it('is possible for the whole half minute, also when time alone has started the visit by then', () => {
    const times = { ...untimed.times, autoStartMs: 20_000, missAfterMs: 20_000 };
    const hall = play({ ...untimed, times });
    hall.take('loan');
    hall.call('1');
    expect(hall.pass(24)).toEqual(['visit-started']);
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('B001').place.is).toBe('waiting');
    expect(hall.sayAll()).toEqual(['请B零零一号稍候']);
  });

  it('is refused once the class of the visit was changed elsewhere after that', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.call('1');
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'green' });
    hall.pass(24);
    expect(hall.press('1', 'undo')).toBe('moved-on');
  });
});

describe('undo does not bring back who has gone meanwhile (R3)', () => {
  it('into the parked: the key that takes back the last parked finds the one who is', () => {
    const hall = play(untimed);
    for (let visit = 0; visit < 3; visit += 1) hall.take('loan');
    for (let visit = 0; visit < 2; visit += 1) {
      hall.press('1', 'next', 'start', 'park');
    }
    hall.press('1', 'next');
    hall.give({ verb: 'abandon', ticket: 'B002', reason: 'gave up' });
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')?.parked).toEqual(['B001']);
    expect(hall.press('1', 'resume')).toEqual(['visit-resumed']);
  });

  it('into the missed, who rejoined at the scanner', () => {
    const hall = play(untimed);
    missB001(hall);
    hall.press('1', 'next');
    hall.give({ verb: 'rejoin', ticket: 'B001' });
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')?.missed).toEqual([]);
  });

  it.each([['made green', { verb: 'set-class', ticket: 'B001', class: 'green', counter: '7' }]] as const)(
    'and whom another counter %s by mistake stands among the missed as before',
    (_, press) => {
      const hall = play(untimed);
      for (let visit = 0; visit < 2; visit += 1) {
        hall.take('loan');
        hall.miss('1', 60);
      }
      hall.give(press);
      expect(hall.press('7', 'undo')).toEqual(['press-undone']);
      expect(hall.hall.counters.get('1')?.missed).toEqual(['B001', 'B002']);
    },
  );

  it('and keeps the order of those who are parked', () => {
    const hall = play(untimed);
    for (let visit = 0; visit < 2; visit += 1) {
      hall.take('loan');
      hall.press('1', 'next', 'start', 'park');
      hall.wait(1);
    }
    hall.give({ verb: 'resume', counter: '1', ticket: 'B001' });
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')?.parked).toEqual(['B001', 'B002']);
    hall.press('1', 'pause');
    expect(hall.give({ verb: 'resume', counter: '2', ticket: 'B001' })).toEqual(['visit-resumed']);
    hall.press('2', 'undo');
    expect(hall.hall.counters.get('1')?.parked).toEqual(['B001', 'B002']);
  });
});

describe('a call that undo brings back (R3, R4)', () => {
  it.each([
    ['was started too early', start('1')],
    ['was finished by mistake', { verb: 'finish', counter: '1', outcome: 'refused' }],
    ['was sent away by mistake', { verb: 'transfer', counter: '1', to: { queue: 'advice' }, when: 'now' }],
  ] as const)('and %s while it was being said is said again, and can be missed', (_, press) => {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next');
    const end = saying(hall);
    hall.give(press);
    hall.wait(3);
    end();
    hall.press('1', 'undo');
    expect(hall.visit('B001').place).toMatchObject({ is: 'called', call: { nth: 1 } });
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
    hall.wait(30);
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
    hall.restart();
    expect(hall.visit('B001').place.is).toBe('missed');
  });

  it('and was dropped unsaid meanwhile is heard after all', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next', 'refused');
    expect(hall.sayAll()).toEqual([]);
    hall.press('1', 'undo');
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
  });

  it.each([
    ['was said before', true],
    ['is still owed', false],
  ])('and %s is not said twice', (_, isSaid) => {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next');
    const heard = isSaid ? hall.sayAll() : [];
    hall.press('1', 'start', 'undo');
    expect([...heard, ...hall.sayAll()]).toEqual(['请B零零一号到1号窗口']);
  });

  it('keeps the jobs of the journal when the config loses its last voice', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next', 'refused');
    hall.sayAll();
    hall.press('1', 'undo');
    const { jobsMade } = hall.hall;
    hall.restart({ ...untimed, voices: [] });
    expect(hall.hall.jobsMade).toBe(jobsMade);
  });
});

describe('a choice made for a later step (R5)', () => {
  it('does not change the step the visit is at', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'add-service', ticket: 'A001', service: 'collection' });
    hall.press('1', 'next', 'finish');
    hall.press('7', 'next');
    hall.give({ verb: 'choose-route', counter: '7', queue: 'ccb' });
    const chosen = hall.visit('A001').steps.map(step => (step.is === 'choice' ? step.chosen : step.queue));
    expect(chosen).toEqual(['approval', 'icbc', 'approval', 'ccb']);
  });

  it('is refused at the last step, though that was a choice itself', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    for (const order of [next('1'), finish('1'), next('7')]) hall.give(order);
    expect(hall.give({ verb: 'choose-route', counter: '7', queue: 'ccb' })).toBe('not-in-route');
  });
});

describe('credit (R2)', () => {
  it('never falls: who rejoined at a place ahead of now and was called before then loses nothing', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.wait(600);
    hall.press('1', 'next', 'finish');
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next', 'finish');
    hall.miss('7', 60);
    hall.give({ verb: 'rejoin', ticket: 'A001' });
    hall.press('7', 'next', 'finish', 'next');
    expect(hall.log.at(-1)?.event).toMatchObject({ kind: 'visit-called', ticket: 'A001', waitedMs: 0 });
    hall.give({ verb: 'transfer', counter: '7', to: { queue: 'ccb' }, when: 'now' });
    expect(hall.visit('A001').waitedMs).toBe(600_000);
  });
});

describe('a visit kept for a counter (R5)', () => {
  it('that does not serve its queue any more, after the config was changed, is anybody’s', () => {
    const hall = play(withCounter(untimed, { id: '8', institution: 'icbc', queues: ['icbc'], backup: [] }));
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '8' }, when: 'now' });
    hall.restart(withCounter(untimed, { id: '8', institution: 'ccb', queues: ['ccb'], backup: [] }));
    expect(hall.pass(1)).toEqual(['visit-queued']);
    hall.press('7', 'next');
    expect(hall.inHand('7')).toBe('A001');
  });

  it('is sent to any counter of the queue once the clerk corrects it so', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '8' }, when: 'after' });
    hall.give({ verb: 'transfer', counter: '1', to: { queue: 'icbc' }, when: 'after' });
    hall.press('1', 'finish');
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
  });

  it('is named as the runner-up where two are kept for one counter', () => {
    const hall = play(untimed);
    for (let visit = 0; visit < 2; visit += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next');
      hall.give({ verb: 'transfer', counter: '1', to: { counter: '8' }, when: 'now' });
      hall.wait(1);
    }
    hall.press('8', 'next');
    expect(hall.log.at(-1)?.event).toMatchObject({
      ticket: 'A001',
      why: { by: 'priority', runnerUp: { ticket: 'A002' } },
    });
  });

  it('counts once among the green arrivals, though it is freed later', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc', 'green');
    hall.give({ verb: 'set-class', ticket: 'A001', class: 'green' });
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '8' }, when: 'now' });
    hall.press('8', 'close');
    expect(hall.visit('A001').place).not.toHaveProperty('bound');
    expect(hall.hall.greens.get('icbc')).toHaveLength(1);
  });
});

describe('a visit parked by a counter that closed (R7)', () => {
  it('is taken back only by a counter that serves its queue', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.press('1', 'next', 'start', 'park', 'close');
    expect(hall.give({ verb: 'resume', counter: '7', ticket: 'B001' })).toBe('other-hands');
    expect(hall.give({ verb: 'resume', counter: '2', ticket: 'B001' })).toEqual(['visit-resumed']);
  });
});

it('a parked visit keeps its counter, though the config gave that counter other queues (R7)', () => {
  const hall = play(untimed);
  hall.take('advice');
  hall.press('0', 'next', 'start', 'park');
  hall.restart(withCounter(untimed, { id: '0', institution: 'centre', queues: ['approval'], backup: [] }));
  expect(hall.press('0', 'resume')).toEqual(['visit-resumed']);
});

describe('a promise on waiting (R8, R10)', () => {
  it('stands still in a break', () => {
    const hall = play();
    // 11:50 by the clocks of the hall.
    hall.wait((2 * 60 + 50) * 60);
    hall.take('loan');
    hall.wait((2 * 60 + 15) * 60);
    hall.press('1', 'next');
    expect(hall.hall.promises).toEqual({ calls: 1, kept: 1 });
  });

  it.each([
    [30 * 60, 1],
    [30 * 60 + 1, 0],
  ])('of half an hour is kept by a call after %i s: %i', (waitedSeconds, kept) => {
    const hall = play();
    hall.take('loan');
    hall.wait(waitedSeconds);
    hall.press('1', 'next');
    expect(hall.hall.promises).toEqual({ calls: 1, kept });
  });

  it('lets who was missed in a break come back until half an hour after it', () => {
    const hall = play();
    // 12:00 by the clocks of the hall: the break begins.
    hall.wait(3 * 60 * 60);
    hall.take('loan');
    hall.call('1');
    hall.wait(10 * 60);
    hall.press('1', 'miss');
    const at = hall.now();
    hall.pass((2 * 60 + 19) * 60);
    expect(hall.visit('B001').place.is).toBe('missed');
    hall.pass(60);
    expect(hall.visit('B001').place.is).toBe('left');
    expect(hall.now() - at).toBe((2 * 60 + 20) * 60_000);
  });
});

describe('backup counters (AB岗, R2, R3)', () => {
  it('that are ready do not take over while a counter of the queue is ready too', () => {
    const hall = play(untimed);
    hall.press('5', 'next');
    hall.wait(60);
    hall.press('0', 'next');
    hall.take('advice');
    expect([hall.inHand('0'), hall.inHand('5')]).toEqual(['D001', undefined]);
    hall.take('advice');
    expect(hall.inHand('5')).toBe('D002');
  });

  it('tell whom of their own queues they passed over: one who is kept for another counter', () => {
    const hall = play(untimed);
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    hall.give({ verb: 'transfer', counter: '1', to: { counter: '2' }, when: 'now' });
    hall.wait(60);
    hall.take('advice');
    hall.press('5', 'next');
    expect(hall.log.at(-1)?.event).toMatchObject({
      ticket: 'D002',
      why: { by: 'backup', passedOver: [{ ticket: 'A001', why: 'kept', counter: '2' }] },
    });
  });
});

it('a counter that the hall does not have opens no day (R10)', () => {
  const hall = play(untimed);
  hall.give({ verb: 'close-day' });
  expect(hall.give({ verb: 'open-counter', counter: '99', day: '2026-11-25' })).toBe('unknown-counter');
  expect(hall.hall.open).toBe(false);
});
