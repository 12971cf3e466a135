import { describe, expect, test } from 'vitest';
import type { Rank } from '../../../drivers/link/turns.ts';
import { theLine } from '../../kit/driver/pairs-line.ts';

/** What is done on a line of two members, 1 and 2; a number: so many ms pass. */
type Step = number | ((on: Scene) => void);
type Scene = ReturnType<typeof theLine> & { seat(address: number): ReturnType<Scene['member']> };

/** `replyWithinMs`: left out, no reply is expected. */
const ask =
  (by: number, hex: string, replyWithinMs = 0, rank: Rank = 'urgent'): Step =>
  on =>
    on.ask(on.seat(by), hex, { rank, replyWithinMs });
const say =
  (hex: string): Step =>
  ({ port }) =>
    port.say(hex);
const answeredLate =
  (by: number): Step =>
  ({ seat, told }) =>
    told.push(`${by} late: ${seat(by).answeredLate()}`);
const takeBack =
  (by: number): Step =>
  ({ seat }) =>
    seat(by).takeBack();
const leave =
  (by: number): Step =>
  ({ seat }) =>
    seat(by).leave();
const standStill =
  (ms: number): Step =>
  on =>
    on.standStill(ms);
/** All that went out so far. */
const wire: Step = ({ port, told }) => told.push(`wire: ${port.written.join(' ')}`);
const unplug: Step = ({ port }) => port.unplug('cable');

/** All that was told, but for the first `up` of both. */
async function played(
  steps: readonly Step[],
  settings: { echoes?: boolean; saysAgainWithinMs?: number } = {},
): Promise<string[]> {
  const line = theLine(settings);
  const seats = [1, 2].map(address => line.member(address));
  function seat(address: number) {
    const [one, other] = seats;
    if (one === undefined || other === undefined) throw new Error('there are two');
    return address === 1 ? one : other;
  }
  await line.advance(0);
  line.told.splice(0);
  for (const step of steps)
    if (typeof step === 'number') await line.advance(step);
    else step({ ...line, seat });
  return line.told;
}

/** Steps and words in as many lines as they need. */
type Row = [
  name: string,
  steps: readonly (Step | readonly Step[])[],
  told: readonly (string | readonly string[])[],
];

