/** Why a call fell on another, and the answer to "why was that one called before me?", held against the naive telling. */
import type { Answer } from '../../../daemon/tools/explain/complaint.ts';
import type { Reason } from '../../../daemon/tools/explain/reasons.ts';
import { holdPriority, isNear, only, type Told, type Wrong } from './held.ts';
import type { NaiveDay, Person } from './naive-scenes.ts';

export function holdReason(reason: Reason, told: Told, rival: Person): Wrong {
  const { choice, called, scene } = told;
  const { looked } = choice;
  const isLooked = looked.includes(rival);
  /** Both were among those whom the counter chose from, and the called one stood before the other. */
  const before = [
    !looked.includes(called) && `${called.ticket} was not looked at`,
    !isLooked && `${rival.ticket} was not looked at`,
    isLooked && looked.indexOf(called) > looked.indexOf(rival) && `${rival.ticket} stood before it`,
  ];
  switch (reason.is) {
    case 'number':
      return [scene.order !== 'call-number' && 'it was not'];
    case 'taken-over':
      return [
        choice.by !== 'taken-over' && `it was ${choice.by}`,
        looked[0] !== called && 'another stood first',
        rival.bound?.counter !== reason.keeper && 'it was not kept there',
      ];
    case 'kept-elsewhere':
      return [
        rival.bound?.counter !== reason.keeper && 'it was not kept there',
        rival.bound?.until !== reason.until && 'not until then',
        isLooked && 'it was looked at',
      ];
    case 'kept-here':
      return ['no call of this version is of those kept'];
    case 'only-kept-there':
      return [
        rival.queue !== reason.queue && 'it waited elsewhere',
        called.bound?.counter !== scene.call.event.counter && 'the called one was not kept for it',
        choice.queues.includes(rival.queue) && 'it looked at others there too',
        isLooked && 'it was looked at',
      ];
    case 'guard':
      return [
        ...holdPriority(reason.priority, called, told),
        choice.by !== 'guard' && 'the guard did not fire',
        choice.named !== called && 'another was the best normal one',
        rival.class === 'normal' && 'the other is normal too',
        !isLooked && 'the other was not looked at',
      ];
    case 'highest':
      return [
        ...holdPriority(reason.priority, called, told),
        ...before,
        looked[0] !== called && `the highest was ${looked[0]?.ticket}`,
      ];
    case 'tie':
      return [
        ...holdPriority(reason.priority, called, told),
        ...before,
        !isNear(choice.p(called), choice.p(rival)) && 'not the same',
      ];
    case 'higher':
      return [
        ...holdPriority(reason.priority, called, told),
        ...holdPriority(reason.against, rival, told),
        ...before,
        choice.p(called) <= choice.p(rival) && 'its priority was no higher',
      ];
  }
}

/** `told`: by the seq of the call. */
export type Asked = {
  answer: Answer;
  told: ReadonlyMap<number, Told>;
  day: NaiveDay;
  mine: string;
  other: string;
};

const nobody: Person = {
  ticket: '',
  order: 0,
  class: 'normal',
  place: 'outside',
  queue: '',
  at: 0,
  waitsSince: 0,
  awayMs: 0,
  joinedAt: 0,
  worked: 0,
  credit: 0,
  rank: 0,
  steps: [],
};

export function holdAnswer(asked: Asked): string[] {
  const { answer, told, day } = asked;
  if (!('call' in answer)) {
    const last = day.end.people.find(({ ticket }) => ticket === asked.other) ?? nobody;
    return only([
      told.values().some(({ called }) => called.ticket === asked.other) && 'it was called',
      ...holdUncalled(answer, last),
    ]);
  }
  const { call } = answer;
  const one = told.get(call.seq);
  if (one === undefined) return ['there was no such call'];
  return only([
    one.called.ticket !== asked.other && 'another was called',
    one.scene.undoneAt !== call.undoneAt && 'it was taken back at another time',
    ...holdCalled(answer, one, one.choice.person(asked.mine) ?? nobody, asked),
  ]);
}

function holdUncalled(answer: Exclude<Answer, { call: unknown }>, last: Person): Wrong {
  if (answer.is === 'never' && answer.missedAt !== undefined)
    return [last.place !== 'missed' && 'it is not missed', last.at !== answer.missedAt && 'not then'];
  if (answer.is === 'never')
    return [last.place !== 'left' && 'it has not left', last.at !== answer.leftAt && 'not then'];
  if (answer.away === true)
    return [last.place !== 'away' && 'it is not away', last.at !== answer.since && 'not since then'];
  return [
    (last.place !== 'waiting' || last.queue !== answer.queue) && 'it does not wait there',
    last.waitsSince !== answer.since && 'not since then',
  ];
}

function holdCalled(
  answer: Extract<Answer, { call: unknown }>,
  one: Told,
  rival: Person,
  { told, day, mine }: Asked,
): Wrong {
  const { called, choice, scene } = one;
  switch (answer.is) {
    case 'before': {
      const { waits } = answer;
      return [
        rival.place !== 'waiting' && `it was ${rival.place}`,
        waits !== undefined && called.waitsSince >= rival.waitsSince && 'it had not joined earlier',
        waits !== undefined && waits.one !== called.waitsSince && 'it joined at another time',
        waits !== undefined && waits.other !== rival.waitsSince && 'the other joined at another time',
        ...holdReason(answer.reason, one, rival),
      ];
    }
    case 'elsewhere':
      return [
        (rival.place !== 'waiting' || rival.queue !== answer.queue) && 'it did not wait there',
        choice.queues.includes(answer.queue) && 'the counter looked there',
        choice.looked.includes(rival) && 'it was looked at',
      ];
    case 'at-counter': {
      const { place, isSameStep, first } = answer;
      const inHand = place.is === 'called' || place.is === 'serving';
      const earlier = first && told.get(first.seq);
      return [
        place.is !== rival.place && `it was ${rival.place}`,
        place.counter !== rival.counter && 'at another counter',
        !inHand && place.since !== rival.at && `since ${rival.at}`,
        place.queue !== rival.queue && 'another queue',
        isSameStep !== (rival.queue === called.queue) && 'at another step',
        inHand &&
          isSameStep &&
          (earlier?.called.ticket !== mine || earlier.scene.call.seq > scene.call.seq) &&
          'it was not called there then',
      ];
    }
    case 'away':
      return [
        rival.place !== 'away' && `it was ${rival.place}`,
        rival.queue !== answer.queue && 'from another queue',
        rival.at !== answer.since && `since ${rival.at}`,
      ];
    case 'not-issued':
      return [
        scene.before.people.some(({ ticket }) => ticket === mine) && 'it was issued',
        day.issued.get(mine) !== answer.issuedAt && 'issued at another time',
      ];
    case 'over':
      return [
        rival.place !== answer.place && `it was ${rival.place}`,
        rival.at !== answer.since && `since ${rival.at}`,
      ];
  }
}
