/** `device-test`: answered when the test has begun, or where it is over at once, with what came of it. */

import type { Refusal } from '../../core/types/refusals.ts';
import type { DeviceTester, TestDid, TestOutcome, TestSaid } from '../../devices/testing/outcome.ts';
import { refusedReply } from '../../hall/answer.ts';
import type { Journal } from '../../journal/journal.ts';
import { refusalText } from '../../text/staff/sentences.ts';
import type { Given } from '../sender.ts';
import type { AnswerTo, CommandReply, TestDesk } from './command-desk.ts';

/** What is told on `rsp/…/said` after the answer; `over`: what came of the test, which ends it. */
export type SaidTo = (given: Given, said: TestSaid | Over) => void;
type Over = { over: string; code: string; args?: object; what?: TestDid };

/** So many answers are known again; a test that is not among them was hours ago. */
const rememberedAtMost = 256;

export function openTestDesk(of: {
  devices: DeviceTester;
  journal: Pick<Journal, 'lastSeq' | 'reply'>;
  answer: AnswerTo;
  saidTo: SaidTo;
}): TestDesk {
  const { devices, journal, answer, saidTo } = of;
  /** By sender and id; without an answer yet while the test has not begun. */
  const known = new Map<string, { reply?: CommandReply; repeats: number }>();

  return (given, device) => {
    const { sender, id } = given;
    const key = `${sender} ${id}`;
    // An answer of the hall to an order with the same id.
    const first = journal.reply(sender, id) ?? known.get(key)?.reply;
    if (first !== undefined) return answer(given, { ...first, status: 'duplicate' });
    const underWay = known.get(key);
    if (underWay !== undefined) {
      underWay.repeats += 1;
      return;
    }
    const mine: { reply?: CommandReply; repeats: number } = { repeats: 0 };
    known.set(key, mine);
    for (const oldest of known.keys()) if (known.size > rememberedAtMost) known.delete(oldest);

    function reply(answered: Omit<CommandReply, 'seq'>): void {
      const whole = { ...answered, seq: journal.lastSeq() };
      mine.reply = whole;
      answer(given, whole);
      for (; mine.repeats > 0; mine.repeats -= 1) answer(given, { ...whole, status: 'duplicate' });
    }

    const ended = devices.test(device, said => {
      if ('did' in said && mine.reply === undefined) reply({ status: 'ok', code: 'ok', data: said });
      else saidTo(given, said);
    });
    void ended.then(outcome => {
      if (mine.reply === undefined) reply(replyOf(outcome));
      else if (outcome.is === 'done') saidTo(given, { over: outcome.did, code: 'ok', what: outcome.what });
      else saidTo(given, overOf(outcome.refusal));
    });
  };
}

function replyOf(outcome: TestOutcome): Omit<CommandReply, 'seq'> {
  if (outcome.is === 'done') {
    const { did, what } = outcome;
    return { status: 'ok', code: 'ok', data: { did, what } };
  }
  const reply = refusedReply(outcome.refusal);
  return outcome.refusal.refused === 'test-failed' ? { ...reply, status: 'error' } : reply;
}

function overOf(refusal: Refusal): Over {
  const { refused: code, args } = refusal;
  return { over: refusalText(refusal), code, args };
}
