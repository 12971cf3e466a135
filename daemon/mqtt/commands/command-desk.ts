/** Takes commands from the broker to the hall, and the hall's answers back. Every command that can be answered is. */

import { businessDay } from '../../core/day/clock-face.ts';
import type { Command } from '../../core/types/commands.ts';
import type { WrittenOrder } from '../../core/types/follow-up.ts';
import type { Hall } from '../../core/types/model.ts';
import { isRefusal, type Refusal, refuse } from '../../core/types/refusals.ts';
import type { TicketCodes } from '../../core/types/scan.ts';
import { type Answer, refusedReply } from '../../hall/answer.ts';
import type { BookingBorder } from '../../hall/booking-border.ts';
import type { HallLoop } from '../../hall/loop.ts';
import { comingBy, type SlipCodes } from '../../hall/slip-codes.ts';
import type { Journal, Reply } from '../../journal/journal.ts';
import type { Texts } from '../../journal/texts/texts.ts';
import type { Ask, Booking, BookingsAsked, Ordered, Returning, SheetAsked } from '../../orders/order.ts';
import type { Clock } from '../../process/clock.ts';
import { placeOf, whyOf } from '../publish/place.ts';
import { type Given, senderOf } from '../sender.ts';
import { type Aside, isAside } from './asides.ts';
import type { ClientClocks } from './client-clocks.ts';
import { shown } from './fault.ts';
import { bookingsAsked } from './found-bookings.ts';
import { openLimits } from './limits.ts';
import { type Request, readRequest } from './request.ts';
import type { Rights } from './roles.ts';
import { dataOf, readCommand, withCodes } from './verbs.ts';

export type CommandReply = Omit<Reply, 'status'> & { status: Reply['status'] | 'duplicate' | 'error' };
/** Takes a test of a device, which is no order to the hall. */
export type TestDesk = (given: Given, device: string) => void;
/** Nor is the telling once more of events from that seq on. */
export type Replays = (given: Given, from: number) => void;
/** Nor does a sheet of the appraisal. */
export type SheetDesk = (given: Given, order: SheetAsked) => void;
export type AnswerTo = (given: Given, reply: CommandReply) => void;
/**
 * `of`: what the topic says; the payload may say any client, the user is nobody but the topic's. `retained`: it was left
 * behind by somebody and is no order of now; it is dropped.
 */
export type CommandDesk = (
  of: { verb: string; user?: string },
  payload: Uint8Array,
  retained: boolean,
) => void;

/** More than a hall full of people can order at once; past it, somebody floods us and presses at the counters go first. */
const unansweredAtMost = 256;
/** A command that a broker kept over a night, or that a client gives again in the morning, is not meant any more. */
const staleAfterMs = 12 * 60 * 60 * 1000;

