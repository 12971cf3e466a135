/** R3, R5: what is pressed about the one in hand. */
import type { Command } from '../../../daemon/core/types/commands.ts';
import { callNext, callOut, handIsEmpty, heardAt, inCall, itCame, missAllowedAt } from './calls.ts';
import { finish, finishByNext, mark, whoseNow } from './outcomes.ts';
import { desk, type Naive, No, no, type Person, serves, showsIn } from './people.ts';
import { takeByNumber } from './return.ts';
import { sendingOrNo } from './tickets.ts';
import { arrive, boundFor, waitAt } from './waiting.ts';
import { casesSoFar, chosen, goal, queueOf, wayTo, whose } from './way.ts';

export function inHand(hall: Naive, command: Command & { counter: string }, held: Person, now: number): void {
  const id = command.counter;
  const { asks } = desk(hall, id);
  const isAnswer =
    held.place === 'serving' && held.presumed && asks?.ticket === held.ticket && now - asks.at <= 10_000;
  // What a clerk orders about somebody who stands there.
  const tells = ['choose-route', 'transfer', 'return-to', 'park', 'finish'].includes(command.verb);
  if (tells && held.place === 'serving') held.presumed = false;
  switch (command.verb) {
    case 'recall':
      if (!inCall(held)) no('wrong-place');
      if (held.calls >= hall.rules.times.maxCalls) no('called-enough');
      if (now < heardAt(hall, held) + hall.rules.times.recallGapMs) no('recall-too-soon');
      Object.assign(held, { place: 'called', presumed: false, calls: held.calls + 1 });
      callOut(hall, held, now);
      return;
    case 'start':
      if (!inCall(held)) no('wrong-place');
      serves(held, now);
      if (isAnswer) carryOn(hall, id, held, asks.number, now);
      return;
    case 'pick-service': {
      const service = [...new Set(held.services)][command.nth - 1];
      if (service === undefined || !whoseNow(held).includes(service)) return no('unknown-service');
      desk(hall, id).picked = service;
      itCame(hall, held, now);
      return;
    }
    case 'mark':
      mark(hall, held, desk(hall, id), command);
      itCame(hall, held, now);
      return;
    case 'finish':
      finish(hall, held, id, command, now);
      break;
    case 'choose-route': {
      const step = held.steps.find((one, index) => index > held.step && one.among?.includes(command.queue));
      if (step === undefined) return no('not-in-route');
      chosen(held, step.choice ?? '', command.queue, held.step + 1);
      if (held.place === 'called') serves(held, now);
      return;
    }
    case 'transfer': {
      const { queue, at } = goal(hall, held, id, command.to);
      sendingOrNo(hall, held, queue, now);
      wayTo(held, queue, at, command.when);
      if (command.when === 'after') {
        if (held.place === 'called') serves(held, now);
        return;
      }
      if (command.reason === 'misrouted' && held.stood !== undefined) {
        const step = held.steps[held.step] ?? { whose: [] };
        // As long as it has waited by the hours of the one queue, it has by those of the other.
        const moreMs = showsIn(hall, queue, now) - showsIn(hall, held.queue, now);
        const { stood } = held;
        held.waitsSince = stood.waitsSince;
        held.workedSince = stood.workedSince + moreMs;
        const stand = { ...stood, workedJoined: stood.workedJoined + moreMs };
        waitAt(held, queue, stand, boundFor(hall, held, step, queue, now));
      } else arrive(hall, held, now);
      break;
    }
    case 'return-to': {
      const { queue, at } = goal(hall, held, id, command.to);
      const been = held.steps
        .slice(0, held.step)
        .some(one => queueOf(one) === queue && one.doneAt !== undefined);
      if (!been) no('not-in-route');
      held.steps.splice(
        held.step,
        1,
        { whose: whose(held), queue, ...(at !== undefined && { at }) },
        { whose: whose(held), queue: held.queue, ...casesSoFar(held), knownTo: id },
      );
      arrive(hall, held, now);
      break;
    }
    case 'park':
      if (held.place !== 'serving') no('not-started');
      Object.assign(held, { place: 'parked', since: now });
      desk(hall, id).parked.push(held.ticket);
      break;
    case 'miss':
      if (!inCall(held)) no('wrong-place');
      if (held.place === 'called' && now < missAllowedAt(hall, held)) no('not-heard');
      Object.assign(held, { place: 'missed', since: now });
      held.missedIn.push(held.queue);
      desk(hall, id).missed.push(held.ticket);
      handIsEmpty(hall, id);
      if (isAnswer) carryOn(hall, id, held, asks.number, now);
      return;
    default:
      throw new Error(`the naive hall knows no ${command.verb}`);
  }
  handIsEmpty(hall, id);
}

/** R3: whoever says soon enough whether the one in hand came has the next that was refused as well, as far as it goes. */
export function carryOn(
  hall: Naive,
  id: string,
  held: Person,
  number: number | undefined,
  now: number,
): void {
  try {
    if (held.place === 'serving') finishByNext(hall, held, id, now);
    if (desk(hall, id).status === 'paused') return;
    if (number === undefined) callNext(hall, id, now);
    else takeByNumber(hall, id, number, now);
  } catch (error) {
    if (!(error instanceof No)) throw error;
  }
}
