import type { Handed, OpenLink, SpeechJob, Voice, VoiceSaid } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { newPatience } from '../link/patience.ts';
import { telling } from '../parts/changes.ts';
import {
  type Command,
  type Dialect,
  decodeReplies,
  encodeCommand,
  type Reply,
  speaker,
  type VoiceSettings,
} from './codec.ts';
import { newSaying, type Saying } from './saying.ts';
import { believedFromMs, speechDeadlineMs, type Waits } from './waits.ts';

/** 8N1 at 9600 baud: ten bits a byte. */
const wireMsPerByte = 10 / 9.6;
/** SYN6288 §4.2: more than 8 ms between two frames. */
const frameGapMs = 10;
/** Sent again at most twice when it was not accepted; so often a question at least that is not answered. */
const sendsAtMost = 3;
/** Of a chip of which nothing is known yet, perhaps behind a carrier. */
const answerWithinMs = 2000;
const heartbeatMs = 5000;
const busyPollMs = 500;
/** A chip that is busy this much longer than anything we gave it can take is stuck. */
const stuckAfterMs = 60_000;

/** Keeps a speech chip: says one job at a time, and asks every 5 s whether the chip is still there. */
export function syn6288(
  options: { dialect: Dialect } & VoiceSettings,
  open: OpenLink,
  { timers, report }: Handed<VoiceSaid>,
): Voice {
  const { dialect } = options;
  const spoken = speaker(dialect, options);
  let waits: Waits = { for: 'link' };
  let cancelTimer = (): void => {};
  let saying: Saying | undefined;
  let busySince: number | undefined;
  /** Until then the last frame and the gap after it are on the wire. */
  let lineFreeAt = timers.now();
  const patience = newPatience({ others: false });
  const tell = telling(report);
  const health = newHealth();

  const link = keepOpen(open, timers, {
    up: () => ask(1),
    data: bytes => {
      for (const reply of decodeReplies(bytes)) {
        if (reply === 'junk') health.errors += 1;
        else hear(reply);
      }
    },
    down: why => {
      wait({ for: 'link' });
      busySince = undefined;
      tell.fitness({ is: 'lost', why });
      fail(why);
    },
  });

  function wait(next: Waits, ms?: number, then?: () => void): void {
    cancelTimer();
    waits = next;
    cancelTimer = ms === undefined || then === undefined ? () => {} : timers.after(ms, then);
  }

  /** Sends when the gap allows it, then waits for the reply. */
  function send(command: Command, next: Waits, late: () => void): void {
    const bytes = encodeCommand(dialect, command);
    const transmit = (): void => {
      health.frames += 1;
      const outMs = timers.now() + bytes.length * wireMsPerByte;
      lineFreeAt = outMs + frameGapMs;
      patience.asked(outMs, answerWithinMs);
      wait(next, patience.endsAtMs() - timers.now(), () => {
        health.errors += 1;
        patience.silent();
        late();
      });
      link.write(bytes);
    };
    const gapMs = lineFreeAt - timers.now();
    if (gapMs <= 0) transmit();
    else wait(next, gapMs, transmit);
  }

  function ask(nth: number): void {
    if (nth > 1) health.retries += 1;
    send({ is: 'status' }, { for: 'answer', nth }, () => {
      if (nth < sendsAtMost || !patience.hadItsTime(timers.now())) ask(nth + 1);
      else link.reopen('the voice does not answer: look at its power, its cable and its baud rate');
    });
  }

  /** The chip is idle: the part in hand, or a rest. A speak command is sent from here only, as it would cut off a speech. */
  function work(): void {
    const part = saying?.part();
    if (saying === undefined || part === undefined) {
      wait({ for: 'work' }, heartbeatMs, () => ask(1));
      return;
    }
    if (saying.sends() === sendsAtMost) {
      fail('the voice did not accept the text');
      work();
      return;
    }
    if (saying.sends() > 0) health.retries += 1;
    saying.sent();
    // No acceptance: the command, or only the reply, was lost. Asked first, because said blindly again it would cut itself off.
    send(part, { for: 'acceptance' }, () => {
      // `accepted` answers no other question.
      patience.isNamed();
      ask(1);
    });
  }

  function hear(reply: Reply): void {
    // Closed: the reply to `stop`.
    if (waits.for === 'link') return;
    health.frames += 1;
    switch (reply) {
      case 'powered-up':
        if (saying !== undefined && saying.sends() > 0) fail('the voice lost its power while it spoke');
        // It has forgotten what it was asked.
        patience.isNamed();
        ask(1);
        return;
      case 'accepted':
        if (waits.for === 'acceptance') {
          patience.answered(timers.now());
          accept();
        } else if (waits.for === 'answer') saying?.acceptedLate(timers.now());
        return;
      case 'rejected':
        health.errors += 1;
        if (waits.for !== 'acceptance') return;
        patience.answered(timers.now());
        fail('the voice rejected the text');
        ask(1);
        return;
      case 'busy':
        if (waits.for === 'acceptance') {
          patience.answered(timers.now());
          saying?.notSent();
          busy();
        } else if (waits.for === 'answer') {
          patience.answered(timers.now());
          if (saying !== undefined && saying.sends() > 0 && !saying.isAccepted()) doubt(saying);
          else busy();
        } else if (waits.for === 'another-word') {
          notTaken();
          busy();
        }
        return;
      case 'idle':
        // Before the acceptance it can only be a late answer to an earlier question.
        if (waits.for === 'acceptance' || waits.for === 'work') return;
        if (waits.for === 'end' && timers.now() < waits.believedFrom) return ask(1);
        if (waits.for === 'answer') patience.answered(timers.now());
        if (waits.for === 'another-word') notTaken();
        idle();
    }
  }

  /**
   * It was idle when the text was sent. If only the acceptance was lost, the text is what keeps it busy; or this is the late word to
   * the text, that it could not take it just then. Answers come in their order: only in the second case there is another one to come.
   */
  function doubt(about: Saying): void {
    if (about.wasAcceptedLate(timers.now())) accept();
    else wait({ for: 'another-word' }, answerWithinMs, accept);
  }

  function notTaken(): void {
    patience.lives();
    saying?.notSent();
  }

  function accept(): void {
    const part = saying?.part();
    if (saying === undefined || part === undefined) return;
    saying.accept();
    const believedFrom = timers.now() + believedFromMs(part.text);
    wait({ for: 'end', believedFrom }, speechDeadlineMs(part.text), () => ask(1));
  }

  function busy(): void {
    busySince ??= timers.now();
    wait({ for: 'idle' }, busyPollMs, () => ask(1));
    if (timers.now() - busySince < stuckAfterMs) {
      if (tell.told()?.is !== 'degraded') tell.fitness({ is: 'ready' });
      return;
    }
    const why = `the voice says it is busy for more than ${stuckAfterMs / 1000} s`;
    tell.fitness({ is: 'degraded', why });
    fail(why);
  }

  function idle(): void {
    busySince = undefined;
    tell.fitness({ is: 'ready' });
    saying?.idle(timers.now());
    const ended = saying?.left() === 0 ? saying : undefined;
    if (ended !== undefined) saying = undefined;
    work();
    if (ended !== undefined) report({ is: 'job-ended', id: ended.id, outcome: 'done' });
  }

  /** The hall may give the next job from within the report: it is begun once the chip has told `idle`. */
  function fail(why: string): void {
    if (saying === undefined) return;
    const { id } = saying;
    saying = undefined;
    report({ is: 'job-ended', id, outcome: 'failed', why });
  }

  return {
    do(job: SpeechJob) {
      const refuse = (why: string): void => report({ is: 'job-ended', id: job.id, outcome: 'failed', why });
      const whyNot = tell.whyNotReady();
      if (whyNot !== undefined) return refuse(whyNot);
      const once = spoken(job.text);
      if (once.length === 0) return refuse('nothing in this text can be said');
      const parts = Array.from({ length: job.times }, () => once).flat();
      saying = newSaying(job.id, parts);
      if (waits.for === 'work') work();
    },
    health: () => ({
      ...health,
      reopened: link.reopened(),
      queueDepth: saying?.left() ?? 0,
      roundTripMs: patience.roundTripMs(),
    }),
    async close() {
      const speaking = saying?.isAccepted() === true;
      saying = undefined;
      wait({ for: 'link' });
      // What is cut off here is said again whole after the restart, so it must not talk on into that.
      if (speaking) link.write(encodeCommand(dialect, { is: 'stop' }));
      await link.close();
    },
  };
}
