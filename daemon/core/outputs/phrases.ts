/** The words of the languages of a hall, filled in (R12). */
import { hourAndMinute } from '../day/clock-face.ts';
import type { MinuteRange } from '../types/model.ts';
import type { Phrases } from '../types/phrase-names.ts';
import type { Named, Rules } from '../types/rules.ts';

/** Fills `{name}` in a phrase. The config check has seen to it that each phrase names only what it is given. */
export function say(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** Where people are sent who need a person: to the information desk, where the hall has one, by its name. */
export function whomToAsk({ phrases, desks, counters }: Rules): string {
  const [desk, ...more] = desks;
  if (desk === undefined) return phrases['to-staff'];
  const place = more.length === 0 ? counters.get(desk)?.name : undefined;
  return place === undefined ? phrases['to-desk'] : say(phrases['to-place'], { place });
}

/** Where a call sends people: what the counter is called, else its number. In the hall's language. */
export function placeOf({ phrases, counters }: Rules, counter: string): string {
  return counters.get(counter)?.name ?? say(phrases.place, { counter });
}

/** What stands over it. */
export function plateOf({ phrases, counters }: Rules, counter: string): string {
  return counters.get(counter)?.name ?? say(phrases.plate, { counter });
}

/** As one language of the hall has it. */
export type Spoken = { phrases: Phrases; placeOf(counter: string): string; nameOf(named: Named): string };

/** What is said in the hall's language and, where it has a second one, straight after in that. */
export function inEachLanguage(rules: Rules, words: (spoken: Spoken) => string): string {
  // Every voice rests at a full stop.
  return spokenIn(rules).map(words).join('。');
}

/** The hall's languages, its own first. */
export function spokenIn(rules: Rules): Spoken[] {
  const { secondPhrases, secondLocale = '', counters } = rules;
  const own = ownWords(rules);
  if (secondPhrases === undefined) return [own];
  const inSecond = (counter: string) =>
    counters.get(counter)?.names?.[secondLocale] ?? say(secondPhrases.place, { counter });
  const nameOf = ({ name, names }: Named) => names?.[secondLocale] ?? name;
  return [own, { phrases: secondPhrases, placeOf: inSecond, nameOf }];
}

export const ownWords = (rules: Rules): Spoken => ({
  phrases: rules.phrases,
  placeOf: counter => placeOf(rules, counter),
  nameOf: ({ name }) => name,
});

/** A001 as it is said: A零零一, or A 0 0 1 where the digits of the language stand apart. */
export function digitByDigit({ digits }: Phrases, ticket: string): string {
  const gap = digits.includes(' ') ? ' ' : '';
  const words = digits.split(gap);
  return [...ticket].map(sign => words[Number.parseInt(sign, 10)] ?? sign).join(gap);
}

/** The announcement before ticket-taking ends (R10). `at`: when it ends, ms UTC by the wall clock. */
export function closingSoon(rules: Rules, at: number): string {
  const time = hourAndMinute(at, rules.timeZone);
  return inEachLanguage(rules, ({ phrases }) =>
    say(phrases['closing-soon'], { time: say(phrases.clock, time) }),
  );
}

/** The announcement before a break, to those who are not called until it is over (R16): its beginning, and by when to be back, by the wall clock. */
export function breakNear({ timeZone, ...rules }: Rules, from: number, until: number): string {
  const [begins, ends] = [hourAndMinute(from, timeZone), hourAndMinute(until, timeZone)];
  return inEachLanguage({ timeZone, ...rules }, ({ phrases }) =>
    say(phrases['break-near'], { time: say(phrases.clock, begins), until: say(phrases.clock, ends) }),
  );
}

/** An expected wait as people read it (R11). */
export function minutesIn(phrases: Phrases, [low, high]: MinuteRange): string {
  if (low === 0) return say(phrases['minutes-within'], { high });
  return low === high
    ? say(phrases['minutes-about'], { minutes: low })
    : say(phrases['minutes-between'], { low, high });
}
