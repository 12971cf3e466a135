/** I1, I4 and I8: what must hold of numbers and places whatever the rules of the hall say, also of a journal alone. */
import type { Event } from '../../core/types/events.ts';
import type { NumbersSkip } from '../../core/types/hall-events.ts';
import type { Hall } from '../../core/types/model.ts';
import { ticketOf } from '../../core/visit/numbers.ts';
import { words } from './broken/words.ts';

export type Numbers = {
  opened(event: Event & { kind: 'day-opened' }): void;
  skipped(skip: NumbersSkip): void;
  /** What is wrong with it. */
  issued(event: Event & { kind: 'ticket-issued' }): string[];
  /** How many of the day. */
  tickets(): number;
};

/** I1: numbers of a day, once and without gaps but for those that were skipped. */
export function openNumbers(): Numbers {
  let day: string | undefined;
  const last = new Map<string, number>();
  const tickets = new Set<string>();
  let skippedTo = 0;
  return {
    opened(event) {
      // The same day opened again goes on.
      if (event.day === day) return;
      day = event.day;
      last.clear();
      tickets.clear();
      skippedTo = event.skips?.find(skip => skip.day === day)?.to ?? 0;
    },
    skipped(skip) {
      if (skip.day === day) skippedTo = Math.max(skippedTo, skip.to);
    },
    issued({ ticket, number, scope }) {
      const wrong: string[] = [];
      let expected = Math.max(last.get(scope) ?? 0, skippedTo) + 1;
      // The config was changed from the other way of numbering within the day.
      while (number > expected && tickets.has(ticketOf(ticket.charAt(0), expected))) expected += 1;
      if (number !== expected) wrong.push(words.number(ticket, number, expected));
      if (tickets.has(ticket)) wrong.push(words.twice(ticket));
      last.set(scope, number);
      tickets.add(ticket);
      return wrong;
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
