/** What is held against each other of several plans. */
import type { Figures } from './figures.ts';
import { words } from './words.ts';

/** `digits`: after the point. `isShare`: of 1, told in percent. */
export type Compared = { label: string; digits: number; isShare?: true; of(figures: Figures): number };

const minuteMs = 60_000;

const claimed: readonly Compared[] = (
  [
    [words.claimed.honest, 'honest'],
    [words.claimed.falseGreen, 'false'],
    [words.claimed.others, 'others'],
  ] as const
).map(([who, kind]) => ({
  label: words.figures.meanFirstOf(who),
  digits: 1,
  of: figures => figures.claims.waits[kind].mean() / minuteMs,
}));

/** The same of every day and plan of a hall. */
export function comparedIn({ waits }: Figures): Compared[] {
  const perQueue = [...waits.overTheDay.keys()].map(queue => ({
    label: words.compared.meanIn(queue),
    digits: 1,
    of: (figures: Figures) => meanIn(figures, queue) / minuteMs,
  }));
  return [
    { label: words.figures.mostOvertakes, digits: 0, of: figures => figures.waits.overtaken.max() },
    { label: words.figures.meanOvertakes, digits: 2, of: figures => figures.waits.overtaken.mean() },
    {
      label: words.figures.longestFirst,
      digits: 1,
      of: figures => figures.waits.direct.max() / minuteMs,
    },
    ...claimed,
    {
      label: words.figures.meanFirst,
      digits: 1,
      of: figures => figures.waits.direct.mean() / minuteMs,
    },
    {
      label: words.compared.ninetyFirst,
      digits: 1,
      of: figures => figures.waits.direct.quantile(0.9) / minuteMs,
    },
    {
      label: words.compared.longestLater,
      digits: 1,
      of: figures => figures.waits.onward.max() / minuteMs,
    },
    {
      label: words.figures.meanLater,
      digits: 1,
      of: figures => figures.waits.onward.mean() / minuteMs,
    },
    ...perQueue,
    {
      label: words.compared.inRange,
      digits: 0,
      isShare: true,
      of: figures => figures.estimates.overall.held?.coverage ?? 0,
    },
    { label: words.compared.done, digits: 1, of: figures => sum(figures.done) / figures.days },
    { label: words.compared.left, digits: 1, of: figures => sum(figures.left) / figures.days },
  ];
}

function meanIn({ waits }: Figures, queue: string): number {
  const day = waits.overTheDay.get(queue);
  const count = day?.count.reduce((all, one) => all + one, 0) ?? 0;
  return count === 0 ? 0 : (day?.sumMs.reduce((all, one) => all + one, 0) ?? 0) / count;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}
