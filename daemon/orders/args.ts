/** What the args of commands may be, each told with what is expected of it. */
import { z } from 'zod';
import { visitClasses } from '../core/types/rules.ts';

/** Longer than any id or name, short enough for a journal line. No control sign reaches a device from here. */
export const text = (expected: string, atMost = 64, atLeast = 1) =>
  z
    .string({ error: expected })
    .min(atLeast, expected)
    .max(atMost, expected)
    .regex(/^\P{Cc}*$/u, expected);

/** The plate number as the config writes it; people who type it leave the quotes out. */
export const counter = z
  .union([text('a counter'), z.int('a whole number')], { error: 'the plate of a counter' })
  .transform(String);
export const ticket = text('a ticket, a letter and its digits');
export const queue = text('the id of a queue');
export const service = text('the id of a service');
/** Which queue at which choice. */
export const choices = z
  .record(z.string(), queue, { error: 'a queue for each choice' })
  .transform(chosen => new Map(Object.entries(chosen)));
export const services = z
  .array(service, { error: 'a list of services' })
  .min(1, 'a service')
  .max(8, 'at most 8 services');
/** Stands in the journal for ever: a word or two about the case, and nobody's name (R19). */
export const reason = text('a reason of at most 60 letters, about nobody in person', 60);
export const visitClass = z.enum(visitClasses, { error: `one of ${visitClasses.join(', ')}` });
export const number = (expected: string) => z.int({ error: expected }).min(0, expected).max(99, expected);
export const yesOrNo = z.boolean({ error: 'true or false' });
/** A queue, or one counter. */
export const goal = z.union([z.strictObject({ queue }), z.strictObject({ counter })], {
  error: '{"queue": …} or {"counter": …}',
});
/** A day that there is in the calendar. */
export const date = z.iso.date({ error: 'a date, YYYY-MM-DD' });

/** Stands in events: nobody writes a sentence into it. */
export const code = (expected: string) => z.string({ error: expected }).regex(/^[a-z0-9-]{1,32}$/, expected);
export const followUp = text('the id of a follow-up');
/** No name: the journal keeps it. */
export const clerk = z
  .string({ error: 'the number of a clerk, as text' })
  .regex(/^[A-Za-z0-9]{1,16}$/, 'the number of a clerk: 1 to 16 digits or letters');

const wordsAtMostBytes = 2000;
/** What somebody wrote to somebody: it lies apart from the journal (R19). */
export const words = (what: string) => {
  const expected = `${what}, in one line of at most ${wordsAtMostBytes} bytes`;
  return text(expected, wordsAtMostBytes).refine(
    written => Buffer.byteLength(written) <= wordsAtMostBytes,
    expected,
  );
};
