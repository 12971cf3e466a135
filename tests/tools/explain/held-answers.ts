/** The answers to "why was that one called before me?", held against the naive telling. */
import {
  type Check,
  check,
  full,
  only,
  priority,
  type Told,
  ticket,
  time,
  type Wrong,
  word,
} from './held.ts';
import type { NaiveDay, Person } from './naive-scenes.ts';

type Against = Told & { rival: Person };

/** Both were among those whom the counter chose from, and the called one stood before the other. */
function chosenBefore({ choice, called, rival }: Against): Wrong {
  const [one, other] = [choice.looked.indexOf(called), choice.looked.indexOf(rival)];
  return [
    one < 0 && `${called.ticket} was not looked at`,
    other < 0 && `${rival.ticket} was not looked at`,
    one >= 0 && other >= 0 && one > other && `${rival.ticket} stood before it`,
  ];
}

/** What follows "because". */
export const reasons: readonly Check<Against>[] = [
  [
    String.raw`counter \w+ looked in the queue ${word('queue')} only at those kept for it, as [A-Z]\d+ was`,
    ({ choice, called, rival, scene }, found) => [
      rival.queue !== found('queue') && 'it waited elsewhere',
      called.bound?.counter !== scene.call.event.counter && 'the called one was not kept for it',
      choice.queues.includes(rival.queue) && 'it looked at others there too',
      choice.looked.includes(rival) && 'it was looked at',
    ],
  ],
  [
    String.raw`counter \w+ had nobody of its own to call, and of those kept for counters that were busy or paused, and not sent there, [A-Z]\d+ stood first in its own queues; [A-Z]\d+ was kept for counter ${word('kept')}`,
    ({ choice, called, rival }, found) => [
      choice.by !== 'taken-over' && `it was ${choice.by}`,
      choice.looked[0] !== called && 'another stood first',
      rival.bound?.counter !== found('kept') && 'it was not kept there',
    ],
  ],
  [
    String.raw`it was called by its number(?: \(".*"\))?`,
    ({ scene }) => [scene.order !== 'call-number' && 'it was not'],
  ],
  [
    String.raw`[A-Z]\d+ was kept for counter ${word('kept')}(?: until ${time('until')})?, and counter \w+ did not look at it`,
    ({ choice, rival }, found) => [
      rival.bound?.counter !== found('kept') && 'it was not kept there',
      String(rival.bound?.until ?? '') !== found('until') && 'not until then',
      choice.looked.includes(rival) && 'it was looked at',
    ],
  ],
  [
    String.raw`counter \w+ had called green visits in a row, so the best normal one was next: [A-Z]\d+ with ${full()}`,
    (one, found) => [
      ...priority(found('p'), one.called, one),
      one.choice.by !== 'guard' && 'the guard did not fire',
      one.choice.named !== one.called && 'another was the best normal one',
      one.rival.class === 'normal' && 'the other is normal too',
      !one.choice.looked.includes(one.rival) && 'the other was not looked at',
    ],
  ],
  [
    `it had the highest priority: ${full()}`,
    (one, found) => [
      ...priority(found('p'), one.called, one),
      ...chosenBefore(one),
      one.choice.looked[0] !== one.called && `the highest was ${one.choice.looked[0]?.ticket}`,
    ],
  ],
  [
    String.raw`both had the same priority, ${full()}, and [A-Z]\d+ stood before [A-Z]\d+`,
    (one, found) => [
      ...priority(found('p'), one.called, one),
      ...chosenBefore(one),
      Math.round(one.choice.p(one.called)) !== Math.round(one.choice.p(one.rival)) && 'not the same',
    ],
  ],
  [
    `it had the higher priority: ${full()} against ${full('other')}`,
    (one, found) => [
      ...priority(found('p'), one.called, one),
      ...priority(found('other'), one.rival, one),
      ...chosenBefore(one),
      one.choice.p(one.called) <= one.choice.p(one.rival) && 'its priority was no higher',
    ],
  ],
];

const at = String.raw`at counter ${word('counter')} \(${time('calledAt')}\)`;
const calledAt = `${ticket('other')} was called ${at}`;

const isAt =
  (...places: string[]) =>
  ({ rival }: Against, found: (name: string) => string): Wrong => [
    !places.includes(rival.place) && `it was ${rival.place}`,
    found('by') !== '' && rival.counter !== found('by') && 'at another counter',
    found('since') !== '' && String(rival.at) !== found('since') && `since ${rival.at}`,
  ];

