/** A clerk waits for whoever was called: calls again, and gives up in the end. */
import { isRefusal } from '../../core/types/refusals.ts';
import type { Luck } from '../../people/citizen.ts';
import type { People } from './people.ts';
import type { Stage } from './stage.ts';

const waitForCitizenMs = 20_000;
export const tryAgainMs = 10_000;

/** The clerk of counter `id`, and what they do besides; `later`: while the same one is in hand. */
type Clerk = {
  id: string;
  later(afterMs: number, act: (ticket: string) => void): void;
  rest(afterMs: number): void;
  serve(ticket: string, luck: Luck): void;
};

export function openAwaiting(
  stage: Stage,
  people: People,
  { id, later, rest, serve }: Clerk,
): (ticket: string, luck: Luck) => void {
  const missed = (): boolean => !isRefusal(stage.give({ verb: 'miss', counter: id }));

  function awaitCitizen(ticket: string, luck: Luck): void {
    const { citizen, leavesAt } = people.guest(ticket);
    const isGone = stage.now() > leavesAt;
    if (luck.comes === 'at-once' && !isGone) later(citizen.walkMs, () => serve(ticket, luck));
    else later(waitForCitizenMs, () => callAgain(ticket, luck, isGone));
  }

  function callAgain(ticket: string, luck: Luck, isGone: boolean): void {
    const again = stage.give({ verb: 'recall', counter: id });
    if (!isRefusal(again)) {
      if (luck.comes !== 'never' && !isGone)
        later(people.guest(ticket).citizen.walkMs, () => serve(ticket, luck));
      else later(waitForCitizenMs, () => callAgain(ticket, luck, isGone));
    } else if (again.refused === 'recall-too-soon') later(tryAgainMs, () => callAgain(ticket, luck, isGone));
    else if (luck.pressesStart) miss(ticket, luck);
    else passOver(ticket, luck);
  }

  /** A clerk who knows one key presses next, is asked who came, and says that nobody did. */
  function passOver(ticket: string, luck: Luck): void {
    const asked = stage.give({ verb: 'call-next', counter: id });
    if (isRefusal(asked) && !(asked.refused === 'came-or-missed' && missed()))
      return later(tryAgainMs, () => passOver(ticket, luck));
    people.guest(ticket).turns += 1;
    rest(luck.restMs);
  }

  function miss(ticket: string, luck: Luck): void {
    if (!missed()) return later(tryAgainMs, () => miss(ticket, luck));
    people.guest(ticket).turns += 1;
    rest(luck.restMs);
  }

  return awaitCitizen;
}
