/** How a broken rule is told: the day, the seed, and what led to it. */
import type { Event } from '../../core/types/events.ts';
import type { Rules } from '../../core/types/rules.ts';
import { seedText } from './days.ts';
import type { Violation } from './invariants.ts';
import type { Broken } from './plans.ts';
import { exactClockText } from './time-of-day.ts';
import type { Words } from './words/en/words.ts';
import { midnightOf } from './working-hours.ts';

const mostLines = 40;

/** Who came with whom is left out: only the events of the visits in question and of the counters they were at. */
export function storyOf(
  rules: Rules,
  seed: number,
  { broken, short }: { broken: Broken; short: { violation: Violation; people: number } },
  words: Words,
): string[] {
  const { violation, people } = short;
  const clock = (at: number): string => exactClockText(at - midnightOf(rules, broken.day.date));
  const own = violation.log.filter(({ event }) => concerns(event, violation));
  const left = own.length - mostLines;
  return [
    words.story.broken(
      broken.rule,
      seed,
      { nth: broken.nth + 1, date: broken.day.date },
      clock(broken.at),
      broken.text,
    ),
    words.story.alone(seedText({ seed, from: broken.nth })),
    words.story.shortest(people, broken.day.crowd.length),
    ...(left > 0 ? [words.story.earlier(left)] : []),
    ...own.slice(-mostLines).map(({ event, at }) => `    ${clock(at)} ${eventText(event, clock)}`),
    `    ${clock(violation.at)} ${violation.text}`,
  ];
}

function concerns(event: Event, { tickets }: Violation): boolean {
  if (tickets.length === 0) return event.kind !== 'alarm-raised' && event.kind !== 'alarm-cleared';
  if ('ticket' in event && event.ticket !== undefined)
    return tickets.includes(event.ticket) && !isOfDevice(event);
  return event.kind === 'press-undone' && event.tickets.some(ticket => tickets.includes(ticket));
}

function isOfDevice({ kind }: Event): boolean {
  return kind.startsWith('speech') || kind.startsWith('ticket-print');
}

/** Its words and plain values; lists and what hangs on them are left out. */
function eventText(event: Event, clock: (at: number) => string): string {
  const parts = Object.entries(event).flatMap(([key, value]) => {
    if (key === 'kind' || typeof value === 'object' || value === '') return [];
    return [`${key} ${key === 'joinedAt' ? clock(Number(value)) : String(value)}`];
  });
  return [event.kind, ...parts].join('  ');
}
