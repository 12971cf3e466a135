/** The words of the languages of a hall, filled in (R12). */
import { hourAndMinute } from '../day/clock-face.ts';
import type { MinuteRange } from '../types/model.ts';
import type { Phrases } from '../types/phrase-names.ts';
import type { Rules } from '../types/rules.ts';

/** Fills `{name}` in a phrase. The config check has seen to it that each phrase names only what it is given. */
export function say(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Where people are sent who need a person: to the information desk, where the hall has one. */
export function whomToAsk({ phrases, desks }: Rules): string {
  return phrases[desks.size > 0 ? 'to-desk' : 'to-staff'];
}

/** What is said in the hall's language and, where it has a second one, straight after in that. */
export function inEachLanguage(rules: Rules, words: (phrases: Phrases) => string): string {
  const { phrases, secondPhrases } = rules;
  // Every voice rests at a full stop.
  return secondPhrases === undefined ? words(phrases) : `${words(phrases)}。${words(secondPhrases)}`;
}

/** A001 as it is said: A零零一, or A 0 0 1 where the digits of the language stand apart. */
export function digitByDigit({ digits }: Phrases, ticket: string): string {
  const gap = digits.includes(' ') ? ' ' : '';
  const words = digits.split(gap);
  return [...ticket].map(sign => words[Number.parseInt(sign, 10)] ?? sign).join(gap);
}

/** The announcement before ticket-taking ends (R10). `at`: when it ends, ms UTC by the wall clock. */
export function closingSoon(rules: Rules, at: number): string {
  const time = hourAndMinute(at, rules.timeZone);
  return inEachLanguage(rules, phrases => say(phrases['closing-soon'], { time: say(phrases.clock, time) }));
}

/** An expected wait as people read it (R11). */
export function minutesIn(phrases: Phrases, [low, high]: MinuteRange): string {
  if (low === 0) return say(phrases['minutes-within'], { high });
  return low === high
    ? say(phrases['minutes-about'], { minutes: low })
    : say(phrases['minutes-between'], { low, high });
}
