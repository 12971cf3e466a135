/** The whole story of a visit: every event of its way, and what happened around it. */
import { afterEach, expect, it } from 'vitest';
import type { Command } from '../../../daemon/core/types/commands.ts';
import { speak } from '../../../daemon/text/spoken.ts';
import type { Play } from '../../kit/hall/play.ts';
import {
  abandon,
  at,
  claim,
  day,
  dayAt,
  loan,
  passes,
  reopen,
  said,
  take,
  told,
  withdrawal,
} from '../../kit/hall/steps.ts';
import { englishIn, explained, type Scene } from './scene.ts';

const [one, two, seven, ten] = [at('1'), at('2'), at('7'), at('10')];
/** A001 for icbc, served at counter 1. */
const served = [withdrawal, one.next, said, one.start] as const;
const mark = (outcome: 'refused' | 'papers-missing', nth: number): Command => ({
  verb: 'mark',
  counter: '1',
  outcome,
  nth,
});

const questionAt1: Command = { verb: 'question-open', counter: '1' };

const byLin = (hall: Play) => {
  for (const { event } of hall.log)
    if (event.order === 'call-next' || event.order === 'finish') event.orderedBy = 'lin';
};
const ratingAsked = ({ log }: Play) => {
  const finished = log.findLast(({ event }) => event.kind === 'step-finished')?.event;
  if (finished?.kind === 'step-finished') finished.askRating = true;
};
const answered = (hall: Play) => {
  const [refused = '', rating = ''] = hall.hall.followUps.keys();
  hall.give({ verb: 'refusal-overturn', refusal: refused, text: 'the rule has changed' });
  hall.give({ verb: 'follow-up-close', followUp: rating, text: 'called back' });
};

const call = { ticket: 'A001', counter: '1' } as const;
const voice = { job: 'x', device: 'voice-1', ...call } as const;
const paper = { job: 'y', device: 'printer-1', ticket: 'A001' } as const;
const asked = { kind: 'place-asked', ticket: 'A001' } as const;
const alarm = { alarm: 'parked-A001' } as const;

