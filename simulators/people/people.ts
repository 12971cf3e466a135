/** The way of a citizen who has a ticket: to wait, to read or hear the number, to walk, to be served, and to come back. */
import { isReader } from '../../config/schema/device-classes.ts';
import { luckAt } from '../../daemon/people/citizen.ts';
import { leavesAfterMs } from '../../daemon/people/patience.ts';
import type { Call } from './call-words.ts';
import type { Person } from './floor.ts';
import { isMeant } from './numbers.ts';
import type { Surroundings } from './surroundings.ts';

export type People = {
  /** The ticket is in hand. */
  wait(person: Person): void;
  /** A call stands somewhere that did not stand there before, or is said. */
  hear(call: Call): void;
  /** The clerk of the counter takes them. */
  beServed(person: Person): void;
  /** The clerk is done with them: they go on to wait, or have been everywhere. */
  beDone(person: Person): void;
};

/** Whoever stands at a counter so long and is not taken looks up again. */
const standsMs = 3 * 60_000;
const scansMs = 15_000;
/** Whoever waits so long asks whether they were called and did not see it. */
const worriesAfterMs = 30 * 60_000;
/** Whoever was sent to the desk sees after so long whether that has helped. */
const asksAgainMs = 30_000;
/** So long the answer of the main board to a scan may take. */
const answerWithinMs = 3_000;

/** `stands`: somebody has come to the counter. `asks`: somebody has held their ticket under its scanner, and has a word with the clerk. */
export function openPeople(
  around: Surroundings,
  stands: (counter: string) => void,
  asks: (counter: string) => void,
): People {
  const { config, floor, boards } = around;
  const scanner = [...config.devices].find(
    ([, device]) => !device.disabled && isReader(device) && device.reads.are === 'tickets',
  )?.[0];
  const input = scanner === undefined ? undefined : config.rules.inputs.get(scanner);
  const desk = input?.is === 'scanner' ? input.desk : undefined;

  function wait(person: Person): void {
    const { citizen, turns } = person;
    const outing = citizen.outing(turns);
    sitDown(person);
    // What the ticket says is of the hall's time, and theirs may run many times as fast.
    const ownMs = leavesAfterMs(citizen.patience);
    floor.plan(person, 'lose-patience', { ownMs }, () => floor.leave(person, 'gaveUp'));
    if (outing !== undefined)
      floor.plan(person, 'go-out', { ownMs: outing.afterMs }, () => goOut(person, outing.lastsMs));
    if (scanner !== undefined) worry(person, scanner);
    lookRound(person, person.from);
  }

  function worry(person: Person, device: string): void {
    floor.plan(person, 'worry', { ownMs: worriesAfterMs }, () => {
      if (person.is === 'waiting' && person.calledTo === undefined) scan(person, device);
      worry(person, device);
    });
  }

  function sitDown(person: Person): void {
    person.is = 'waiting';
    delete person.counter;
    delete person.calledTo;
    floor.changed();
  }

  /** `but`: the counter that they come from, where their number may still stand. */
  function lookRound(person: Person, but?: string): void {
    const calls = boards.readable.flatMap(board => boards.callsOf(board));
    const mine = calls.find(call => isFor(person, call) && call.counter !== but);
    if (mine !== undefined) notice(person, mine.counter);
  }

  function isFor({ ticket }: Person, { number }: Call): boolean {
    return ticket !== undefined && isMeant(ticket.number, number);
  }

  function notice(person: Person, counter: string): void {
    const isFree = person.is === 'waiting' || person.is === 'walking';
    if (!isFree || person.calledTo === counter) return;
    person.calledTo = counter;
    floor.plan(person, 'act', { ownMs: luckAt(person.citizen, person.turns).noticesMs }, () => {
      person.is = 'walking';
      person.counter = counter;
      floor.changed();
      floor.plan(person, 'act', { ownMs: person.citizen.walkMs }, () => stand(person, counter));
    });
  }

  function stand(person: Person, counter: string): void {
    person.is = 'at-counter';
    floor.changed();
    floor.plan(person, 'act', { ownMs: standsMs }, () => lookUp(person, counter));
    stands(counter);
  }

  /** Nobody takes them: either the number still stands there, or they were too slow. */
  function lookUp(person: Person, counter: string): void {
    const isStillCalled = boards.readable.some(board =>
      boards.callsOf(board).some(call => isFor(person, call) && call.counter === counter),
    );
    if (isStillCalled) return stand(person, counter);
    comeBack(person);
  }

  function goOut(person: Person, lastsMs: number): void {
    if (person.is !== 'waiting' || person.calledTo !== undefined) return;
    person.is = 'away';
    floor.drop(person, 'act');
    floor.changed();
    floor.plan(person, 'act', { ownMs: lastsMs }, () => comeBack(person));
  }

  /** They may have missed their call, and only a scanner can tell; without one they hope as long as they can. */
  function comeBack(person: Person): void {
    sitDown(person);
    lookRound(person);
    if (scanner === undefined || person.plans.has('act')) return;
    floor.plan(person, 'act', { ownMs: scansMs }, () => scan(person, scanner));
  }

  function scan(person: Person, device: string): void {
    const { ticket } = person;
    if (ticket === undefined) return;
    around.act(device, { scan: ticket.scanned });
    floor.plan(person, 'act', { hallMs: answerWithinMs }, () => {
      if (boards.isTooLate(ticket.number)) return floor.leave(person, 'gaveUp');
      if (boards.isForTheDesk(ticket.number) && desk !== undefined) return askDesk(person, device, desk);
      lookRound(person);
    });
  }

  /** The clerk there may have been busy: then once more. */
  function askDesk(person: Person, device: string, desk: string): void {
    asks(desk);
    floor.plan(person, 'act', { ownMs: asksAgainMs }, () => scan(person, device));
  }

  return {
    wait,
    hear(call) {
      for (const person of floor.meantBy(call.number)) notice(person, call.counter);
    },
    beServed(person) {
      person.isServed = true;
      floor.drop(person, 'act', 'lose-patience', 'go-out', 'worry');
      floor.changed();
    },
    beDone(person) {
      const { ticket, counter } = person;
      person.isServed = false;
      person.turns += 1;
      if (counter !== undefined) person.from = counter;
      if (person.isSentAway || person.turns >= (ticket?.steps ?? 1)) floor.leave(person, 'served');
      else wait(person);
    },
  };
}
