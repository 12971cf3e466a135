import { isDeepStrictEqual } from 'node:util';
import type { Handed, OpenLink, Printer, PrinterSaid, PrintJob } from '../device.ts';
import { newHealth } from '../health.ts';
import { afterAwake } from '../link/after-awake.ts';
import { keepOpen } from '../link/keep-open.ts';
import { telling } from '../parts/changes.ts';
import { absence } from './absence.ts';
import { type Condition, clearBuffers, joined, prologue, type Reply, replyDecoder } from './codec.ts';
import { doubtfulTicket } from './doubtful-ticket.ts';
import { outWithinMs, piecesOf } from './layout.ts';
import { leftovers } from './leftovers.ts';
import { bridgedPieceBytes, type EscposOptions } from './options.ts';
import { inFewer, pacedSender } from './paced-sender.ts';
import { statusRound } from './status-round.ts';
import { ticketInHand } from './ticket-in-hand.ts';
import { type Trouble, troubleOf, whyFailed } from './trouble.ts';

/** What still arrives this long after opening belongs to the time before: a late answer must not confirm a ticket. */
const deafAfterOpenMs = 300;
/** The heartbeat; in a job dense enough that switching the printer off and on cannot fall between two rounds. */
const askEveryMs = { idle: 2000, printing: 300 };

/** Keeps a ticket printer true: one job at a time, done only when the printer says that the ticket is out. */
export function escpos(
  options: EscposOptions,
  open: OpenLink,
  { timers, report, inDoubt }: Handed<PrinterSaid>,
): Printer {
  const hand = ticketInHand(report, inDoubt, options.replyWithinMs);
  let decode = replyDecoder();
  let deaf = true;
  let autoStatus: Condition = {};
  let silentRounds = 0;
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
  const left = leftovers(options, timers, { write: round.writePrologued, rested: ask });
  const away = absence(timers, lose);
  const doubt = doubtfulTicket(timers, {
    write: bytes => link.write(bytes),
    told(isOut) {
      if (hand.job !== undefined) hand.job.fenceHeard = isOut;
      decide();
    },
  });
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
      if (hand.job === undefined) round.writePrologued(joined(clearBuffers, prologue));
      else {
        // Nothing is thrown away before it is known whether the ticket in doubt is out.
        left.sent(true, expectProgress());
        doubt.ask();
      }
      ask();
    });
  }

  function down(why: string): void {
    stopTimers();
    if (tell.whyNotReady() === undefined && hand.job === undefined) away.begin(why);
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
      const isNews = !isDeepStrictEqual(autoStatus, reply.condition);
      autoStatus = reply.condition;
      const isOfTheRound = round.selfTold();
      const trouble = troubleOf(autoStatus);
      if (trouble?.stops) judge(trouble);
      // A round that began anew at what it has asked for itself would ask for it again, and never end.
      if (isNews || !isOfTheRound) ask();
    }
  }

  function fenceAnswered(): void {
    const isOwed = left.fenceAnswered();
    if (hand.job?.isInDoubt) return doubt.answered();
    // The mark may answer too while it is made.
    if (!isOwed) return void (health.errors += hand.job?.fenceHeard ? 0 : 1);
    // A plug pulled out gives 00 as well, which looks like this answer: the status is the second opinion.
    if (hand.job !== undefined) hand.job.fenceHeard = true;
    decide();
  }

  function ask(): void {
    cancelPoll();
    round.ask();
  }

  function roundEnded(told: Condition | undefined, missed: boolean): void {
    cancelPoll();
    if (told !== undefined && !(missed && hand.job !== undefined)) {
      silentRounds = 0;
      cancelPoll = timers.after(hand.job === undefined ? askEveryMs.idle : askEveryMs.printing, ask);
      away.end();
      const condition = { ...autoStatus, ...told };
      if (options.fence && options.isForgetful !== true) hand.answered();
      // Only at rest: the roll wobbles over the sensor while it turns.
      if (hand.job === undefined) paperLow = condition.nearEnd === true;
      return judge(troubleOf(condition));
    }
    silentRounds += 1;
    // In a job there is no second try: a printer that was off meanwhile would print the rest, and confirm it.
    if (silentRounds > 1 || hand.job !== undefined) return giveUp();
    health.retries += 1;
    ask();
  }

  /** Fitness is told before a job's failure, so that nobody gives the next job to a printer in trouble. */
  function judge(trouble: Trouble | undefined): void {
    const { job, held } = hand;
    const failure = job === undefined ? held && trouble?.why : whyFailed(job, trouble, options.fence);
    if (trouble !== undefined) tell.fitness({ is: 'degraded', why: trouble.why });
    else if (failure !== undefined && !job?.isInDoubt)
      tell.fitness({ is: 'degraded', why: 'clearing an unfinished ticket' });
    if (failure !== undefined) end('failed', failure);
    else if (job?.deciding) {
      left.out();
      tellReady();
      end('done');
    }
    // Before somebody closes the cover; and behind the report, for what is thrown away must not be asked for.
    if (failure !== undefined || trouble?.stops) link.write(clearBuffers);
    if (trouble === undefined && hand.job === undefined) recover();
  }

  /** The status is clear and no job under way: ready, once nothing of a failed ticket can come any more. */
  function recover(): void {
    if (left.isResting()) return;
    const why = left.clear();
    if (why !== undefined) return tell.fitness({ is: 'degraded', why });
    tellReady();
    if (hand.held !== undefined) begin(hand.held);
  }

  function pieceSent(pieces: number): void {
    left.sent(pieces === 0, expectProgress());
    if (hand.job !== undefined) hand.job.sentAll = pieces === 0;
    if (pieces === 0) ask();
  }

  /** Tells within how long. */
  function expectProgress(): number {
    const { withinMs } = hand.job ?? { withinMs: options.replyWithinMs };
    cancelDeadline();
    cancelDeadline = afterAwake(timers, withinMs, decide);
    return withinMs;
  }

  function decide(): void {
    cancelDeadline();
    if (hand.job === undefined) return;
    hand.job.deciding = true;
    sender.drop();
    ask();
  }

  function end(outcome: 'done' | 'failed', why?: string): void {
    sender.drop();
    doubt.stop();
    cancelDeadline();
    hand.end(outcome, why);
  }

  function begin(given: PrintJob): void {
    const pieces = piecesOf(given.lines, options, left.isMarked());
    hand.begin(given, outWithinMs(pieces.length, options));
    expectProgress();
    round.selfAsked();
    sender.send(options.bridged === true ? inFewer(pieces, bridgedPieceBytes) : pieces);
    ask();
  }

  function tellReady(): void {
    tell.fitness({ is: 'ready', ...(paperLow && { warning: 'paper near its end' }) });
  }

  function stopTimers(): void {
    for (const cancel of [cancelDeaf, cancelPoll, cancelDeadline, doubt.stop, sender.drop]) cancel();
    round.stop();
    left.stop();
    deaf = true;
  }

  return {
    do(given: PrintJob) {
      const { id } = given;
      if (hand.id() !== undefined) throw new Error(`ticket ${id} was given while ${hand.id()} is under way`);
      const why = tell.whyNotReady();
      if (why !== undefined) return report({ is: 'job-ended', id, outcome: 'failed', why });
      if (away.isOn()) hand.hold(given);
      else begin(given);
    },
    health: () => ({
      ...health,
      reopened: link.reopened(),
      queueDepth: hand.id() === undefined ? 0 : 1,
      roundTripMs: round.roundTripMs(),
    }),
    close() {
      stopTimers();
      away.end();
      return link.close();
    },
  };
}
