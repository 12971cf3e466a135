/** `device/<d>/$state` and `device/<d>/health`. */
import { z } from 'zod';
import { count, moment, stamp, standing } from './common.ts';

export const deviceState = z.strictObject({
  ...stamp,
  rev: standing.rev,
  kind: z.string().describe('Of its driver.'),
  state: z.enum(['init', 'ready', 'degraded', 'lost', 'disabled']),
  since: moment,
  why: z.string().optional(),
  warning: z.string().optional().describe('It works, but not for long unless somebody helps.'),
  verified: z
    .literal(false)
    .optional()
    .describe('It never answers: ready says no more than that its port is there.'),
  simulated: z.boolean(),
});

export const deviceHealth = z
  .strictObject({
    ...stamp,
    frames: count,
    errors: count,
    retries: count,
    reopened: count,
    queueDepth: count,
    roundTripMs: z
      .number()
      .nonnegative()
      .describe(
        'How long it takes to answer, smoothed where it is asked (RFC 6298), to a tenth; 0: not known.',
      ),
  })
  .describe('Counted since the daemon started.');
