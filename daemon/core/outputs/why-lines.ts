/** R20: what whoever asks for a ticket is told of it, in the hall's language and in three lines at most. */
import { wentBefore } from '../queue/overtakes.ts';
import type { Hall, MinuteRange, Visit } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { placeOf, say, whomToAsk } from './phrases.ts';
import { awayInWords, beforeInWords, mayGoInWords, placeInWords } from './scan-answer.ts';

export function whyLines(
  rules: Rules,
  hall: Hall,
  { ticket: number, place }: Visit,
  told: { ahead?: number; expectedMin?: MinuteRange; mayGoUntil?: number },
): string[] {
  const { phrases } = rules;
  const { mayGoUntil } = told;
  switch (place.is) {
    case 'waiting': {
      const { ahead = 0, expectedMin } = told;
      const answer = {
        is: 'waiting',
        queue: place.queue,
        ahead,
        ...(expectedMin && { expectedMin }),
      } as const;
      const inWords = placeInWords(rules, number, answer);
      const placed = mayGoUntil === undefined ? inWords : mayGoInWords(rules, inWords, mayGoUntil);
      return [placed, ...beforeInWords(rules, wentBefore(hall, place))];
    }
    case 'away':
      return [
        place.due === undefined
          ? awayInWords(rules, number, mayGoUntil)
          : say(phrases['main-due'], { numbers: number }),
      ];
    case 'called':
    case 'serving':
    case 'parked':
      return [say(phrases['main-call'], { number, place: placeOf(rules, place.counter) })];
    case 'missed':
      return [say(phrases['main-missed'], { numbers: number })];
    default:
      return [say(phrases['main-asked-over'], { number, desk: whomToAsk(rules) })];
  }
}
