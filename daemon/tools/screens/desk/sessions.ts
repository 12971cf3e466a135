/** Who is signed in at a desk's page: in memory only, each with a secret that only their browser has. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Timers } from '../../../../drivers/device.ts';
import type { Session } from '../../../page/desk/contract.ts';
import type { DeskStreams } from './streams.ts';
import type { Way } from './way.ts';

/** What the hall answered to `who`. */
export type Who = Omit<Session, 'key' | 'hall' | 'user' | 'endsAt'>;

export type DeskSession = {
  key: string;
  hall: string;
  user?: string;
  who: Who;
  way: Way;
  streams: DeskStreams;
  /** Orders that are under way, by their ids. */
  orders: Map<string, Promise<Readonly<Record<string, unknown>> | undefined>>;
  startedAt: number;
  usedAt: number;
};

export type Sessions = {
  /** The secret by which it is found again; undefined: too many have a page open. */
  start(opened: Pick<DeskSession, 'hall' | 'user' | 'who' | 'way' | 'streams'>): string | undefined;
  /** It counts as a request. */
  find(secret: string | undefined): DeskSession | undefined;
  end(session: DeskSession): void;
  close(): void;
};

/** A working day. */
export const endsAfterMs = 12 * 60 * 60 * 1000;
/** Somebody left the desk; a page that is open hears its stream, and is no desk that was left. */
export const idleAtMostMs = 30 * 60 * 1000;
/** Browsers of one person. Each session holds a place at the broker, which has more than these. */
const ofUserAtMost = 8;
const sessionsAtMost = 100;
const lookedAtEveryMs = 30_000;
const secretBytes = 32;

export function openSessions(timers: Timers): Sessions {
  const sessions = new Map<string, DeskSession>();
  let cancel = (): void => {};

  const isOver = ({ startedAt, usedAt, streams }: DeskSession): boolean => {
    const now = timers.now();
    if (now - startedAt >= endsAfterMs) return true;
    return !streams.isHeard() && now - Math.max(usedAt, streams.leftAt()) >= idleAtMostMs;
  };

  function end(session: DeskSession): void {
    for (const [name, one] of sessions) if (one === session) sessions.delete(name);
    session.way.close();
    session.streams.close();
  }

  function look(): void {
    cancel();
    for (const one of sessions.values()) if (isOver(one)) end(one);
    if (sessions.size > 0) cancel = timers.after(lookedAtEveryMs, look);
  }

  /** Those that nobody looks at first, and of these who was not heard of for longest. */
  function oldest(among: readonly DeskSession[], isLetGo: (one: DeskSession) => boolean) {
    return among.filter(isLetGo).toSorted((a, b) => lastSign(a) - lastSign(b))[0];
  }
  const isIdle = ({ streams }: DeskSession) => !streams.isHeard();

  return {
    start(opened) {
      const all = [...sessions.values()];
      const own = all.filter(({ user }) => user === opened.user);
      const isFull = all.length >= sessionsAtMost;
      const tooManyOwn = own.length >= ofUserAtMost;
      const goes = tooManyOwn ? (oldest(own, isIdle) ?? oldest(own, () => true)) : oldest(all, isIdle);
      if (goes !== undefined && (tooManyOwn || isFull)) end(goes);
      else if (isFull) return undefined;
      const secret = randomBytes(secretBytes).toString('base64url');
      const now = timers.now();
      const key = randomBytes(secretBytes).toString('base64url');
      sessions.set(nameOf(secret), { ...opened, key, orders: new Map(), startedAt: now, usedAt: now });
      if (sessions.size === 1) look();
      return secret;
    },
    find(secret) {
      const session = secret === undefined ? undefined : sessions.get(nameOf(secret));
      if (session === undefined) return undefined;
      if (isOver(session)) {
        end(session);
        return undefined;
      }
      session.usedAt = timers.now();
      return session;
    },
    end,
    close() {
      cancel();
      for (const one of sessions.values()) end(one);
    },
  };
}

const lastSign = ({ usedAt, streams }: DeskSession) => Math.max(usedAt, streams.leftAt());

/** The secret itself is kept nowhere. */
const nameOf = (secret: string) => createHash('sha256').update(secret).digest('base64url');

/** Whether the request says the session's key. */
export function isKey({ key }: DeskSession, said: string | undefined): boolean {
  const [ours, theirs] = [Buffer.from(key), Buffer.from(said ?? '')];
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
