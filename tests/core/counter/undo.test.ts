/** R3: a press is taken back within half a minute, and all it touched stands as it stood. */
import { describe, expect, it } from 'vitest';
import { cycleMs } from '../../../daemon/core/estimate/pace.ts';
import { boardPicture } from '../../../daemon/core/outputs/pictures.ts';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { fuzhou, type Play, play, untimed } from '../../kit/hall/play.ts';
import { changed } from '../../kit/hall/rules.ts';

/** A001 served at counter 1, A002 to A004 waiting behind it. */
function served(): Play {
  const hall = play(untimed);
  for (let nth = 0; nth < 4; nth += 1) {
    hall.take('withdrawal', 'icbc');
    hall.wait(60);
  }
  hall.call('1');
  hall.press('1', 'start');
  hall.wait(60);
  return hall;
}
/** Nobody in hand, A001 parked by counter 1 and A002 missed. */
function setAside(): Play {
  const hall = served();
  hall.press('1', 'park');
  hall.miss('1', 60);
  return hall;
}
function called(): Play {
  const hall = play(untimed);
  hall.take('loan');
  hall.press('1', 'next');
  return hall;
}

const greenAt7 = { verb: 'set-class', ticket: 'A002', class: 'green', counter: '7' } as const;
function overdue(hall: Play): Play {
  hall.sayAll();
  hall.wait(30);
  return hall;
}

/** All that a press may touch, but what is said and printed. */
function standing({ hall, rules, now }: Play) {
  return structuredClone({
    visits: [...hall.visits.values()].map(({ place, steps, step, class: of, waitedMs, ended, services }) => [
      { place, steps, step, of, waitedMs, ended, services },
    ]),
    counters: [...hall.counters.values()].map(
      ({ status, pausing, ticket, parked, missed, marks, served: last, handSince }) => [
        { status, pausing, ticket, parked, missed, marks, last, handSince },
      ],
    ),
    ready: [...hall.counters.values()].map(({ readySince }) => readySince),
    figures: [hall.cycles, hall.promises, hall.totals, hall.services],
    followUps: [...hall.followUps.keys()],
    board: boardPicture(rules, hall, 'board-1', now()).lines.map(({ text }) => text),
  });
}

