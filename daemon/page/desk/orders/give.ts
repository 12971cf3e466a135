/** Orders on their way to the hall, each at the place of the page where it was given, and what came of them. */
import { signal } from '@preact/signals';
import { type DeskAnswer, type DeskOrder, keyHeader, type TooOften } from '../contract.ts';
import { session, sessionIsOver } from '../session/session.ts';
import { isHeard } from '../told/source.ts';
import type { Refused } from './refusal.ts';

export type Order = {
  verb: string;
  args: Readonly<Record<string, unknown>>;
  says: string;
  /** There is the number of a document in it: once it is answered, the page has it no more. */
  isPrivate?: boolean;
  /** What the page does with each answer: also with that to the same order, sent again. */
  then?(given: Given): void;
};

/** `unanswered`: whether it was done is not known; sent again as the same, it is done once. */
export type Given = { order: Order } & (
  | { is: 'sending' | 'unanswered'; id: string }
  | { is: 'done'; data: Readonly<Record<string, unknown>> }
  | ({ is: 'refused' } & Refused)
  | { is: 'too-often'; s: number }
);

/** By place; the last one of each. */
const given = signal<ReadonlyMap<string, Given>>(new Map());

export const givenAt = (place: string): Given | undefined => given.value.get(place);

/** One order of a place at a time: no other before it is known what became of it. */
export function canOrder(place: string): boolean {
  const last = givenAt(place);
  return isHeard.value && last?.is !== 'sending' && last?.is !== 'unanswered';
}

/** Longer than the server waits for the hall. */
const answerWithinMs = 20_000;

/** Unless none may be given there now. */
export async function give(place: string, order: Order): Promise<void> {
  if (canOrder(place)) await send(place, order, crypto.randomUUID());
}

export async function giveAgain(place: string): Promise<void> {
  const last = givenAt(place);
  if (last?.is === 'unanswered' && isHeard.value) await send(place, last.order, last.id);
}

/** What came of it was read; or nobody wants to know any more. */
export function forget(place: string): void {
  given.value = new Map([...given.value].filter(([at]) => at !== place));
}

async function send(place: string, order: Order, id: string): Promise<void> {
  stand(place, { is: 'sending', order, id });
  const now = await sent(order, id);
  // Forgotten on its way: somebody else may stand there now, and is told nothing of it.
  if (order.isPrivate === true && !isOnItsWay(place, id)) return;
  stand(
    place,
    now.is === 'unanswered' || order.isPrivate !== true ? now : { ...now, order: withoutArgs(order) },
  );
  order.then?.(now);
}

function isOnItsWay(place: string, id: string): boolean {
  const last = givenAt(place);
  return last?.is === 'sending' && last.id === id;
}

const withoutArgs = (order: Order): Order => ({ ...order, args: {} });

function stand(place: string, now: Given): void {
  given.value = new Map([...given.value, [place, now]]);
}

/** The same id again is done once. */
export async function sent(order: Order, id: string): Promise<Given> {
  const { verb, args } = order;
  const asked: DeskOrder = { id, verb, args };
  try {
    const response = await fetch('/desk/order', {
      method: 'POST',
      headers: { [keyHeader]: session()?.key ?? '' },
      body: JSON.stringify(asked),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (response.ok) return read(await response.json(), order, id);
    if (response.status === 429)
      return { is: 'too-often', order, s: ((await response.json()) as TooOften).afterS };
    if (response.status === 401 || response.status === 403) void sessionIsOver();
    if (response.status < 500) return { is: 'refused', order, code: `http-${response.status}`, message: '' };
  } catch {
    // The way to the server broke: it may have come there.
  }
  return { is: 'unanswered', order, id };
}

function read(answer: DeskAnswer, order: Order, id: string): Given {
  if (answer.status === 'unanswered') return { is: 'unanswered', order, id };
  // What comes of it is told by itself.
  if (answer.status === 'goes-on') return { is: 'done', order, data: {} };
  const { status, code, message, args, data = {} } = answer;
  // A repeat has the first answer: that of the order itself.
  const isDone = status === 'ok' || (status === 'duplicate' && code === 'ok');
  return isDone ? { is: 'done', order, data } : { is: 'refused', order, code, message, args };
}
