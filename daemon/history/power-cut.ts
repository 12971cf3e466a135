/** R21: what the last power cut in which the queues were printed tells nothing of. */
import { type CutSpan, isCutShort, spanAfter } from '../core/day/on-paper.ts';
import type { Event } from '../core/types/events.ts';
import { powerIsThere } from '../core/types/power.ts';

export type PowerCut = {
  saw(event: Event, at: number): void;
  /** What began then and ended now. */
  hides(since: number, at: number): boolean;
};

export function openPowerCut(): PowerCut {
  let span: CutSpan = powerIsThere;
  let day: string | undefined;
  return {
    saw(event, at) {
      if (event.kind === 'day-opened' && event.day !== day)
        ({ span, day } = { span: powerIsThere, day: event.day });
      span = spanAfter(span, event, at);
    },
    hides: (since, at) => isCutShort({ power: span }, since, at),
  };
}