describe('undo', () => {
  const at1 = { counter: '1' } as const;
  it.each<[string, () => Play, Command]>([
    ['a call', setAside, { verb: 'call-next', ...at1 }],
    ['a number called by hand', setAside, { verb: 'call-number', ...at1, ticket: 'A004', reason: 'asked' }],
    ['a next with nobody waiting', () => play(untimed), { verb: 'call-next', ...at1 }],
    ['a next while serving, with both visits', served, { verb: 'call-next', ...at1 }],
    ['a start', called, { verb: 'start', ...at1 }],
    ['a finish', served, { verb: 'finish', ...at1, outcome: 'approved' }],
    ['a refusal, with its record', served, { verb: 'finish', ...at1, outcome: 'refused', reason: 0 }],
    ['papers missing, with their record', served, { verb: 'finish', ...at1, outcome: 'papers-missing' }],
    ['a transfer', served, { verb: 'transfer', ...at1, to: { queue: 'ccb' }, when: 'now' }],
    ['a transfer after the step', served, { verb: 'transfer', ...at1, to: { counter: '8' }, when: 'after' }],
    ['a choice', served, { verb: 'choose-route', ...at1, queue: 'ccb' }],
    ['green', served, { verb: 'set-class', ...at1, ticket: 'A001', class: 'green' }],
    ['green of who was missed elsewhere', setAside, greenAt7],
    ['parking', served, { verb: 'park', ...at1 }],
    ['a miss', () => overdue(called()), { verb: 'miss', ...at1 }],
    ['resuming', setAside, { verb: 'resume', ...at1 }],
    ['the number and next', setAside, { verb: 'bring-back', ...at1, number: 2 }],
    ['a pause', setAside, { verb: 'pause-counter', ...at1 }],
    ['a pause that was to take effect after the visit', served, { verb: 'pause-counter', ...at1 }],
  ])('of %s leaves no trace', (_, begun, press) => {
    const hall = begun();
    const before = standing(hall);
    hall.wait(5);
    const counter = 'counter' in press ? (press.counter ?? '') : '';
    hall.give(press);
    expect(standing(hall)).not.toEqual(before);
    hall.wait(5);
    expect(hall.press(counter, 'undo')).toContain('press-undone');
    expect(standing(hall)).toEqual(before);
    expect(hall.press(counter, 'undo')).toBe('nothing-to-undo');
  });

  it('takes back the last press only', () => {
    const hall = served();
    expect(hall.press('1', 'park', 'next', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('A001').place.is).toBe('parked');
  });

  it.each([
    [30, ['press-undone']],
    [30.001, 'too-late'],
  ])('is possible for thirty seconds, and no longer: after %s s', (seconds, answer) => {
    const hall = called();
    hall.wait(seconds);
    expect(hall.press('1', 'undo')).toEqual(answer);
  });

  it('is possible that long also when time alone has started the visit by then', () => {
    const hall = play(changed(untimed, { times: { autoStartMs: 20_000, missAfterMs: 20_000 } }));
    hall.take('loan');
    hall.call('1');
    expect(hall.pass(24)).toEqual(['visit-started']);
    expect(hall.press('1', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('B001').place.is).toBe('waiting');
    expect(hall.sayAll()).toEqual(['请B零零一号稍候']);
  });

  it.each<[string, () => Play, (hall: Play) => unknown]>([
    ['was called elsewhere', served, hall => [hall.press('1', 'finish'), hall.press('7', 'next')]],
    [
      'came to a counter that was ready',
      served,
      hall => [hall.press('7', 'next'), hall.press('1', 'finish')],
    ],
    ['changed its class elsewhere', called, hall => hall.give({ ...greenAt7, ticket: 'B001' })],
    ['was given to it', () => play(untimed), hall => [hall.press('1', 'next'), hall.take('loan')]],
  ])('is refused once a visit it touched %s', (_, begun, moves) => {
    const hall = begun();
    moves(hall);
    expect(hall.press('1', 'undo')).toBe('moved-on');
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

  it('of somebody else’s rejoining, pressed on its pad, leaves the hand alone', () => {
    const hall = play(untimed);
    hall.take('loan');
    hall.take('loan');
    hall.miss('1');
    expect(hall.press('1', 'next', 'back', 'undo')).toEqual(['press-undone']);
    expect(hall.visit('B001').place.is).toBe('missed');
    expect(hall.inHand('1')).toBe('B002');
  });

  it('of a pause after which the visit was abandoned leaves the hand empty since that moment', () => {
    const hall = served();
    hall.press('1', 'pause');
    hall.wait(10);
    hall.give({ verb: 'abandon', ticket: 'A001', reason: 'gave up' });
    const emptySince = hall.now();
    hall.wait(10);
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')).toMatchObject({ status: 'open', handSince: emptySince });
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

  it('of a step gives the wait its oldest cycle back, which the new one had pushed out of the mean', () => {
    const hall = play();
    const meanMs = () => cycleMs(fuzhou, hall.hall, 'approval');
    for (let nth = 0; nth < 30; nth += 1) {
      hall.take('withdrawal', 'icbc');
      hall.press('1', 'next');
      hall.wait(nth === 0 ? 3000 : 60);
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

  it('of papers missing takes the slip off, but for one that is being printed', () => {
    const hall = served();
    const slips = () =>
      [...hall.hall.jobs.values()].flatMap(job =>
        job.is === 'print' && job.what === 'papers' ? [job.id] : [],
      );
    hall.press('1', 'papers-missing');
    expect(slips()).toHaveLength(1);
    hall.press('1', 'undo');
    expect(slips()).toEqual([]);
    hall.press('1', 'papers-missing');
    hall.give({ verb: 'begin-job', job: slips()[0] ?? '', device: 'printer-1' });
    hall.press('1', 'undo');
    expect(slips()).toHaveLength(1);
  });
});

describe('undo does not bring back who has gone meanwhile', () => {
  it('into the parked: the key that takes back the last parked finds the one who is', () => {
    const hall = served();
    hall.press('1', 'park', 'next', 'start', 'park', 'next');
    hall.give({ verb: 'abandon', ticket: 'A002', reason: 'gave up' });
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')?.parked).toEqual(['A001']);
    expect(hall.press('1', 'resume')).toEqual(['visit-resumed']);
  });

  it('into the missed, who rejoined at the scanner', () => {
    const hall = setAside();
    hall.press('1', 'next');
    hall.give({ verb: 'rejoin', ticket: 'A002' });
    hall.press('1', 'undo');
    expect(hall.hall.counters.get('1')?.missed).toEqual([]);
  });

  it.each(['1', '2'])('and keeps the order of those who are parked, whom counter %s took up', counter => {
    const hall = served();
    hall.press('1', 'park');
    hall.wait(1);
    hall.press('1', 'next', 'start', 'park', 'pause');
    if (counter === '1') hall.press('1', 'open');
    expect(hall.give({ verb: 'resume', counter, ticket: 'A001' })).toEqual(['visit-resumed']);
    hall.press(counter, 'undo');
    expect(hall.hall.counters.get('1')?.parked).toEqual(['A001', 'A002']);
  });
});

describe('a call that undo takes back', () => {
  it('was heard: the visit hears that it should wait; it hears nothing of a call that was not said', () => {
    const hall = called();
    hall.press('1', 'undo');
    expect(hall.sayAll()).toEqual([]);
    hall.call('1');
    hall.press('1', 'undo');
    expect(hall.log.at(-1)?.event).toMatchObject({ wronglyCalled: 'B001' });
    expect(hall.sayAll()).toEqual(['请B零零一号稍候']);
  });

  it('is none where green is taken back of a visit that heard its call', () => {
    const hall = called();
    hall.sayAll();
    hall.give({ verb: 'set-class', ticket: 'B001', class: 'green', counter: '1' });
    hall.press('1', 'undo');
    expect(hall.sayAll()).toEqual([]);
  });
});

describe('a call that undo brings back', () => {
  it.each([
    ['was started too early', { verb: 'start', counter: '1' }],
    ['was finished by mistake', { verb: 'finish', counter: '1', outcome: 'refused', reason: 0 }],
    ['was sent away by mistake', { verb: 'transfer', counter: '1', to: { queue: 'advice' }, when: 'now' }],
  ] as const)('and %s while it was being said is said again, and can be missed', (_, press) => {
    const hall = called();
    const job = [...hall.hall.jobs.values()].findLast(one => one.is === 'call')?.id ?? '';
    hall.give({ verb: 'begin-job', job, device: 'voice-1' });
    hall.give(press);
    hall.wait(3);
    hall.give({ verb: 'end-job', job, device: 'voice-1', outcome: 'done' });
    hall.press('1', 'undo');
    expect(hall.visit('B001').place).toMatchObject({ is: 'called', call: { nth: 1 } });
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
    hall.wait(30);
    expect(hall.press('1', 'miss')).toEqual(['visit-missed']);
    hall.restart();
    expect(hall.visit('B001').place.is).toBe('missed');
  });

  it('and was dropped unsaid meanwhile is heard after all, and makes no job less when the config loses its voice', () => {
    const hall = called();
    hall.press('1', 'refused');
    expect(hall.sayAll()).toEqual([]);
    hall.press('1', 'undo');
    const { jobsMade } = hall.hall;
    expect(hall.sayAll()).toEqual(['请B零零一号到1号窗口']);
    hall.restart({ ...untimed, voices: [] });
    expect(hall.hall.jobsMade).toBe(jobsMade);
  });

  it.each([
    ['was said before', true],
    ['is still owed', false],
  ])('and %s is not said twice', (_, isSaid) => {
    const hall = called();
    const heard = isSaid ? hall.sayAll() : [];
    hall.press('1', 'start', 'undo');
    expect([...heard, ...hall.sayAll()]).toEqual(['请B零零一号到1号窗口']);
  });
});
