/** English: what was expected of an arg of an order. */
import type { Expected } from '../../../core/types/expected.ts';

export function expectedText(expected: Expected): string {
  switch (expected.is) {
    case 'counter':
      return 'a counter';
    case 'plate':
      return 'the plate of a counter';
    case 'ticket':
      return 'a ticket, a letter and its digits';
    case 'queue':
    case 'service':
    case 'follow-up':
    case 'question':
    case 'board':
    case 'slip':
      return `the id of a ${expected.is}`;
    case 'booking':
      return 'the code of a booking: 10 letters and digits';
    case 'booking-slot':
      return 'when a slot begins, as 2026-11-25T09:30';
    case 'identity':
      return 'the number of an identity card, with a check digit that is right, or of a passport or permit';
    case 'return-code':
      return 'the code of a return slip: 10 letters and digits';
    case 'alarm':
      return 'the id of an alarm';
    case 'device':
      return 'the id of a device';
    case 'goal':
      return '{"queue": …} or {"counter": …}';
    case 'service-list':
      return 'a list of services';
    case 'some-service':
      return 'a service';
    case 'services':
    case 'papers':
    case 'boards':
      return `at most ${expected.atMost} ${expected.is}`;
    case 'paper-list':
      return 'a list of papers by their numbers';
    case 'board-list':
      return 'a list of boards';
    case 'some-board':
      return 'a board';
    case 'choices':
      return 'a queue for each choice';
    case 'reason':
      return `a reason of at most ${expected.atMost} letters, about nobody in person`;
    case 'notice':
      return `a notice of at most ${expected.atMost} letters, empty to take it away`;
    case 'to-be-answered':
      return `what is to be answered, in one line of at most ${expected.atMostBytes} bytes`;
    case 'how-answered':
      return `how it was answered, in one line of at most ${expected.atMostBytes} bytes`;
    case 'clerk':
      return 'the number of a clerk: 1 to 16 digits or letters';
    case 'clerk-as-text':
      return 'the number of a clerk, as text';
    case 'reason-number':
      return 'the number of a reason';
    case 'paper-number':
      return 'the number of a paper';
    case 'cases':
      return 'a number of cases, from 1 to 999';
    case 'grade':
      return 'a grade from 1 to 5';
    case 'source':
      return 'where it comes from, a word of a-z, 0-9 and -';
    case 'seq':
      return 'the seq of an event';
    case 'first-seq':
      return 'a seq of at least 1';
    case 'moment':
      return 'a time in ms UTC';
    case 'institution':
      return 'the id of an institution';
    case 'month':
      return 'a month, YYYY-MM';
    case 'date':
      return 'a date, YYYY-MM-DD';
    case 'whole-number':
      return 'a whole number';
    case 'yes-or-no':
      return 'true or false';
    case 'when':
      return 'now or after (this step)';
    case 'object':
      return 'an object';
    case 'one-of':
      return `one of ${expected.among.join(', ')}`;
  }
}