describe('a shared line', () => {
  test.each<Row>([
    [
      'sends one exchange at a time, each after its wire time and the silence between',
      [ask(1, '01020304'), ask(1, '0506'), 28],
      ['01020304 sent at 4', '0506 sent at 11'],
    ],
    [
      'answers a pad before a changed number, that before a refresh, and a ping last',
      [
        [ask(1, '00'), ask(1, '04', 0, 'ping'), ask(1, '03', 0, 'routine'), ask(1, '02')],
        [ask(2, '01', 0, 'answer'), 100],
      ],
      ['00 sent at 1', '01 sent at 7', '02 sent at 13', '03 sent at 19', '04 sent at 25'],
    ],
    [
      'lets a ping go as if it were urgent when others went before it forty times',
      [
        [ask(2, '0202', 0, 'ping'), 2, ask(2, '0203', 0, 'ping')],
        Array.from({ length: 60 }, (_, n) => ask(1, `01${10 + n}`)),
        [600, ({ told }) => told.splice(0, told.length, `${told.findIndex(one => one.startsWith('0203'))}`)],
      ],
      ['41'],
    ],
    [
      'waits for who was never heard as long as that may take, whoever else wants the line',
      [ask(1, '01', 2000), ask(2, '02'), 2100],
      ['01 silent at 2001', '02 sent at 2007'],
    ],
    [
      'waits 150 ms for who was silent all the time that it may take, and hears what it says later',
      [
        [ask(1, '01', 2000), 3000, ask(1, '03', 2000), ask(2, '04'), 800, answeredLate(1), answeredLate(1)],
        [ask(1, '05', 2000), 3000],
      ],
      [
        ['01 silent at 2001', '03 silent at 3151', '04 sent at 3157', '1 late: true', '1 late: false'],
        ['05 silent at 5801'],
      ],
    ],
    [
      'waits for who was heard as long as is usual and four times what it differs; late is no answer, but is learned',
      [
        [ask(1, '01', 2000), 401, say('0107'), 100, ask(1, '02', 2000), ask(2, '04'), 1500],
        [answeredLate(1), ask(1, '03', 2000), 3000, answeredLate(1), ask(1, '05', 2000), 3000],
      ],
      [
        ['1 heard 7', '01 answered at 401', '02 silent at 1702', '04 sent at 1708', '1 late: true'],
        ['03 silent at 4002', '1 late: false', '05 silent at 5152'],
      ],
    ],
    [
      'teaches nobody its patience by the answer to a question that was asked again',
      [
        [
          ask(1, '01', 2000),
          11,
          say('0107'),
          0,
          ask(1, '02', 2000),
          200,
          ask(1, '03', 2000),
          11,
          say('0108'),
        ],
        [0, ask(1, '04', 2000), 3000],
      ],
      [
        ['1 heard 7', '01 answered at 11', '02 silent at 177', '1 heard 8', '03 answered at 222'],
        ['04 silent at 2228'],
      ],
    ],
    [
      'does not send what its member takes back before its turn, and nobody loses his turn by it',
      [
        [ask(2, '0201'), ask(1, '0101'), 8, ask(1, '0102', 0, 'ping'), ask(2, '0202'), takeBack(1)],
        [ask(1, '0103'), 100, wire],
      ],
      [
        ['0201 sent at 2', '0102 takenBack at 8', '0101 sent at 9', '0202 sent at 16'],
        ['0103 sent at 23', 'wire: 0201 0101 0202 0103'],
      ],
    ],
    [
      'goes on as soon as the reply is recognised',
      [ask(1, '0102', 150), ask(1, '0103', 150), 30, say('0107'), 200],
      ['1 heard 7', '0102 answered at 30', '0103 silent at 187'],
    ],
    [
      'waits for a silent member its wire time and its time to reply, and never lets it stall the others',
      [ask(1, '0101', 150), ask(1, '0102', 150), ask(2, '0201'), 200],
      ['0101 silent at 152', '0201 sent at 159'],
    ],
    [
      'waits for a reply that is still arriving when its time is up',
      [ask(1, '0101', 50), 45, say('01'), 15, say('09'), 0],
      ['1 heard 9', '0101 answered at 60'],
    ],
    [
      'waits no longer when a reply stops half-way',
      [ask(1, '0101', 50), 45, say('01'), 100],
      ['0101 silent at 65'],
    ],
    [
      'keeps silent while another speaks and for the turnaround after',
      [say('01'), ask(1, 'aa'), 10, say('05'), 100],
      ['1 heard 5', 'aa sent at 16'],
    ],
    [
      'hands each message to its own member, and what is nobody’s to every one',
      [say('0105 0206 ff07 0308 0109')],
      ['1 heard 5', '2 heard 6', '1 noise 7', '2 noise 7', '1 heard 9'],
    ],
    [
      'does not take the word of one member for the reply of another',
      [ask(1, '0101', 50), 10, say('0205'), 100],
      ['2 heard 5', '0101 silent at 52'],
    ],
    [
      'fails all that waits at once when the port goes, and begins anew, without half a message, when it is back',
      [2000, say('01'), ask(1, '0101', 150), ask(1, '0102'), unplug, 0, ask(1, '0103'), 100, say('0109')],
      [
        ['1 down cable', '2 down cable', '0101 down at 2000', '0102 down at 2000'],
        ['0103 down at 2000', '1 up', '2 up', '1 heard 9'],
      ],
    ],
    [
      'forgets what a member that leaves had waiting',
      [ask(1, '00'), ask(1, '01'), leave(1), ask(1, '02'), 50, say('0105'), wire],
      ['01 down at 0', '02 down at 0', '00 sent at 1', 'wire: 00'],
    ],
    [
      'lets an answer to a pad go before a reply that has not come within 100 ms, and then waits on for that',
      [[ask(1, '0101', 2000), 10, ask(2, '0201', 0, 'answer'), ask(2, '0202'), 200, say('0107'), 50, wire]],
      ['0201 sent at 104', '1 heard 7', '0101 answered at 210', '0202 sent at 217', 'wire: 0101 0201 0202'],
    ],
    [
      'lets an answer wait for a reply that comes sooner',
      [ask(1, '0101', 2000), 10, ask(2, '0201', 0, 'answer'), 50, say('0107'), 50],
      ['1 heard 7', '0101 answered at 60', '0201 sent at 67'],
    ],
    [
      'lets answer after answer go before the reply, and takes the one that speaks into them for collided',
      [
        [ask(1, '0101', 2000), 110, ask(2, '0201', 0, 'answer'), 50, ask(2, '0202', 0, 'answer'), 1],
        [say('ff07'), 50, say('0107'), 0],
      ],
      [
        '0201 sent at 112',
        '1 noise 7',
        '2 noise 7',
        '0202 collided at 162',
        '1 heard 7',
        '0101 answered at 211',
      ],
    ],
    [
      'sends no answer into a reply that is arriving',
      [ask(1, '0101', 2000), 102, say('01'), 1, ask(2, '0201', 0, 'answer'), 4, say('07'), 50],
      ['1 heard 7', '0101 answered at 107', '0201 sent at 114'],
    ],
    [
      'fails the answer between with what it is between, when the port goes',
      [ask(1, '0101', 2000), 110, ask(2, '0201', 0, 'answer'), unplug, 0],
      [['1 down cable', '2 down cable', '0201 down at 110', '0101 down at 110']],
    ],
    [
      'of a process that stood still reads what came before it takes anybody for silent',
      [ask(1, '0101', 100), 50, standStill(500), 0, say('0102'), 0],
      ['1 heard 2', '0101 answered at 550'],
    ],
    [
      'of a process that stood still takes who says nothing for silent a moment later',
      [ask(1, '0101', 100), 50, standStill(500), 120],
      ['0101 silent at 600'],
    ],
    [
      'of a process that stood still is held up by nobody who is not asked for an answer',
      [ask(1, '0101'), standStill(500), 5],
      ['0101 sent at 500'],
    ],
    [
      'takes bytes equal to its own for a member that spoke',
      [ask(1, '0102'), say('0102'), 10],
      ['1 heard 2', '0102 sent at 2'],
    ],
  ])('%s', async (_, steps, told) => {
    expect(await played(steps.flat())).toEqual(told.flat());
  });

  test.each([
    ['ff07', 'collided'],
    ['07', 'collided'],
    ['ff070105', 'collided'],
    ['0105', 'sent'],
  ])('that hears %s while it sends has %s', async (heard, outcome) => {
    expect(await played([ask(1, '0101'), 1, say(heard), 50])).toContain(`0101 ${outcome} at 2`);
  });

  test('does not wait for the end of a noise that never ends', async () => {
    const noise = Array.from({ length: 1000 }, () => [say('ff'), 2]).flat();
    const told = await played([ask(1, '0101', 50), ask(1, '0102'), ...noise]);
    expect(told).toContainEqual(expect.stringMatching('^0101 silent'));
    expect(told).toContainEqual(expect.stringMatching('^0102 collided'));
  });

  test('tells each member once that the port is up, also one that joins later', async () => {
    const { told, member, advance } = theLine();
    member(1);
    await advance(10);
    member(2);
    expect(told).toEqual(['1 up']);
    await advance(0);
    expect(told).toEqual(['1 up', '2 up']);
  });

  test('tells a member that joins during an outage why', async () => {
    const { port, told, member, advance } = theLine();
    port.opens = 'fail';
    await advance(0);
    port.unplug('cable');
    await advance(500);
    member(1);
    await advance(0);
    expect(told).toEqual(['1 down cable']);
  });

  test('that is closed fails what waits and leaves nothing open', async () => {
    const { line, port, told, member, ask: asks, advance } = theLine();
    const seat = member(1);
    await advance(0);
    asks(seat, '00');
    asks(seat, '01');
    await line.close();
    asks(seat, '02');
    await advance(2000);
    expect(told).toEqual(['1 up', '00 down at 0', '01 down at 0', '02 down at 0']);
    expect(port.standing).toBe(0);
  });
});

