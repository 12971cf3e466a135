/** `replay {from}`: the journal's events told once more, to one sender, from the one it names to the last there is. */
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import { refusedReply } from '../../hall/answer.ts';
import type { Entry, Journal } from '../../journal/journal.ts';
import { remarkText } from '../../text/staff/sentences.ts';
import type { Given } from '../sender.ts';
import type { AnswerTo, CommandReply, Replays } from './command-desk.ts';

/** On `rsp/…/event`; `acked` is called only when the broker has it. */
export type SendReplayed = (given: Given, entry: Entry, acked: () => void) => void;
/** On `rsp/…/said`, after the last event; `over`: what came of it. */
export type SayOver = (given: Given, said: { over: string; code: string }) => void;

export type ReplayDesk = {
  ask: Replays;
  up(send: SendReplayed): void;
  /** The broker is gone, and whoever listened may have heard only a part: they ask again, from where they were. */
  down(): void;
};

/** Of each replay; the next page of the journal is read only as these are acknowledged, so that the hall goes on meanwhile. */
const inFlightAtMost = 32;
const replaysAtMost = 4;
/** So many answers are known again; a replay that is not among them was hours ago. */
const rememberedAtMost = 256;

type Replay = {
  given: Given;
  entries: Iterator<Entry>;
  sent: number;
  to: number;
  open: number;
};

export function openReplayDesk(
  journal: Pick<Journal, 'since' | 'lastSeq' | 'reply'>,
  answer: AnswerTo,
  over: SayOver,
): ReplayDesk {
  const known = new Map<string, CommandReply>();
  const replays = new Set<Replay>();
  let send: SendReplayed | undefined;

  function fill(replay: Replay): void {
    try {
      const sendNow = send;
      if (sendNow === undefined) return;
      while (replay.open < inFlightAtMost && replay.sent < replay.to) {
        const next = replay.entries.next();
        if (next.done === true) break;
        replay.sent = next.value.seq;
        replay.open += 1;
        sendNow(replay.given, next.value, () => acked(replay));
      }
    } catch (error) {
      end(replay, {
        over: remarkText({ code: 'replay-broken', args: { after: replay.sent, why: messageOf(error) } }),
        code: 'unreadable',
      });
    }
  }

  function acked(replay: Replay): void {
    if (!replays.has(replay)) return;
    replay.open -= 1;
    fill(replay);
    if (replay.open === 0 && replay.sent >= replay.to) end(replay, toldUpTo(replay.to));
  }

  function end(replay: Replay, said: { over: string; code: string }): void {
    if (replays.delete(replay)) over(replay.given, said);
  }

  /** What the answer is, and what is told after it, if anything. */
  function begin(given: Given, from: number): { reply: CommandReply; replay?: Replay } {
    const to = journal.lastSeq();
    const refused = (refusal: Refusal): CommandReply => ({ ...refusedReply(refusal), seq: to });
    if (from > to + 1) return { reply: refused(refuse('not-yet', { found: from, next: to + 1 })) };
    const ok: CommandReply = { status: 'ok', code: 'ok', seq: to, data: { from, to } };
    if (from === to + 1) return { reply: ok };
    if (replays.size >= replaysAtMost) {
      const busy = refused(refuse('busy', { is: 'replays', waiting: replays.size }));
      return { reply: { ...busy, status: 'error' } };
    }
    try {
      const entries = journal.since(from - 1)[Symbol.iterator]();
      const first = entries.next();
      if (first.done !== true && first.value.seq > from)
        return { reply: refused(refuse('archived', { found: from, oldest: first.value.seq })) };
      const all = first.done === true ? entries : followedBy(first.value, entries);
      return { reply: ok, replay: { given, entries: all, sent: from - 1, to, open: 0 } };
    } catch (error) {
      const unreadable = refused(refuse('unreadable', { from, why: messageOf(error) }));
      return { reply: { ...unreadable, status: 'error' } };
    }
  }

  return {
    ask(given, from) {
      const { sender, id } = given;
      const key = `${sender} ${id}`;
      const first = journal.reply(sender, id) ?? known.get(key);
      if (first !== undefined) return answer(given, { ...first, status: 'duplicate' });
      const { reply, replay } = begin(given, from);
      known.set(key, reply);
      for (const oldest of known.keys()) if (known.size > rememberedAtMost) known.delete(oldest);
      answer(given, reply);
      if (replay === undefined) {
        if (reply.status === 'ok') over(given, toldUpTo(reply.seq));
        return;
      }
      replays.add(replay);
      fill(replay);
    },
    up(sendNow) {
      send = sendNow;
    },
    down() {
      send = undefined;
      replays.clear();
    },
  };
}

function* followedBy(first: Entry, rest: Iterator<Entry>): Generator<Entry, undefined> {
  yield first;
  for (let next = rest.next(); next.done !== true; next = rest.next()) yield next.value;
  return undefined;
}

function toldUpTo(upTo: number): { over: string; code: string } {
  return { over: remarkText({ code: 'replay-over', args: { upTo } }), code: 'ok' };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
