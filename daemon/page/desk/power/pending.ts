/** Lines on their way to the hall, one after the other as they were typed. A page that is loaded anew goes on with them. */
import { computed, effect, signal } from '@preact/signals';
import { type Order, sent } from '../orders/give.ts';
import type { Refused } from '../orders/refusal.ts';
import { may } from '../session/session.ts';
import { hallTold } from '../told/now.ts';
import { isHeard } from '../told/source.ts';
import type { LineOrder, Typed } from './typed.ts';

/** `day`: the business day; those of another are over. */
export type Line = { id: string; day: string; order: LineOrder; typed: Typed } & (
  | { is: 'waits' | 'done' }
  | ({ is: 'refused' } & Refused)
);

const kept = 'desk-paper';
/** What is done the hall tells; these are known to be entered, so that nobody enters one twice. */
const doneAtMost = 300;
const againAfterMs = 2000;

const all = signal<readonly Line[]>(restored());
effect(() => sessionStorage.setItem(kept, JSON.stringify(all.value)));

export const lines = computed(() => all.value.filter(({ day }) => day === today()));
/** Those that are not entered: on their way, or refused. */
export const openLines = computed(() => lines.value.filter(({ is }) => is !== 'done'));

const today = () => hallTold.value?.state?.day ?? '';

function restored(): readonly Line[] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(kept) ?? '[]');
    return Array.isArray(read) ? (read as Line[]) : [];
  } catch {
    return [];
  }
}

export function enter(order: LineOrder, typed: Typed): void {
  const old = lines.value.filter(({ is }) => is === 'done').slice(-doneAtMost);
  const line: Line = { id: crypto.randomUUID(), day: today(), order, typed, is: 'waits' };
  all.value = [...old, ...openLines.value, line];
}

export function drop(id: string): void {
  all.value = all.value.filter(line => line.id !== id);
}

function stand(id: string, now: Partial<Line>): void {
  all.value = all.value.map(line => (line.id === id ? ({ ...line, ...now } as Line) : line));
}

let isSending = false;

/** The order in which they were typed is the order in which they were done. */
async function sendNext(): Promise<void> {
  const next = lines.value.find(({ is }) => is === 'waits');
  if (isSending || next === undefined || !isHeard.value || !may(next.order.verb)) return;
  isSending = true;
  const waitMs = await send(next);
  if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs));
  isSending = false;
  void sendNext();
}

/** How long to wait before the next. Where nobody knows whether it was done, it is sent again as the same. */
async function send({ id, order }: Line): Promise<number> {
  const given = await sent({ ...order, says: '' } satisfies Order, id);
  switch (given.is) {
    case 'done':
      stand(id, { is: 'done' });
      return 0;
    case 'too-often':
      return given.s * 1000;
    case 'refused':
      // It was not looked at: the session is over, or it came too late and is another.
      if (given.code === 'http-401' || given.code === 'http-403') return againAfterMs;
      if (given.code === 'expired') stand(id, { id: crypto.randomUUID() });
      else {
        const { code, message, args } = given;
        stand(id, { is: 'refused', code, message, args });
      }
      return 0;
    default:
      return againAfterMs;
  }
}

/** Once there is a line, the hall is heard, and somebody is signed in. */
export function sendLines(): void {
  effect(() => {
    if (isHeard.value && lines.value.some(({ is }) => is === 'waits')) void sendNext();
  });
}
