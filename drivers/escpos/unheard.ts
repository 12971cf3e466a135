/**
 * A printer that never answers: as ready as its port is there, and a ticket was sent, never known to be out. Nothing is asked
 * of it and nothing is waited for, because no answer can come.
 */
import type { Handed, OpenLink, Printer, PrinterSaid, PrintJob } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { telling } from '../parts/changes.ts';
import { absence } from './absence.ts';
import { clearBuffers, feedAndCut, joined, prologue } from './codec.ts';
import { layout } from './layout.ts';
import { bridgedPieceBytes, type EscposOptions } from './options.ts';
import { inFewer, pacedSender } from './paced-sender.ts';

export function unheardPrinter(
  { columns, bridged = false }: Pick<EscposOptions, 'columns' | 'bridged'>,
  open: OpenLink,
  { timers, report, inDoubt }: Handed<PrinterSaid>,
): Printer {
  const health = newHealth();
  const tell = telling(report);
  /** What it was in doubt about when it could still be asked: it cannot be any more. */
  let doubtful = inDoubt;
  let id: string | undefined;
  /** A ticket that came while the port was away for a moment. */
  let held: PrintJob | undefined;
  /** A part of a failed ticket may hang from it. */
  let isUnfinished = false;
  const sender = pacedSender(timers, {
    write: bytes => link.write(bytes),
    sent: pieceSent,
    out: () => end('sent'),
  });
  const away = absence(timers, lose);
  const link = keepOpen(open, timers, {
    up() {
      away.end();
      link.write(joined(clearBuffers, prologue, ...(isUnfinished ? [feedAndCut] : [])));
      isUnfinished = false;
      giveUpDoubt();
      tell.fitness({ is: 'ready' });
      if (held !== undefined) begin(held);
    },
    // It says nothing; what comes is noise, or a printer that could be asked.
    data() {
      health.errors += 1;
    },
    down(why) {
      sender.drop();
      if (id === undefined && tell.whyNotReady() === undefined) away.begin(why);
      else lose(why);
    },
  });

  function giveUpDoubt(): void {
    if (doubtful !== undefined) report({ is: 'job-unknown', id: doubtful });
    doubtful = undefined;
  }

  function pieceSent(): void {
    health.frames += 1;
    isUnfinished = true;
  }

  function lose(why: string): void {
    away.end();
    giveUpDoubt();
    tell.fitness({ is: 'lost', why });
    end('failed', `link lost: ${why}`);
  }

  function end(outcome: 'sent' | 'failed', why?: string): void {
    const ended = id ?? held?.id;
    id = held = undefined;
    if (outcome === 'sent') isUnfinished = false;
    if (ended !== undefined)
      report({ is: 'job-ended', id: ended, outcome, ...(why !== undefined && { why }) });
  }

  function begin(job: PrintJob): void {
    held = undefined;
    id = job.id;
    const pieces = [prologue, ...layout(job.lines, columns)];
    sender.send(bridged ? inFewer(pieces, bridgedPieceBytes) : pieces);
  }

  return {
    do(job) {
      const current = id ?? held?.id;
      if (current !== undefined) throw new Error(`ticket ${job.id} was given while ${current} is under way`);
      const why = tell.whyNotReady();
      if (why !== undefined) return report({ is: 'job-ended', id: job.id, outcome: 'failed', why });
      if (link.isUp()) begin(job);
      else held = job;
    },
    health: () => ({
      ...health,
      reopened: link.reopened(),
      queueDepth: id === undefined && held === undefined ? 0 : 1,
    }),
    close() {
      sender.drop();
      away.end();
      return link.close();
    },
  };
}
