/** Advice that was taken, as a report has it: only of the counter that was advised, while it was (R9). */
import { expect, test } from 'vitest';
import type { Event } from '../../daemon/core/types/events.ts';
import { openRecords } from '../../daemon/history/records.ts';

const advice = (counter: string) => ({ counter, savedMs: 600_000, lowMs: 1, highMs: 2, crowds: 20 });

function takenOf(...events: readonly Event[]) {
  const records = openRecords({ did: () => undefined });
  for (const [at, event] of events.entries()) records.saw(event, at);
  return records.told(events.length).advice;
}

test('the advised counter that is opened took it, and has its judgement', () => {
  expect(
    takenOf(
      { kind: 'surge-advised', advice: advice('1') },
      { kind: 'surge-advised', advice: advice('2') },
      { kind: 'counter-opened', counter: '1' },
      { kind: 'counter-opened', counter: '2' },
      { kind: 'counter-closed', counter: '2' },
      { kind: 'counter-opened', counter: '2' },
      { kind: 'advice-judged', counter: '2', promisedMs: 600_000, savedMs: -3, forMs: 3_600_000 },
    ),
  ).toEqual([{ at: 3, counter: '2', promisedMs: 600_000, judged: { savedMs: -3, forMs: 3_600_000 } }]);
});

test('nobody takes advice that was withdrawn, or whose level is over', () => {
  const opened: Event = { kind: 'counter-opened', counter: '1' };
  const advised: Event = { kind: 'surge-advised', advice: advice('1') };
  expect(takenOf(advised, { kind: 'surge-advised' }, opened)).toEqual([]);
  expect(takenOf(advised, { kind: 'surge-changed', was: 'busy', by: 'hand' }, opened)).toEqual([]);
  expect(takenOf(advised, { kind: 'alarm-cleared', alarm: 'surge-busy' }, opened)).toEqual([]);
  expect(takenOf(advised, { kind: 'alarm-cleared', alarm: 'wait-approval' }, opened)).toHaveLength(1);
});
