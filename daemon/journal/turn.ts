import type { Part } from './day-file.ts';
import { hex, type Row, rowAfter, type Tip } from './hash-chain.ts';

export type JournalEvent = { kind: string; [key: string]: unknown };

/** A past fact. `seq` counts from 1 through all days without a gap; `at` is wall time in ms UTC. */
export type Entry = { seq: number; at: number; event: JournalEvent };

/** The answer to a command. `seq` is the last event that was decided when it was given. */
export type Reply = {
  code: string;
  seq: number;
  data?: unknown;
  message?: string;
  /** What the message is made of. */
  args?: object;
  status: 'ok' | 'rejected';
};

/**
 * All that one turn of the event loop makes durable.
 *
 * Its events get the numbers `lastSeq() + 1`, `+ 2`, …; `seq` of a reply or a press is the number of the last
 * event that was decided when it was given (that of the last commit, when it came before all of them).
 */
export type Turn = {
  at: number;
  events: readonly JournalEvent[];
  /** Answers to commands with an id: a repeat finds them again, for at least a day. */
  replies: readonly { client: string; id: string; reply: Reply }[];
  /** The presses that had an effect, so that a repeat is known across a restart: of each frame of a pad the last is kept. */
  presses: readonly { device: string; frame: string; at: number; seq: number }[];
};

/** What a turn adds to one day's file; `opens` names the day when its file is to be made. */
export type Stretch = { opens: string | undefined; part: Part; entries: Entry[] };

/**
 * Cuts a turn where a new day begins. Nearly every turn is one stretch; one that closes a day and opens the
 * next is two, and a power cut between them leaves the first alone, which nobody has been told of yet.
 *
 * @param tip the end of the chain so far
 * @param day the newest day, `undefined` before the first
 */
export function stretchesOf(turn: Turn, tip: Tip, day: string | undefined): Stretch[] {
  const cuts: { opens: string | undefined; events: JournalEvent[] }[] = [];
  let cut: (typeof cuts)[number] | undefined;
  for (const event of turn.events) {
    const name = event.kind === 'day-opened' ? dayIn(event) : day;
    if (name === undefined) throw new Error(`The event ${event.kind} came before any day was opened`);
    if (day !== undefined && name < day && event['insteadOf'] !== day)
      throw new Error(`The day ${name} was opened after ${day}`);
    if (cut === undefined || name !== day) {
      cut = { opens: name === day ? undefined : name, events: [] };
      cuts.push(cut);
    }
    cut.events.push(event);
    day = name;
  }
  if (cuts.length === 0) cuts.push({ opens: undefined, events: [] });

  const stretches: Stretch[] = [];
  for (const { opens, events } of cuts) {
    const from = stretches.length === 0 ? Number.NEGATIVE_INFINITY : tip.seq;
    const until = stretches.length === cuts.length - 1 ? Number.POSITIVE_INFINITY : tip.seq + events.length;
    const here = (given: { seq: number }) => given.seq > from && given.seq <= until;
    const rows: Row[] = [];
    const entries: Entry[] = [];
    for (const bare of events) {
      const event = opens !== undefined && rows.length === 0 ? { prevHash: hex(tip.hash), ...bare } : bare;
      const row = rowAfter(tip, turn.at, JSON.stringify(event));
      rows.push(row);
      entries.push({ seq: row.seq, at: row.at, event });
      tip = row;
    }
    stretches.push({
      opens,
      entries,
      part: {
        rows,
        replies: turn.replies
          .filter(({ reply }) => here(reply))
          .map(({ client, id, reply }) => ({ client, id, at: turn.at, text: JSON.stringify(reply) })),
        presses: turn.presses.filter(here),
      },
    });
  }
  return stretches;
}

function dayIn({ day }: JournalEvent): string {
  if (typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)) return day;
  throw new TypeError(`day-opened: found day ${JSON.stringify(day)}, expected YYYY-MM-DD`);
}
