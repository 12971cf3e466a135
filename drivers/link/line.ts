/**
 * A shared line (RS-485): one exchange at a time, several members, each with an address. The line owns the decoder of what is
 * spoken there and hands each message to its member; where that are several protocols, see mixed-line.ts.
 */
import type { Family } from '../parts/frame/family.ts';
import { keepOpen } from './keep-open.ts';
import { newLineHeard } from './line-heard.ts';
import { answersGoFirstAfterMs, echoLateMs, readWithinMs, silenceMs, stoodStillMs } from './line-times.ts';
import type { LineWay } from './line-way.ts';
import { expectOwnEcho, type OwnEcho } from './own-echo.ts';
import { newPatience, type Patience } from './patience.ts';
import { newPortState, type PortHearer } from './port-state.ts';
import type { Exchange, Outcome, Seat } from './seat.ts';
import { newTurns } from './turns.ts';

/** What a protocol tells its line. A decoder takes chunks cut anywhere, and gives messages; junk is a message without an address. */
export type LineProtocol<Message> = {
  decoder(): (chunk: Uint8Array) => Message[];
  addressOf(message: Message): number | undefined;
  /** Of one that may share a line with others: its frames, by which they are told apart. */
  family?: Family<Message>;
  /** The least silence between two messages, in characters, where the protocol has one; the line's `turnaroundMs` may be more. */
  silentCharacters?: number;
  /** Silence behind each of ours that its members need, whatever the speed; what is heard in between needs none. */
  restMs?: number;
  /** Of devices that speak unasked: what went unheard they say again within this. */
  saysAgainWithinMs?: number;
};

export type LineMember<Message> = {
  up(): void;
  down(why: string): void;
  message(message: Message): void;
  /** Something came that is nobody's: noise, a collision, a member at another speed. Told to every member. */
  noise?(message: Message): void;
};

export type Line<Message> = {
  join(address: number, member: LineMember<Message>): Seat;
  /** How many times the port was opened again since the start. */
  reopened(): number;
  close(): Promise<void>;
};

/** A waiting or running exchange of one seat. */
type Asked<Message> = { owner: Member<Message>; exchange: Exchange; end: (outcome: Outcome) => void };
/** `disturbed`: something else came while it was sent. `putOff`: its end, once. */
type OnWire<Message> = Asked<Message> & {
  sentAt: number;
  echo?: OwnEcho;
  disturbed: boolean;
  putOff: boolean;
};
type Member<Message> = LineMember<Message> & PortHearer & { address: number; patience: Patience };

