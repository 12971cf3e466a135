/** I1, I4 and I8: what must hold of numbers and places whatever the rules of the hall say, also of a journal alone. */
import type { Event } from '../../core/types/events.ts';
import type { NumbersSkip } from '../../core/types/hall-events.ts';
import type { Hall } from '../../core/types/model.ts';
import type { PrintedList } from '../../core/types/power-events.ts';
import { ticketOf } from '../../core/visit/numbers.ts';
import { words } from './broken/words.ts';

export type Numbers = {
  /** The next event; what is wrong with the number that it gives out. */
  saw(event: Event): string[];
  /** How many of the day. */
  tickets(): number;
};

/** I1: numbers of a day, once and without gaps but for those that were skipped; of these only such as lie on a list of paper (R21). */
export function openNumbers(): Numbers {
  let day: string | undefined;
  const last = new Map<string, number>();
  const tickets = new Set<string>();
  const onPaper = new Set<string>();
  let skippedTo = 0;

  function opened(event: Event & { kind: 'day-opened' }): void {
    // The same day opened again goes on.
    if (event.day === day) return;
    day = event.day;
    last.clear();
    tickets.clear();
    onPaper.clear();
    skippedTo = event.skips?.find(skip => skip.day === day)?.to ?? 0;
  }

  function skipped(skip: NumbersSkip): void {
    if (skip.day === day) skippedTo = Math.max(skippedTo, skip.to);
  }

  function listed({ series, from = 1, to = 0 }: PrintedList): void {
    if (series === undefined) return;
    for (let number = from; number <= to; number += 1) onPaper.add(ticketOf(series, number));
  }

  function wrongNumber({ ticket, number, scope, paper }: Event & { kind: 'ticket-issued' }): string[] {
    if (paper === true) return onPaper.has(ticket) ? [] : [words.onNoList(ticket)];
    let expected = Math.max(last.get(scope) ?? 0, skippedTo) + 1;
    // The config was changed from the other way of numbering within the day.
    while (number > expected && tickets.has(ticketOf(ticket.charAt(0), expected))) expected += 1;
    last.set(scope, number);
    return number === expected ? [] : [words.number(ticket, number, expected)];
  }

  return {
    saw(event) {
      switch (event.kind) {
        case 'day-opened':
          opened(event);
          return [];
        case 'numbers-skipped':
          skipped(event);
          return [];
        case 'carried':
          if (event.what === 'skip') skipped(event.skip);
          return [];
        case 'queues-printed':
          event.lists.forEach(listed);
          return [];
        case 'ticket-issued': {
          const wrong = wrongNumber(event);
          if (tickets.has(event.ticket)) wrong.push(words.twice(event.ticket));
          tickets.add(event.ticket);
          return wrong;
        }
        default:
          return [];
      }
    },
    tickets: () => tickets.size,
  };
}

export type WrongPlace = { rule: 'I4' | 'I8'; text: string; ticket: string };

/** I4 and I8 of whom an order touched, once it is carried out. */
export function wrongPlaces(
  hall: Readonly<Hall>,
  tickets: Iterable<string>,
  counters: Iterable<string>,
): WrongPlace[] {
  const wrong: WrongPlace[] = [];
  for (const ticket of tickets) {
    const place = hall.visits.get(ticket)?.place;
    if (place === undefined || place.is === 'between')
      wrong.push({ rule: 'I8', text: words.inNoPlace(ticket), ticket });
    const inHand = place?.is === 'called' || place?.is === 'serving' ? place.counter : undefined;
    const has = inHand === undefined ? ticket : hall.counters.get(inHand)?.ticket;
    if (place !== undefined && inHand !== undefined && has !== ticket)
      wrong.push({ rule: 'I4', text: words.notInHand(ticket, place.is, inHand, has), ticket });
  }
  for (const counter of counters) {
    const ticket = hall.counters.get(counter)?.ticket;
    const place = ticket === undefined ? undefined : hall.visits.get(ticket)?.place;
    const isThere = (place?.is === 'called' || place?.is === 'serving') && place.counter === counter;
    if (ticket === undefined || isThere) continue;
    const text = words.notThere(counter, ticket, place?.is);
    wrong.push({ rule: 'I4', text, ticket });
  }
  return wrong;
}
