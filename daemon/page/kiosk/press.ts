/**
 * A ticket is ordered: by one id until it is known what became of it, whatever breaks meanwhile, so that one press is one ticket.
 * A page that was loaded anew goes on asking.
 */
import { signal } from '@preact/signals';
import { type Answer, meantForMs, type Press, type Wanted } from './contract.ts';

export type Pressed =
  | { is: 'asked'; long: boolean }
  | { is: 'known'; answer: Exclude<Answer, { is: 'unanswered' }>; green: boolean };

/** Undefined: nothing is ordered. */
export const pressed = signal<Pressed | undefined>(undefined);

type Kept = { id: string; at: number; wanted: Wanted };

const keptAs = 'kiosk-press';
/** Older than that nobody waits for it. */
const keptForMs = 10 * 60_000;
const retryMs = 2000;
/** Longer than the screens wait for the hall. */
const answerWithinMs = 15_000;

/** While one is under way, or its number stands there, a second touch is none. */
export function press(wanted: Wanted): void {
  if (pressed.value !== undefined) return;
  const kept: Kept = { id: crypto.randomUUID(), at: Date.now(), wanted };
  localStorage.setItem(keptAs, JSON.stringify(kept));
  void follow(kept);
}

/** What a page before this one did not see the end of. */
export function followKept(): void {
  const kept = read(localStorage.getItem(keptAs));
  if (kept !== undefined) void follow(kept);
}

/** It was read, or whoever ordered it is gone. */
export function forgetPress(): void {
  if (pressed.value?.is === 'known') pressed.value = undefined;
}

/** Nothing was ordered: there is nothing to order by it. */
export function refusedHere(code: string): void {
  pressed.value ??= { is: 'known', answer: { is: 'refused', code }, green: false };
}

async function follow(kept: Kept): Promise<void> {
  const { wanted } = kept;
  while (ageOf(kept) < keptForMs) {
    pressed.value = { is: 'asked', long: ageOf(kept) > meantForMs };
    // One after the other: what became of it is asked for until it is known.
    const answer = await sent(kept);
    if (answer.is !== 'unanswered') {
      localStorage.removeItem(keptAs);
      pressed.value = { is: 'known', answer, green: 'green' in wanted && wanted.green };
      return;
    }
    await new Promise(resolve => setTimeout(resolve, retryMs));
  }
  localStorage.removeItem(keptAs);
  pressed.value = undefined;
}

async function sent(kept: Kept): Promise<Answer> {
  const body: Press = { id: kept.id, ageMs: ageOf(kept), ...kept.wanted };
  try {
    const response = await fetch('/kiosk/take', {
      method: 'POST',
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (response.ok) return await response.json();
    // It was no order. Whatever else it is may pass: too often, not let in, no server.
    if (response.status === 400) return { is: 'refused', code: 'wrong-type' };
  } catch {
    // The way to the server broke: it may have come there.
  }
  return { is: 'unanswered' };
}

/** Of two clocks of one machine: one that was set back makes it no younger than new. */
const ageOf = ({ at }: Kept): number => Math.max(0, Date.now() - at);

function read(text: string | null): Kept | undefined {
  try {
    const kept: Partial<Kept> | null = JSON.parse(text ?? 'null');
    const { id, at, wanted } = kept ?? {};
    return id !== undefined && at !== undefined && wanted !== undefined ? { id, at, wanted } : undefined;
  } catch {
    return undefined;
  }
}
