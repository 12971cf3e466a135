/**
 * The program that is killed: issues tickets through the real journal, and says each one on stdout as soon as
 * it may be acknowledged. Goes on from whatever an earlier life left.
 *
 *   node writer.ts STATE-FOLDER TURNS PADDING-BYTES
 *
 * Exit codes: 0 all turns done, 74 the journal could not be opened or a commit failed, with the reason on stderr.
 */
import { writeSync } from 'node:fs';
import { type Journal, type JournalEvent, openJournal } from '../../daemon/journal/journal.ts';
import type { Ack } from './harness.ts';

const TURNS_PER_DAY = 5;

const [dir = '', turns = '0', padding = '0'] = process.argv.slice(2);
const opened = openJournal(dir);
if (!opened.ok) end(opened.problem.message);
else {
  try {
    issueTickets(opened.journal);
    opened.journal.close();
  } catch (error) {
    end(String(error));
  }
}

function issueTickets(journal: Journal): void {
  let { day, number, turnsToday } = whatWasLeft(journal);
  for (let count = 0; count < Number(turns); count += 1) {
    const first = journal.lastSeq() + 1;
    const events: JournalEvent[] = [];
    if (day === undefined || turnsToday >= TURNS_PER_DAY) {
      if (day !== undefined) events.push({ kind: 'day-closed' });
      day = dayAfter(day ?? '2026-03-01');
      events.push({ kind: 'day-opened', day });
      number = 0;
      turnsToday = 0;
    }
    turnsToday += 1;
    const tickets = 1 + (first % 3);
    for (let place = 1; place <= tickets; place += 1) {
      number += 1;
      events.push({
        kind: 'ticket-issued',
        scope: '',
        number,
        ticket: ticketOf(number),
        turn: first,
        place,
        of: tickets,
        padding: ' '.repeat(Number(padding)),
      });
    }
    const seq = first - 1 + events.length;
    const at = 1_772_000_000_000 + seq;
    const ack: Ack = { seq, ticket: ticketOf(number), command: `command-${first}` };
    journal.commit({
      at,
      events,
      replies: [{ client: 'kiosk', id: ack.command, reply: { code: 'issued', seq, status: 'ok' } }],
      presses: [{ device: 'pad1', frame: ack.command, at, seq }],
    });
    writeSync(1, `${JSON.stringify(ack)}\n`);
    journal.setCursor('mqtt', seq);
  }
}

function whatWasLeft(journal: Journal): { day: string | undefined; number: number; turnsToday: number } {
  let day: string | undefined;
  let number = 0;
  let turnsToday = 0;
  for (const { event } of journal.replay()) {
    if (typeof event.day === 'string') day = event.day;
    if (typeof event.number === 'number') number = event.number;
    if (event.place === 1) turnsToday += 1;
  }
  return { day, number, turnsToday };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function ticketOf(number: number): string {
  return `A${String(number).padStart(3, '0')}`;
}

function end(why: string): void {
  writeSync(2, `${why}\n`);
  process.exitCode = 74;
}
