import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Entry, Journal, JournalEvent, Turn } from '../../../daemon/journal/journal.ts';
import { journalOf } from './loop-hall.ts';

/** In memory where the system has it: what a flush is worth is shown in tests/crash. */
const BASE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** An empty state folder that goes away with the test. */
export function stateFolder(): string {
  const dir = mkdtempSync(join(BASE, 'one-ticket-journal-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Opens the journal or fails the test; closed with the test unless it was closed before. */
export function opened(dir: string): Journal {
  const journal = journalOf(dir);
  let isOpen = true;
  const close = () => {
    if (isOpen) journal.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { ...journal, close };
}

export function turn(events: readonly JournalEvent[], more: Partial<Turn> = {}): Turn {
  return { at: 1_772_000_000_000, events, replies: [], presses: [], ...more };
}

export function dayOpened(day: string): JournalEvent {
  return { kind: 'day-opened', day };
}

export function ticketIssued(number: number, scope = ''): JournalEvent {
  return {
    kind: 'ticket-issued',
    scope,
    number,
    ticket: `${scope || 'A'}${String(number).padStart(3, '0')}`,
  };
}

export function seqsOf(entries: Iterable<Entry>): number[] {
  return [...entries].map(entry => entry.seq);
}
