/** R3: whoever time alone let begin is only presumed to have come. What the keys then do in all orders is held by tests/model. */
import { describe, expect, it } from 'vitest';
import { nextOf } from '../../../daemon/core/queue/waiting-order.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { type Play, play as playOf, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

const choose = { verb: 'choose-route', counter: '1', queue: 'icbc' } as const;
const withTimes = (times: Partial<Rules['times']>): Rules => changed(untimed, { times });

/** A withdrawal is called, said, and presumed to have come; another waits. */
function presumed(hall: Play = playOf(untimed, ['1', '2', '7'])): Play {
  hall.take('withdrawal', 'icbc');
  hall.take('withdrawal', 'icbc');
  hall.call('1');
  expect(hall.pass(30)).toContain('visit-started');
  return hall;
}

describe('next after a start that is only presumed', () => {
  it('is asked whether anybody came, and nothing is done', () => {
    const hall = presumed();
    expect(hall.press('1', 'next')).toBe('came-or-missed');
    expect(hall.inHand('1')).toBe('A001');
    expect(hall.visit('A001').place).toMatchObject({ is: 'serving', presumed: { nth: 1 } });
  });

  it.each([
    ['miss', 10, ['visit-missed', 'visit-called']],
    ['start', 10, ['visit-started', 'step-finished', 'visit-queued', 'visit-called']],
    ['miss', 10.001, ['visit-missed']],
    ['start', 10.001, ['visit-started']],
  ] as const)(
    'answered with %s after %s s goes on with it, but not too late; also after a restart',
    (key, seconds, events) => {
      const hall = presumed();
      hall.press('1', 'next');
      const before = structuredClone(hall.hall);
      hall.restart();
      expect(hall.hall).toEqual(before);
      hall.wait(seconds);
      expect(hall.press('1', key)).toEqual(events);
      expect(hall.visit('A001').steps[0]).not.toHaveProperty('presumed');
    },
  );

  it('whose answer is taken back stands there as before, presumed', () => {
    const hall = presumed();
    hall.press('1', 'next', 'miss');
    hall.sayAll();
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('A001').place).toMatchObject({ is: 'serving', presumed: { nth: 1 } });
    expect(hall.visit('A002').place.is).toBe('waiting');
    expect(hall.sayAll()).toEqual(['请A零零二号稍候']);
  });

  it('is carried out only as far as it goes: a pause takes effect, a choice must be made first', () => {
    const pausing = presumed();
    expect(pausing.press('1', 'pause', 'next', 'miss')).toEqual(['visit-missed', 'counter-paused']);
    const choosing = playOf(untimed, ['1']);
    choosing.take('loan');
    choosing.call('1');
    choosing.pass(30);
    expect(choosing.press('1', 'next', 'start')).toEqual(['visit-started']);
    expect(choosing.press('1', 'next')).toBe('choose-first');
  });

  it('finishes it presumed once the time is over, and says so of the step', () => {
    const hall = presumed();
    hall.pass(89.999);
    expect(hall.press('1', 'next')).toBe('came-or-missed');
    hall.wait(0.001);
    expect(hall.press('1', 'next')).toEqual(['step-finished', 'visit-queued', 'visit-called']);
    const step = { ticket: 'A001', outcome: 'approved', presumed: true };
    expect(hall.last('step-finished')).toMatchObject(step);
    expect(hall.visit('A001').steps[0]).toMatchObject({ doneAt: '1', presumed: true });
  });
});

