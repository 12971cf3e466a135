/** What sentences in several languages are made of. */

/** More counters, as they were asked for. `queue`: as it is called. */
export type MoreAsked = { counters: number; queue: string; from: string; until: string };
/** The same of so many days. */
export type Asked = MoreAsked & { days: number };
/** Minutes, of so many people. */
export type Means = { people: number; from: string; to: string };
/** Who would have waited longer, by so many minutes. */
export type Longer = { queue: string; people: number; by: string };

/** What a day speaks of and a config does not know. */
export type Unknown = Readonly<Record<'queues' | 'counters' | 'services', readonly string[]>>;

export function unknownIn(
  unknown: Unknown,
  labels: Record<keyof Unknown, string>,
  [comma, end] = [', ', '; '],
): string {
  return (['queues', 'counters', 'services'] as const)
    .flatMap(kind => (unknown[kind].length === 0 ? [] : [labels[kind] + unknown[kind].join(comma)]))
    .join(end);
}