const answers: readonly Check<Against & { asked: Asked }>[] = [
  [
    String.raw`${ticket('other')} was called before ${ticket('mine')} ${at} because (?:it waited since ${time('joined')} \([A-Z]\d+ since ${time('mineJoined')}\) and )?(?<reason>.*)`,
    (one, found) => [
      one.rival.place !== 'waiting' && `it was ${one.rival.place}`,
      found('joined') !== '' && one.called.waitsSince >= one.rival.waitsSince && 'it had not joined earlier',
      found('joined') !== '' &&
        String(one.called.waitsSince) !== found('joined') &&
        'it joined at another time',
      found('joined') !== '' &&
        String(one.rival.waitsSince) !== found('mineJoined') &&
        'the other joined at another time',
      ...check(reasons, one, found('reason')),
    ],
  ],
  [
    String.raw`The two cannot be compared: ${calledAt} from the queue \w+ while ${ticket('mine')} waited in the queue ${word('queue')}, where counter \w+ did not look then`,
    ({ rival, choice }, found) => [
      (rival.place !== 'waiting' || rival.queue !== found('queue')) && 'it did not wait there',
      choice.queues.includes(found('queue')) && 'the counter looked there',
      choice.looked.includes(rival) && 'it was looked at',
    ],
  ],
  [
    `${calledAt} while ${ticket('mine')} was parked: counter ${word('by')} had sent it away for something at ${time('since')}`,
    isAt('parked'),
  ],
  [
    `${calledAt} while ${ticket('mine')} was missed: counter ${word('by')} had called it, it did not come, and it was missed at ${time('since')}`,
    isAt('missed'),
  ],
  [
    String.raw`${calledAt} while ${ticket('mine')} was itself at counter ${word('by')} \(${word('queue')}\)`,
    (one, found) => [
      ...isAt('called', 'serving')(one, found),
      one.rival.queue !== found('queue') && 'another queue',
    ],
  ],
  [
    String.raw`${calledAt} after ${ticket('mine')}, which was called at counter ${word('by')} \(${time('first')}\)`,
    (one, found) => [
      !['called', 'serving'].includes(one.rival.place) && `it was ${one.rival.place}`,
      one.rival.queue !== one.called.queue && 'at another step',
      one.asked.told.every(
        ({ scene, called }) =>
          called.ticket !== one.rival.ticket ||
          scene.call.event.counter !== found('by') ||
          String(scene.call.at) !== found('first') ||
          scene.call.seq > one.scene.call.seq,
      ) && 'it was not called there then',
    ],
  ],
  [
    String.raw`${calledAt} before ${ticket('mine')} was issued \(${time('issued')}\)`,
    ({ scene, asked }, found) => [
      scene.before.people.some(one => one.ticket === asked.mine) && 'it was issued',
      String(asked.day.issued.get(asked.mine)) !== found('issued') && 'issued at another time',
    ],
  ],
  [
    `${calledAt} when ${ticket('mine')} did not wait: it (?<how>had left|was done) at ${time('since')}`,
    (one, found) => isAt(found('how') === 'was done' ? 'done' : 'left')(one, found),
  ],
];

type Asked = { told: readonly Told[]; day: NaiveDay; mine: string; other: string };

const nobody: Person = {
  ticket: '',
  order: 0,
  class: 'normal',
  place: 'outside',
  queue: '',
  at: 0,
  waitsSince: 0,
  joinedAt: 0,
  worked: 0,
  credit: 0,
  rank: 0,
  steps: [],
};

export function holdAnswer(asked: Asked, sentence: string): string[] {
  const found = /^(.*?)(?:; that press was wrong and was taken back at @(\d+))?\.$/s.exec(sentence);
  if (found === null) return [`it cannot be read: ${sentence}`];
  const [, text = '', undoneAt = ''] = found;
  const [, counter, calledOn] = / at counter (\w+) \(@(\d+)\)/.exec(text) ?? [];
  const { told, mine, other } = asked;
  // Two calls of one moment read alike.
  const meant = told.filter(
    ({ scene, called }) =>
      called.ticket === other &&
      scene.call.event.counter === counter &&
      String(scene.call.at) === calledOn &&
      String(scene.undoneAt ?? '') === undoneAt,
  );
  const [least = only(notCalled(asked, text))] = meant
    .map(one => check(answers, { ...one, rival: one.choice.person(mine) ?? nobody, asked }, text))
    .sort((one, two) => one.length - two.length);
  return least;
}

function notCalled({ told, day, other }: Asked, text: string): Wrong {
  const one = day.end.people.find(({ ticket: who }) => who === other) ?? nobody;
  const neverChecks: readonly Check<Person>[] = [
    [
      `${ticket('other')} has not been called: it waits in the queue ${word('queue')} since ${time('since')}`,
      ({ place, queue }, found) => [
        (place !== 'waiting' || queue !== found('queue')) && 'it does not wait there',
        String(one.waitsSince) !== found('since') && 'not since then',
      ],
    ],
    [
      `${ticket('other')} was never called: it left at ${time('since')}`,
      ({ place, at: since }, found) => [
        place !== 'left' && 'it has not left',
        String(since) !== found('since') && 'not then',
      ],
    ],
  ];
  return [
    told.some(({ called }) => called.ticket === other) && 'it was called',
    ...check(neverChecks, one, text),
  ];
}
