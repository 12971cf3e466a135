/** R21: a queue on paper, for the staff in a power cut: who is at the counters, who is next, and numbers for newcomers. */
import { dateAndTime } from '../day/clock-face.ts';
import { nextOf } from '../queue/waiting-order.ts';
import type { QueueJob } from '../types/job.ts';
import type { Hall, Place, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { ticketOf } from '../visit/numbers.ts';
import { placeOf, say } from './phrases.ts';
import { centred, heading, type TicketLine } from './ticket.ts';

/** A line each: about 40 cm of paper. */
const listedAtMost = 80;

/** As the queue stands now: what is printed late, or again, is true then. */
export function queueListLines(
  rules: Rules,
  hall: Hall,
  { queue: id, ...numbers }: QueueJob,
  { again, now }: { again: boolean; now: number },
): TicketLine[] {
  const { phrases, name, timeZone, queues, institutions } = rules;
  const queue = queues.get(id);
  const waiting = nextOf(rules, hall, [id], now, hall.visits.size);
  const more = waiting.length - listedAtMost;
  const time = dateAndTime(now + hall.wallAheadMs, timeZone);
  return [
    { text: name, ...heading },
    ...(again ? [{ text: phrases['ticket-again'], ...heading }] : []),
    { text: phrases['power-heading'], size: 2, ...heading },
    { text: queue?.name ?? id, size: 2, ...centred },
    { text: institutions.get(queue?.institution ?? '')?.name ?? '', ...centred },
    { text: say(phrases['power-printed'], { time }) },
    { rule: true },
    ...inHands(rules, hall, id),
    { text: phrases['power-order'], bold: true },
    ...waiting.slice(0, listedAtMost).map(({ ticket }, index) => ({
      text: say(phrases['power-line'], { place: index + 1, number: ticket }),
    })),
    ...(more > 0 ? [{ text: say(phrases['power-more'], { count: more }) }] : []),
    ...aside(rules, hall, id),
    ...newcomers(rules, hall, numbers),
  ];
}

const standsIn =
  (queue: string, places: readonly Place['is'][]) =>
  ({ place }: Visit) =>
    places.includes(place.is) && 'queue' in place && place.queue === queue;

function inHands(rules: Rules, { visits }: Hall, queue: string): TicketLine[] {
  return [...visits.values()].filter(standsIn(queue, ['called', 'serving', 'parked'])).flatMap(visit =>
    'counter' in visit.place
      ? [
          {
            text: say(rules.phrases['power-in-hand'], {
              number: visit.ticket,
              place: placeOf(rules, visit.place.counter),
            }),
          },
        ]
      : [],
  );
}

function aside({ phrases }: Rules, { visits }: Hall, queue: string): TicketLine[] {
  const of = (is: 'away' | 'missed') => {
    const numbers = [...visits.values()].filter(standsIn(queue, [is])).map(({ ticket }) => ticket);
    return numbers.length === 0
      ? []
      : [{ text: say(phrases[`power-${is}`], { numbers: numbers.join(' ') }) }];
  };
  return [...of('away'), ...of('missed')];
}

/** Each to be torn off; who has one from a list that broke off keeps it. */
function newcomers(
  { phrases }: Rules,
  { visits }: Hall,
  { series = '', from = 1, to = 0 }: Numbers,
): TicketLine[] {
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => ticketOf(series, from + index)).filter(
    number => !visits.has(number),
  );
  if (numbers.length === 0) return [];
  return [
    { rule: true },
    { text: phrases['power-newcomers'], bold: true },
    ...numbers.flatMap((number): TicketLine[] => [
      { rule: true },
      { text: number, size: 2, ...heading },
      { text: phrases['power-keep'], ...centred },
    ]),
    { rule: true },
  ];
}

type Numbers = Pick<QueueJob, 'series' | 'from' | 'to'>;
