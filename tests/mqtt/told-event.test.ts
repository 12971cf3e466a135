/** R17: nobody who listens learns how and by whom a counter was rated while the day is open. */
import { describe, expect, test } from 'vitest';
import type { Entry, JournalEvent } from '../../daemon/journal/journal.ts';
import { openTelling } from '../../daemon/mqtt/publish/event-payload.ts';
import { events } from '../../daemon/mqtt/schemas/events.ts';
import { smallHall } from '../kit/hall/small-hall.ts';

const rated = { kind: 'rated', counter: '1', ticket: 'A001', grade: 1, from: 'rater' };
const followUp = {
  id: '2026-03-02-f1',
  source: 'rating',
  counter: '1',
  clerk: '07',
  grade: 1,
  ticket: 'A001',
  openedAt: 0,
};

function telling(open: boolean, fromSeq = 1) {
  const { hall } = smallHall();
  Object.assign(hall, { open, day: '2026-03-02' });
  const first: Entry = { seq: fromSeq, at: 0, event: { kind: 'day-opened', day: '2026-03-02' } };
  const tell = openTelling({ hall }, { replay: () => [first] });
  return (event: JournalEvent, seq = 7) => tell({ seq, at: 0, event });
}

describe('a rating', () => {
  test('is told as one and no more while its day is open, and so is the follow-up of a bad one', () => {
    const tell = telling(true);
    expect(tell(rated)).toEqual({ kind: 'rated', from: 'rater' });
    const open = { id: '2026-03-02-f1', source: 'rating', openedAt: 0 };
    const opened = { kind: 'follow-up-opened', followUp };
    expect(tell(opened)).toEqual({ kind: 'follow-up-opened', followUp: open });
    events.get('follow-up-opened')?.parse({ v: 1, ts: 0, seq: 7, at: 0, ...tell(opened) });
    const carried = { kind: 'carried', what: 'follow-up', id: followUp.id, followUp };
    expect(tell(carried)).toEqual({ ...carried, followUp: open });
    events.get('rated')?.parse({ v: 1, ts: 0, seq: 7, at: 0, ...tell(rated) });
  });

  test('is told without the reason of a bad one, with it or after it', () => {
    const tell = telling(true);
    expect(tell({ ...rated, reason: 2 })).toEqual({ kind: 'rated', from: 'rater' });
    const opened = { kind: 'follow-up-opened', followUp: { ...followUp, reason: '等候时间长' } };
    expect(JSON.stringify(tell(opened))).not.toContain('等候');
    const explained = {
      kind: 'grade-explained',
      followUp: followUp.id,
      counter: '1',
      ticket: 'A001',
      reason: 1,
      why: '等候时间长',
    };
    const told = { kind: 'grade-explained', followUp: followUp.id };
    expect(tell(explained)).toEqual(told);
    events.get('grade-explained')?.parse({ v: 1, ts: 0, seq: 7, at: 0, ...told });
    expect(telling(false)(explained)).toEqual(explained);
  });

  test('is told whole once the day is over, also by a replay of an earlier day', () => {
    expect(telling(false)(rated)).toEqual(rated);
    expect(telling(true, 8)(rated)).toEqual(rated);
  });
});

test('other events, and other follow-ups, are told as they are', () => {
  const tell = telling(true);
  const complaint = { kind: 'follow-up-opened', followUp: { ...followUp, source: 'complaint' } };
  const started = { kind: 'visit-started', ticket: 'A001', counter: '1', by: 'key' };
  expect([tell(complaint), tell(started)]).toEqual([complaint, started]);
});
