/** The desks: who is signed in, what they order, what they are told. */
import type { BrokerLogin } from '../../../../config/load/secrets.ts';
import type { OrderGiver } from '../../../mqtt/client/order-giver.ts';
import { allowance } from '../../../mqtt/commands/limits.ts';
import type { DeskAnswer, DeskOrder, Session, SignIn, Unheard } from '../../../page/desk/contract.ts';
import type { Hall } from '../../watch/model/halls.ts';
import { isOld, type Link } from '../../watch/model/standing.ts';
import { answerOf } from './answer.ts';
import { type DeskSession, endsAfterMs, openSessions } from './sessions.ts';
import { openSigningIn } from './sign-in.ts';
import { openDeskStreams } from './streams.ts';
import { openTries } from './tries.ts';
import type { Clocks } from './way.ts';
import { whoOf } from './who.ts';

export type Desks = {
  /** The broker went. */
  lost(): void;
  signIn(
    said: SignIn,
    address: string,
  ): Promise<
    | { is: 'in'; secret: string; told: Session }
    | { is: 'wrong' }
    | { is: 'too-often'; afterS: number }
    | { is: 'unheard'; why: Unheard['why'] }
  >;
  find(secret: string | undefined): DeskSession | undefined;
  /** Asked of the hall anew; undefined: its user is nobody there any more, and the session has ended. */
  told(session: DeskSession): Promise<Session | undefined>;
  /** Undefined: too often. */
  order(session: DeskSession, order: DeskOrder): Promise<DeskAnswer | undefined>;
  end(session: DeskSession): void;
  /** Whether nobody needs to say who they are: the hall has no users, and its own machine alone can ask. */
  isOpen(): Promise<boolean>;
  close(): void;
};

/** A clerk orders ten times a minute at most; more is a key that sticks, or no clerk. */
const ofSession = { atOnce: 60, anHour: 3600 };
/** Each holds a connection to the broker. */
const signingInAtMost = 8;

/** `isHere`: only this machine can ask. `orders`: those of the screens themselves. `page`: names the files of the page. */
export function openDesks(
  of: {
    login: BrokerLogin;
    hall(): Hall | undefined;
    link(): Link;
    orders: OrderGiver;
    isHere: boolean;
    page: string;
  },
  clocks: Clocks,
): Desks {
  const { timers, wall } = clocks;
  const sessions = openSessions(timers);
  const tries = openTries(timers);
  const mayOrder = allowance(timers, ofSession);
  const signing = openSigningIn({ ...of, isOpen }, clocks);
  let signingIn = 0;
  /** Since the hall started that answered. */
  let open: { boot: string | undefined; is: Promise<boolean> } | undefined;

  function isOpen(): Promise<boolean> {
    const hall = of.hall();
    if (!of.isHere || of.login.username !== undefined) return Promise.resolve(false);
    if (hall === undefined || isOld(hall, of.link(), wall())) return Promise.resolve(false);
    const boot = hall.said?.boot;
    if (open?.boot !== boot) open = undefined;
    open ??= { boot, is: asked(hall) };
    return open.is;
  }

  function asked({ id, aheadMs = 0 }: Hall): Promise<boolean> {
    return new Promise(resolve =>
      of.orders.give({ hall: id, verb: 'who', args: {} }, aheadMs, outcome => {
        if (outcome.is === 'no-answer' || outcome.is === 'lost') open = undefined;
        resolve(outcome.is === 'done');
      }),
    );
  }

  async function signedIn(said: SignIn): ReturnType<Desks['signIn']> {
    let session: DeskSession | undefined;
    const came = await signing.signIn(said, {
      changed: () => session?.streams.changed(),
      refused: () => void (session !== undefined && sessions.end(session)),
    });
    if (came.is !== 'in') return came;
    const { is, ...opened } = came;
    const streams = openDeskStreams({ way: opened.way, page: of.page }, clocks);
    const secret = sessions.start({ ...opened, streams });
    session = sessions.find(secret);
    if (secret !== undefined && session !== undefined) return { is, secret, told: toldOf(session) };
    opened.way.close();
    return { is: 'unheard', why: 'many' };
  }

  function toldOf({ key, hall, user, who, startedAt }: DeskSession): Session {
    const endsAt = Math.round(wall() + startedAt + endsAfterMs - timers.now());
    return { key, hall, ...(user !== undefined && { user }), ...who, endsAt };
  }

  return {
    lost: signing.lost,
    async signIn(said, address) {
      const { user = '' } = said;
      const afterS = signingIn >= signingInAtMost ? 1 : tries.begin(user, address);
      if (afterS > 0) return { is: 'too-often', afterS };
      signingIn += 1;
      try {
        const came = await signedIn(said);
        if (came.is !== 'wrong') tries.takeBack(user, address, came.is === 'in');
        return came;
      } finally {
        signingIn -= 1;
      }
    },
    find: sessions.find,
    async told(session) {
      const who = whoOf(await session.way.give({ verb: 'who', args: {} }));
      if (who === 'wrong') {
        sessions.end(session);
        return undefined;
      }
      session.who = who ?? session.who;
      return toldOf(session);
    },
    async order(session, order) {
      const { orders, way, key } = session;
      if (!mayOrder(key)) return undefined;
      if (order.verb === 'device-test') return { status: way.tests.begin(order) ? 'goes-on' : 'unanswered' };
      const given = orders.get(order.id) ?? way.give(order).finally(() => orders.delete(order.id));
      orders.set(order.id, given);
      return answerOf(await given);
    },
    end: sessions.end,
    isOpen,
    close: sessions.close,
  };
}
