/** The kiosks of a hall: what they are told, and the tickets that are taken there. */
import type { Timers } from '../../../../drivers/device.ts';
import type { OrderGiver } from '../../../mqtt/client/order-giver.ts';
import { allowance } from '../../../mqtt/commands/limits.ts';
import { type Answer, type Kiosk, meantForMs, type Press } from '../../../page/kiosk/contract.ts';
import type { Hall } from '../../watch/model/halls.ts';
import { hallNow, isOld, type Link } from '../../watch/model/standing.ts';
import { openPictureStream, type PictureStream } from '../picture-stream.ts';
import { kioskOf } from './picture.ts';
import { answerOf, argsOf } from './press.ts';

export type Kiosks = {
  /** Something new may be known of the hall. */
  changed(): void;
  stream: PictureStream['answer'];
  /** `from`: the address of the kiosk. Undefined: too often, it was not given. */
  take(press: Press, from: string): Promise<Answer | undefined>;
  close(): void;
};

/** The pace of fingers: who helps a queue at half past eight takes one in five seconds. What is given again is no more. */
const ofKiosk = { atOnce: 12, anHour: 720 };
/** Of those that were given last it is known. */
const knownAtMost = 256;

/** `page`: names the files of the pages. `wall`: our clock. */
export function openKiosks(
  { hall, link, orders, page }: { hall(): Hall | undefined; link(): Link; orders: OrderGiver; page: string },
  { timers, wall }: { timers: Timers; wall: () => number },
): Kiosks {
  const mayTake = allowance(timers, ofKiosk);
  /** By its id, what comes of a press, or came of it. */
  const given = new Map<string, { answer: Promise<Answer>; isOver: boolean }>();
  const pictures = openPictureStream((): Kiosk => ({ page, ...kioskOf(hall(), link(), wall()) }), timers);

  function give(press: Press): Promise<Answer> {
    const of = hall();
    if (of === undefined || isOld(of, link(), wall())) return Promise.resolve({ is: 'unanswered' });
    // Given again it is no younger: who pressed half a minute ago has gone, and nobody would take the ticket.
    const expires = hallNow(of, wall()) + meantForMs - press.ageMs;
    const order = { hall: of.id, verb: 'take-ticket', id: press.id, args: argsOf(press), expires };
    return new Promise(resolve =>
      orders.give(order, of.aheadMs ?? 0, (outcome, body) => resolve(answerOf(outcome, body))),
    );
  }

  return {
    changed: pictures.changed,
    stream: pictures.answer,
    async take(press, from) {
      const before = given.get(press.id);
      // Touched twice, it waits for the one answer.
      if (before?.isOver === false) return before.answer;
      if (before === undefined && !mayTake(from)) return undefined;
      const one = { answer: give(press), isOver: false };
      given.delete(press.id);
      given.set(press.id, one);
      for (const oldest of given.keys()) if (given.size > knownAtMost) given.delete(oldest);
      const answer = await one.answer;
      one.isOver = true;
      return answer;
    },
    close: pictures.close,
  };
}
