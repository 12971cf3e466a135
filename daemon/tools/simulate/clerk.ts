/** A clerk at a counter: which key is pressed when. */
import type { Command } from '../../core/types/commands.ts';
import type { Event } from '../../core/types/events.ts';
import { isRefusal } from '../../core/types/refusals.ts';
import type { Counter } from '../../core/types/rules.ts';
import { askedAt, type Citizen, type Luck, luckAt } from '../../people/citizen.ts';
import { breathMs, callsNextAtOnce, pickAt, ratesAfterMs, serviceMs } from '../../people/service.ts';
import { answerClaim } from './claims.ts';
import { markEnd, sendOn } from './ends.ts';
import { openAwaiting, tryAgainMs } from './no-shows.ts';
import type { People } from './people.ts';
import { lookUp } from './questions.ts';
import type { Stage } from './stage.ts';

export type Clerk = {
  counter: Counter;
  beginShift(): void;
  /** `then`: paused over a break, or closed. Who waits is served first, but not after `latest`. */
  endShift(then: 'pause' | 'close', latest: number): void;
  takePause(lastsMs: number): void;
  /** Somebody who was sent away for something stands here again. */
  comesBack(ticket: string): void;
  react(event: Event): void;
};

/** What the clerk does not wait for: a citizen who is on the way, a key that was refused a moment ago. */
const noticeSlipMs = 4_000;

