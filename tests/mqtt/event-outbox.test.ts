import { expect, test } from 'vitest';
import type { Entry } from '../../daemon/journal/journal.ts';
import { eventOutbox } from '../../daemon/mqtt/publish/event-outbox.ts';

function memoryJournal(count: number, cursor = 0) {
  const journal = {
    count,
    at: cursor,
    lastSeq: () => journal.count,
    *since(seq: number): Generator<Entry> {
      while (seq < journal.count) {
        seq += 1;
        yield { seq, at: seq, event: { kind: 'rated' } };
      }
    },
    cursor: () => journal.at,
    setCursor(_name: string, seq: number) {
      journal.at = seq;
    },
  };
  return journal;
}

function slowBroker() {
  const sent: { seq: number; acked: () => void }[] = [];
  const send = ({ seq }: Entry, acked: () => void) => {
    sent.push({ seq, acked });
    return 'under-way' as const;
  };
  return { sent, send };
}

const outboxOf = (journal: Parameters<typeof eventOutbox>[0], skipped: (entry: Entry) => void = () => {}) =>
  eventOutbox(
    journal,
    error => {
      throw error;
    },
    skipped,
  );
const seqs = (sent: readonly { seq: number }[]) => sent.map(({ seq }) => seq);
const from1To = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('events go out in order, a few at a time, and the cursor follows the acknowledgements', () => {
  const journal = memoryJournal(100);
  const broker = slowBroker();
  outboxOf(journal).up(broker.send);
  expect(seqs(broker.sent)).toEqual(from1To(64));
  for (let next = 0; next < 100; next += 1) broker.sent[next]?.acked();
  expect(seqs(broker.sent)).toEqual(from1To(100));
  expect(journal.at).toBe(100);
});

test('the cursor never passes an event that is not acknowledged', () => {
  const journal = memoryJournal(50);
  const broker = slowBroker();
  outboxOf(journal).up(broker.send);
  for (const { acked } of broker.sent.slice(1)) acked();
  expect(journal.at).toBe(0);
  broker.sent[0]?.acked();
  expect(journal.at).toBe(50);
});

const from = (first: number, last: number) => from1To(last).slice(first - 1);

function acknowledgeAll({ sent }: ReturnType<typeof slowBroker>): void {
  for (let next = 0; next < sent.length; next += 1) sent[next]?.acked();
}

test('after an outage it tells again the last of what was acknowledged, which may have died with the broker, and goes on', () => {
  const journal = memoryJournal(1000);
  const outbox = outboxOf(journal);
  const before = slowBroker();
  outbox.up(before.send);
  acknowledgeAll(before);
  outbox.down();
  journal.count = 1002;
  outbox.more();
  const after = slowBroker();
  outbox.up(after.send);
  acknowledgeAll(after);
  journal.count = 1003;
  outbox.more();
  expect(seqs(after.sent)).toEqual(from(745, 1003));
});

test('telling again sets the cursor back at no time', () => {
  const journal = memoryJournal(1000, 1000);
  const outbox = outboxOf(journal);
  const broker = slowBroker();
  outbox.up(broker.send);
  for (let next = 0; next < broker.sent.length; next += 1) {
    broker.sent[next]?.acked();
    expect(journal.at).toBe(1000);
  }
  expect(seqs(broker.sent)).toEqual(from(745, 1000));
});

test('a restart in the middle repeats a few and skips none', () => {
  const journal = memoryJournal(60);
  const before = slowBroker();
  outboxOf(journal).up(before.send);
  for (const { acked } of before.sent.slice(0, 40)) acked();
  const after = slowBroker();
  outboxOf(journal).up(after.send);
  expect(after.sent[0]?.seq).toBeLessThanOrEqual(41);
  expect(after.sent.at(-1)?.seq).toBe(60);
});

test('an old day that cannot be read stops the events and nothing else', () => {
  const failures: unknown[] = [];
  const outbox = eventOutbox(
    {
      ...memoryJournal(3),
      since: () => {
        throw new Error('the file is torn');
      },
    },
    error => failures.push(error),
    () => undefined,
  );
  outbox.up(slowBroker().send);
  outbox.more();
  expect(failures).toEqual([new Error('the file is torn')]);
});

test('a journal that could not be read for a while is told once, and the events go on without a new connection', () => {
  const journal = memoryJournal(100);
  const { since } = journal;
  let isTorn = false;
  journal.since = function* (seq: number): Generator<Entry> {
    for (const entry of since(seq)) {
      if (isTorn && entry.seq > 70) throw new Error('too many open files');
      yield entry;
    }
  };
  const failures: unknown[] = [];
  const broker = slowBroker();
  const outbox = eventOutbox(
    journal,
    error => failures.push(error),
    () => undefined,
  );
  isTorn = true;
  outbox.up(broker.send);
  acknowledgeAll(broker);
  outbox.more();
  expect(failures).toEqual([new Error('too many open files')]);
  expect([seqs(broker.sent), journal.at]).toEqual([from1To(70), 70]);
  isTorn = false;
  outbox.more();
  acknowledgeAll(broker);
  expect(seqs(broker.sent)).toEqual(from1To(100));
  expect(journal.at).toBe(100);
});

test('an event that is too long is passed over alone and told once; the cursor moves past it', () => {
  const journal = memoryJournal(300);
  const skipped: number[] = [];
  const broker = slowBroker();
  const send = (entry: Entry, acked: () => void) =>
    entry.seq === 70 ? ('too-long' as const) : broker.send(entry, acked);
  const outbox = outboxOf(journal, ({ seq }) => void skipped.push(seq));
  outbox.up(send);
  acknowledgeAll(broker);
  expect(seqs(broker.sent)).toEqual([...from1To(69), ...from(71, 300)]);
  expect(journal.at).toBe(300);
  // It is among those that are told again, and was told before.
  outbox.down();
  outbox.up(send);
  outbox.down();
  outboxOf(journal, ({ seq }) => void skipped.push(seq)).up(send);
  expect(skipped).toEqual([70]);
});

test('where the last event is too long, and where all are, the cursor stands at the end', () => {
  for (const long of [(seq: number) => seq === 200, () => true]) {
    const journal = memoryJournal(200);
    const broker = slowBroker();
    outboxOf(journal).up((entry, acked) => (long(entry.seq) ? 'too-long' : broker.send(entry, acked)));
    acknowledgeAll(broker);
    expect(journal.at).toBe(200);
  }
});

test('one that is held keeps back those after it, and goes on where it stood when it is tried again', () => {
  const journal = memoryJournal(20);
  const broker = slowBroker();
  let isHeld = true;
  const outbox = outboxOf(journal);
  outbox.up((entry, acked) => (entry.seq === 8 && isHeld ? 'held' : broker.send(entry, acked)));
  acknowledgeAll(broker);
  journal.count = 25;
  outbox.more();
  expect(seqs(broker.sent)).toEqual(from1To(7));
  expect(journal.at).toBe(7);
  isHeld = false;
  outbox.more();
  acknowledgeAll(broker);
  expect(seqs(broker.sent)).toEqual(from1To(25));
});
