import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nextDeadline } from '../../../daemon/core/deadlines/next-deadline.ts';
import { textOf } from '../../../daemon/text/staff/sentences.ts';
import { fuzhou, type Play, play } from '../../kit/hall/play.ts';
import { command } from '../any-steps.ts';

/** Somebody orders something, and then time goes on: seconds, a break, a night. */
const step = fc.record({
  give: command,
  passes: fc.oneof(
    { weight: 6, arbitrary: fc.nat({ max: 120 }) },
    { weight: 3, arbitrary: fc.integer({ min: 120, max: 2400 }) },
    { weight: 1, arbitrary: fc.integer({ min: 2400, max: 36_000 }) },
  ),
  says: fc.boolean(),
});

/** Each alarm is raised while it is not active, or to say something else, and cleared only while it is. */
function alternates({ log }: Play): void {
  const active = new Map<string, string>();
  for (const { event } of log) {
    if (event.kind === 'alarm-raised') {
      expect(active.get(event.alarm), 'raised once').not.toBe(`${event.severity} ${textOf(event)}`);
      active.set(event.alarm, `${event.severity} ${textOf(event)}`);
    } else if (event.kind === 'alarm-cleared') expect(active.delete(event.alarm), 'cleared once').toBe(true);
  }
}

it('whatever is ordered, a tick does all that is due, and alarms are raised once and cleared once', () => {
  fc.assert(
    fc.property(fc.array(step, { size: 'max', maxLength: 50 }), steps => {
      const hall = play(fuzhou);
      for (const { give, passes, says } of steps) {
        hall.give(give);
        if (says) hall.sayAll(1);
        hall.pass(passes);
        const due = nextDeadline(hall.rules, hall.hall, hall.now());
        if (due !== undefined) expect(due, 'nothing is left undone').toBeGreaterThan(hall.now());
      }
      alternates(hall);
      const before = structuredClone(hall.hall);
      hall.restart();
      expect(hall.hall).toEqual(before);
    }),
    { numRuns: 20 },
  );
});
