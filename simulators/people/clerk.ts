/** A clerk at a counter: calls, sees who comes, serves, and presses again what the hall did not take. */
import { luckAt } from '../../daemon/people/citizen.ts';
import { breathMs, callsNextAtOnce } from '../../daemon/people/service.ts';
import { insists, openAttempts, pressAgain, type Waits } from './attempts.ts';
import { openClaims } from './claims.ts';
import type { ClerkKeys, Presses } from './clerk-keys.ts';
import type { Cancel } from './clock.ts';
import { lastsMs, markKeys, plateToChoose } from './errand.ts';
import type { Person } from './floor.ts';
import { openHand } from './hand.ts';
import { isMeant } from './numbers.ts';
import { codes, openSights, tellsShut } from './sights.ts';
import type { Surroundings } from './surroundings.ts';

export type Clerk = {
  /** Signs in, and calls the first. */
  begin(): void;
  /** Something was shown or said anywhere in the hall. */
  perceive(device: string): void;
  /** Somebody has come to the counter. */
  see(): void;
  /** Somebody whose ticket was just scanned here asks to be put back into their queue. */
  help(): void;
};

/** What becomes of a citizen in a clerk's hands. */
export type Guests = {
  beServed(person: Person): void;
  beDone(person: Person): void;
  /** They think of the service, press that at the counter's rater, and are done. */
  rate(person: Person, keys: Presses): void;
};

/** `number`: two digits. `tea`: the next one, so long after the last; the times are their own. */
export type Habits = { number: string; tea(): { afterMs: number; lastsMs: number } };

const looksUpMs = 1_000;
const seatsMs = 3_000;
/** So long one waits for whoever was called, and then after each recall. */
const comesWithin: Waits = [
  { ownMs: 30_000, hallMs: 3_000, holds: 'calls' },
  { ownMs: 20_000, hallMs: 5_000, holds: 'calls' },
];
const mostRecalls = 2;
const blindlyAgainMs = 30_000;
/** Trying in vain so often, one looks again whether it is so at all. */
const mostInVain = 4;

