/** What each clerk did between two citizens, from who waited for them meanwhile: a breath, a look round, or nobody was there. */
import type { Rules } from '../../../core/types/rules.ts';
import {
  endOf,
  type Person,
  type ReadyPress,
  type RecordedDay,
  type Rest,
  type Shift,
  type Stay,
} from './recorded-day.ts';

type Span = { from: number; until: number };
type Spanned = Span & { stay: Stay; person: number };

/** `ready`: by counter, when next was pressed with nobody waiting. */
export function withRests(
  rules: Rules,
  day: RecordedDay,
  ready: ReadonlyMap<string, readonly ReadyPress[]>,
): RecordedDay {
  const hands = Map.groupBy(spansOf(day, 'hand'), ({ stay }) => stay.counter ?? '');
  const waits = Map.groupBy(spansOf(day, 'waiting'), ({ stay }) => stay.queue);
  const shifts = new Map<string, readonly Shift[]>();
  for (const [counter, own] of day.shifts) {
    const held = (hands.get(counter) ?? []).sort((one, other) => one.from - other.from);
    const { queues = [], backup = [] } = rules.counters.get(counter) ?? {};
    // Also who is kept for another counter: while that one is busy it may take them over.
    const here = [...new Set([...queues, ...backup])].flatMap(queue => waits.get(queue) ?? []);
    const presses = (ready.get(counter) ?? []).toSorted((one, other) => one.at - other.at);
    shifts.set(counter, ofCounter(own, held, { here, presses }));
  }
  return { ...day, shifts };
}

function spansOf(day: RecordedDay, is: Stay['is']): Spanned[] {
  return day.people.flatMap((one, person) =>
    one.stays.flatMap((stay, nth) =>
      stay.is === is ? [{ from: stay.from, until: endOf(one, nth) ?? day.until, stay, person }] : [],
    ),
  );
}

type Around = { here: readonly Span[]; presses: readonly ReadyPress[] };

/** Sets the rest of each hand; the shifts come back with theirs. */
function ofCounter(shifts: readonly Shift[], hands: readonly Spanned[], around: Around): Shift[] {
  let nth = 0;
  return shifts.map(shift => {
    if (shift.is !== 'open') return shift;
    const isHeld = (from: number): boolean => hands.some(hand => hand.from < from && from < hand.until);
    const next = (): Spanned | undefined => hands[nth];
    while ((next()?.until ?? Number.POSITIVE_INFINITY) <= shift.from) nth += 1;
    const first = isHeld(shift.from) ? undefined : restFrom(shift.from, shift.until, next(), around);
    const orders = [next()?.stay.order, around.presses.find(({ at }) => at >= shift.from)?.order].filter(
      order => order !== undefined,
    );
    const order = Math.min(...orders);
    for (let hand = next(); hand !== undefined && hand.from < shift.until; hand = next()) {
      nth += 1;
      if (hand.until < shift.until) hand.stay.rest = restFrom(hand.until, shift.until, next(), around);
      else break;
    }
    return { ...shift, order, ...(first !== undefined && { rest: first }) };
  });
}

/** With an empty hand from then on, in a shift that ends `until`. */
function restFrom(from: number, until: number, next: Spanned | undefined, { here, presses }: Around): Rest {
  const hand = next !== undefined && next.from < until ? next : undefined;
  const named = hand?.stay.named;
  const calls = hand !== undefined &&
    named !== undefined && { calls: { person: hand.person, reason: named } };
  const end = hand?.from ?? until;
  const readyMs = presses.flatMap(({ at }) => (from <= at && at <= end ? [at - from] : []));
  const [firstMs] = readyMs;
  const pressedAt = firstMs === undefined ? end : from + firstMs;
  const isWaited = here.some(wait => wait.from <= from && from < wait.until);
  const came = Math.min(
    ...here.flatMap(wait => (from < wait.from && wait.from <= pressedAt ? [wait.from] : [])),
  );
  const hasCome = came < Number.POSITIVE_INFINITY;
  const isKnown = isWaited || hasCome || hand === undefined || firstMs !== undefined;
  if (isWaited || !isKnown) return { pressesMs: [...readyMs, end - from], ...calls };
  return { pressesMs: readyMs, reactMs: hasCome ? pressedAt - came : 'usual', ...calls };
}

/** How long a clerk who was waited for took to call the next, in the middle of them; where nobody knows, as long as `usual`. */
export function usualRest(rests: readonly (Rest | undefined)[], usual: number): number {
  const known = rests.flatMap(rest =>
    rest !== undefined && rest.reactMs === undefined ? rest.pressesMs.slice(0, 1) : [],
  );
  known.sort((one, other) => one - other);
  return known[Math.floor(known.length / 2)] ?? usual;
}

export function restsAt(people: readonly Person[], counter: string): (Rest | undefined)[] {
  return people.flatMap(({ stays }) =>
    stays.flatMap(stay => (stay.is === 'hand' && stay.counter === counter ? [stay.rest] : [])),
  );
}
