/** Past facts about who steps out while waiting (R16). */
import { id, maybe, moment, ms, number, said, ticket, yes } from './form.ts';

export const awayEvents = {
  'visit-may-go': {
    about:
      'A break is near, and it is not called until that is over: it may step out until then, by the wall clock, and spends nothing by it (R16).',
    fields: { ticket, queue: id, until: moment },
  },
  'visit-stepped-away': {
    about: 'It stepped out while it waited; it keeps its place and is not called (暂离, R16).',
    fields: {
      ticket,
      queue: id,
      worked: said(number, 'The worked clock of its queue (R2).'),
      counter: maybe(id, 'The desk that let it go.'),
      free: maybe(yes, 'It was told that it may go, for a break: its one time is not spent.'),
    },
  },
  'away-asked': {
    about:
      'A kiosk’s button for stepping away was pressed: the ticket that is held under a scanner within 20 s steps away (R16).',
    fields: { device: id },
  },
  'visit-due': {
    about:
      'Its turn came while it was away: that counter would have called it, and has passed it over (R16).',
    fields: { ticket, counter: id, queue: id },
  },
  'visit-stepped-back': {
    about:
      'It is back. It is followed by visit-queued: with its old place, or behind the next one if it was due.',
    fields: { ticket, queue: id, awayMs: ms, due: maybe(yes) },
  },
};
