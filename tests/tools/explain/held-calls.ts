/** What is told of a call by itself: why it fell on the visit, and whom it passed. */

import type { Call } from '../../../daemon/tools/explain/day-story.ts';
import { type CallPiece, piecesOf } from '../../../daemon/tools/explain/reasons.ts';
import { holdPriority, isNear, only, type Told, type Wrong } from './held.ts';
import type { Person } from './naive-scenes.ts';

const isPassed = ({ choice, called }: Told, one: Person): boolean => choice.p(one) > choice.p(called);

const joinedEarlier = ({ scene, called }: Told) =>
  scene.before.people.filter(
    one => one.place === 'waiting' && one.queue === called.queue && one.waitsSince < called.waitsSince,
  );

function holdPiece(piece: CallPiece, told: Told): Wrong {
  const { choice, called, scene } = told;
  const { counter } = scene.call.event;
  const [first, second] = choice.looked;
  switch (piece.is) {
    case 'ready':
      return [!scene.before.desks.some(one => one.id === counter && one.isReady) && 'it was not ready'];
    case 'kept':
      return [called.bound?.counter !== counter && 'it was not kept'];
    case 'choice':
      return [...holdPriority(piece.choice.priority, called, told), ...holdChoice(piece.choice, told)];
    case 'runner-up':
      return [
        second?.ticket !== piece.ticket && `the next was ${second?.ticket}`,
        second !== undefined && !isNear(piece.priorityMs, choice.p(second)) && 'the next had another P',
      ];
    case 'passed':
      return holdPassed(piece, told);
    case 'overtook':
      return [joinedEarlier(told).length !== piece.count && `it overtook ${joinedEarlier(told).length}`];
  }

  function holdChoice(told: Extract<CallPiece, { is: 'choice' }>['choice'], { scene: of }: Told): Wrong {
    switch (told.is) {
      case 'alone':
        return [choice.looked.length !== 1 && 'others waited'];
      case 'priority':
        return [first !== called && `the highest was ${first?.ticket}`];
      case 'tie':
        return [
          first !== called && 'it was not the first',
          second?.ticket !== told.with && 'the next was another',
          second !== undefined && !isNear(choice.p(second), choice.p(called)) && 'not the same',
        ];
      case 'number':
        return [of.order !== 'call-number' && 'it was not called by number'];
      case 'bound':
        return ['no call of this version is of those kept'];
      case 'taken-over':
        return [called.bound?.counter !== told.keeper && 'it was kept for another', ...namedBy(told.is)];
      default:
        return namedBy(told.is);
    }
  }

  function namedBy(by: string): Wrong {
    return [choice.by !== by && `it was ${choice.by}`, choice.named !== called && 'another was next'];
  }
}

function holdPassed({ passed, isRunnerUp }: Extract<CallPiece, { is: 'passed' }>, told: Told): Wrong {
  const { choice } = told;
  const other = choice.person(passed.ticket);
  if (other === undefined) return ['there was no such visit'];
  const p = !isNear(passed.priorityMs, choice.p(other)) && `P of ${other.ticket} was ${choice.p(other)}`;
  switch (passed.why) {
    case 'kept':
      return [
        p,
        other.bound?.counter !== passed.counter && 'it was not kept there',
        !choice.keptAway.includes(other) && 'it was looked at',
        !isPassed(told, other) && 'it had no higher priority',
      ];
    case 'number':
      return [p, choice.named !== other && `the next would have been ${choice.named?.ticket}`];
    case 'guard':
      return [
        p,
        other.class !== (isRunnerUp ? 'green' : 'appointment') && `it is ${other.class}`,
        choice.by !== 'guard' && 'the guard did not fire',
      ];
    case 'bound':
      return ['no call of this version is of those kept'];
  }
}

/** What should have been told: of those kept for others or passed by the guard the first ones; the runner-up; the overtaken. */
function untold(told: Told, pieces: readonly CallPiece[]): Wrong {
  const { choice, called, scene } = told;
  const isByNumber = scene.order === 'call-number';
  const passed = pieces.flatMap(piece => (piece.is === 'passed' ? [piece.passed.ticket] : []));
  const firsts = new Map<string, Person>();
  const first = (key: string, one: Person): void => {
    if (!isByNumber && !firsts.has(key)) firsts.set(key, one);
  };
  for (const one of choice.keptAway) first(`${one.queue} ${one.bound?.counter}`, one);
  for (const one of choice.by === 'guard' ? choice.looked : [])
    if (one.class !== 'normal') first(one.class, one);
  const [, second] = choice.looked;
  const isNamed = (ticket: string) =>
    pieces.some(
      piece =>
        (piece.is === 'runner-up' && piece.ticket === ticket) ||
        (piece.is === 'choice' && piece.choice.is === 'tie' && piece.choice.with === ticket),
    );
  const has = (is: CallPiece['is']) => pieces.some(piece => piece.is === is);
  return [
    ...[...firsts.values()].map(
      one =>
        isPassed(told, one) && !passed.includes(one.ticket) && `${one.ticket} was passed and is not told`,
    ),
    joinedEarlier(told).length > 0 && !has('overtook') && 'it overtook somebody',
    isByNumber &&
      choice.named !== undefined &&
      choice.named !== called &&
      !passed.includes(choice.named.ticket) &&
      'the next is not told',
    !isByNumber &&
      choice.by !== 'guard' &&
      second !== undefined &&
      !isNamed(second.ticket) &&
      'the runner-up is not told',
    called.bound?.counter === scene.call.event.counter && !has('kept') && 'that it was kept is not told',
  ];
}

export function holdCall(call: Call, told: Told): string[] {
  const { scene, called } = told;
  const pieces = piecesOf(call);
  const waited = scene.call.at - called.waitsSince - called.awayMs;
  return only([
    !isNear(call.event.waitedMs, waited) && `it waited ${waited}`,
    ...untold(told, pieces),
    ...pieces.flatMap(piece => holdPiece(piece, told)),
  ]);
}
