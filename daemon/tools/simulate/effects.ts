/** I2: an order that was acknowledged has exactly one effect. */
import type { Command } from '../../core/types/commands.ts';
import type { Event, EventKind } from '../../core/types/events.ts';
import { words } from './broken/words.ts';

/** What each order does once, and only once. Orders of the day and of devices have no such word. */
const effects: Partial<Record<Command['verb'], readonly EventKind[]>> = {
  'take-ticket': ['ticket-issued'],
  'come-again': ['ticket-issued'],
  'come-booked': ['ticket-issued'],
  book: ['booked'],
  'book-cancel': ['booking-cancelled'],
  'call-number': ['visit-called'],
  recall: ['visit-recalled'],
  start: ['visit-started'],
  finish: ['step-finished', 'cases-finished'],
  'choose-route': ['route-chosen'],
  transfer: ['visit-transferred'],
  'return-to': ['visit-transferred'],
  undo: ['press-undone'],
  park: ['visit-parked'],
  'question-open': ['question-opened'],
  'question-write': ['question-written'],
  'question-pass': ['question-passed'],
  'question-accept': ['question-accepted'],
  'question-close': ['question-closed'],
  resume: ['visit-resumed'],
  miss: ['visit-missed'],
  'step-away': ['visit-stepped-away'],
  'step-back': ['visit-stepped-back'],
  rejoin: ['visit-rejoined'],
  reopen: ['visit-reopened', 'visit-rejoined'],
  'bring-back': ['visit-resumed', 'visit-rejoined', 'visit-reopened'],
  abandon: ['visit-left'],
  'add-service': ['service-added'],
  'open-counter': ['counter-opened', 'counter-resumed'],
  'pause-counter': ['counter-paused'],
  rate: ['rated'],
};

/** What is wrong with what an order came to; nothing when all is well. */
export function wrongEffect(command: Command, events: readonly Event[]): string | undefined {
  const mine = events.filter(event => event.kind !== 'visit-called' || event.why.ready !== true);
  const wanted = effects[command.verb];
  if (wanted !== undefined) {
    const found = mine.filter(({ kind }) => wanted.includes(kind)).length;
    return found === 1 ? undefined : words.effect(command.verb, found, wanted);
  }
  if (command.verb !== 'call-next') return undefined;
  const calls = mine.filter(({ kind }) => kind === 'visit-called').length;
  const ready = mine.filter(({ kind }) => kind === 'counter-ready').length;
  return calls + ready <= 1 ? undefined : words.callNext(calls, ready);
}
