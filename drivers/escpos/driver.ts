import { isDeepStrictEqual } from 'node:util';
import type { Fitness, OpenLink, Printer, PrinterSaid, PrintJob, Report, Timers } from '../driver.ts';
import { keepOpen } from '../link/keep-open.ts';
import {
  autoStatusOn,
  type Condition,
  chineseOn,
  clearBuffers,
  feedAndCut,
  fence,
  init,
  joined,
  type Reply,
  replyDecoder,
} from './codec.ts';
import { layout } from './layout.ts';
import { pacedSender } from './paced-sender.ts';
import { statusRound } from './status-round.ts';
import { type Evidence, type Trouble, troubleOf, whyFailed } from './trouble.ts';

export type EscposOptions = {
  /** Characters a line at size 1: 32 on 58 mm paper, 48 on 80 mm. */
  columns: 32 | 48;
  /** How long after the last byte of a ticket (or since flow control holds it back) it may take to be out. */
  replyWithinMs: number;
  /** GS r 1 is answered. Else a ticket counts as out when `replyWithinMs` has passed and the status is clear. */
  fence: boolean;
};

/** What still arrives this long after opening belongs to the time before: a late answer must not confirm a ticket. */
const deafAfterOpenMs = 300;
/** The heartbeat; in a job dense enough that switching the printer off and on cannot fall between two rounds. */
const askEveryMs = { idle: 2000, printing: 300 };

const prologue = joined(init, chineseOn, autoStatusOn);

type Job = Evidence & { id: string };

