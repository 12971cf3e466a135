/** Why a call fell on somebody: in the story of whoever was called or overtaken, and as the answer to a complaint. */
import { afterEach, expect, it } from 'vitest';
import type { CallReason } from '../../../daemon/core/types/reasons.ts';
import type { Rules } from '../../../daemon/core/types/rules.ts';
import { speak } from '../../../daemon/text/spoken.ts';
import { type Play, play } from '../../kit/hall/play.ts';
import {
  abandon,
  advice,
  at,
  day,
  dayAt,
  green,
  loan,
  played,
  said,
  take,
  withdrawal,
} from '../../kit/hall/steps.ts';
import { englishIn, explained, type Scene, withCounter1 } from './scene.ts';

const [desk, one, two, seven, eight] = [at('0'), at('1'), at('2'), at('7'), at('8')];
const calledAndDone = [desk.next, desk.finish] as const;
/** B001 at 09:00, B002 a minute later, and another minute. */
const twoLoans = [loan, 60, loan, 60] as const;
const sharesTheDesk = withCounter1({ queues: ['approval', 'advice'] });
const helpsTheDesk = withCounter1({ backup: ['advice'] });

/** As an older version wrote it. */
const calledFor = (why: CallReason) => (hall: Play) => {
  const called = hall.log.at(-1)?.event;
  if (called?.kind !== 'visit-called') throw new Error('nobody was called');
  called.why = why;
};

const surging: Rules = {
  ...helpsTheDesk,
  surge: {
    automatic: true,
    release: 0.75,
    holdMs: 0,
    levels: [{ id: 'busy', waitingPerCounter: 1, backup: true, limit: new Map<string, number>() }],
  },
};

const reasons: Scene[] = [
  [
    'the highest priority, what it is made of, the runner-up, and whom it overtook',
    day(loan, 60, green('loan'), 60, one.next),
    'B002',
    'B001',
    'B001 against B002',
  ],
  [
    'credit of the queues before, with nobody else to choose from',
    day(withdrawal, 240, one.next, one.finish, 30, seven.next),
    'A001',
  ],
  [
    'credit of the queues before, against one with less of it',
    day(
      [withdrawal, 300, withdrawal, one.number('A002', 'unwell'), one.finish, 300],
      [one.next, one.finish, 120, seven.next],
    ),
    'A002 against A001',
  ],
  [
    'the higher priority, also over one that was not even the next',
    day(
      [withdrawal, 60, withdrawal, 60, withdrawal, 240, one.next, one.finish, two.next, two.finish],
      [at('3').next, at('3').finish, 240, seven.next],
    ),
    'A003 against A001',
  ],
  ['a tie, which the order of issue decides', day(loan, loan, 60, one.next), 'B001', 'B002 against B001'],
  [
    'by its number, though both had joined in the same moment: the one overtook, the other did not',
    day(withdrawal, withdrawal, 60, one.number('A002', 'unwell'), one.finish, one.next),
    'A001',
    'A002',
  ],
  [
    'a priority that was higher by less than a tenth of a minute is told in seconds',
    day(loan, 1, loan, 60, one.next),
    'B002 against B001',
  ],
  ['it had joined earlier', day(twoLoans, one.next), 'B002 against B001'],
  [
    'the guard, and who was passed over by it',
    dayAt(
      ['0'],
      [advice, 420, green('advice'), green('advice'), green('advice'), 840],
      [calledAndDone, calledAndDone, desk.next],
    ),
    'D001',
    'D004 against D001',
    'D001 against D003',
  ],
  [
    'the guard, which passed over the green one and the first appointment',
    dayAt(
      ['0'],
      [advice, 60, green('advice'), green('advice'), green('advice')],
      [take('advice', undefined, 'appointment'), take('advice', undefined, 'appointment'), 1260],
      [calledAndDone, calledAndDone, desk.next],
    ),
    'D001',
  ],
  [
    'a backup queue, while nobody waited in its own',
    played(play(helpsTheDesk, ['1']), advice, 60, advice, 60, one.next),
    'D001',
  ],
  [
    'its number, with the reason that was given, and who would have been next',
    day(twoLoans, one.number('B002', 'flight at noon')),
    'B002',
    'B001 against B002',
  ],
  [
    'a counter it was kept for, and the same seen from a counter that had to pass it over',
    dayAt(
      ['1', '7', '8'],
      [withdrawal, 60, withdrawal, one.next, one.send({ counter: '8' })],
      [one.next, one.send({ queue: 'icbc' }), 60, seven.next],
      [withdrawal, one.next, one.finish, eight.next],
    ),
    'A001',
    'A002',
  ],
  [
    'it was kept for that counter and called there first, as an older journal tells',
    dayAt(
      ['1', '2', '7'],
      [withdrawal, 120, one.next, one.finish, withdrawal, two.next, two.send({ counter: '7' }), 60],
      [seven.number('A002', '')],
      calledFor({
        by: 'bound',
        priorityMs: 60_000,
        earlier: 1,
        passedOver: [{ ticket: 'A001', priorityMs: 180_000, why: 'bound' }],
      }),
    ),
    'A002',
    'A001 against A002',
  ],
  [
    'it was kept for a counter which was busy, while this one had nobody',
    dayAt(
      ['1', '2', '7'],
      [withdrawal, withdrawal, one.next, one.finish, seven.next, one.next],
      [{ verb: 'return-to', counter: '7', to: { queue: 'approval' } }, 60, two.next],
    ),
    'A001',
  ],
  [
    'one that was placed behind another: how long it counts as waiting, and since when it really waited',
    dayAt(
      ['1', '2'],
      [loan, one.next, said, 115, one.miss, loan, loan, loan, 60],
      [{ verb: 'rejoin', ticket: 'B001' }, 60, loan],
      ...[1, 2, 3, 4].flatMap(() => [two.next, two.start, two.park]),
    ),
    'B001',
  ],
  [
    'green that was given unasked, with the credit by which its priority went on unbroken',
    dayAt(
      ['1'],
      [loan, 600, loan, 600, { verb: 'set-class', ticket: 'B002', class: 'green' }, 360],
      one.next,
    ),
    'B002',
    'B001',
  ],
  ['a counter that was ready and waited for it', day(one.next, loan), 'B001'],
  [
    'the one who asks was kept for another counter',
    dayAt(
      ['1', '2', '7', '8'],
      [withdrawal, one.next, one.send({ counter: '8' }), 60, withdrawal, two.next, two.finish],
      seven.next,
    ),
    'A001 against A002',
  ],
  [
    'it was kept for a counter that looks at nobody else in that queue, as its own are others (AB岗)',
    played(play(helpsTheDesk, ['0', '1']), [
      green('advice'),
      green('advice'),
      desk.next,
      desk.send({ counter: '1' }),
      60,
      one.next,
    ]),
    'D002 against D001',
  ],
  [
    'one counter calls from both their queues',
    played(play(sharesTheDesk, ['1']), advice, 60, green('loan'), 60, one.next),
    'D001 against B002',
  ],
  [
    'one counter calls from both their queues, also where the one who asks was not even the next',
    played(
      play(sharesTheDesk, ['1']),
      [loan, 60, loan, advice, 60, one.next, one.bank('icbc'), one.finish],
      [one.next, one.bank('icbc'), one.finish, one.next],
    ),
    'D003 against B001',
  ],
  [
    'of two calls that overtook, the last is answered for',
    day(
      [withdrawal, 60, withdrawal, 60, one.number('A002', 'unwell'), one.finish, one.next, one.finish],
      [60, seven.number('A002', 'still unwell'), seven.finish],
    ),
    'A001 against A002',
  ],
  [
    'of two calls, the one that overtook is answered for',
    day(
      [withdrawal, 60, withdrawal, 60, one.next, two.next, one.finish, 10, two.finish],
      seven.number('A002', 'unwell'),
    ),
    'A001 against A002',
  ],
  [
    'a wrong press, taken back',
    day(twoLoans, one.number('B002', 'wrong key'), 5, one.undo),
    'B001',
    'B001 against B002',
  ],
  [
    'nobody was overtaken in another queue, or by whoever joined earlier',
    day(loan, 60, loan, advice, 60, one.next, desk.next),
    'B002',
  ],
];

