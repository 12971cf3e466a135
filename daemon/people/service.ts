/** What a clerk decides about whom they serve, whether their hands give orders or press keys. */
import { type Chance, logNormal, oneOf } from './chance.ts';
import type { Citizen, Luck } from './citizen.ts';

/** From the end of a service to the rating of it. */
export const ratesAfterMs = 4_000;
const coffee = { meanMs: 10 * 60_000, cv: 0.4, leastMs: 4 * 60_000, mostMs: 30 * 60_000 };
const leastServiceMs = 15_000;

/** How long a clerk is away for a tea or a coffee. */
export function coffeeMs(chance: Chance): number {
  return Math.min(coffee.mostMs, Math.max(coffee.leastMs, logNormal(chance, coffee.meanMs, coffee.cv)));
}

/** From beginning to being done; the usual time of a queue has the way to the counter and the clerk's breath in it. */
export function serviceMs(usualMs: number, { walkMs }: Citizen, { work, restMs }: Luck): number {
  return Math.max(leastServiceMs, (usualMs - walkMs - restMs) * work);
}

/** What a claim on green is answered with, once it is seen who makes it (R6). */
export function answerTo({ pretends }: Citizen): 'normal' | 'green' {
  return pretends ? 'normal' : 'green';
}

/** The queue that is chosen for them. */
export function pickAt(
  { picks }: Citizen,
  { choice, among }: { choice: string; among: readonly string[] },
): string {
  return picks.get(choice) ?? among[0] ?? '';
}

/** How it ends where it must be marked why (R5); left out: all is well. */
export function badEndOf({ ends }: Luck): 'refused' | 'papers-missing' | undefined {
  return ends === 'refused' || ends === 'papers-missing' ? ends : undefined;
}

/** The number of the reason, or of the paper that is missing; 0 is another one, which is written on the slip by hand. */
export function numberToMark({ why }: Luck, numbers: readonly number[]): number {
  return oneOf(() => why, [0, ...numbers]);
}

/** Until the clerk calls the next one: a breath, and whoever was there may have forgotten to ask something. */
export function breathMs({ restMs, asksAgainMs = 0 }: Luck): number {
  return restMs + asksAgainMs;
}

/** Finished by calling the next; not where something else comes first: a mark, a rating, a question, or what the clerk has `toDo`. */
export function callsNextAtOnce(
  { asksRating, asksAgainMs }: Luck,
  isMarked: boolean,
  toDo: boolean,
): boolean {
  return !isMarked && !asksRating && asksAgainMs === undefined && !toDo;
}