/** Opened at once, and again for ever; the line is the one owner of its port. */
export function openLine<Message>(
  protocol: LineProtocol<Message>,
  ...[settings, { open, timers }]: LineWay
): Line<Message> {
  const turnaroundMs = Math.max(settings.turnaroundMs, silenceMs(protocol.silentCharacters, settings.baud));
  const restMs = Math.max(turnaroundMs, protocol.restMs ?? 0);
  /** 8N1: ten bits a byte. */
  const wireMs = (bytes: Uint8Array): number => (bytes.length * 10_000) / settings.baud;
  const members = new Set<Member<Message>>();
  const turns = newTurns<Member<Message>, Asked<Message>>();
  let decode = protocol.decoder();
  let underWay: OnWire<Message> | undefined;
  /** An answer to a pad, while the reply to what is under way is waited for. */
  let between: OnWire<Message> | undefined;
  let askedLast: Member<Message> | undefined;
  const heard = newLineHeard(turnaroundMs);
  let spokeUntilMs = -Infinity;
  /** Before that nobody is asked anything. */
  let questionsFromMs = -Infinity;
  const port = newPortState(members);
  let cancelWake = (): void => {};

  const kept = keepOpen(open, timers, {
    up() {
      decode = protocol.decoder();
      for (const { patience } of members) patience.forget();
      port.is({ is: 'up' });
      step();
    },
    data: receive,
    down(why) {
      failAll();
      port.is({ is: 'down', why });
    },
  });

  function failAll(): void {
    cancelWake();
    for (const one of [between, underWay]) one?.end('down');
    between = underWay = undefined;
    for (const member of members) endWaiting(member, 'down');
  }

  function endWaiting(member: Member<Message>, outcome: Outcome): void {
    for (const asked of turns.takeAllOf(member)) asked.end(outcome);
  }

  /** When the exchange under way is over, if nothing more is heard. */
  function endsAtMs(current: OnWire<Message>): number {
    const sentMs = current.sentAt + wireMs(current.exchange.bytes);
    const lateMs = current.echo?.isOver() === false ? echoLateMs : 0;
    if (current.exchange.replyWithinMs === 0) return sentMs + lateMs;
    const replyMs = current.owner.patience.endsAtMs();
    return heard.isArrivingSince(current.sentAt) ? Math.max(replyMs, heard.untilMs()) : replyMs;
  }

  /** Ends what is over, sends what is due, and sleeps until the next moment at which time alone changes something. */
  function step(): void {
    cancelWake();
    const now = timers.now();
    if (between !== undefined) {
      const endMs = endsAtMs(between);
      if (now < endMs) return wakeAt(endMs);
      finish(between, sentOrCollided(between));
    }
    if (underWay !== undefined) {
      const endMs = endsAtMs(underWay);
      const nextMs = Math.min(endMs, answersGoFirstAtMs(underWay));
      if (now < nextMs) return wakeAt(nextMs);
      if (now < endMs) return sendNext(now);
      if (now - endMs > stoodStillMs && underWay.exchange.replyWithinMs > 0 && !underWay.putOff) {
        underWay.putOff = true;
        return wakeAt(now + readWithinMs);
      }
      finish(underWay, underWay.exchange.replyWithinMs === 0 ? sentOrCollided(underWay) : 'silent');
    }
    // A member that was just told something may have spoken already.
    if (underWay === undefined) sendNext(now);
  }

  function sendNext(now: number): void {
    if (between !== undefined || !kept.isUp()) return;
    const quietMs = Math.max(spokeUntilMs + restMs, heard.untilMs());
    if (now < quietMs) return wakeAt(quietMs);
    const isQuiet = now < questionsFromMs;
    const asked = turns.next(({ exchange }) => !isQuiet || exchange.replyWithinMs === 0);
    if (asked === undefined) return isQuiet ? wakeAt(questionsFromMs) : undefined;
    const { bytes, replyWithinMs, isSilenceUsual = false } = asked.exchange;
    if (replyWithinMs > 0) {
      askedLast = asked.owner;
      asked.owner.patience.asked(now + wireMs(bytes), replyWithinMs, isSilenceUsual);
    }
    const sending: OnWire<Message> = { ...asked, sentAt: now, disturbed: false, putOff: false };
    if (settings.echoes) sending.echo = expectOwnEcho(bytes);
    if (underWay === undefined) underWay = sending;
    else between = sending;
    // Before it is written: a link may answer, or fail, within its write.
    wakeAt(endsAtMs(sending));
    kept.write(bytes);
  }

  /** When what a pad waits for need not wait any more for the reply to this. */
  function answersGoFirstAtMs({ sentAt, exchange }: OnWire<Message>): number {
    if (exchange.replyWithinMs === 0 || exchange.isSilenceUsual || !turns.hasAnswer()) return Infinity;
    return sentAt + wireMs(exchange.bytes) + answersGoFirstAfterMs;
  }

  /** What had begun, but was no whole message when our last byte was out, began before that. */
  function sentOrCollided({ sentAt, disturbed }: OnWire<Message>): Outcome {
    return disturbed || heard.isArrivingSince(sentAt) ? 'collided' : 'sent';
  }

  function wakeAt(atMs: number): void {
    cancelWake();
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  function finish(ended: OnWire<Message>, outcome: Outcome): void {
    if (ended === between) between = undefined;
    else underWay = undefined;
    spokeUntilMs = timers.now();
    if (outcome === 'silent') {
      ended.owner.patience.silent();
      // A pad may have spoken into the question, and the adapter have heard nothing.
      questionsFromMs = spokeUntilMs + (protocol.saysAgainWithinMs ?? 0);
    }
    const held = ended.echo?.giveUp();
    if (held !== undefined && held.length > 0) hear(held);
    ended.end(outcome);
  }

  function receive(chunk: Uint8Array): void {
    const others = (between ?? underWay)?.echo?.strip(chunk) ?? chunk;
    if (others.length > 0) hear(others);
    step();
  }

  function hear(bytes: Uint8Array): void {
    const messages = decode(bytes).map(message => ({ message, address: protocol.addressOf(message) }));
    heard.came(timers.now(), messages.at(-1)?.address !== undefined);
    const sending = between ?? underWay;
    for (const { message, address } of messages) {
      if (address === undefined && sending !== undefined) sending.disturbed = true;
      if (address !== undefined && underWay === undefined) questionsFromMs = -Infinity;
      for (const member of members)
        if (address === undefined) member.noise?.(message);
        else if (member.address === address) member.message(message);
    }
  }

  return {
    join(address, events) {
      const member: Member<Message> = { ...events, address, patience: newPatience({ others: true }) };
      members.add(member);
      const isWaitedFor = (): boolean => underWay?.owner === member && underWay.exchange.replyWithinMs > 0;
      // Later, so that the member has its seat in hand when it is told.
      queueMicrotask(port.tell);
      return {
        ask: exchange =>
          new Promise(end => {
            if (!kept.isUp() || !members.has(member)) return end('down');
            turns.add(exchange.rank, member, { owner: member, exchange, end });
            step();
          }),
        isWaitedFor,
        answered() {
          if (underWay === undefined || !isWaitedFor()) return;
          member.patience.answered(timers.now());
          finish(underWay, 'answered');
          step();
        },
        answeredLate: () => member.patience.answeredLate(timers.now()),
        lives: () => member.patience.lives(),
        askedForMs: () => member.patience.askedForMs(timers.now()),
        isAskedLast: () => askedLast === member,
        hadItsTime: () => member.patience.hadItsTime(timers.now()),
        roundTripMs: () => member.patience.roundTripMs(),
        takeBack: () => endWaiting(member, 'takenBack'),
        leave() {
          members.delete(member);
          endWaiting(member, 'down');
          turns.forget(member);
        },
      };
    },
    reopened: () => kept.reopened(),
    async close() {
      failAll();
      members.clear();
      await kept.close();
    },
  };
}