const scenes: Scene[] = [
  [
    'how it was sent on: to a counter, a queue, later, back, or misrouted',
    day(
      served,
      {
        verb: 'transfer',
        counter: '1',
        to: { counter: '2' },
        when: 'after',
        reason: 'knows the case',
      },
      [one.finish, two.next, { ...two.send({ queue: 'ccb' }), reason: 'misrouted' }, ten.next],
      { verb: 'return-to', counter: '10', to: { queue: 'approval' } },
    ),
    'A001',
  ],
  [
    'what was asked, whose it was, how it was passed on and answered, and what was taken back',
    day(
      [one.signIn('06'), two.signIn('07'), served],
      [questionAt1, one.undo, questionAt1],
      { verb: 'question-write', question: '2026-11-24-q2', text: 'may it be paid in parts?' },
      { verb: 'question-pass', question: '2026-11-24-q2', to: '07' },
      { verb: 'question-accept', question: '2026-11-24-q2' },
      two.signOut,
      passes(31 * 60),
      { verb: 'question-close', question: '2026-11-24-q2', text: 'yes, twice a year', told: 'phone' },
    ),
    'A001',
  ],
  ['that it is not kept for a counter any more', day(served, one.send({ counter: '2' }), two.close), 'A001'],
  [
    'what was marked for its services before the step was finished, and what was taken back',
    day(
      [served, { verb: 'pick-service', counter: '1', nth: 1 }],
      [mark('papers-missing', 2), mark('papers-missing', 0), mark('papers-missing', 2), mark('refused', 1)],
      [one.cancel, mark('refused', 0), one.finish],
    ),
    'A001',
  ],
  [
    'what the supervisor has on record of a service that was sent away, in words',
    day(
      [served, { ...one['papers-missing'], missing: [2, 4] }, reopen('A001', 'brought them')],
      [one.next, { ...one.refused, reason: 2 }],
    ),
    'A001',
  ],
  [
    'how its bank was chosen: at a counter, by the shortest wait, by nobody',
    day(
      [loan, one.next, one.bank('ccb')],
      ...(['shortest', 'default'] as const).map(by =>
        told({ kind: 'route-chosen', ticket: 'B001', choice: 'bank', queue: 'icbc', by }),
      ),
    ),
    'B001',
  ],
  [
    'who ordered it over MQTT, once an order, and nothing of whoever pressed a pad',
    day(served, one.finish, byLin),
    'A001',
  ],
  ['that it was parked and came back', day(served, one.park, one.resume), 'A001'],
  [
    'that it was called again, missed, came back behind others, and left',
    day(
      [loan, 60, loan, loan, loan, one.next, said, 10, one.recall, said, 60, one.miss, 60],
      [one.back],
      [abandon('B001', 'no time')],
      reopen('B001', 'has time after all'),
    ),
    'B001',
  ],
  [
    'that it did not come back in time after its missed call',
    day(served, told({ kind: 'visit-left', ticket: 'A001', reason: 'missed' })),
    'A001',
  ],
  [
    'how each step was started, and that a rating was asked for where a clerk had to',
    day(
      [loan, one.next, said, 60, { verb: 'tick' }, one.bank('icbc'), one.finish, ratingAsked],
      [seven.next, 60, seven.finish],
    ),
    'B001',
  ],
  [
    'that nobody knew whether it had come: the clerk was asked, or it was finished so',
    day([withdrawal, one.next, said, passes(30), (hall: Play) => hall.give(one.next), passes(90), one.next]),
    'A001',
  ],
  [
    'that it was refused, rated badly, and what came of it',
    day(
      [served, one.signIn('07'), { ...one.refused, because: '限购' }],
      [{ verb: 'rate', counter: '1', grade: 1, from: 'mqtt' }, answered],
    ),
    'A001',
  ],
  [
    'its class: claimed, confirmed, taken away, given, denied, and lapsed as it once did',
    day(
      [claim('loan'), at('0').signIn('41')],
      [{ verb: 'set-class', ticket: 'B001', class: 'green', counter: '0' }],
      [{ verb: 'set-class', ticket: 'B001', class: 'normal' }],
      [{ verb: 'set-class', ticket: 'B001', class: 'green', counter: '1' }],
      told({ kind: 'class-set', ticket: 'B001', class: 'normal', counter: '1', lapsed: true }),
      [claim('loan'), { verb: 'set-class', ticket: 'B002', class: 'normal', counter: '1' }],
    ),
    'B001',
    'B002',
  ],
  [
    'another service on the same ticket',
    day(served, { verb: 'add-service', ticket: 'A001', service: 'collection' }),
    'A001',
  ],
  ['what a press did that was taken back', day(served, 10, one.finish, 5, one.undo, one.park), 'A001'],
  ['that one called wrongly was asked to wait on', day(withdrawal, one.next, said, one.undo, said), 'A001'],
  [
    'what was printed and said, and what was not',
    day(
      served,
      told(
        { kind: 'speech-ended', job: 'w', outcome: 'dropped', ...call },
        { kind: 'speech-ended', job: 'v', outcome: 'dropped', why: 'too late', ...call },
        { kind: 'speech-begun', ...voice, text: '请A零零一号' },
        { kind: 'speech-ended', job: 'x', outcome: 'failed', why: 'no answer', ...call },
        { kind: 'reprint-asked', ticket: 'A001' },
        { kind: 'ticket-print-begun', ...paper, again: true, what: 'ticket' },
        { kind: 'ticket-print-failed', ...paper, why: 'paper out' },
        { kind: 'ticket-print-begun', ...paper, job: 'z', again: false, what: 'papers' },
        { kind: 'ticket-printed', ...paper, job: 'z' },
        { kind: 'ticket-print-begun', ...paper, job: 'u', again: false, what: 'ticket' },
        { kind: 'ticket-printed', ...paper, job: 'u', unconfirmed: true },
      ),
    ),
    'A001',
  ],
  [
    'what whoever held it under a scanner was told, and nothing of a ticket of yesterday',
    day(
      [served, { verb: 'scan', ticket: 'A001' }],
      told(
        { ...asked, answer: { is: 'waiting', queue: 'icbc', ahead: 3, expectedMin: [15, 20] } },
        { ...asked, answer: { is: 'waiting', queue: 'icbc', ahead: 0 } },
        { ...asked, answer: { is: 'waiting', queue: 'icbc', ahead: 1, presumed: true } },
        { ...asked, answer: { is: 'missed-twice' } },
        { ...asked, answer: { is: 'left' } },
        { kind: 'place-asked', answer: { is: 'another-day', found: 'A001' } },
      ),
    ),
    'A001',
  ],
  [
    'how it came back: by the desk, by its number, and when the counter that had sent it away was gone',
    day(
      [served, one.park, one.close, { verb: 'scan', ticket: 'A001' }],
      [two.next, said, 60, two.miss, { verb: 'bring-back', counter: '2', number: 1 }],
      [two.refused, { verb: 'scan', ticket: 'A001', desk: '0' }],
      at('0').back,
    ),
    'A001',
  ],
  ...[0, 120].map(
    (seconds): Scene => [
      `what a credit is for: a step that should come soon${seconds === 0 ? '' : ', and waits before it'}`,
      dayAt(['1', '7'], [loan, seconds, one.next, one.bank('icbc'), one.finish, seven.next, seven.finish]),
      'B001',
    ],
  ),
  [
    'that the day goes on which was closed by mistake, and where it stands',
    dayAt(
      ['1'],
      [loan, take('loan', undefined, 'appointment'), 60, one.number('B001', 'unwell'), 60],
      [{ verb: 'close-day' }, 60, { verb: 'open-day', day: '2026-11-24' }],
    ),
    'B002',
    'B001',
  ],
  [
    'the alarms about it',
    day(
      served,
      told(
        {
          kind: 'alarm-raised',
          ...alarm,
          severity: 'warning',
          text: 'A001 is away for more than 120 min',
          subject: { ticket: 'A001' },
        },
        { kind: 'alarm-acknowledged', ...alarm, by: 'ops' },
        { kind: 'alarm-cleared', ...alarm },
      ),
    ),
    'A001',
  ],
  [
    'what it was told to expect, and how long it waited in the end',
    dayAt(['1'], loan, loan, 600, one.next, said, one.start, one.bank('ccb'), one.finish, one.next),
    'B002',
    'B001',
  ],
];

afterEach(() => speak('en'));

it('the story of a visit tells every event of its way', async () => {
  await expect(explained(scenes)).toMatchFileSnapshot('../../golden/explain-ways.txt');
});

it('and in Chinese', async () => {
  speak('zh-CN');
  const told = explained(scenes);
  const given = ['A001 is away for more than 120 min', 'no answer', 'printer-1', 'lin ', 'ops ', 'finish'];
  expect(englishIn(told, given)).toEqual([]);
  await expect(told).toMatchFileSnapshot('../../golden/explain-ways.zh-CN.txt');
});
