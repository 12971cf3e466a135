/** What is held against each other of several plans. */
import type { Rules } from '../../core/types/rules.ts';
import { claimKinds } from './claim-figures.ts';
import type { Figures } from './figures.ts';
import type { Unit } from './hall-rows.ts';
import type { Words } from './words/en/words.ts';

/** `id`: as that of a `HallRow`. `digits`: after the point, of what is told in minutes where it is ms. */
export type Compared = {
  id: string;
  label(words: Words, rules: Rules): string;
  unit: Unit;
  digits: number;
  of(figures: Figures): number;
};

const inMinutes = { unit: 'ms', digits: 1 } as const;

const claimed: readonly Compared[] = claimKinds.map(kind => ({
  id: `meanFirstOf ${kind}`,
  label: ({ figures, claimed: who }) => figures.meanFirstOf(who[kind]),
  ...inMinutes,
  of: figures => figures.claims.waits[kind].mean(),
}));

/** The same of every day and plan of a hall. */
export function comparedIn({ waits }: Figures): Compared[] {
  const perQueue = [...waits.overTheDay.keys()].map(queue => ({
    id: `meanIn ${queue}`,
    label: ({ compared, queue: called }: Words, rules: Rules) =>
      compared.meanIn(called(queue, rules.queues.get(queue)?.name ?? queue)),
    ...inMinutes,
    of: (figures: Figures) => meanIn(figures, queue),
  }));
  return [
    {
      ...common('mostOvertakes'),
      unit: 'count',
      digits: 0,
      of: figures => figures.waits.overtaken.max(),
    },
    {
      ...common('meanOvertakes'),
      unit: 'count',
      digits: 2,
      of: figures => figures.waits.overtaken.mean(),
    },
    { ...common('longestFirst'), ...inMinutes, of: figures => figures.waits.direct.max() },
    ...claimed,
    { ...common('meanFirst'), ...inMinutes, of: figures => figures.waits.direct.mean() },
    { ...alone('ninetyFirst'), ...inMinutes, of: figures => figures.waits.direct.quantile(0.9) },
    { ...alone('longestLater'), ...inMinutes, of: figures => figures.waits.onward.max() },
    { ...common('meanLater'), ...inMinutes, of: figures => figures.waits.onward.mean() },
    ...perQueue,
    {
      ...alone('inRange'),
      unit: 'share',
      digits: 0,
      of: figures => figures.estimates.overall.held?.coverage ?? 0,
    },
    { ...alone('done'), unit: 'a-day', digits: 1, of: figures => sum(figures.done) / figures.days },
    { ...alone('left'), unit: 'a-day', digits: 1, of: figures => sum(figures.left) / figures.days },
  ];
}

type Named = Pick<Compared, 'id' | 'label'>;
const common = (id: Exclude<keyof Words['figures'], 'meanFirstOf'>): Named => ({
  id,
  label: words => words.figures[id],
});
const alone = (id: 'ninetyFirst' | 'longestLater' | 'inRange' | 'done' | 'left'): Named => ({
  id,
  label: words => words.compared[id],
});

function meanIn({ waits }: Figures, queue: string): number {
  const day = waits.overTheDay.get(queue);
  const count = day?.count.reduce((all, one) => all + one, 0) ?? 0;
  return count === 0 ? 0 : (day?.sumMs.reduce((all, one) => all + one, 0) ?? 0) / count;
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((all, count) => all + count, 0);
}
