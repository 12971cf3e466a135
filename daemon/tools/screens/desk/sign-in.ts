/** Somebody signs in: the broker checks the password, the hall says what its user may. Neither is believed without the other. */
import { randomBytes } from 'node:crypto';
import type { BrokerLogin } from '../../../../config/load/secrets.ts';
import { isUserName } from '../../../../config/schema/mqtt.ts';
import type { SignIn, Unheard } from '../../../page/desk/contract.ts';
import type { Hall } from '../../watch/model/halls.ts';
import { isOld, type Link } from '../../watch/model/standing.ts';
import type { Who } from './sessions.ts';
import { type Clocks, openWay, type Way } from './way.ts';
import { whoOf } from './who.ts';

export type SignedIn =
  | { is: 'in'; way: Way; hall: string; user?: string; who: Who }
  /** Which of user and password is wrong, nobody learns; nor that it was right and its user nobody in the hall. */
  | { is: 'wrong' }
  | { is: 'unheard'; why: Unheard['why'] };

export type SigningIn = {
  /** `refused`: later, when the broker lets the user in no more. */
  signIn(said: SignIn, on: { changed(): void; refused(): void }): Promise<SignedIn>;
  /** The broker went: another may come in its place, that checks nobody. */
  lost(): void;
};

/** `hall`, `link`: as the screens themselves hear them. `isOpen`: nobody needs to say who they are. */
export function openSigningIn(
  of: { login: BrokerLogin; hall(): Hall | undefined; link(): Link; isOpen(): Promise<boolean> },
  clocks: Clocks,
): SigningIn {
  let isChecking = false;

  async function open(login: BrokerLogin, hall: Hall, on: { changed(): void; refused(): void }) {
    const first = Promise.withResolvers<'open' | 'refused' | 'lost'>();
    const way = openWay(
      { login, hall: hall.id, aheadMs: hall.aheadMs ?? 0 },
      { ...on, first: first.resolve },
      clocks,
    );
    const came = await first.promise;
    if (came !== 'open') way.close();
    return { way, came };
  }

  /** Whether the broker turns somebody away who is made up. */
  async function checks(hall: Hall): Promise<boolean> {
    if (isChecking) return true;
    const madeUp = {
      ...of.login,
      username: `nobody-${randomBytes(8).toString('hex')}`,
      password: randomBytes(16).toString('hex'),
    };
    const { way, came } = await open(madeUp, hall, { changed() {}, refused() {} });
    way.close();
    isChecking = came === 'refused';
    return isChecking;
  }

  /** Who it is to be; undefined: nobody could be. */
  async function loginOf({ user = '', password = '' }: SignIn): Promise<BrokerLogin | undefined> {
    const { url, ca } = of.login;
    const broker = { url, ...(ca !== undefined && { ca }) };
    if (user === '' && password === '') return (await of.isOpen()) ? broker : undefined;
    return isUserName(user) && password !== '' ? { ...broker, username: user, password } : undefined;
  }

  return {
    lost() {
      isChecking = false;
    },
    async signIn(said, on) {
      const hall = of.hall();
      if (of.link().is !== 'up') return { is: 'unheard', why: 'broker' };
      if (hall === undefined || isOld(hall, of.link(), clocks.wall())) return { is: 'unheard', why: 'hall' };
      const login = await loginOf(said);
      if (login === undefined) return { is: 'wrong' };
      const { way, came } = await open(login, hall, on);
      if (came === 'refused') return { is: 'wrong' };
      if (came === 'lost') return { is: 'unheard', why: 'broker' };
      const who = whoOf(await way.give({ verb: 'who', args: {} }));
      const isProved = login.username === undefined || typeof who !== 'object' || (await checks(hall));
      if (typeof who === 'object' && isProved) {
        const { username: user } = login;
        return { is: 'in', way, hall: hall.id, ...(user !== undefined && { user }), who };
      }
      way.close();
      if (who === 'wrong') return { is: 'wrong' };
      return { is: 'unheard', why: isProved ? 'hall' : 'unchecked' };
    },
  };
}
