/** Every day of a journal verified: SQLite's own check, the hash chain, and a replay of its events. */
import { join } from 'node:path';
import type { Event } from '../../core/types/events.ts';
import { withDay } from '../../journal/day-file.ts';
import { allRows, type DayReader } from '../../journal/day-reader.ts';
import { daysIn } from '../../journal/folder.ts';
import { type Link, openChain, type Tip, tipAt } from '../../journal/hash-chain.ts';
import { damaged } from '../../journal/problem.ts';
import { expectOpening, expectWholeLog } from '../../journal/proof.ts';
import { words } from '../../journal/words.ts';
import { openReplay, type Replay } from './replay.ts';

/** `pace`: when tickets were taken, ms UTC. `closing`: the day's last closing, as it stands on the slip. */
export type VerifiedDay = {
  day: string;
  events: number;
  firstSeq: number;
  tip: Tip;
  closing?: { seq: number; hash: string };
  issuedAt: number[];
  highest: number;
  /** Left out in a journal that does not say. */
  timeZone?: string;
  hallName?: string;
  isOpen: boolean;
};

/** For a program. `lastSeq`: of its last event. `closing`: none of a day that was never closed. */
export function dayForProgram({ day, events, tip, issuedAt, closing }: VerifiedDay): object {
  return { day, events, lastSeq: tip.seq, tickets: issuedAt.length, ...(closing && { closing }) };
}

/**
 * Oldest first, each when it is done. A copy may lack days in the middle, of the time when its medium was away: each run of
 * days is proved for itself. Throws a `JournalTrouble` at the first fault, which names file and
 * event.
 */
export function* verifyDays(
  journal: string,
  of: 'journal' | 'copy' = 'journal',
): Generator<VerifiedDay, undefined> {
  let before: Tip | undefined;
  let replay: Replay | undefined;
  let hall: string | undefined;
  for (const day of daysIn(journal)) {
    const path = join(journal, `${day}.db`);
    const verified = withDay(path, own => {
      const unsound = own.unsound();
      if (unsound !== undefined) throw damaged(path, unsound, words.expected.soundDay);
      expectWholeLog(path);
      const [opening] = own.rowsAfter(0, 1);
      if (opening !== undefined) hall = expectOpening(path, opening, { day, hall }) ?? hall;
      if (of === 'copy' && before !== undefined && (own.firstSeq() ?? 0) > before.seq + 1)
        before = replay = undefined;
      replay ??= openReplay(timeZoneIn(own) ?? 'UTC');
      return verifyDay(day, path, own, before, replay);
    });
    before = verified.tip;
    yield verified;
  }
  return undefined;
}

function timeZoneIn(day: DayReader): string | undefined {
  const [first] = day.rowsAfter(0, 1);
  const said: unknown = first && JSON.parse(first.text).timeZone;
  return typeof said === 'string' ? said : undefined;
}

function verifyDay(
  day: string,
  path: string,
  file: DayReader,
  before: Tip | undefined,
  replay: Replay,
): VerifiedDay {
  const verified: Omit<VerifiedDay, 'tip'> = {
    day,
    events: 0,
    firstSeq: 0,
    issuedAt: [],
    highest: 0,
    isOpen: false,
  };
  let last: Link | undefined;
  const trouble = (fault: { seq: number; found: string; expected: string }) =>
    damaged(path, fault.found, fault.expected, fault.seq);
  const follow = openChain(before);
  for (const row of allRows(file.linksAfter)) {
    const broken = follow(row);
    if (broken !== undefined) throw trouble(broken);
    const event: Event = JSON.parse(row.text);
    const wrong = replay.take(row.seq, row.at, event);
    if (wrong !== undefined) throw trouble(wrong);
    if (last === undefined) verified.firstSeq = row.seq;
    verified.events += 1;
    note(verified, row, event);
    last = row;
  }
  if (last === undefined) throw damaged(path, words.found.noEvent, words.expected.opening);
  const wrong = replay.dayEnds();
  if (wrong !== undefined) throw trouble(wrong);
  return { ...verified, tip: tipAt(last) };
}

function note(verified: Omit<VerifiedDay, 'tip'>, row: Link, event: Event): void {
  switch (event.kind) {
    case 'day-opened':
      verified.isOpen = true;
      verified.timeZone = event.timeZone;
      if (event.layout !== undefined) verified.hallName = event.layout.name;
      return;
    case 'day-closed':
      verified.isOpen = false;
      verified.closing = { seq: row.seq, hash: row.hash };
      return;
    case 'ticket-issued':
      verified.issuedAt.push(row.at);
      verified.highest = Math.max(verified.highest, event.number);
      return;
    default:
  }
}