export function openClerk(
  around: Surroundings,
  guests: Guests,
  { counter, keys, habits }: { counter: string; keys: ClerkKeys; habits: Habits },
): Clerk {
  const { config, time, floor } = around;
  const sights = openSights(around, counter, keys.pads);
  const claims = openClaims(around, { counter, keys, sights, again: glance });
  const attempts = openAttempts(time);
  const hand = openHand(around);
  let doing: 'nothing' | 'serving' | 'tea' = 'nothing';
  let teaDueMs = Number.POSITIVE_INFINITY;
  let teaLastsMs = 0;
  let restMs = 0;
  /** Whom this clerk is done with, while the hall has not understood it. */
  let leaving: { ticket: string; plate: string | undefined } | undefined;
  /** The number that was given up as missed, while it still stands here. */
  let missing: string | undefined;
  let recalls = 0;
  let inVain = 0;
  let cancelGlance: Cancel | undefined;

  function press(...pressed: (Presses | undefined)[]): void {
    sights.pressed();
    hand.press(pressed, glance);
  }

  function glance(): void {
    cancelGlance ??= time.after({ ownMs: looksUpMs }, () => {
      cancelGlance = undefined;
      look();
    });
  }

  /** Decides by what is to be seen now. */
  function look(): void {
    if (hand.isBusy()) return;
    const answer = claims.answer();
    if (answer !== undefined) return press(answer);
    if (doing !== 'nothing') return;
    const sight = sights.latest();
    if (sight?.is === 'number') return heed(sight.number);
    if (sight !== undefined) {
      leaving = undefined;
      noteMissed();
    }
    if (sight?.is === 'shut' || tellsShut(sights.refusal()))
      return void attempts.begin('shut', pressAgain, () => press(keys.keysFor('pause')));
    if (sight === undefined) return beBlind();
    if (time.ownMs() >= teaDueMs) return takeTea();
    if (sight.is === 'nobody' && sight.isReady === true) return attempts.end();
    callWhenRested('idle', pressAgain);
  }

  function heed(number: string): void {
    if (number !== missing) noteMissed();
    const isAsked = sights.refusal() === codes.cameOrMissed;
    if (leaving !== undefined && isMeant(leaving.ticket, number)) {
      if (isAsked) return press(keys.keysFor('start') ?? keys.keysFor('finish'));
      return void attempts.begin(`leaving ${number}`, insists, () => letGo('finish'));
    }
    leaving = undefined;
    const guest = standing().find(({ ticket }) => ticket !== undefined && isMeant(ticket.number, number));
    if (guest === undefined && isAsked) return giveUp(number);
    if (guest === undefined) expect(number);
    else serve(guest);
  }

  /** Nothing tells who is meant: whoever stands here has come for something. */
  function beBlind(): void {
    const [guest] = standing();
    if (guest === undefined) callWhenRested('blind', [{ hallMs: blindlyAgainMs }]);
    else serve(guest);
  }

  const standing = (): Person[] => floor.standingAt(counter).filter(({ isServed }) => !isServed);

  function callWhenRested(situation: string, again: Waits): void {
    attempts.begin(situation, [{ ownMs: restMs }, ...again], () => press(keys.keysFor('call-next')));
  }

  /** Somebody is called, and has not come yet. */
  function expect(number: string): void {
    const isNew = attempts.begin(`call ${number}`, comesWithin, () => {
      inVain += 1;
      if (inVain <= mostInVain) return callAgain(number);
      inVain = 0;
      sights.lookAgain();
      // It may be that somebody is believed to be served here: only that is finished by it.
      if (sights.tellsRefusal) glance();
      else press(keys.keysFor('call-next'));
    });
    if (!isNew) return;
    recalls = 0;
    inVain = 0;
  }

  function callAgain(number: string): void {
    const refusal = sights.refusal();
    if (refusal === codes.otherPlace) return press(keys.keysFor('finish') ?? keys.keysFor('call-next'));
    if (refusal === codes.tooSoon) recalls -= 1;
    const recall = keys.keysFor('recall');
    if (recall !== undefined && recalls < mostRecalls) {
      recalls += 1;
      return press(recall);
    }
    giveUp(number);
  }

  function giveUp(number: string): void {
    missing = number;
    press(keys.keysFor('miss') ?? keys.keysFor('call-next'));
    if (sights.tellsNobody) return;
    noteMissed();
    sights.lookAgain();
  }

  function noteMissed(): void {
    if (missing === undefined) return;
    missing = undefined;
    floor.missed();
  }

  function serve(guest: Person): void {
    attempts.end();
    doing = 'serving';
    missing = undefined;
    guests.beServed(guest);
    const workMs = lastsMs(config.rules, counter, guest);
    // A hall presumes only after a while of its own that somebody came; a faster crowd is done before that.
    const isTooFast = workMs < config.rules.times.autoStartMs * around.settings().speed;
    time.after({ ownMs: seatsMs }, () => {
      const isPressed = isTooFast || luckAt(guest.citizen, guest.turns).pressesStart;
      press(claims.answer(), isPressed ? keys.keysFor('start') : undefined);
      time.after({ ownMs: workMs }, () => end(guest));
    });
  }

  function end(guest: Person): void {
    if (hand.isBusy()) return void time.after({ hallMs: 500 }, () => end(guest));
    const luck = luckAt(guest.citizen, guest.turns);
    const ticket = guest.ticket?.number ?? '';
    const sight = sights.latest();
    doing = 'nothing';
    restMs = breathMs(luck);
    // Where another number stands by now, somebody else has pressed.
    if (sight === undefined || (sight.is === 'number' && isMeant(ticket, sight.number))) {
      const mark = markKeys(config.rules, keys, guest);
      guest.isSentAway = mark !== undefined;
      leaving = { ticket, plate: mark === undefined ? plateToChoose(config.rules, guest) : undefined };
      // Once: the same keys again would take it back.
      const isTea = time.ownMs() >= teaDueMs;
      letGo(callsNextAtOnce(luck, mark !== undefined, isTea) ? 'call-next' : 'finish', mark);
    }
    const rater = luck.asksRating && luck.grade !== undefined ? keys.rate(luck.grade) : undefined;
    if (rater === undefined) guests.beDone(guest);
    else guests.rate(guest, rater);
    glance();
  }

  /** Whoever is finished by their own key is finished also where it was never pressed that they had begun. */
  function letGo(by: 'finish' | 'call-next', mark?: Presses): void {
    const plate = leaving?.plate;
    const choose = plate === undefined ? undefined : keys.keysWith('transfer', plate);
    press(mark, choose, keys.keysFor(by) ?? keys.keysFor('call-next'));
    if (sights.tellsNobody) return;
    leaving = undefined;
    sights.lookAgain();
  }

  function takeTea(): void {
    attempts.end();
    doing = 'tea';
    press(keys.keysFor('pause'));
    time.after({ ownMs: teaLastsMs }, () => {
      doing = 'nothing';
      planTea();
      look();
    });
  }

  function planTea(): void {
    if (keys.keysFor('pause') === undefined || !sights.tellsShut) return;
    const { afterMs, lastsMs } = habits.tea();
    teaDueMs = time.ownMs() + afterMs;
    teaLastsMs = lastsMs;
  }

  return {
    begin() {
      planTea();
      press(keys.keysWith('sign-in', habits.number));
    },
    perceive(device) {
      if (sights.perceive(device)) glance();
    },
    see: glance,
    help() {
      press(keys.keysFor('resume-or-rejoin'));
    },
  };
}
