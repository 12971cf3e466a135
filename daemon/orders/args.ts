/** What the args of commands may be, each told with what is expected of it. */
import { z } from 'zod';
import type { Expected } from '../core/types/expected.ts';
import { visitClasses } from '../core/types/rules.ts';

/** A schema carries no more than a text of its own: what it expects, to be read again by `expectedBy`. */
export const expects = (expected: Expected): string => JSON.stringify(expected);
export const expectedBy = (message: string): Expected => JSON.parse(message) as Expected;

/** Longer than any id or name, short enough for a journal line. No control sign reaches a device from here. */
export const text = (expected: Expected, atMost = 64, atLeast = 1) =>
  z
    .string({ error: expects(expected) })
    .min(atLeast, expects(expected))
    .max(atMost, expects(expected))
    .regex(/^\P{Cc}*$/u, expects(expected));

/** The plate number as the config writes it; people who type it leave the quotes out. */
export const counter = z
  .union([text({ is: 'counter' }), z.int(expects({ is: 'whole-number' }))], {
    error: expects({ is: 'plate' }),
  })
  .transform(String);
export const ticket = text({ is: 'ticket' });
export const queue = text({ is: 'queue' });
export const service = text({ is: 'service' });
export const institution = text({ is: 'institution' });
const servicesAtMost = 8;
export const services = z
  .array(service, { error: expects({ is: 'service-list' }) })
  .min(1, expects({ is: 'some-service' }))
  .max(servicesAtMost, expects({ is: 'services', atMost: servicesAtMost }));
/** Which queue at which choice. */
export const choices = z
  .record(z.string(), queue, { error: expects({ is: 'choices' }) })
  .transform(chosen => new Map(Object.entries(chosen)));
const reasonAtMost = 60;
/** Stands in the journal for ever: a word or two about the case, and nobody's name (R19). */
export const reason = text({ is: 'reason', atMost: reasonAtMost }, reasonAtMost);
export const oneOf = <const Among extends readonly [string, ...string[]]>(
  among: Among,
  expected: Expected = { is: 'one-of', among },
) => z.enum(among, { error: expects(expected) });
export const visitClass = oneOf(visitClasses);
export const number = (expected: Expected) =>
  z
    .int({ error: expects(expected) })
    .min(0, expects(expected))
    .max(99, expects(expected));
/** Of one ticket; how many may ride on it the config says. */
export const cases = z
  .int({ error: expects({ is: 'cases' }) })
  .min(1, expects({ is: 'cases' }))
  .max(999, expects({ is: 'cases' }));
const papersAtMost = 100;
/** By their numbers on the ticket. */
export const papers = z
  .array(number({ is: 'paper-number' }), { error: expects({ is: 'paper-list' }) })
  .max(papersAtMost, expects({ is: 'papers', atMost: papersAtMost }));
export const yesOrNo = z.boolean({ error: expects({ is: 'yes-or-no' }) });
/** A queue, or one counter. */
export const goal = z.union([z.strictObject({ queue }), z.strictObject({ counter })], {
  error: expects({ is: 'goal' }),
});
/** A day that there is in the calendar. */
export const date = z.iso.date({ error: expects({ is: 'date' }) });

export const month = z
  .string({ error: expects({ is: 'month' }) })
  .regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, expects({ is: 'month' }));

/** Stands in events: nobody writes a sentence into it. */
export const source = z
  .string({ error: expects({ is: 'source' }) })
  .regex(/^[a-z0-9-]{1,32}$/, expects({ is: 'source' }));
export const followUp = text({ is: 'follow-up' });
export const question = text({ is: 'question' });
export const slip = text({ is: 'slip' });
export const returnCode = text({ is: 'return-code' });
/** No name: the journal keeps it. */
export const clerk = z
  .string({ error: expects({ is: 'clerk-as-text' }) })
  .regex(/^[A-Za-z0-9]{1,16}$/, expects({ is: 'clerk' }));

const atMostBytes = 2000;
/** What somebody wrote to somebody: it lies apart from the journal (R19). */
export const words = (is: 'to-be-answered' | 'how-answered') =>
  text({ is, atMostBytes }, atMostBytes).refine(
    written => Buffer.byteLength(written) <= atMostBytes,
    expects({ is, atMostBytes }),
  );
