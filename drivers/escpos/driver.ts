import type { Handed, OpenLink, Printer, PrinterSaid, PrintJob } from '../device.ts';
import { newHealth } from '../health.ts';
import { afterAwake } from '../link/after-awake.ts';
import { keepOpen } from '../link/keep-open.ts';
import { telling } from '../parts/changes.ts';
import { absence } from './absence.ts';
import { type Condition, clearBuffers, fence, joined, prologue, type Reply, replyDecoder } from './codec.ts';
import { layout } from './layout.ts';
import { leftovers } from './leftovers.ts';
import { bridgedPieceBytes, type EscposOptions } from './options.ts';
import { inFewer, pacedSender } from './paced-sender.ts';
import { statusRound } from './status-round.ts';
import { type Evidence, type Trouble, troubleOf, whyFailed } from './trouble.ts';

/** What still arrives this long after opening belongs to the time before: a late answer must not confirm a ticket. */
const deafAfterOpenMs = 300;
/** The heartbeat; in a job dense enough that switching the printer off and on cannot fall between two rounds. */
const askEveryMs = { idle: 2000, printing: 300 };

type Job = Evidence & { id: string };

/** Keeps a ticket printer true: one job at a time, done only when the printer says that the ticket is out. */
export function escpos(
  options: EscposOptions,
  open: OpenLink,
  { timers, report }: Handed<PrinterSaid>,
): Printer {
  let job: Job | undefined;
  let decode = replyDecoder();
  let deaf = true;
  let autoStatus: Condition = {};
  let silentRounds = 0;
  /** A ticket that came while the printer was away for a moment. */
  let held: PrintJob | undefined;
  let paperLow = false;
  const tell = telling(report);
  const health = newHealth();
  let cancelDeaf = (): void => {};
  let cancelPoll = (): void => {};
  let cancelDeadline = (): void => {};

  const round = statusRound(options.statusWithinMs, timers, {
    write: bytes => link.write(bytes),
    heard: roundEnded,
  });
  const sender = pacedSender(timers, { write: bytes => link.write(bytes), sent: pieceSent });
  const left = leftovers(options, timers, { write: bytes => link.write(bytes), rested: ask });
  const away = absence(timers, lose);
  const link = keepOpen(open, timers, { up, data, down });

  function up(): void {
    deaf = true;
    cancelDeaf = timers.after(deafAfterOpenMs, () => {
      deaf = false;
      sender.flow(true);
      autoStatus = {};
      silentRounds = 0;
      left.opened();
      decode = replyDecoder();
      link.write(joined(clearBuffers, prologue));
      ask();
    });
  }

  function down(why: string): void {
    stopTimers();
    if (tell.whyNotReady() === undefined && job === undefined) away.begin(why);
    else lose(why);
  }

  function lose(why: string): void {
    away.end();
    tell.fitness({ is: 'lost', why });
    end('failed', `link lost: ${why}`);
  }

  /** It is silent on an open link: no moment's doubt. */
  function giveUp(): void {
    const why = 'the printer does not answer: look at its power, its cable and its baud rate';
    lose(why);
    link.reopen(why);
  }

  function data(bytes: Uint8Array): void {
    if (deaf) return;
    for (const reply of decode(bytes)) hear(reply);
  }

  function hear(reply: Reply): void {
    if (reply.is === 'junk' || (reply.is === 'real-time' && !round.answered(reply.byte))) {
      health.errors += 1;
      return;
    }
    health.frames += 1;
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
    if (!left.fenceAnswered()) {
      health.errors += 1;
      return;
    }
    if (left.isResting()) {
      left.stop();
      return ask();
    }
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
      away.end();
      const condition = { ...autoStatus, ...told };
      // Only at rest: the roll wobbles over the sensor while it turns.
      if (job === undefined) paperLow = condition.nearEnd === true;
      return judge(troubleOf(condition));
    }
    silentRounds += 1;
    // In a job there is no second try: a printer that was off meanwhile would print the rest, and confirm it.
    if (silentRounds > 1 || job !== undefined) return giveUp();
    health.retries += 1;
    ask();
  }

  /** Fitness is told before a job's failure, so that nobody gives the next job to a printer in trouble. */
  function judge(trouble: Trouble | undefined): void {
    const failure = job === undefined ? held && trouble?.why : whyFailed(job, trouble, options.fence);
    if (trouble !== undefined) tell.fitness({ is: 'degraded', why: trouble.why });
    else if (failure !== undefined) tell.fitness({ is: 'degraded', why: 'clearing an unfinished ticket' });
    // Before somebody closes the cover: the printer would print the rest of a ticket that was reported failed.
    if (failure !== undefined || trouble?.stops) link.write(clearBuffers);

    if (failure !== undefined) end('failed', failure);
    else if (job?.deciding) {
      left.out();
      tellReady();
      end('done');
    }
    if (trouble === undefined && job === undefined) recover();
  }

  /** The status is clear and no job under way: ready, once nothing of a failed ticket can come any more. */
  function recover(): void {
    if (left.isResting()) return;
    const why = left.clear();
    if (why !== undefined) return tell.fitness({ is: 'degraded', why });
    tellReady();
    if (held !== undefined) begin(held);
  }

  function pieceSent(pieces: number): void {
    left.sent(pieces === 0);
    if (job !== undefined) job.sentAll = pieces === 0;
    expectProgress();
  }

  function expectProgress(): void {
    cancelDeadline();
    cancelDeadline = afterAwake(timers, options.replyWithinMs, decide);
  }

  function decide(): void {
    cancelDeadline();
    if (job === undefined) return;
    job.deciding = true;
    sender.drop();
    ask();
  }

  function end(outcome: 'done' | 'failed', why?: string): void {
    const id = job?.id ?? held?.id;
    sender.drop();
    cancelDeadline();
    job = held = undefined;
    if (id !== undefined) report({ is: 'job-ended', id, outcome, ...(why === undefined ? {} : { why }) });
  }

  function begin({ id, lines }: PrintJob): void {
    held = undefined;
    job = { id, deciding: false, sentAll: false, fenceHeard: false };
    expectProgress();
    const pieces = [prologue, ...layout(lines, options.columns), ...(options.fence ? [fence] : [])];
    sender.send(options.bridged === true ? inFewer(pieces, bridgedPieceBytes) : pieces);
    ask();
  }

  function tellReady(): void {
    tell.fitness({ is: 'ready', ...(paperLow && { warning: 'paper near its end' }) });
  }

  function stopTimers(): void {
    for (const cancel of [cancelDeaf, cancelPoll, cancelDeadline]) cancel();
    round.stop();
    sender.drop();
    left.stop();
    deaf = true;
  }

  return {
    do(given: PrintJob) {
      const { id } = given;
      const current = job?.id ?? held?.id;
      if (current !== undefined) throw new Error(`ticket ${id} was given while ${current} is under way`);
      const why = tell.whyNotReady();
      if (why !== undefined) return report({ is: 'job-ended', id, outcome: 'failed', why });
      if (away.isOn()) held = given;
      else begin(given);
    },
    health: () => ({
      ...health,
      reopened: link.reopened(),
      queueDepth: job === undefined && held === undefined ? 0 : 1,
      roundTripMs: round.roundTripMs(),
    }),
    close() {
      stopTimers();
      away.end();
      return link.close();
    },
  };
}