describe('a visit that is presumed to have come', () => {
  const sendOn = { verb: 'transfer', counter: '1', to: { queue: 'advice' }, when: 'now' } as const;
  it.each<[string, (hall: Play) => unknown, string[]]>([
    ['start', hall => hall.press('1', 'start'), []],
    ['a finish', hall => hall.press('1', 'finish'), ['step-finished', 'visit-queued']],
    ['parking', hall => hall.press('1', 'park'), ['visit-parked']],
    ['a transfer', hall => hall.give(sendOn), ['visit-transferred', 'visit-queued']],
    ['a choice', hall => hall.give(choose), ['route-chosen']],
  ])('is known to have by %s', (_, order, events) => {
    const hall = presumed();
    expect(order(hall)).toEqual(['visit-started', ...events]);
  });

  it('and is known to have come can be missed and called again no more', () => {
    const hall = presumed();
    hall.press('1', 'start');
    for (const key of ['miss', 'recall', 'start'] as const) expect(hall.press('1', key)).toBe('wrong-place');
  });

  it('is not presumed again after a choice was made for it while it was called', () => {
    const hall = playOf(untimed, ['1']);
    hall.take('loan');
    hall.press('1', 'next');
    hall.give(choose);
    hall.sayAll();
    expect(hall.pass(60)).toEqual([]);
    expect(hall.press('1', 'next')).toEqual(['step-finished', 'visit-queued', 'counter-ready']);
  });

  it('is known to have been there once it rates', () => {
    const hall = presumed();
    hall.pass(90);
    hall.press('1', 'next');
    hall.give({ verb: 'rate', counter: '1', grade: 5, from: 'rater' });
    expect(hall.visit('A001').steps[0]).toMatchObject({ doneAt: '1' });
    expect(hall.visit('A001').steps[0]).not.toHaveProperty('presumed');
  });

  it.each<[string, Rules, number, 'normal' | 'green']>([
    ['a minute to come where green is claimed', untimed, 60, 'green'],
    ['a minute where it is green', { ...untimed, confirmGreen: false }, 60, 'green'],
    ['that minute also where it may be missed sooner', withTimes({ missAfterGreenMs: 30_000 }), 60, 'green'],
    ['at least until it may be missed', withTimes({ missAfterMs: 120_000 }), 120, 'normal'],
  ])('has had %s', (_, rules, seconds, of) => {
    const hall = playOf(rules);
    if (of === 'green') hall.claim('withdrawal', 'icbc');
    else hall.take('withdrawal', 'icbc');
    hall.call('1');
    expect(hall.pass(seconds - 0.001)).not.toContain('visit-started');
    expect(hall.pass(0.001)).toEqual(['visit-started']);
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
  });

  it('may be missed, also when a voice has come back since that did not say its call', () => {
    const hall = playOf(untimed, ['1']);
    hall.give({ verb: 'device-fit', device: 'voice-1', why: 'no answer' });
    hall.take('withdrawal', 'icbc');
    hall.press('1', 'next');
    expect(hall.pass(60)).toContain('visit-started');
    hall.give({ verb: 'device-fit', device: 'voice-1' });
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
  });

  it('and is called again is asked about anew', () => {
    const hall = playOf(withTimes({ autoStartMs: 0, missAfterMs: 0 }), ['1']);
    hall.take('withdrawal', 'icbc');
    hall.call('1');
    hall.pass(8);
    expect(hall.press('1', 'next')).toBe('came-or-missed');
    hall.press('1', 'recall');
    hall.sayAll();
    expect(hall.pass(0)).toEqual(['visit-started']);
    expect(hall.press('1', 'start')).toEqual(['visit-started']);
  });
});

