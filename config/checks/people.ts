/** What works, and leaves somebody without a call, a key or a number. */
import { deskDigits } from '../../daemon/core/counter/desk-tickets.ts';
import { atKey, atValue, type Finding } from '../../drivers/settings/finding.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { defaultOf } from '../schema/hall.ts';

/** 81 to 87 ok: the digits of a pad end there. */
const mostPapers = 7;

export function* crossCheckPeople(draft: Draft): Generator<Finding> {
  yield* unseenCounters(draft);
  yield* papersWithoutKeys(draft);
  yield* ticketsWithoutKeys(draft);
}

/** Whoever is called there does not learn it. */
function* unseenCounters(draft: Draft): Generator<Finding> {
  if (!draft.devices.readable) return;
  const boards = new Set<string | undefined>();
  for (const [, device] of readEntries(draft.devices)) {
    if (device.disabled) continue;
    const deviceClass = classOf(device.kind);
    if (deviceClass === 'voice') return;
    if (deviceClass === 'board') boards.add('counter' in device ? device.counter : undefined);
  }
  if (boards.has(undefined)) return;
  for (const [id] of readEntries(draft.counters))
    if (!boards.has(id))
      yield atKey(
        ['counters', id],
        'a counter that nobody sees or hears: it has no board, and the hall no main board and no voice',
        'one of the three',
        `devices: { board-${id}: { kind: …, counter: "${id}" } }`,
      );
}

function* papersWithoutKeys(draft: Draft): Generator<Finding> {
  for (const [id, { papers }] of readEntries(draft.services))
    if (papers.length > mostPapers)
      yield atValue(
        ['services', id, 'papers', mostPapers],
        `the paper number ${mostPapers + 1} of ${papers.length}`,
        `at most ${mostPapers}: no key of a pad says that a later one is missing`,
      );
}

function* ticketsWithoutKeys(draft: Draft): Generator<Finding> {
  const hasDesk =
    [...readEntries(draft.counters)].some(([, { desk }]) => desk) ||
    [...readEntries(draft.devices)].some(([, device]) => 'desk' in device && device.desk !== undefined);
  if (!hasDesk) return;
  let numbered = 0;
  for (const [id, { route }] of readEntries(draft.services)) {
    numbered += route.reduce(
      (tickets, step) =>
        step.by === 'ticket' && defaultOf(step) === 'ask' ? tickets * (step.among?.length ?? 1) : tickets,
      1,
    );
    if (numbered > deskDigits.length)
      return yield atKey(
        ['services', id],
        `the ticket number ${deskDigits.length + 1} of those that a desk gives by key`,
        `at most ${deskDigits.length} (${deskDigits[0]} to ${deskDigits.at(-1)} ok, without 22): the rest have no key at the desk`,
      );
  }
}
