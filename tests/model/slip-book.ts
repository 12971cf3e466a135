/**
 * The return slips of a hall told a second time, naively: a book with a line for each, and a copy of it before each press (R15). It
 * knows what was ordered and what came of it, and nothing of how the hall keeps them.
 */
import type { Event } from '../../daemon/core/types/events.ts';
import type { Play } from '../kit/hall/play.ts';

/** `heldBy`: whoever has come by it and is in the hall. `of`: the ticket and day that it was given to. */
type Line = { until: string; heldBy?: string; of: string };
type Change = { id: string; was: Line | undefined };

export type SlipBook = {
  /** What happened since it was told last, by an order at that counter; none: nobody pressed a key. */
  took(events: readonly Event[], counter?: string): void;
  /** What `come-again` must come to. */
  verdict(id: string): 'done' | 'slip-unknown' | 'slip-used' | 'slip-lapsed';
  /** What is good, or is known for a day more, and who has come by it. */
  lines(): Record<string, string | undefined>;
  /** Every slip that was ever given. */
  given(): readonly string[];
};

export function slipBook(today: () => string): SlipBook {
  const book = new Map<string, Line>();
  const given: string[] = [];
  /** Of today: the slips that each ticket has come by. */
  const cameBy = new Map<string, Set<string>>();
  /** What the last press of each counter changed. */
  const pressed = new Map<string, Change[]>();
  let changes: Change[] = [];

  function put(id: string, line: Line | undefined): void {
    changes.push({ id, was: book.get(id) });
    if (line === undefined) book.delete(id);
    else book.set(id, line);
  }
  const heldBy = (ticket: string) => [...book].filter(([, line]) => line.heldBy === ticket);
  function free(id: string, { until, of }: Line): void {
    put(id, { until, of });
  }

  function took(event: Event): void {
    switch (event.kind) {
      case 'return-slip-issued':
        given.push(event.slip);
        put(event.slip, { until: event.until, of: `${today()} ${event.ticket}` });
        return;
      case 'return-slip-used': {
        const line = book.get(event.slip);
        if (line === undefined) throw new Error(`somebody comes by ${event.slip}, which is none`);
        if (line.heldBy !== undefined) throw new Error(`${event.slip} has two live visits`);
        put(event.slip, { ...line, heldBy: event.ticket });
        cameBy.set(event.ticket, (cameBy.get(event.ticket) ?? new Set()).add(event.slip));
        return;
      }
      case 'step-finished':
        if (event.presumed !== true) for (const [id] of heldBy(event.ticket)) put(id, undefined);
        return;
      case 'visit-left':
      case 'visit-done':
        for (const [id, line] of heldBy(event.ticket)) free(id, line);
        return;
      case 'visit-reopened':
      case 'visit-rejoined':
        for (const id of cameBy.get(event.ticket) ?? []) {
          const line = book.get(id);
          if (line !== undefined && line.heldBy === undefined) put(id, { ...line, heldBy: event.ticket });
        }
        return;
      case 'press-undone':
        for (const { id, was } of pressed.get(event.counter)?.toReversed() ?? []) put(id, was);
        pressed.delete(event.counter);
        return;
      case 'day-closed':
        for (const [id, line] of book) free(id, line);
        return;
      case 'day-opened':
        cameBy.clear();
        pressed.clear();
        return;
      case 'return-slip-lapsed':
        if ((book.get(event.slip)?.until ?? '9') >= today()) throw new Error(`${event.slip} lapses too soon`);
        put(event.slip, undefined);
        return;
      default:
        return;
    }
  }

  return {
    took(events, counter) {
      changes = [];
      for (const event of events) took(event);
      const isUndo = events.some(({ kind }) => kind === 'press-undone');
      if (counter !== undefined && events.length > 0 && !isUndo) pressed.set(counter, changes);
    },
    verdict(id) {
      const line = book.get(id);
      if (line === undefined) return 'slip-unknown';
      if (line.heldBy !== undefined) return 'slip-used';
      return line.until < today() ? 'slip-lapsed' : 'done';
    },
    lines: () => Object.fromEntries([...book].map(([id, { heldBy: who }]) => [id, who])),
    given: () => given,
  };
}

/** As the hall has them. */
export const linesOf = ({ hall }: Play): Record<string, string | undefined> =>
  Object.fromEntries([...hall.returnSlips.values()].map(({ id, usedBy }) => [id, usedBy]));