describe('how soon after a presumed start next is asked', () => {
  /** So many approvals are known to have taken so long. */
  function serve(hall: Play, count: number, seconds: number): void {
    for (let nth = 0; nth < count; nth += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next', 'start');
      hall.wait(seconds);
      hall.press('1', 'finish');
    }
  }

  /** Until then it is asked, from then on it is not. */
  function askedFor(hall: Play): number {
    hall.take('withdrawal', 'icbc');
    hall.call('1');
    hall.pass(30);
    for (let seconds = 0; ; seconds += 1) {
      if (hall.press('1', 'next') !== 'came-or-missed') {
        hall.press('1', 'cancel');
        return seconds;
      }
      hall.pass(1);
    }
  }

  it('is 90 s until fifty services of the queue and step are known', () => {
    const hall = playOf(untimed, ['1']);
    serve(hall, 49, 200);
    expect(askedFor(hall)).toBe(90);
  });

  it('is then the time in which one in twenty of them was over', () => {
    const hall = playOf(untimed, ['1']);
    serve(hall, 2, 60);
    serve(hall, 50, 130);
    expect(askedFor(hall)).toBe(130);
    serve(hall, 1, 70);
    hall.restart();
    expect(askedFor(hall)).toBe(70);
  });

  it.each([
    [10, 45],
    [400, 180],
  ])('is never below 45 s nor above 3 min: services of %i s', (seconds, asked) => {
    const hall = playOf(untimed, ['1']);
    serve(hall, 50, seconds);
    expect(askedFor(hall)).toBe(asked);
  });

  it('is not asked where the config says 0 s, however many are known', () => {
    const hall = playOf(withTimes({ presumedForMs: 0 }), ['1']);
    serve(hall, 50, 200);
    expect(askedFor(hall)).toBe(0);
  });

  it('is learned apart for each step of a queue: a seal is shorter than an approval', () => {
    const hall = playOf(untimed, ['1', '7']);
    const ticket = hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'add-service', ticket, service: 'loan' });
    hall.press('1', 'next', 'finish');
    hall.press('7', 'next', 'finish');
    hall.press('1', 'cancel');
    expect(hall.visit(ticket)).toMatchObject({ step: 2, place: { is: 'waiting', queue: 'approval' } });
    hall.press('2', 'open');
    for (let nth = 0; nth < 50; nth += 1) {
      const other = hall.take('withdrawal', 'icbc');
      hall.give({ verb: 'call-number', counter: '2', ticket: other, reason: 'quick' });
      hall.press('2', 'start');
      hall.wait(60);
      hall.press('2', 'finish');
    }
    hall.press('1', 'next');
    expect(hall.inHand('1')).toBe(ticket);
    hall.sayAll();
    hall.pass(30 + 89);
    expect(hall.press('1', 'next')).toBe('came-or-missed');
  });

  it('is learned of who was presumed and is known to have come from when it was presumed', () => {
    const hall = presumed();
    hall.pass(20);
    hall.press('1', 'start');
    hall.wait(80);
    hall.press('1', 'finish');
    expect([...hall.hall.services.values()]).toEqual([[100_000]]);
  });

  it('is not learned from what was parked, presumed, forgotten, finished unseen or taken back', () => {
    const hall = playOf(untimed, ['1']);
    const known = () => [...hall.hall.services.values()].flat();
    const begin = () => {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next');
    };
    begin();
    hall.press('1', 'finish');
    begin();
    hall.press('1', 'start');
    hall.wait(100);
    hall.press('1', 'park', 'resume');
    hall.wait(20);
    hall.press('1', 'finish');
    begin();
    hall.press('1', 'start');
    hall.wait(3601);
    hall.press('1', 'finish');
    begin();
    hall.sayAll();
    hall.pass(120);
    hall.press('1', 'next');
    expect(known()).toEqual([]);
    serve(hall, 1, 40);
    serve(hall, 1, 50);
    expect(known()).toEqual([40_000, 50_000]);
    hall.press('1', 'undo');
    expect(known()).toEqual([40_000]);
  });
});

describe('a step that was finished presumed', () => {
  it('tells nothing of how fast its queue moves on', () => {
    const hall = presumed();
    hall.pass(90);
    hall.press('1', 'next');
    expect(hall.hall.cycles.get('approval')).toBeUndefined();
  });
});

