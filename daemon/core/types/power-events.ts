/** Past facts about a power cut: the queues go on on paper, and what was done by it is entered afterwards (R21). */
import {
  count,
  exactly,
  id,
  list,
  maybe,
  moment,
  type Of,
  oneOf,
  record,
  said,
  text,
  ticket,
  yes,
} from './form.ts';

/** `series`, `from`, `to`: the numbers on it for newcomers; left out where no service begins in that queue. */
export const printedListForm = record({
  queue: id,
  waiting: count,
  series: maybe(text),
  from: maybe(count),
  to: maybe(count),
});
export type PrintedList = Of<typeof printedListForm>;

/** Why a list is not printed any more. */
export const dropReason = oneOf('power-back', 'too-late', 'closing');
export type DropReason = Of<typeof dropReason>;

export const powerEvents = {
  'power-failing': {
    about:
      'The hall runs on a battery. If that lasts 30 s, at once where the battery is low, its queues are printed (R21).',
    fields: { battery: maybe(exactly('low')) },
  },
  'power-back': {
    about: 'The power is back.',
    fields: {
      started: maybe(yes, 'Nobody said so: the hall was dark for a while, and has been started again.'),
    },
  },
  'queues-printed': {
    about:
      'Each of these queues is printed in its order, the fullest first, with numbers for newcomers, which no kiosk gives any more ' +
      '(R1). Each is a print job of its own.',
    fields: { lists: list(printedListForm) },
  },
  'queue-list-dropped': {
    about: 'That list had not come out, and is not printed any more.',
    fields: { job: text, queue: id, why: dropReason },
  },
  'served-by-paper': {
    about:
      'Entered afterwards: it was served there by the list on paper at that moment. It is followed by step-finished with paper.',
    fields: { ticket, counter: id, queue: id, servedAt: said(moment, 'By the now of the rules.') },
  },
  'paper-entered': {
    about: 'The desk says that all who were served by paper are entered.',
    fields: { unused: said(count, 'Numbers for newcomers that nobody had.') },
  },
};
