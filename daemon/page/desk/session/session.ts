/** Who is signed in here, and what they may do. */
import { signal } from '@preact/signals';
import {
  keyHeader,
  type NotSignedIn,
  type Session,
  type SignIn,
  type TooOften,
  type Unheard,
} from '../contract.ts';

/** `out`: nobody is. `ended`: somebody was, until just now. `isOpen`: the hall has no users. */
export type Standing =
  | { is: 'asking' }
  | { is: 'out'; isOpen: boolean; ended: boolean }
  | { is: 'in'; session: Session };

export const standing = signal<Standing>({ is: 'asking' });

const askAgainMs = 2000;
/** Longer than the server waits for the hall. */
const answerWithinMs = 20_000;

export const session = (): Session | undefined =>
  standing.value.is === 'in' ? standing.value.session : undefined;

export const may = (verb: string): boolean => session()?.verbs.includes(verb) === true;

/** Until it is known; then that is told once. */
export async function askSession(known: () => void): Promise<void> {
  const wasIn = standing.value.is === 'in';
  try {
    const response = await fetch('/desk/session', { cache: 'no-store' });
    if (response.ok) {
      const now: Session = await response.json();
      const before = session();
      // In another tab somebody else has signed in: what stands on this page is of whoever was here before.
      if (before !== undefined && before.key !== now.key) return location.reload();
      standing.value = { is: 'in', session: now };
    } else if (response.status === 401) {
      const { isOpen, ended }: NotSignedIn = await response.json();
      standing.value = { is: 'out', isOpen, ended: ended === true || wasIn };
    }
  } catch {
    // There is no way to the server just now.
  }
  if (standing.value.is === 'asking') setTimeout(() => void askSession(known), askAgainMs);
  else known();
}

/** Asked after the stream broke. Who was signed in and is no more signs in again. */
export async function sessionIsOver(): Promise<boolean> {
  await askSession(() => {});
  return standing.value.is === 'out';
}

/** Why nobody was signed in. `tooOften`: with how long to wait, in seconds. */
export type NotIn = { is: 'wrong' | 'no-answer' | Unheard['why'] } | { is: 'too-often'; s: number };

/** Who was signed in before leaves nothing on the page: it is loaded anew. */
export async function signIn(who: SignIn): Promise<NotIn | undefined> {
  try {
    const response = await fetch('/desk/sign-in', {
      method: 'POST',
      body: JSON.stringify(who),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (response.ok) {
      location.reload();
      return undefined;
    }
    if (response.status === 401) return { is: 'wrong' };
    if (response.status === 429) return { is: 'too-often', s: ((await response.json()) as TooOften).afterS };
    if (response.status === 503) return { is: ((await response.json()) as Unheard).why };
    return { is: 'no-answer' };
  } catch {
    return { is: 'no-answer' };
  }
}

export async function signOut(): Promise<void> {
  try {
    await fetch('/desk/sign-out', { method: 'POST', headers: { [keyHeader]: session()?.key ?? '' } });
  } finally {
    location.reload();
  }
}