/** Keeps a ticket printer true: one job at a time, done only when the printer says that the ticket is out. */
export function escpos(
  options: EscposOptions,
  open: OpenLink,
  timers: Timers,
  report: Report<PrinterSaid>,
): Printer {
  let fitness: Fitness = { is: 'lost', why: 'not heard yet' };
  let job: Job | undefined;
  let decode = replyDecoder();
  let deaf = true;
  let autoStatus: Condition = {};
  let silentRounds = 0;
  /** A part of a failed ticket may be in the printer's buffer or hang from it. */
  let unfinished = false;
  /** A fence was sent whose answer may still come. */
  let fenceOwed = false;
  /** A fence was answered since the link was opened. */
  let fences = false;
  let resting = false;
  const counts = { frames: 0, errors: 0, retries: 0 };
  let cancelDeaf = (): void => {};
  let cancelPoll = (): void => {};
  let cancelDeadline = (): void => {};
  let cancelRest = (): void => {};

  const round = statusRound(timers, bytes => link.write(bytes), roundEnded);
  const sender = pacedSender(timers, bytes => link.write(bytes), pieceSent);
  const link = keepOpen(open, timers, { up, data, down });

  function up(): void {
    deaf = true;
    cancelDeaf = timers.after(deafAfterOpenMs, () => {
      deaf = false;
      sender.flow(true);
      autoStatus = {};
      silentRounds = 0;
      fences = false;
      decode = replyDecoder();
      link.write(joined(clearBuffers, prologue));
      ask();
    });
  }

  function down(why: string): void {
    stopTimers();
    tell({ is: 'lost', why });
    if (job !== undefined) end('failed', `link lost: ${why}`);
  }

  function data(bytes: Uint8Array): void {
    if (deaf) return;
    for (const reply of decode(bytes)) hear(reply);
  }

  function hear(reply: Reply): void {
    if (reply.is === 'junk' || (reply.is === 'real-time' && !round.answered(reply.byte))) {
      counts.errors += 1;
      return;
    }
    counts.frames += 1;
    if (reply.is === 'flow') sender.flow(reply.go);
    else if (reply.is === 'fence') fenceAnswered();
    else if (reply.is === 'auto-status') {
      autoStatus = reply.condition;
      const trouble = troubleOf(autoStatus);
      if (trouble?.stops) judge(trouble);
      ask();
    }
  }

  function fenceAnswered(): void {
    if (!fenceOwed) {
      counts.errors += 1;
      return;
    }
    fenceOwed = false;
    fences = true;
    if (resting) return endRest();
    // A plug pulled out gives 00 as well, which looks like this answer: the status is the second opinion.
    if (job !== undefined) job.fenceHeard = true;
    decide();
  }

  function ask(): void {
    cancelPoll();
    round.ask();
  }

  function roundEnded(told: Condition | undefined, missed: boolean): void {
    cancelPoll();
    if (told !== undefined && !(missed && job !== undefined)) {
      silentRounds = 0;
      cancelPoll = timers.after(job === undefined ? askEveryMs.idle : askEveryMs.printing, ask);
      return judge(troubleOf({ ...autoStatus, ...told }));
    }
    silentRounds += 1;
    // In a job there is no second try: a printer that was off meanwhile would print the rest, and confirm it.
    if (silentRounds > 1 || job !== undefined) return link.reopen('the printer does not answer');
    counts.retries += 1;
    ask();
  }

  /** Fitness is told before a job's failure, so that nobody gives the next job to a printer in trouble. */
  function judge(trouble: Trouble | undefined): void {
    const failure = job === undefined ? undefined : whyFailed(job, trouble, options.fence);
    if (trouble !== undefined) tell({ is: 'degraded', why: trouble.why });
    else if (failure !== undefined) tell({ is: 'degraded', why: 'clearing an unfinished ticket' });
    // Before somebody closes the cover: the printer would print the rest of a ticket that was reported failed.
    if (failure !== undefined || trouble?.stops) link.write(clearBuffers);

    if (failure !== undefined) end('failed', failure);
    else if (job?.deciding) {
      tell({ is: 'ready' });
      end('done');
    }
    if (trouble === undefined && job === undefined) recover();
  }

  /** The status is clear and no job under way: ready, once nothing of a failed ticket can come any more. */
  function recover(): void {
    if (resting) return;
    if (unfinished) {
      unfinished = false;
      link.write(joined(clearBuffers, prologue, feedAndCut));
      // A printer that did not obey DLE ENQ prints the rest now and answers its fence: not to confirm the next ticket.
      if (fenceOwed) return rest('clearing an unfinished ticket');
    } else if (fenceOwed && !fences) {
      // No ticket could ever be done. Asked for ever, in case that only the answer was lost.
      link.write(joined(clearBuffers, prologue, fence));
      return rest('never answers GS r 1: set fence: false');
    }
    fenceOwed = false;
    tell({ is: 'ready' });
  }

  function rest(why: string): void {
    tell({ is: 'degraded', why });
    resting = true;
    cancelRest = timers.after(options.replyWithinMs, endRest);
  }

  function endRest(): void {
    cancelRest();
    resting = false;
    ask();
  }

  function pieceSent(left: number): void {
    unfinished = true;
    if (job !== undefined) job.sentAll = left === 0;
    fenceOwed = options.fence && left === 0;
    expectProgress();
  }

  function expectProgress(): void {
    cancelDeadline();
    cancelDeadline = timers.after(options.replyWithinMs, decide);
  }

  function decide(): void {
    cancelDeadline();
    if (job === undefined) return;
    job.deciding = true;
    sender.drop();
    ask();
  }

  function end(outcome: 'done' | 'failed', why?: string): void {
    const id = job?.id;
    sender.drop();
    cancelDeadline();
    job = undefined;
    if (outcome === 'done') unfinished = false;
    if (id !== undefined) report({ is: 'job-ended', id, outcome, ...(why === undefined ? {} : { why }) });
  }

  function tell(next: Fitness): void {
    if (isDeepStrictEqual(next, fitness)) return;
    fitness = next;
    report({ is: 'fitness', fitness });
  }

  function stopTimers(): void {
    for (const cancel of [cancelDeaf, cancelPoll, cancelDeadline, cancelRest]) cancel();
    round.stop();
    sender.drop();
    resting = false;
    deaf = true;
  }

  return {
    do({ id, lines }: PrintJob) {
      if (job !== undefined) throw new Error(`ticket ${id} was given while ${job.id} is under way`);
      if (fitness.is !== 'ready') return report({ is: 'job-ended', id, outcome: 'failed', why: fitness.why });
      job = { id, deciding: false, sentAll: false, fenceHeard: false };
      expectProgress();
      sender.send([prologue, ...layout(lines, options.columns), ...(options.fence ? [fence] : [])]);
      ask();
    },
    health: () => ({
      ...counts,
      reopened: link.reopened(),
      queueDepth: job === undefined ? 0 : 1,
      roundTripMs: round.roundTripMs(),
    }),
    close() {
      stopTimers();
      return link.close();
    },
  };
}
