/** R21: when the power failed, which queues were on paper, and how much of it was entered. */
import type { Event } from '../core/types/events.ts';

/** Times ms in the `now` of the rules. `until` left out: it fails still. `lists`: printed then; of those, `out` came out of a printer. */
export type CutTold = {
  from: number;
  until?: number;
  lists: readonly string[];
  out: readonly string[];
  steps: number;
  newcomers: number;
};

export type PowerCuts = { saw(event: Event, at: number): void; all(): readonly CutTold[] };

export function openPowerCuts(): PowerCuts {
  const cuts: CutTold[] = [];

  function stand(index: number, now: Partial<CutTold>): void {
    const cut = cuts[index];
    if (cut !== undefined) cuts[index] = { ...cut, ...now };
  }
  /** Lists that are not entered when it fails again are of the cut in which they were printed. */
  const printed = () => cuts.findLastIndex(({ lists }) => lists.length > 0);

  return {
    saw(event, at) {
      const last = cuts.at(-1);
      switch (event.kind) {
        case 'power-failing':
          // That the battery is low, too, is no other cut.
          if (last === undefined || last.until !== undefined)
            cuts.push({ from: at, lists: [], out: [], steps: 0, newcomers: 0 });
          return;
        case 'power-back':
          stand(cuts.length - 1, { until: at });
          return;
        case 'queues-printed':
          stand(cuts.length - 1, { lists: event.lists.map(({ queue }) => queue) });
          return;
        case 'ticket-printed': {
          const out = cuts[printed()]?.out ?? [];
          if (event.queue !== undefined && !out.includes(event.queue))
            stand(printed(), { out: [...out, event.queue] });
          return;
        }
        case 'ticket-issued':
          if (event.paper === true) stand(whose(), { newcomers: (cuts[whose()]?.newcomers ?? 0) + 1 });
          return;
        case 'served-by-paper': {
          const index = whose(event.servedAt);
          stand(index, { steps: (cuts[index]?.steps ?? 0) + 1 });
          return;
        }
        default:
      }
    },
    all: () => cuts,
  };

  function whose(servedAt = Number.POSITIVE_INFINITY): number {
    return Math.max(
      0,
      cuts.findLastIndex(({ from }) => from <= servedAt),
    );
  }
}
