/** What is held against each other of several plans. */
import type { Rules } from '../../core/types/rules.ts';
import { claimKinds } from './claim-figures.ts';
import type { Figures } from './figures.ts';
import type { Words } from './words/en/words.ts';

/** `digits`: after the point. `isShare`: of 1, told in percent. */
export type Compared = {
  label(words: Words, rules: Rules): string;
  digits: number;
  isShare?: true;
  of(figures: Figures): number;
};

const minuteMs = 60_000;

const claimed: readonly Compared[] = claimKinds.map(kind => ({
  label: ({ figures, claimed: who }) => figures.meanFirstOf(who[kind]),
  digits: 1,
  of: figures => figures.claims.waits[kind].mean() / minuteMs,
}));

/** The same of every day and plan of a hall. */
export function comparedIn({ waits }: Figures): Compared[] {
  const perQueue = [...waits.overTheDay.keys()].map(queue => ({
    label: ({ compared, queue: called }: Words, rules: Rules) =>
      compared.meanIn(called(queue, rules.queues.get(queue)?.name ?? queue)),
    digits: 1,
    of: (figures: Figures) => meanIn(figures, queue) / minuteMs,
  }));
  return [
    { label: words => words.figures.mostOvertakes, digits: 0, of: figures => figures.waits.overtaken.max() },
    { label: words => words.figures.meanOvertakes, digits: 2, of: figures => figures.waits.overtaken.mean() },
    {
      label: words => words.figures.longestFirst,
      digits: 1,
      of: figures => figures.waits.direct.max() / minuteMs,
    },
    ...claimed,
    {
      label: words => words.figures.meanFirst,
      digits: 1,
      of: figures => figures.waits.direct.mean() / minuteMs,
    },
    {
      label: words => words.compared.ninetyFirst,
      digits: 1,
      of: figures => figures.waits.direct.quantile(0.9) / minuteMs,
    },
    {
      label: words => words.compared.longestLater,
      digits: 1,
      of: figures => figures.waits.onward.max() / minuteMs,
    },
    {
      label: words => words.figures.meanLater,
      digits: 1,
      of: figures => figures.waits.onward.mean() / minuteMs,
    },
    ...perQueue,
    {
      label: words => words.compared.inRange,
      digits: 0,
      isShare: true,
      of: figures => figures.estimates.overall.held?.coverage ?? 0,
    },
    { label: words => words.compared.done, digits: 1, of: figures => sum(figures.done) / figures.days },
    { label: words => words.compared.left, digits: 1, of: figures => sum(figures.left) / figures.days },
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