describe('whoever was only presumed to have come', () => {
  const reopen = (ticket: string) => ({ verb: 'reopen', ticket, reason: 'was never there' }) as const;
  const queueOf = (hall: Play, ticket: string) => {
    const { place } = hall.visit(ticket);
    return 'queue' in place ? `${place.is} ${place.queue}` : place.is;
  };

  /** A001 was approved without being there, and waits at the bank; five others wait for approval. */
  function sentOn(): Play {
    const hall = playOf(untimed, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.call('1');
    hall.pass(120);
    for (let nth = 0; nth < 5; nth += 1) hall.take('loan');
    hall.press('1', 'next', 'start');
    expect(queueOf(hall, 'A001')).toBe('waiting icbc');
    return hall;
  }

  it('has that step again, behind the next three, while it waits at a later one', () => {
    const hall = sentOn();
    expect(hall.give(reopen('A001'))).toEqual(['visit-reopened', 'visit-queued']);
    expect(hall.visit('A001')).toMatchObject({ step: 0, place: { is: 'waiting', queue: 'approval' } });
    expect(hall.visit('A001').steps[0]).not.toHaveProperty('doneAt');
    const order = [];
    for (let nth = 0; nth < 5; nth += 1) {
      hall.give(choose);
      hall.press('1', 'next');
      order.push(hall.inHand('1'));
      hall.press('1', 'start');
    }
    expect(order).toEqual(['B003', 'B004', 'B005', 'A001', 'B006']);
    hall.restart();
    expect(queueOf(hall, 'A001')).toBe('waiting icbc');
    expect(hall.visit('A001').steps[0]).toMatchObject({ doneAt: '1' });
    expect(hall.give(reopen('A001'))).toBe('wrong-place');
  });

  it('has it again also when all was over, and when it was left', () => {
    for (const end of [
      (hall: Play) => {
        hall.press('7', 'next', 'start', 'finish');
      },
      (hall: Play) => hall.give({ verb: 'abandon', ticket: 'A001', reason: 'gone' }),
    ]) {
      const hall = sentOn();
      end(hall);
      expect(['done', 'left']).toContain(queueOf(hall, 'A001'));
      expect(hall.give(reopen('A001'))).toEqual(['visit-reopened', 'visit-queued']);
      expect(queueOf(hall, 'A001')).toBe('waiting approval');
    }
  });

  it('at two steps has the earlier one again, and no scan doubts the later one any more', () => {
    const hall = sentOn();
    hall.call('7');
    hall.pass(120);
    hall.press('7', 'next');
    expect(hall.visit('A001').steps).toMatchObject([{ presumed: true }, { presumed: true }]);
    hall.give(reopen('A001'));
    expect(queueOf(hall, 'A001')).toBe('waiting approval');
    hall.give({ verb: 'scan', ticket: 'A001' });
    expect(hall.hall.asked?.answer).toMatchObject({ is: 'waiting', queue: 'approval' });
    expect(hall.hall.asked?.answer).not.toHaveProperty('presumed');
  });

  it('is not looked for at the counter that is dealing with it now', () => {
    const hall = sentOn();
    hall.press('7', 'next');
    expect(hall.give(reopen('A001'))).toBe('wrong-place');
  });

  it('stands behind three others also where it waits in that very queue for a later step', () => {
    const hall = playOf(untimed, ['1', '7']);
    hall.take('withdrawal', 'icbc');
    hall.give({ verb: 'add-service', ticket: 'A001', service: 'loan' });
    hall.call('1');
    hall.pass(120);
    hall.press('1', 'next', 'cancel');
    hall.press('7', 'next', 'start', 'finish');
    expect(hall.visit('A001')).toMatchObject({ step: 2, place: { is: 'waiting', queue: 'approval' } });
    hall.press('1', 'close', 'open');
    for (let nth = 0; nth < 4; nth += 1) hall.take('loan');
    hall.give(reopen('A001'));
    const waiting = nextOf(hall.rules, hall.hall, ['approval'], hall.now(), 9);
    expect(waiting.map(({ ticket }) => ticket)).toEqual(['B002', 'B003', 'B004', 'A001', 'B005']);
  });
});

it('17 next is asked as next is, and its answer takes that one', () => {
  const hall = playOf(untimed, ['1']);
  const [aside, gone] = [hall.take('withdrawal', 'icbc'), hall.take('withdrawal', 'icbc')];
  hall.press('1', 'next', 'start', 'park', 'next');
  hall.sayAll();
  hall.pass(30);
  hall.take('withdrawal', 'icbc');
  const takeUp = { verb: 'bring-back', counter: '1', number: 1 } as const;
  expect(hall.give(takeUp)).toBe('came-or-missed');
  expect(hall.press('1', 'miss')).toEqual(['visit-missed', 'visit-resumed']);
  expect([hall.visit(gone).place.is, hall.inHand('1')]).toEqual(['missed', aside]);
});
