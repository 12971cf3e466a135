/** `replay {from}` at the desk: told in pages as the broker takes them, up to what there was when it was asked for. */
import { expect, test } from 'vitest';
import type { Entry } from '../../daemon/journal/journal.ts';
import type { CommandReply } from '../../daemon/mqtt/commands/command-desk.ts';
import { openReplayDesk } from '../../daemon/mqtt/commands/replay.ts';

/** A journal of `count` events whose first `archived` lie in days that are gone. */
function desk(count: number, archived = 0, torn = Number.POSITIVE_INFINITY) {
  const journal = {
    count,
    read: 0,
    lastSeq: () => journal.count,
    reply: (_: string, id: string) =>
      id === 'old' ? ({ status: 'ok', code: 'ok', seq: 3 } as const) : undefined,
    *since(from: number): Generator<Entry, undefined> {
      for (let seq = Math.max(from, archived) + 1; seq <= journal.count; seq += 1) {
        if (seq >= torn) throw new Error('the file is torn');
        journal.read += 1;
        yield { seq, at: seq, event: { kind: 'rated' } };
      }
      return undefined;
    },
  };
  const replies: (CommandReply & { id: string })[] = [];
  const over: object[] = [];
  const sent: { to: string; seq: number; acked: () => void }[] = [];
  const replays = openReplayDesk(
    journal,
    ({ id }, reply) => void replies.push({ id, ...reply }),
    ({ sender, id }, said) => void over.push({ to: `${sender}/${id}`, ...said }),
  );
  const up = () =>
    replays.up(({ sender, id }, { seq }, acked) => void sent.push({ to: `${sender}/${id}`, seq, acked }));
  up();
  return { journal, replays, replies, over, sent, up };
}

const given = (id: string) => ({ sender: 'desk', id, verb: 'replay' });
const from1To = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

test('it is answered with what will be told, tells it as it is taken, and says when it is over', () => {
  const { replays, replies, over, sent, journal } = desk(100);
  replays.ask(given('1'), 41);
  expect(replies).toEqual([{ id: '1', status: 'ok', code: 'ok', seq: 100, data: { from: 41, to: 100 } }]);
  expect(sent).toHaveLength(32);
  expect(journal.read).toBe(32);
  journal.count = 120;
  for (let next = 0; next < 60; next += 1) {
    expect(over).toEqual([]);
    sent[next]?.acked();
  }
  expect(sent.map(({ seq }) => seq)).toEqual(from1To(60).map(seq => seq + 40));
  expect(over).toEqual([{ to: 'desk/1', over: 'told up to 100', code: 'ok' }]);
});

test('several go on side by side, each to who asked; past four, one is told to come again', () => {
  const { replays, replies, sent, over } = desk(3);
  for (const id of ['1', '2', '3', '4', '5']) replays.ask(given(id), 1);
  expect(sent.map(({ to, seq }) => `${to} ${seq}`)).toEqual(
    [1, 2, 3, 4].flatMap(id => from1To(3).map(seq => `desk/${id} ${seq}`)),
  );
  expect(replies.at(-1)).toMatchObject({ id: '5', status: 'error', code: 'busy' });
  for (const { acked } of sent) acked();
  expect(over).toHaveLength(4);
  replays.ask(given('6'), 1);
  expect(replies.at(-1)).toMatchObject({ id: '6', status: 'ok' });
});

test('from the next event on there is nothing yet; further ahead it is refused', () => {
  const { replays, replies, over } = desk(9);
  replays.ask(given('1'), 10);
  expect(replies.at(-1)).toMatchObject({ status: 'ok', data: { from: 10, to: 9 } });
  expect(over).toEqual([{ to: 'desk/1', over: 'told up to 9', code: 'ok' }]);
  replays.ask(given('2'), 11);
  expect(replies.at(-1)).toMatchObject({
    status: 'rejected',
    code: 'not-yet',
    message: 'found 11, expected at most 10, the next event',
    seq: 9,
  });
});

test('from before the oldest day that is kept it is refused, with the oldest event', () => {
  const { replays, replies, sent } = desk(50, 20);
  replays.ask(given('1'), 20);
  expect(replies.at(-1)).toMatchObject({
    status: 'rejected',
    code: 'archived',
    message: expect.stringContaining('expected at least 21'),
  });
  replays.ask(given('2'), 21);
  expect(sent.map(({ seq }) => seq)).toEqual(from1To(30).map(seq => seq + 20));
});

test('a repeat of an id does nothing again and brings the first answer', () => {
  const { replays, replies, sent } = desk(5);
  replays.ask(given('1'), 2);
  replays.ask(given('1'), 4);
  replays.ask(given('old'), 1);
  expect(replies.slice(1)).toEqual([
    { id: '1', status: 'duplicate', code: 'ok', seq: 5, data: { from: 2, to: 5 } },
    { id: 'old', status: 'duplicate', code: 'ok', seq: 3 },
  ]);
  expect(sent).toHaveLength(4);
});

test('when the broker goes it ends: nothing is told to the next connection', () => {
  const { replays, sent, over, up } = desk(100);
  replays.ask(given('1'), 1);
  replays.down();
  up();
  for (const { acked } of sent.slice()) acked();
  expect(sent).toHaveLength(32);
  expect(over).toEqual([]);
});

test('a day that cannot be read is told: at once, or after what came before it', () => {
  const { replays, replies, over, sent } = desk(9, 0, 5);
  replays.ask(given('1'), 6);
  expect(replies.at(-1)).toMatchObject({ status: 'error', code: 'unreadable' });
  replays.ask(given('2'), 2);
  expect(replies.at(-1)).toMatchObject({ status: 'ok' });
  expect(sent.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  expect(over).toEqual([
    { to: 'desk/2', over: 'the journal cannot be read after 4: the file is torn', code: 'unreadable' },
  ]);
});
