/** English: what `simulate --like` says to the hall manager. */
import { en as common } from '../../../../text/en.ts';
import { type Asked, type Longer, type Means, type Unknown, unknownIn } from '../asked.ts';

const kinds = { queues: 'queues ', counters: 'counters ', services: 'services ' };

export const like = {
  faults: {
    form: (found: string) =>
      `--like: found ${found}, expected a day like 2026-11-30, or days from the first to the last like 2026-11-23..2026-11-30`,
    noDay: (state: string, like: string, [first, last]: readonly [string, string]) =>
      `${state}: found no day of ${like}, expected some of ${first} to ${last}`,
    otherConfig: (day: string, config: string, unknown: Unknown) =>
      `${day} was a day of another config: ${config} knows nothing of ${unknownIn(unknown, kinds)}. Give --config the config of that day, or --like a day since it was changed.`,
    nobody: (day: string) => `${day}: found no ticket, expected a day on which somebody came`,
  },
  progress: common.progress('days played'),
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
  title: (hall: string, days: string) => `${hall}: ${days}, played again`,
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