const otherOrders: Scene[] = [
  ['the two waited in different queues', day(loan, 60, advice, desk.next), 'B001 against D002'],
  [
    'the same where that counter looked at my queue only while the surge plan said so',
    played(
      play(surging, ['1']),
      hall => void (hall.hall.surge = { level: 'busy', since: hall.now(), by: 'hand' }),
      [advice, advice, loan, loan, one.next, one.finish],
      hall => delete hall.hall.surge,
      [60, loan, 60, abandon('B003', 'went home'), one.next],
    ),
    'D002 against B004',
  ],
  ['I was called first after all', day(twoLoans, one.next, 60, two.next), 'B001 against B002'],
  ['I was parked then', day(twoLoans, one.next, one.start, one.park, 60, one.next), 'B001 against B002'],
  ['I had missed my call then', day(twoLoans, one.next, said, 115, one.miss, one.next), 'B001 against B002'],
  [
    'I was at a counter for another step',
    day(withdrawal, one.next, one.finish, seven.next, loan, one.next),
    'A001 against B002',
  ],
  ['my ticket was issued later', day(loan, one.next, 60, loan), 'B002 against B001'],
  ['I had left', day(twoLoans, abandon('B001', 'went home'), 60, one.next), 'B001 against B002'],
  ['it has not been called', day(twoLoans), 'B001 against B002'],
  ['it never was called', day(twoLoans, abandon('B002', 'went home')), 'B001 against B002'],
];

const ofCalls = (line: string) => /^\S+ {2}(?:called to| {2}overtaken by)/.test(line);

afterEach(() => speak('en'));

it('each call says why it fell on the visit: to whoever was called, was overtaken, or complains', async () => {
  await expect(explained(reasons, ofCalls)).toMatchFileSnapshot('../../golden/explain-calls.txt');
});

it('where one was not called before the other out of one order, the answer says what was so', async () => {
  await expect(explained(otherOrders)).toMatchFileSnapshot('../../golden/explain-other-orders.txt');
});

it('and all of it in Chinese', async () => {
  speak('zh-CN');
  const told = [explained(reasons), explained(otherOrders)].join('\n');
  expect(englishIn(told)).toEqual([]);
  await expect(told).toMatchFileSnapshot('../../golden/explain-calls.zh-CN.txt');
});