export function openCommandDesk(of: {
  hall: HallLoop;
  journal: Pick<Journal, 'lastSeq' | 'reply'>;
  clock: Clock;
  rights: Rights;
  clocks: ClientClocks;
  texts: Pick<Texts, 'apart' | 'drop'>;
  codes: TicketCodes;
  slips: SlipCodes;
  bookings: BookingBorder;
  answer: AnswerTo;
  tests: TestDesk;
  replays: Replays;
  sheets: SheetDesk;
}): CommandDesk {
  const {
    hall,
    journal,
    clock,
    rights,
    clocks,
    texts,
    codes,
    slips,
    bookings,
    answer,
    tests,
    replays,
    sheets,
  } = of;
  const limits = openLimits(clock);
  let unanswered = 0;
  const today = () => businessDay(clock.wall(), hall.rules.timeZone);

  function ask({ verb, ticket }: Ask): CommandReply {
    const visit = hall.hall.visits.get(ticket);
    const seq = journal.lastSeq();
    if (visit === undefined) {
      return { ...refusedReply(refuse('unknown-ticket', { ticket })), seq };
    }
    const told = verb === 'ask' ? placeOf : whyOf;
    return { status: 'ok', code: 'ok', seq, data: told(hall.rules, hall.hall, visit, clock.now()) };
  }

  /** Nothing of it is kept: neither the number, nor what was found by it. */
  function lookUp(sender: string, asked: BookingsAsked): CommandReply {
    const found = limits.lookUp(sender) ?? bookingsAsked(hall, bookings, asked);
    const seq = journal.lastSeq();
    return isRefusal(found)
      ? { ...refusedReply(found), seq }
      : { status: 'ok', code: 'ok', seq, data: found };
  }

  /** What the request orders; refused here, it still goes through the hall, so that its repeat finds the same answer. */
  function orderOf(verb: string, user: string | undefined, read: Request | Refusal): Ordered | Refusal {
    const refused = rights.atTheDoor(verb, user);
    if (refused !== undefined) return refused;
    if (isRefusal(read)) return read;
    return expiredBy(read, clock.wall()) ?? readCommand(verb, read.args, { today, by: user ?? read.client });
  }

  function aside(given: Given, order: Aside): void {
    switch (order.verb) {
      case 'ask':
      case 'why':
        return answer(given, ask(order));
      case 'bookings':
        return answer(given, lookUp(given.user ?? given.sender, order));
      case 'who': {
        const data = rights.who(given.user, hall.hall);
        return answer(given, { status: 'ok', code: 'ok', seq: journal.lastSeq(), data });
      }
      case 'device-test':
        return tests(given, order.device);
      case 'replay':
        return replays(given, order.from);
      case 'sheet':
        return sheets(given, order);
    }
  }

  /** The hall was not asked. */
  function inError(given: Given, refusal: Refusal): void {
    answer(given, { ...refusedReply(refusal), status: 'error', seq: journal.lastSeq() });
  }

  function submit(
    given: Given,
    inItsTurn: (standing: Readonly<Hall>) => { command: Command; hash?: string } | Refusal,
  ): void {
    const { sender, id, user } = given;
    let kept: string | undefined;
    if (unanswered >= unansweredAtMost)
      return inError(given, refuse('busy', { is: 'commands', waiting: unanswered }));
    // A repeat is given when no answer came, and must find it.
    const isNew = user !== undefined && journal.reply(sender, id) === undefined;
    const tooMany = isNew ? limits.order(user) : undefined;
    if (tooMany !== undefined) return inError(given, tooMany);
    unanswered += 1;
    hall.submit({
      command(standing) {
        const order = inItsTurn(standing);
        if (isRefusal(order)) return order;
        kept = order.hash;
        return order.command;
      },
      sender: { client: sender, id, data: dataOf, ...(user !== undefined && { user }) },
      answered(result) {
        unanswered -= 1;
        if (kept !== undefined && result.is !== 'done') texts.drop(kept);
        const reply = replyOf(result);
        answer(given, { ...reply, data: withCodes(hall, { codes, slips, bookings }, reply.data) });
      },
    });
  }

  return ({ verb, user }, payload, retained) => {
    const request = retained ? undefined : readRequest(payload);
    if (request === undefined) return;
    const { id, client, read } = request;
    const sender = senderOf(client, user);
    const given = { sender, id, verb: shown(verb), ...(user !== undefined && { user }) };
    clocks.heard(sender, isRefusal(read) ? undefined : read.ts, clock.wall());
    const order = orderOf(verb, user, read);
    if (!isAside(order))
      return submit(given, standing => {
        if (isRefusal(order)) return order;
        const refused = rights.inItsTurn(order, user, standing);
        if (refused !== undefined) return refused;
        const tooMany = opensRecord.has(order.verb) ? limits.followUp(user ?? client) : undefined;
        if (tooMany !== undefined) return tooMany;
        if (isBooking(order)) return asCommand(bookings.taken(order, standing, clock.now()));
        if (isReturning(order)) return asCommand(comingBy(slips, standing, order));
        const signed = rights.signed(order, user, standing);
        return isWritten(signed) ? texts.apart(signed, standing) : { command: signed };
      });
    const refused = rights.inItsTurn(order, user, hall.hall);
    if (refused === undefined) aside(given, order);
    else submit(given, () => refused);
  };
}

/** By the wall clock, because both times were read from another machine's. */
function expiredBy({ expires, ts }: Request, wall: number): Refusal | undefined {
  const lateMs = wall - (expires ?? Number.POSITIVE_INFINITY);
  if (lateMs > 0) return refuse('expired', { lateMs: Math.ceil(lateMs) });
  const oldMs = wall - (ts ?? Number.POSITIVE_INFINITY);
  return oldMs > staleAfterMs ? refuse('expired', { agoMs: oldMs, atMostMs: staleAfterMs }) : undefined;
}

/** Each is carried into every day until somebody answers it. */
const opensRecord: ReadonlySet<string> = new Set<Ordered['verb']>(['follow-up-open', 'question-open']);

const bookingVerbs: ReadonlySet<string> = new Set<Booking['verb']>(['book', 'book-cancel', 'come-booked']);

/** Told apart from what the core is given by the number or the code that it has. */
function isBooking(order: Command | WrittenOrder | Returning | Booking): order is Booking {
  return bookingVerbs.has(order.verb) && ('code' in order || 'isNumber' in order);
}

function isReturning(order: Command | WrittenOrder | Returning): order is Returning {
  return order.verb === 'come-again' && 'code' in order;
}

const asCommand = (order: Command | Refusal) => (isRefusal(order) ? order : { command: order });

/** Somebody wrote something with it, or takes it back. */
function isWritten(order: Command | WrittenOrder): order is WrittenOrder {
  return 'words' in order || (order.verb === 'erase' && !('texts' in order));
}

function replyOf(answer: Answer): CommandReply {
  if (answer.is === 'repeated') return { ...answer.first, status: 'duplicate' };
  if (answer.is === 'done') return { status: 'ok', code: 'ok', seq: answer.seq, data: dataOf(answer.events) };
  return { ...refusedReply(answer.refusal), seq: answer.seq };
}
