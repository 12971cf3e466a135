/** Past facts about what a ticket says: its number, its services, its class. */
import {
  count,
  day,
  exactly,
  flag,
  id,
  list,
  maybe,
  minuteRange,
  moment,
  numeric,
  oneOf,
  record,
  said,
  text,
  ticket,
  whole,
  yes,
} from './form.ts';
import { pressedAtForm } from './kiosk-button.ts';
import { missingForm } from './return-slip.ts';
import { visitClasses } from './rules.ts';
import { stepForm } from './visit-step.ts';

const visitClass = oneOf(...visitClasses);
const steps = list(stepForm);

export const ticketEvents = {
  'ticket-issued': {
    about: 'A number was issued (R1). It is followed by visit-queued.',
    fields: {
      ticket,
      number: said(numeric({ whole: true, above: 0 }), 'The digits of the ticket.'),
      scope: said(text, "Within which the number is used once: '' the hall, or the letter of the series."),
      visit: said(text, 'The identity of the visit; the ticket is only its label.'),
      services: list(id),
      cases: maybe(count, 'That ride on it; left out: one (R18).'),
      class: visitClass,
      steps,
      ahead: count,
      print: flag,
      asked: maybe(exactly('green'), 'Green is claimed: until the staff confirms it, class is normal (R6).'),
      unconfirmed: maybe(
        flag,
        'In an older journal: true where it was green at once and nobody had confirmed it.',
      ),
      estimate: maybe(
        record({
          first: minuteRange,
          route: maybe(minuteRange),
          endsAt: maybe(moment, 'When the whole way will be over; left out in an older journal.'),
        }),
      ),
      mayNotFinish: maybe(yes, '今天可能办不完 (R10).'),
      counter: maybe(id, 'At whose pad it was taken; without print its number is shown there and said.'),
      paper: maybe(yes, 'It was given out in a power cut, from a list on paper (R21).'),
      from: maybe(
        pressedAtForm,
        'The button of a kiosk that was pressed for it; left out in an older journal.',
      ),
    },
  },
  'return-slip-issued': {
    about:
      'Papers were missing: who brings them comes back by this slip until that day, at the step that was reached (R15). Its code ' +
      'stands on the paper and in the answer only.',
    fields: {
      ticket,
      counter: id,
      slip: text,
      until: said(day, 'The last day.'),
      missing: list(record({ service: id, papers: list(missingForm) })),
    },
  },
  'return-slip-used': {
    about:
      'That visit has come by it, or was taken in again for what is on it. Its steps spend it; a visit that ends before gives it back.',
    fields: { slip: text, ticket },
  },
  'return-slip-lapsed': {
    about: 'Its last day is over, and nobody has come by it.',
    fields: { slip: text, until: day },
  },
  'service-added': {
    about: 'One more service rides on the ticket (R5).',
    fields: {
      ticket,
      service: id,
      steps,
      institutions: maybe(list(id), 'Those that its ticket did not lead through before, for their limits.'),
    },
  },
  'class-set': {
    about:
      'Its class was set: a claim was confirmed or denied, the staff set it unasked (R6), or its slot begins soon (R18).',
    fields: {
      ticket,
      class: visitClass,
      counter: maybe(id, 'Where it was pressed.'),
      clerk: maybe(text, 'Who was signed in there.'),
      asked: maybe(yes, 'It answers a claim: green, it counts since the visit joined.'),
      denied: maybe(yes, 'The answer is no, for the whole visit.'),
      creditMs: maybe(whole, 'With this credit its priority goes on unbroken; it counts from now on (R2).'),
      booked: maybe(yes, 'It was taken before its slot, which begins soon (R18).'),
      lapsed: maybe(yes, 'In an older journal: green was asked for and nobody had confirmed it.'),
    },
  },
};
