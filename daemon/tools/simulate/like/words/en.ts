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

/** More counters, as they were asked for. */
export type Asked = { counters: number; queue: string; from: string; until: string; days: number };
/** Minutes, of so many people. */
export type Means = { people: number; from: string; to: string };
/** Who would have waited longer, by so many minutes. */
export type Longer = { queue: string; people: number; by: string };

const openExample = '"2 approval counters 10:00-11:30"';

export const en = {
  open: {
    form: (found: string) =>
      `found "${found}", expected how many, a queue, and from when until when, like ${openExample}`,
    queue: (found: string, queues: readonly string[]) =>
      `found the queue ${found}, expected one of ${queues.join(', ')}`,
    count: (found: string, most: number) => `found ${found} counters, expected 1 to ${most}`,
    times: (from: string, until: string) =>
      `found ${from}-${until}, expected a time of the day and a later one, like ${openExample}`,
    outside: (from: string, until: string, day: { from: string; until: string }) =>
      `found ${from}-${until}, expected times between ${day.from} and ${day.until}, when the hall works`,
  },
  faults: {
    form: (found: string) =>
      `--like: found ${found}, expected a day like 2026-11-30, or days from the first to the last like 2026-11-23..2026-11-30`,
    noDay: (state: string, like: string, [first, last]: readonly [string, string]) =>
      `${state}: found no day of ${like}, expected some of ${first} to ${last}`,
    otherConfig: (day: string, config: string, unknown: Unknown) =>
      `${day} was a day of another config: ${config} knows nothing of ${unknownIn(unknown, kinds)}. Give --config the config of that day, or --like a day since it was changed.`,
    notWritten: (file: string, why: string) =>
      `cannot write ${file}: ${why}; give --html a file in a folder that can be written`,
    nobody: (day: string) => `${day}: found no ticket, expected a day on which somebody came`,
  },
  unit: 'days played',
  head: (days: string) => `${days}, played again as recorded`,
  ofDays: (first: string, last: string, count: number) =>
    first === last ? first : `${first} to ${last} (${count} days)`,
  untilNow: (day: string, clock: string) => `${day} is not closed yet: it is played up to ${clock}`,
  errors: ['queue', 'name', 'calls', 'played', 'mean wait, min', 'played', 'difference'],
  right: 'The played day is within 5 %, or a tenth of a minute, of the recorded one in every queue.',
  wrong: (day: string, queue: string, recorded: string, played: string) =>
    `${day}, ${queue}: ${recorded} min were recorded, ${played} min played.`,
  noAdvice:
    'That is more than 5 %: something decided that day that the journal does not tell. No advice is given on it.',
  withoutTicket: (tickets: string) => `No ticket was given this time to: ${tickets}`,
  then: 'with them',
  asItWas: 'as it was',
  opened: (closed: readonly string[], added: number) =>
    `Opened: ${[
      ...(closed.length === 0 ? [] : [`counter ${listed(closed, 'and')}, closed at that time`]),
      ...(added === 0 ? [] : [`${added} that the hall does not have`]),
    ].join('; and ')}.`,
  effects: ['queue', 'name', 'people', 'mean wait, min', 'with them', 'difference', 'a minute longer'],
  queue: (id: string, _name: string) => id,
  nobodyWaited: ({ counters, queue, from, until }: Asked) =>
    `Nobody waited at ${queue} from ${from} to ${until}: ${counters} more counters there would have saved nobody anything.`,
  cut: (asked: Asked, { people, from, to }: Means) =>
    `${moreCounters(asked)} would have cut the mean wait at ${asked.queue} from ${from} to ${to} min for the ${people} people who waited there then${onDays(asked)}`,
  hardly: (asked: Asked, { people, from, to }: Means) =>
    `${moreCounters(asked)} would hardly have changed the mean wait at ${asked.queue}, ${to} instead of ${from} min for the ${people} people who waited there then${onDays(asked)}`,
  lengthened: (asked: Asked, { people, from, to }: Means) =>
    `${moreCounters(asked)} would have made the mean wait at ${asked.queue} longer, ${to} instead of ${from} min for the ${people} people who waited there then${onDays(asked)}`,
  nobodyLonger: (others: readonly string[]) =>
    others.length === 0
      ? 'nobody would have waited a minute longer'
      : `nobody would have waited a minute longer there or at ${listed(others, 'or')}`,
  longer: (queues: readonly Longer[]) =>
    `but some would have waited a minute longer or more: ${queues.map(({ queue, people, by }) => `${people} at ${queue}, by ${by} min`).join('; ')}`,
  sentence: (effect: string, price: string) => `${effect}; ${price}.`,
  page: {
    tag: 'en',
    title: (hall: string, days: string) => `${hall}: ${days}, played again`,
    overTheDay: (queue: string) => `${queue}: mean wait of those who joined at (breaks left out)`,
    minutes: 'min',
  },
};

function moreCounters({ counters, queue, from, until }: Asked): string {
  return `${counters} more ${queue} ${counters === 1 ? 'counter' : 'counters'} from ${from} to ${until}`;
}

function onDays({ days }: Asked): string {
  return days === 1 ? '' : ` on the ${days} days`;
}

function listed(names: readonly string[], word: 'and' | 'or'): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} ${word} ${last}`;
}
