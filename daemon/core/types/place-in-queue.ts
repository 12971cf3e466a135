/** How a visit stands in its queue, and for whom it is kept there. */
import {
  exactly,
  id,
  maybe,
  moment,
  ms,
  number,
  type Of,
  type Read,
  record,
  said,
  whole,
  yes,
} from './form.ts';

const worked = said(number, 'The same by the worked clock of its queue: time less the breaks so far (R2).');
/** How a visit stands in its queue (R2, R4). One placed behind another stands as that one does, a rank behind it. */
export const standing = {
  joinedAt: said(whole, 'Its place in the queue (R2), ms UTC.'),
  workedAtJoining: worked,
  rank: said(number, 'Among equals the least is called first.'),
  since: said(moment, 'When it really came to wait there.'),
  workedSince: worked,
  creditMs: ms,
  awayMs: maybe(
    ms,
    'Worked time for which it was away since it came to wait there: since is later by as much (R16).',
  ),
};
export type PlaceInQueue = Read<typeof standing>;
/** Some of it is left out in an older journal. */
export const standingTold = {
  ...standing,
  workedAtJoining: maybe(worked),
  rank: maybe(standing.rank),
  workedSince: maybe(worked),
};

/**
 * Kept for one counter, until then at most: one that knows it, or, `sent`, the one it was sent to, which is not taken from it
 * when it is busy. In an older journal the one it was sent to has neither, and keeps it until it closes.
 */
export const boundForm = record({ counter: id, until: maybe(moment), sent: maybe(yes) });
export type Bound = Of<typeof boundForm>;

/**
 * Stepped out while it waited there (R16). `due`: its turn has come meanwhile, and that counter would have called it; the time in
 * which it may come back runs since.
 */
export const awayForm = record({
  is: exactly('away'),
  queue: id,
  leftAt: moment,
  workedLeft: said(number, 'The same by the worked clock of its queue.'),
  due: maybe(record({ at: moment, counter: id })),
  ...standing,
});
export type Away = Of<typeof awayForm>;