export function openClerk(
  stage: Stage,
  people: People,
  { counter, park }: { counter: Counter; park(ticket: string, awayMs: number): void },
): Clerk {
  const { rules, hall } = stage;
  const { id } = counter;
  const back: string[] = [];
  let pauseDueMs: number | undefined;
  let leaving: { then: 'pause' | 'close'; latest: number } | undefined;
  /** Rises with everybody who comes into the hand, so that what was planned for the one before is dropped. */
  let hand = 0;

  const awaitCitizen = openAwaiting(stage, people, { id, later, rest, serve });
  const state = () => hall.counters.get(id);
  const isFree = () => state()?.status === 'open' && state()?.ticket === undefined;

  function press(
    verb: 'start' | 'recall' | 'miss' | 'park' | 'call-next' | 'undo' | 'pause-counter' | 'open-counter',
  ): boolean {
    return done({ verb, counter: id });
  }

  function done(command: Command): boolean {
    return !isRefusal(stage.give(command));
  }

  function later(afterMs: number, act: (ticket: string) => void): void {
    const mine = hand;
    stage.at(stage.now() + afterMs, () => {
      const ticket = state()?.ticket;
      if (mine === hand && ticket !== undefined) act(ticket);
    });
  }

  function rest(afterMs: number): void {
    stage.at(stage.now() + afterMs, next);
  }

  /** With an empty hand: whatever is due before the next citizen, then the next. */
  function next(): void {
    if (!isFree()) return;
    const returned = back.shift();
    if (returned !== undefined) {
      if (done({ verb: 'resume', counter: id, ticket: returned })) return;
      return next();
    }
    if (leaving !== undefined && (stage.now() >= leaving.latest || nobodyWaits()))
      return goAway(leaving.then);
    if (pauseDueMs !== undefined) return drinkCoffee(pauseDueMs);
    if (state()?.readySince === undefined && !press('call-next')) rest(tryAgainMs);
  }

  function goAway(then: 'pause' | 'close'): void {
    leaving = undefined;
    if (then === 'pause') press('pause-counter');
    else stage.give({ verb: 'close-counter', counter: id, force: false });
  }

  function drinkCoffee(lastsMs: number): void {
    pauseDueMs = undefined;
    if (!press('pause-counter')) return;
    stage.at(stage.now() + lastsMs, () => {
      if (state()?.status === 'paused' && leaving === undefined && press('open-counter')) next();
    });
  }

  function nobodyWaits(): boolean {
    return counter.queues.every(queue => {
      const lanes = hall.queues.get(queue);
      return lanes === undefined || lanes.joined.values().every(lane => lane.size === 0);
    });
  }

  function called(ticket: string, isReady: boolean): void {
    hand += 1;
    const guest = people.guest(ticket);
    guest.isHere = false;
    const luck = luckAt(guest.citizen, guest.turns);
    if (luck.slip === 'call' && !guest.slipped && !isReady) {
      guest.slipped = true;
      later(noticeSlipMs, () => {
        // A claim that was answered meanwhile was the last press: then that is taken back.
        if (press('undo') && !isStillCalled(ticket)) tookBack();
        else awaitCitizen(ticket, luck);
      });
    } else awaitCitizen(ticket, luck);
  }

  function isStillCalled(ticket: string): boolean {
    return state()?.ticket === ticket && hall.visits.get(ticket)?.place.is === 'called';
  }

  function serve(ticket: string, luck: Luck): void {
    people.guest(ticket).isHere = true;
    if (luck.pressesStart) press('start');
    const visit = hall.visits.get(ticket);
    answerClaim(stage, id, people.guest(ticket));
    const queue = visit !== undefined && 'queue' in visit.place ? visit.place.queue : '';
    const usualMs = rules.queues.get(queue)?.usualMs ?? 0;
    later(serviceMs(usualMs, people.guest(ticket).citizen, luck), () => end(ticket, luck));
  }

  /** The citizen's matter is dealt with. */
  function end(ticket: string, luck: Luck): void {
    const guest = people.guest(ticket);
    const asked = guest.asked ? undefined : askedAt(guest.citizen, luck);
    chooseRoute(ticket, guest.citizen);
    if (asked !== undefined && lookUp(stage, stage.give({ verb: 'question-open', counter: id }), asked)) {
      guest.asked = true;
      park(ticket, asked.answerMs);
    } else if (luck.ends === 'parked') {
      if (!press('park')) return end(ticket, { ...luck, ends: 'approved' });
      park(ticket, luck.awayMs);
    } else if (!sendOn(stage, counter, { ticket, luck })) return finish(ticket, luck);
    guest.turns += 1;
    rest(luck.restMs);
  }

  function chooseRoute(ticket: string, citizen: Citizen): void {
    const visit = hall.visits.get(ticket);
    const step = visit?.steps[visit.step + 1];
    if (step?.is !== 'choice' || step.chosen !== undefined || step.otherwise.is !== 'ask') return;
    stage.give({ verb: 'choose-route', counter: id, queue: pickAt(citizen, step) });
  }

  function finish(ticket: string, luck: Luck): void {
    const guest = people.guest(ticket);
    markEnd(stage, counter, { ticket, luck });
    const isMarked = state()?.marks !== undefined;
    const slips = luck.slip === 'finish' && !guest.slipped;
    const toDo = slips || pauseDueMs !== undefined || leaving !== undefined || back.length > 0;
    if (callsNextAtOnce(luck, isMarked, toDo)) {
      return later(luck.restMs, () => {
        guest.turns += 1;
        if (callNext()) return;
        guest.turns -= 1;
        finish(ticket, { ...luck, asksRating: true });
      });
    }
    if (!done({ verb: 'finish', counter: id, outcome: 'approved' })) {
      return later(tryAgainMs, () => end(ticket, { ...luck, ends: 'approved' }));
    }
    guest.turns += 1;
    if (slips) return takeBack(ticket);
    if (luck.asksRating && luck.grade !== undefined) {
      const rates = { verb: 'rate', counter: id, grade: luck.grade, from: 'rater' } as const;
      stage.at(stage.now() + ratesAfterMs, () => stage.give(rates));
    }
    rest(breathMs(luck));
  }

  /** Whoever was served has come, if the hall asks. */
  function callNext(): boolean {
    const asked = stage.give({ verb: 'call-next', counter: id });
    return !isRefusal(asked) || (asked.refused === 'came-or-missed' && press('start'));
  }

  /** Finished by mistake. */
  function takeBack(ticket: string): void {
    people.guest(ticket).slipped = true;
    stage.at(stage.now() + noticeSlipMs, () => {
      if (press('undo')) tookBack();
      else next();
    });
  }

  /** Whom the undone press had finished is in the hand again, and is finished a little later. */
  function tookBack(): void {
    const again = state()?.ticket;
    if (again === undefined) return rest(tryAgainMs);
    hand += 1;
    const guest = people.guest(again);
    // That press may have called the very same one, who did not walk away.
    guest.isHere = true;
    guest.turns -= 1;
    later(noticeSlipMs, () => finish(again, luckAt(guest.citizen, guest.turns)));
  }

  function resumed(ticket: string): void {
    hand += 1;
    const { citizen, turns } = people.guest(ticket);
    const luck = luckAt(citizen, turns);
    serve(ticket, { ...luck, work: luck.work * luck.left, ends: 'approved' });
  }

  return {
    counter,
    beginShift() {
      leaving = undefined;
      if (state()?.status === 'closed') stage.give({ verb: 'sign-in', counter: id, clerk: id });
      if (state()?.status !== 'open') press('open-counter');
      next();
    },
    endShift(then, latest) {
      leaving = { then, latest };
      next();
    },
    takePause(lastsMs) {
      if (state()?.status !== 'open' || leaving !== undefined) return;
      pauseDueMs = lastsMs;
      next();
    },
    comesBack(ticket) {
      back.push(ticket);
      next();
    },
    react(event) {
      if (event.kind === 'visit-called' && event.counter === id)
        called(event.ticket, event.why.ready === true);
      else if (event.kind === 'visit-resumed' && event.counter === id) resumed(event.ticket);
      // Ready for too long: next is pressed again.
      else if (event.kind === 'counter-ready' && !event.ready) rest(tryAgainMs);
    },
  };
}
