/** English: what `simulate --like` says to the hall manager. */
export type Words = Said<typeof en>;

/** What a sentence in another language is: of the same arguments. */
type Said<English> = English extends (...args: infer Args) => string
  ? (...args: Args) => string
  : English extends string
    ? string
    : English extends readonly string[]
      ? readonly string[]
      : { readonly [Each in keyof English]: Said<English[Each]> };

/** What a day speaks of and a config does not know. */
export type Unknown = Readonly<Record<'queues' | 'counters' | 'services', readonly string[]>>;

const kinds = { queues: 'queues ', counters: 'counters ', services: 'services ' };
export function unknownIn(
  unknown: Unknown,
  labels: Record<keyof Unknown, string>,
  [comma, end] = [', ', '; '],
): string {
  return (['queues', 'counters', 'services'] as const)
    .flatMap(kind => (unknown[kind].length === 0 ? [] : [labels[kind] + unknown[kind].join(comma)]))
    .join(end);
}

export const en = {
  faults: {
    form: (found: string) =>
      `--like: found ${found}, expected a day like 2026-11-30, or days from the first to the last like 2026-11-23..2026-11-30`,
    noDay: (state: string, like: string, [first, last]: readonly [string, string]) =>
      `${state}: found no day of ${like}, expected some of ${first} to ${last}`,
    otherConfig: (day: string, config: string, unknown: Unknown) =>
      `${day} was a day of another config: ${config} knows nothing of ${unknownIn(unknown, kinds)}. Give --config the config of that day, or --like a day since it was changed.`,
    nobody: (day: string) => `${day}: found no ticket, expected a day on which somebody came`,
  },
  unit: 'days played',
  head: (days: string) => `${days}, played again as recorded`,
  ofDays: (first: string, last: string, count: number) =>
    first === last ? first : `${first} to ${last} (${count} days)`,
  untilNow: (day: string, clock: string) => `${day} is not closed yet: it is played up to ${clock}`,
  errors: ['queue', 'name', 'calls', 'played', 'mean wait, min', 'played', 'difference'],
  right: 'The played day is within 5 % of the recorded one in every queue.',
  wrong: (day: string, queue: string, recorded: string, played: string) =>
    `${day}, ${queue}: ${recorded} min were recorded, ${played} min played.`,
  noAdvice:
    'That is more than 5 %: something decided that day that the journal does not tell. No advice is given on it.',
  withoutTicket: (tickets: string) => `No ticket was given this time to: ${tickets}`,
};
