/** What a visit's own story says of its calls, held against the naive telling. */
import {
  type Check,
  check,
  full,
  isNear,
  lasts,
  only,
  priority,
  type Told,
  ticket,
  type Wrong,
  word,
} from './held.ts';
import type { Person } from './naive-scenes.ts';

const isPassed = ({ choice, called }: Told, one: Person | undefined): one is Person =>
  one !== undefined && choice.p(one) > choice.p(called);

const joinedEarlier = ({ scene, called }: Told) =>
  scene.before.people.filter(
    one => one.place === 'waiting' && one.queue === called.queue && one.waitsSince < called.waitsSince,
  );

const pieces: readonly Check<Told>[] = [
  [
    'the counter was ready and waited for it',
    ({ scene }) => [
      scene.before.desks.every(one => one.id !== scene.call.event.counter || !one.isReady) &&
        'it was not ready',
    ],
  ],
  ['there was nobody else to choose from', ({ choice }) => [choice.looked.length !== 1 && 'others waited']],
  [`its priority (?:there )?was ${full()}`, (one, found) => priority(found('p'), one.called, one)],
  [
    `it had the same priority as ${ticket('other')}, ${full()}, and stood before it`,
    (one, found) => {
      const { choice, called } = one;
      const [first, second] = choice.looked;
      return [
        ...priority(found('p'), called, one),
        first !== called && 'it was not the first',
        second?.ticket !== found('other') && 'the next was another',
        second !== undefined &&
          Math.round(choice.p(second)) !== Math.round(choice.p(called)) &&
          'not the same',
      ];
    },
  ],
  [
    `it had the highest priority, ${full()}`,
    (one, found) => [
      ...priority(found('p'), one.called, one),
      one.choice.looked[0] !== one.called && `the highest was ${one.choice.looked[0]?.ticket}`,
    ],
  ],
  [
    String.raw`counter \w+ had called green visits in a row, so the best normal one was next: its priority was ${full()}`,
    (one, found) => [
      ...priority(found('p'), one.called, one),
      one.choice.by !== 'guard' && 'the guard did not fire',
      one.choice.named !== one.called && 'another was the best normal one',
    ],
  ],
  [
    `the counter's own queues had nobody for it, so it took over from its backup queue ${word('queue')}`,
    (one, found) => [
      one.choice.by !== 'backup' && `it was ${one.choice.by}`,
      one.choice.named !== one.called && 'another was next',
      one.called.queue !== found('queue') && 'the queue was another',
    ],
  ],
  [
    `it was kept for counter ${word('other')}, which was busy or paused, while this one had nobody of its own to call`,
    ({ choice, called }, found) => [
      choice.by !== 'taken-over' && `it was ${choice.by}`,
      choice.named !== called && 'another was next',
      called.bound?.counter !== found('other') && 'it was kept for another',
    ],
  ],
  [
    String.raw`it was called by its number(?: \(".*"\))?`,
    ({ scene }) => [scene.order !== 'call-number' && 'it was not'],
  ],
  [
    'it was kept for this counter',
    ({ called, scene }) => [called.bound?.counter !== scene.call.event.counter && 'it was not'],
  ],
  [
    `the next was ${ticket('other')} with ${lasts('p')}`,
    ({ choice }, found) => {
      const [, second] = choice.looked;
      return [
        second?.ticket !== found('other') && `the next was ${second?.ticket}`,
        second !== undefined && !isNear(found('p'), choice.p(second)) && `not with ${found('p')}`,
      ];
    },
  ],
  [
    String.raw`${ticket('other')} \(${lasts('p')}\) was passed over: (?<why>.*)`,
    (one, found) => {
      const other = one.choice.person(found('other'));
      if (other === undefined) return ['there was no such visit'];
      return [
        !isNear(found('p'), one.choice.p(other)) && `P of ${other.ticket} was ${one.choice.p(other)}`,
        ...check(passed, { ...one, other }, found('why')),
      ];
    },
  ],
  [
    String.raw`it overtook (?<count>\d+) of its queue who had come earlier`,
    (one, found) => {
      const { length } = joinedEarlier(one);
      return [length !== Number(found('count')) && `it overtook ${length}`];
    },
  ],
];

/** Why one was passed over. */
const passed: readonly Check<Told & { other: Person }>[] = [
  [
    `it was kept for counter ${word('kept')}`,
    (one, found) => [
      one.other.bound?.counter !== found('kept') && 'it was not kept there',
      !one.choice.keptAway.includes(one.other) && 'it was looked at',
      !isPassed(one, one.other) && 'it had no higher priority',
    ],
  ],
  [
    'it would have been next',
    ({ choice, other }) => [choice.named !== other && `the next would have been ${choice.named?.ticket}`],
  ],
  [
    '(?<class>it is green|it has an appointment), and it was the turn of a normal one',
    ({ choice, other }, found) => [
      other.class !== (found('class') === 'it is green' ? 'green' : 'appointment') && `it is ${other.class}`,
      choice.by !== 'guard' && 'the guard did not fire',
    ],
  ],
];

/** What should have been told: of those kept for others or passed by the guard the first ones; the runner-up; the overtaken. */
function untold(one: Told, text: string): Wrong {
  const { choice, called, scene } = one;
  const isByNumber = scene.order === 'call-number';
  const isTold = (other: Person) => text.includes(`${other.ticket} (`) && text.includes('was passed over');
  const firsts = new Map<string, Person>();
  if (!isByNumber) {
    for (const other of choice.keptAway) {
      const key = `${other.queue} ${other.bound?.counter}`;
      if (!firsts.has(key)) firsts.set(key, other);
    }
  }
  if (!isByNumber && choice.by === 'guard') {
    for (const other of choice.looked)
      if (other.class !== 'normal' && !firsts.has(other.class)) firsts.set(other.class, other);
  }
  const [, second] = choice.looked;
  return [
    ...[...firsts.values()].map(
      other => isPassed(one, other) && !isTold(other) && `${other.ticket} was passed over and is not told`,
    ),
    joinedEarlier(one).length > 0 && !text.includes('it overtook') && 'it overtook somebody',
    isByNumber &&
      choice.named !== undefined &&
      choice.named !== called &&
      !isTold(choice.named) &&
      'the next is not told',
    !isByNumber &&
      choice.by !== 'guard' &&
      second !== undefined &&
      !text.includes(second.ticket) &&
      'the runner-up is not told',
    called.bound !== undefined &&
      called.bound.counter === scene.call.event.counter &&
      !text.includes('it was kept for this counter') &&
      'that it was kept is not told',
  ];
}

/** "called to counter 1 after waiting 1 min: …; …" */
export function holdCall(told: Told, line: string): string[] {
  const found = /^called to counter (\w+) after waiting (\S+ \S+?): (.*)$/.exec(line);
  if (found === null) return [`it cannot be read: ${line}`];
  const [, counter, waited = '', reasons = ''] = found;
  const { scene, called } = told;
  return [
    ...only([
      counter !== scene.call.event.counter && 'the counter is another',
      !isNear(waited, scene.call.at - called.waitsSince) && `it waited ${scene.call.at - called.waitsSince}`,
      ...untold(told, reasons),
    ]),
    ...reasons.split('; ').flatMap(piece => check(pieces, told, piece)),
  ];
}
