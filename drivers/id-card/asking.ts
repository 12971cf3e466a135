/** One question at a time to a card reader, and the answer that belongs to it. */
import type { Health, Timers } from '../device.ts';
import { newPatience } from '../link/patience.ts';
import { type Answer, answerDecoder, mayAnswer, type Question } from './codec.ts';

/** Of a module of which nothing is known yet, perhaps behind a network. */
const answerWithinMs = 2000;
/** The programs of others wait 1 to 3 s; while a card lies there nobody else is kept waiting. */
const cardWithinMs = { select: 4000, read: 6000 };
/** So many questions at least that are not answered. */
const silentAtMost = 3;

export type Asking = ReturnType<typeof newAsking>;

/** `dead`: nothing has answered in all the time that it may take. */
export function newAsking(
  timers: Timers,
  health: Health,
  on: { send(question: Question): void; answered(question: Question, answer: Answer): void; dead(): void },
) {
  const patience = newPatience({ others: false });
  let asked: Question | undefined;
  let decode = answerDecoder();
  let cancel = (): void => {};
  let silent = 0;

  function rest(): void {
    cancel();
    cancel = () => {};
    asked = undefined;
  }

  function ask(question: Question): void {
    rest();
    asked = question;
    // What is left of an answer from before is no part of this one: its length may be damaged, and would swallow it.
    decode = answerDecoder();
    health.frames += 1;
    cancel = timers.after(withinMs(question), () => missed(question));
    on.send(question);
  }

  /** How long a card takes says nothing of the module, and the other way round. */
  function withinMs(question: Question): number {
    if (question === 'select' || question === 'read') return cardWithinMs[question];
    patience.asked(timers.now(), answerWithinMs);
    return patience.endsAtMs() - timers.now();
  }

  function missed(question: Question): void {
    health.errors += 1;
    health.retries += 1;
    if (question === 'state' || question === 'find') {
      patience.silent();
      silent += 1;
      if (silent >= silentAtMost && patience.hadItsTime(timers.now())) return on.dead();
    }
    ask(silent > 0 ? 'state' : 'find');
  }

  function hear(answer: Answer): void {
    health.frames += 1;
    // It has no name of its own: what cannot be one to this question is a late one to another.
    if (asked === undefined || !mayAnswer(asked, answer)) return;
    if (asked === 'state' || asked === 'find') {
      silent = 0;
      patience.answered(timers.now());
    }
    on.answered(asked, answer);
  }

  return {
    /** The link is new. */
    begin(): void {
      patience.forget();
      silent = 0;
      ask('state');
    },
    ask,
    later(ms: number, then: Question): void {
      rest();
      cancel = timers.after(ms, () => ask(then));
    },
    data(bytes: Uint8Array): void {
      for (const message of decode(bytes)) {
        if (message.is === 'junk') health.errors += 1;
        else hear(message.answer);
      }
    },
    rest,
    roundTripMs: patience.roundTripMs,
  };
}
