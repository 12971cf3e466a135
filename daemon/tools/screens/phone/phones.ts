/** The pages of the phones: each follows the one ticket whose token it has, and may order for that. */
import type { Timers } from '../../../../drivers/device.ts';
import type { OrderGiver } from '../../../mqtt/client/order-giver.ts';
import type { Action, Phone } from '../../../page/phone/contract.ts';
import type { Hall } from '../../watch/model/halls.ts';
import { isOld, type Link } from '../../watch/model/standing.ts';
import { codeOf, openAllowances, orderOf } from './actions.ts';
import { type Admission, admissionFor, admissionOf } from './admission.ts';
import { openAsks } from './asks.ts';
import { phoneOf } from './picture.ts';
import { type SeenDay, see } from './seen.ts';
import { openPhoneStreams, type PhoneStreams } from './streams.ts';

export type Phones = {
  /** Something new may be known of the hall. */
  changed(): void;
  admission(token: string): Admission;
  stream: PhoneStreams['answer'];
  /** What came of it, as a code for the page; undefined: what was said is no such order. */
  act(action: Action, ticket: string, body: Uint8Array): Promise<string | undefined>;
  close(): void;
};

/** `page`: names the files of the pages. `wall`: our clock. */
export function openPhones(
  { hall, link, orders, page }: { hall(): Hall | undefined; link(): Link; orders: OrderGiver; page: string },
  { timers, wall }: { timers: Timers; wall: () => number },
): Phones {
  const seen: SeenDay = { visits: new Map() };
  const mayOrder = openAllowances(timers);
  const known = () => ({ hall: hall(), seen, link: link(), now: wall() });
  const isHeard = (heard = hall()): heard is Hall => heard !== undefined && !isOld(heard, link(), wall());

  const asks = openAsks(
    {
      ask(ticket, answered) {
        const { id = '', aheadMs = 0 } = hall() ?? {};
        orders.give({ hall: id, verb: 'why', args: { ticket } }, aheadMs, outcome => {
          if (outcome.is === 'done') answered(outcome.data);
        });
      },
      mayAsk(ticket) {
        const { visit, endedAt } = seen.visits.get(ticket) ?? {};
        return endedAt === undefined && /^(waiting|away)$/.test(visit?.place ?? '') && isHeard();
      },
      heard: () => streams.changed(),
    },
    { timers, wall },
  );

  const streams = openPhoneStreams(
    {
      state(ticket) {
        const one = seen.visits.get(ticket);
        const hand = hall()?.counters.get(one?.visit.counter ?? '');
        return [one, asks.answered(ticket)?.at, hand?.since, isHeard()];
      },
      picture: pictureOf,
      looked: asks.look,
      left: asks.leave,
    },
    timers,
  );

  function pictureOf(ticket: string): Phone | undefined {
    const of = hall();
    if (of === undefined || admissionFor(ticket, known()).is === 'gone') return undefined;
    const followed = { ticket, seen: seen.visits.get(ticket), answered: asks.answered(ticket) };
    return { page, ...phoneOf(of, followed, link(), wall()) };
  }

  return {
    changed() {
      const heard = hall();
      if (heard?.day !== undefined && isHeard(heard)) {
        // Its numbers are given out again.
        if (seen.day !== heard.day.day) streams.endAll();
        for (const ticket of see(seen, heard, wall())) asks.soon(ticket);
      }
      streams.changed();
    },
    admission: token => admissionOf(token, known()),
    stream: streams.answer,
    async act(action, ticket, body) {
      const order = orderOf(action, ticket, seen.visits.get(ticket) ?? {}, body);
      if (order === undefined) return undefined;
      if ('code' in order) return order.code;
      const of = hall();
      if (of === undefined || !isHeard(of)) return 'no-answer';
      if (!mayOrder(ticket)) return 'too-many';
      return new Promise(resolve =>
        orders.give({ hall: of.id, ...order }, of.aheadMs ?? 0, outcome => resolve(codeOf(outcome))),
      );
    },
    close() {
      asks.close();
      streams.close();
    },
  };
}
