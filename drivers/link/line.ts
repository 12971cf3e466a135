/**
 * A shared line (RS-485): one exchange at a time, several members, each with an address.
 * Everything on one line speaks one protocol; the line owns the decoder and hands each message to its member.
 */
import type { OpenLink, Timers } from '../device.ts';
import { keepOpen } from './keep-open.ts';
import { newLineHeard } from './line-heard.ts';
import { echoLateMs, readWithinMs, stoodStillMs } from './line-times.ts';
import { expectOwnEcho, type OwnEcho } from './own-echo.ts';
import { newPatience, type Patience } from './patience.ts';
import type { Exchange, Outcome, Seat } from './seat.ts';
import { newTurns } from './turns.ts';

/** What a protocol tells its line. A decoder takes chunks cut anywhere, and gives messages; junk is a message without an address. */
export type LineProtocol<Message> = {
  decoder(): (chunk: Uint8Array) => Message[];
  addressOf(message: Message): number | undefined;
  /** The least silence between two messages, in characters, where the protocol has one; the line's `turnaroundMs` may be more. */
  silentCharacters?: number;
  /** Silence behind each of ours that its members need, whatever the speed; what is heard in between needs none. */
  restMs?: number;
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

export type LineSettings = {
  baud: number;
  /** Silence kept between the end of one message and the beginning of ours. */
  turnaroundMs: number;
  /** The adapter hears what it sends (2-wire RS-485 with its receiver always on). */
  echoes?: boolean;
};

/** A waiting or running exchange of one seat. */
type Asked<Owner> = { owner: Owner; exchange: Exchange; end: (outcome: Outcome) => void };

/** `disturbed`: something else came while it was sent. `putOff`: its end, once. */
type Passing = { sentAt: number; echo?: OwnEcho; disturbed: boolean; putOff: boolean };

type PortState = { is: 'up' } | { is: 'down'; why: string };

type Member<Message> = LineMember<Message> & { address: number; patience: Patience; told?: PortState };

/** Opened at once, and again for ever; the line is the one owner of its port. */
export function openLine<Message>(
  protocol: LineProtocol<Message>,
  settings: LineSettings,
  { open, timers }: { open: OpenLink; timers: Timers },
): Line<Message> {
  // A character has eleven bits at most.
  const silenceMs = ((protocol.silentCharacters ?? 0) * 11_000) / settings.baud;
  const turnaroundMs = Math.max(settings.turnaroundMs, silenceMs);
  const restMs = Math.max(turnaroundMs, protocol.restMs ?? 0);
  /** 8N1: ten bits a byte. */
  const wireMs = (bytes: Uint8Array): number => (bytes.length * 10_000) / settings.baud;
  const members = new Set<Member<Message>>();
  const turns = newTurns<Member<Message>, Asked<Member<Message>>>();
  let decode = protocol.decoder();
  let underWay: (Asked<Member<Message>> & Passing) | undefined;
  let askedLast: Member<Message> | undefined;
  const heard = newLineHeard(turnaroundMs);
  let spokeUntilMs = -Infinity;
  /** Undefined until the first open has ended. */
  let state: PortState | undefined;
  let cancelWake = (): void => {};

  const kept = keepOpen(open, timers, {
    up() {
      state = { is: 'up' };
      decode = protocol.decoder();
      for (const { patience } of members) patience.forget();
      tellAll();
      step();
    },
    data: receive,
    down(why) {
      state = { is: 'down', why };
      failAll();
      tellAll();
    },
  });

  /** Tells each member the state of the port, once. */
  function tellAll(): void {
    for (const member of members) {
      if (state === undefined || member.told === state) continue;
      member.told = state;
      if (state.is === 'up') member.up();
      else member.down(state.why);
    }
  }

  function failAll(): void {
    cancelWake();
    underWay?.end('down');
    underWay = undefined;
    for (const member of members) endWaiting(member, 'down');
  }

  function endWaiting(member: Member<Message>, outcome: Outcome): void {
    for (const asked of turns.takeAllOf(member)) asked.end(outcome);
  }

  /** When the exchange under way is over, if nothing more is heard. */
  function endsAtMs(current: NonNullable<typeof underWay>): number {
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
    if (underWay !== undefined) {
      const endMs = endsAtMs(underWay);
      if (now < endMs) return wakeAt(endMs);
      if (now - endMs > stoodStillMs && underWay.exchange.replyWithinMs > 0 && !underWay.putOff) {
        underWay.putOff = true;
        return wakeAt(now + readWithinMs);
      }
      finish(underWay.exchange.replyWithinMs === 0 ? sentOrCollided(underWay) : 'silent');
    }
    // A member that was just told something may have spoken already.
    if (underWay !== undefined || !kept.isUp()) return;
    const quietMs = Math.max(spokeUntilMs + restMs, heard.untilMs());
    if (now < quietMs) return wakeAt(quietMs);
    const asked = turns.next();
    if (asked === undefined) return;
    const { bytes, replyWithinMs, isSilenceUsual = false } = asked.exchange;
    if (replyWithinMs > 0) {
      askedLast = asked.owner;
      asked.owner.patience.asked(now + wireMs(bytes), replyWithinMs, isSilenceUsual);
    }
    const echo = settings.echoes ? { echo: expectOwnEcho(bytes) } : {};
    underWay = { ...asked, sentAt: now, disturbed: false, putOff: false, ...echo };
    // Before it is written: a link may answer, or fail, within its write.
    wakeAt(endsAtMs(underWay));
    kept.write(bytes);
  }

  /** What had begun, but was no whole message when our last byte was out, began before that. */
  function sentOrCollided({ sentAt, disturbed }: NonNullable<typeof underWay>): Outcome {
    return disturbed || heard.isArrivingSince(sentAt) ? 'collided' : 'sent';
  }

  function wakeAt(atMs: number): void {
    cancelWake = timers.after(Math.max(0, atMs - timers.now()), step);
  }

  function finish(outcome: Outcome): void {
    const ended = underWay;
    if (ended === undefined) return;
    underWay = undefined;
    spokeUntilMs = timers.now();
    if (outcome === 'silent') ended.owner.patience.silent();
    const held = ended.echo?.giveUp();
    if (held !== undefined && held.length > 0) hear(held);
    ended.end(outcome);
  }

  function receive(chunk: Uint8Array): void {
    const others = underWay?.echo?.strip(chunk) ?? chunk;
    if (others.length > 0) hear(others);
    step();
  }

  function hear(bytes: Uint8Array): void {
    const messages = decode(bytes);
    const last = messages.at(-1);
    heard.came(timers.now(), last !== undefined && protocol.addressOf(last) !== undefined);
    for (const message of messages) {
      const address = protocol.addressOf(message);
      if (address === undefined && underWay !== undefined) underWay.disturbed = true;
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
      queueMicrotask(tellAll);
      return {
        ask: exchange =>
          new Promise(end => {
            if (!kept.isUp() || !members.has(member)) return end('down');
            turns.add(exchange.rank, member, { owner: member, exchange, end });
            step();
          }),
        isWaitedFor,
        answered() {
          if (!isWaitedFor()) return;
          member.patience.answered(timers.now());
          finish('answered');
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
