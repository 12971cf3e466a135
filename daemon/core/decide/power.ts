/** R21: the power fails, the queues go on on paper, and it is back. */
import {
  dropsAt,
  goesByLists,
  isOwedEntries,
  listsToCome,
  printsAt,
  unlisted,
  unusedIn,
} from '../day/on-paper.ts';
import type { Command } from '../types/commands.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { PrintedList } from '../types/power-events.ts';
import { type Refusal, refuse } from '../types/refusals.ts';
import type { Rules } from '../types/rules.ts';
import { skippedTo } from '../visit/numbers.ts';
import { servicesInto } from '../visit/route.ts';

/** For newcomers, on each list. */
const numbersOnList = 30;

type PowerCommand = Extract<Command, { verb: 'power-failing' | 'power-back' | 'paper-entered' }>;

/** What is so already is told once: whoever watches a battery says it again and again. */
export function decidePower(hall: Hall, command: PowerCommand): Event[] | Refusal {
  const { failing } = hall.power;
  switch (command.verb) {
    case 'power-failing': {
      const { battery } = command;
      if (failing !== undefined && (battery === undefined || failing.low)) return [];
      return [{ kind: 'power-failing', ...(battery !== undefined && { battery }) }];
    }
    case 'power-back':
      return failing === undefined ? [] : powerBack(hall);
    case 'paper-entered': {
      if (!isOwedEntries(hall)) return refuse('no-power-cut', {});
      // A list of which nobody knows the end would lie beside those of the next power cut.
      const entered: Event[] = [
        { kind: 'paper-entered', unused: unusedIn(hall) },
        ...dropped(hall, 'too-late', begun => begun),
      ];
      return failing === undefined ? entered : [...powerBack(hall), ...entered];
    }
  }
}

/** What nobody has begun is not printed any more. */
export function powerBack(hall: Hall, started?: true): Event[] {
  return [
    { kind: 'power-back', ...(started && { started }) },
    ...dropped(hall, 'power-back', begun => !begun),
  ];
}

export function dropped(
  hall: Hall,
  why: 'power-back' | 'too-late' | 'closing',
  isOff: (begun: boolean) => boolean,
): Event[] {
  return listsToCome(hall)
    .filter(({ begun }) => isOff(begun))
    .map(({ id, queue }) => ({ kind: 'queue-list-dropped', job: id, queue, why }));
}

/** What time alone does in a power cut. */
export function onPaper(rules: Rules, hall: Hall, now: number): Event[] {
  const dropAt = dropsAt(hall);
  if (dropAt !== undefined && dropAt <= now) {
    const areBegun = dropped(hall, 'too-late', begun => !begun).length === 0;
    return dropped(hall, 'too-late', begun => areBegun || !begun);
  }
  const at = printsAt(rules, hall);
  return at === undefined || at > now ? [] : printQueues(rules, hall);
}

/** The fullest first, as the battery may not last. The numbers of all series go on above those on paper. */
function printQueues(rules: Rules, hall: Hall): Event[] {
  const day = hall.day ?? '';
  const taken = Math.max(0, skippedTo(hall, day), ...hall.issued.values());
  const counted = unlisted(hall);
  const waiting = [...rules.queues.keys()]
    .map(queue => ({ queue, waiting: counted.get(queue) ?? 0 }))
    .filter(one => one.waiting > 0)
    .sort((one, other) => other.waiting - one.waiting);
  let to = taken;
  const before = new Map(goesByLists(hall) ? hall.power.lists.map(list => [list.queue, list]) : []);
  const lists = waiting.map((list): PrintedList => {
    // Its numbers lie on no paper, or on a piece of one: no others are used up for it.
    const had = before.get(list.queue);
    if (had?.from !== undefined) return { ...had, ...list };
    const [first] = servicesInto(rules, list.queue);
    if (first === undefined) return list;
    const from = to + 1;
    to += numbersOnList;
    return { ...list, series: first.series, from, to };
  });
  const skips: Event[] = to > taken ? [{ kind: 'numbers-skipped', day, to }] : [];
  return [...skips, { kind: 'queues-printed', lists }];
}
