/** What works, and leaves somebody without a call, a key or a number. */
import { deskDigits } from '../../daemon/core/counter/desk-tickets.ts';
import { type Draft, readEntries } from '../load/draft.ts';
import { classOf } from '../schema/device-classes.ts';
import { defaultOf } from '../schema/hall.ts';
import { atKey, atValue, type ConfigFinding } from './finding.ts';

/** 81 to 87 ok: the digits of a pad end there. */
const mostPapers = 7;

export function* crossCheckPeople(draft: Draft): Generator<ConfigFinding> {
  yield* unseenCounters(draft);
  yield* papersWithoutKeys(draft);
  yield* ticketsWithoutKeys(draft);
}

/** Whoever is called there does not learn it. */
function* unseenCounters(draft: Draft): Generator<ConfigFinding> {
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
    if (!boards.has(id)) yield atKey(['counters', id], 'counter-unseen', { counter: id });
}

function* papersWithoutKeys(draft: Draft): Generator<ConfigFinding> {
  for (const [id, { papers }] of readEntries(draft.services))
    if (papers.length > mostPapers)
      yield atValue(['services', id, 'papers', mostPapers], 'papers-without-keys', {
        nth: mostPapers + 1,
        of: papers.length,
        atMost: mostPapers,
      });
}

function* ticketsWithoutKeys(draft: Draft): Generator<ConfigFinding> {
  const hasDesk =
    [...readEntries(draft.counters)].some(([, { desk }]) => desk) ||
    [...readEntries(draft.devices)].some(([, device]) => 'desk' in device && device.desk !== undefined);
  if (!hasDesk) return;
  const { length: atMost, 0: first } = deskDigits;
  let numbered = 0;
  for (const [id, { route }] of readEntries(draft.services)) {
    numbered += route.reduce(
      (tickets, step) =>
        step.by === 'ticket' && defaultOf(step) === 'ask' ? tickets * (step.among?.length ?? 1) : tickets,
      1,
    );
    if (numbered > atMost)
      return yield atKey(['services', id], 'tickets-without-keys', {
        nth: atMost + 1,
        atMost,
        first,
        last: deskDigits.at(-1) ?? '',
      });
  }
}