test.each<Row>([
  [
    'asks nobody for as long as a pad may take that says again what a question garbled, and sends all else',
    [ask(1, '0101', 50), ask(1, '0102', 50), ask(2, '0201'), ask(2, '0202', 0, 'ping'), 800],
    ['0101 silent at 52', '0201 sent at 59', '0202 sent at 66', '0102 silent at 704'],
  ],
  [
    'asks on as soon as it was said again',
    [ask(1, '0101', 50), ask(1, '0102', 50), 300, say('0205'), 100],
    ['0101 silent at 52', '2 heard 5', '0102 silent at 357'],
  ],
])('a line with those who speak unasked %s', async (_, steps, told) => {
  expect(await played(steps.flat(), { saysAgainWithinMs: 600 })).toEqual(told.flat());
});

test.each<Row>([
  [
    'does not take its own bytes for a message',
    [ask(1, '0102', 50), 3, say('01'), say('020107'), 0],
    ['1 heard 7', '0102 answered at 3'],
  ],
  [
    'hears a pad that says the very same bytes later',
    [ask(1, '0102'), 2, say('0102'), 5, say('0102')],
    ['0102 sent at 2', '1 heard 2'],
  ],
  [
    'waits for its own bytes a little longer than the wire takes',
    [ask(1, '0102'), 20, say('0102'), 50],
    ['0102 sent at 20'],
  ],
  [
    'gives up its own bytes when they never come, and hears what looked like their beginning',
    [ask(1, '010203'), 10, say('0102'), 90],
    ['1 heard 2', '010203 sent at 53'],
  ],
])('a line whose adapter hears itself %s', async (_, steps, told) => {
  expect(await played(steps.flat(), { echoes: true })).toEqual(told.flat());
});
