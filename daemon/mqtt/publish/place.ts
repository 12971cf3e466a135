/** A citizen's place: what is answered to whoever asks for a ticket. */
import type { z } from 'zod';
import { mayGoUntil } from '../../core/day/may-go.ts';
import { awayUntil } from '../../core/deadlines/call-times.ts';
import { type Joining, placeIn } from '../../core/estimate/wait.ts';
import { whyLines } from '../../core/outputs/why-lines.ts';
import { wentBefore } from '../../core/queue/overtakes.ts';
import type { Hall, Place, Visit } from '../../core/types/model.ts';
import type { Rules } from '../../core/types/rules.ts';
import { classToCome } from '../../core/visit/green.ts';
import type { placeTold } from '../schemas/reply.ts';

/** As one reads it: nobody changes what a message says. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/** What `ask` answers. No visit is between two places while anybody can ask (I8). */
type PlaceTold = Frozen<Omit<z.infer<typeof placeTold>, 'place'>> & { readonly place: Place['is'] };

/**
 * A citizen's place: what `ask` answers. `ahead`: how many of the queue would be called first, if they were called now
 * (R2); `expectedWaitMin`: from now on.
 */
export function placeOf(rules: Rules, hall: Hall, visit: Visit, now: number): PlaceTold {
  const { ticket, place, order } = visit;
  const about = {
    ticket,
    place: place.is,
    queue: 'queue' in place ? place.queue : undefined,
    counter: 'counter' in place ? place.counter : undefined,
  };
  const until = backBy(rules, hall, place);
  if (until !== undefined) return { ...about, backBy: until };
  if (place.is !== 'waiting' && place.is !== 'away') return about;
  const { queue } = place;
  const who: Joining = { class: classToCome(rules, visit), order, ...place };
  const { ahead, expectedMin } = placeIn(rules, hall, queue, who, now);
  return { ...about, ahead, expectedWaitMin: expectedMin, mayGoUntil: mayGoUntil(hall, visit, now) };
}

/** What `why` answers: the same, who went before it, and all of it in words (R20). */
export function whyOf(rules: Rules, hall: Hall, visit: Visit, now: number): PlaceTold {
  const told = placeOf(rules, hall, visit, now);
  const { ahead, expectedWaitMin: expectedMin, mayGoUntil: until } = told;
  const lines = whyLines(rules, hall, visit, {
    ...(ahead !== undefined && { ahead }),
    ...(expectedMin !== undefined && { expectedMin }),
    ...(until !== undefined && { mayGoUntil: until }),
  });
  const before = visit.place.is === 'waiting' ? wentBefore(hall, visit.place) : undefined;
  return { ...told, wentBefore: before, lines };
}

/** Until when who is away may come back, once its turn has come (R16). */
export function backBy(rules: Rules, hall: Hall, place: Place): number | undefined {
  return place.is === 'away' ? awayUntil(rules, hall, place) : undefined;
}
