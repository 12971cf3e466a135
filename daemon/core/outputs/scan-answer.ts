/** What the main board tells whoever has just held a ticket under a scanner: one's place, or where to go (R4, R11). */
import { clockTime } from '../day/clock-face.ts';
import type { Hall, Place } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import type { Answer, WentBefore } from '../types/scan.ts';
import { minutesIn, placeOf, say, whomToAsk } from './phrases.ts';

/** Long enough to look up and read it. */
const standsMs = 15_000;

/** Long enough to walk from the kiosk to the scanner. */
const awayAskedForMs = 20_000;

/** R16: a kiosk’s button for stepping away was pressed just now. */
export function isAwayAsked({ awayAskedAt }: Hall, now: number): boolean {
  return awayAskedAt !== undefined && now < awayAskedAt + awayAskedForMs;
}

/** Until when it stands; none once that has come. */
export function askedUntil({ asked }: Hall, now: number): number | undefined {
  const until = asked === undefined ? undefined : asked.at + standsMs;
  return until !== undefined && until > now ? until : undefined;
}

/** Until when a ticket is waited for that is to step away; none once that has come. */
export function awayAskedUntil(hall: Hall, now: number): number | undefined {
  return hall.awayAskedAt !== undefined && isAwayAsked(hall, now)
    ? hall.awayAskedAt + awayAskedForMs
    : undefined;
}

/** None once its time is over, or when the visit has moved on since. */
export function askedLine(rules: Rules, hall: Hall, now: number): string | undefined {
  const { asked } = hall;
  if (isAwayAsked(hall, now)) return rules.phrases['main-away-scan'];
  if (asked === undefined || askedUntil(hall, now) === undefined) return undefined;
  const { ticket = '', answer } = asked;
  return isStillTrue(hall, ticket, answer) ? inWords(rules, ticket, answer) : undefined;
}

function isStillTrue(hall: Hall, ticket: string, answer: Answer): boolean {
  const place = hall.visits.get(ticket)?.place;
  switch (answer.is) {
    case 'waiting':
      return place?.is === 'waiting' && place.queue === answer.queue;
    case 'away':
      return place?.is === 'away' && place.due === undefined;
    case 'at-counter':
      return place !== undefined && isAt(place, answer.counter);
    case 'left':
    case 'missed-twice':
      return place?.is === 'left' || place?.is === 'missed';
    default:
      return true;
  }
}

function isAt(place: Place, counter: string): boolean {
  return place.is !== 'missed' && 'counter' in place && place.counter === counter;
}

function inWords(rules: Rules, number: string, answer: Answer): string {
  const { phrases } = rules;
  const desk = whomToAsk(rules);
  switch (answer.is) {
    case 'waiting': {
      const place = placeInWords(rules, number, answer);
      if (answer.awayOnce === true) return say(phrases['main-asked-away-once'], { place });
      const { mayGoUntil: until } = answer;
      if (until !== undefined) return mayGoInWords(rules, place, until);
      const told = answer.presumed === true ? say(phrases['main-asked-presumed'], { place, desk }) : place;
      return [told, ...beforeInWords(rules, answer.wentBefore)].join('  ');
    }
    case 'away':
      return awayInWords(rules, number, answer.until);
    case 'at-counter':
      return say(phrases['main-call'], { number, place: placeOf(rules, answer.counter) });
    case 'missed-twice':
      return say(phrases['main-asked-missed-twice'], { number, desk });
    case 'left':
      return say(phrases['main-asked-left'], { number, desk });
    case 'over':
      return say(phrases['main-asked-over'], { number, desk });
    case 'another-hall':
      return phrases['main-asked-another-hall'];
    case 'another-day':
      return phrases['main-asked-another-day'];
    case 'unknown-ticket':
      return say(phrases['main-asked-unknown'], { number: answer.found });
    case 'slip-later':
      return slipLaterInWords(rules, answer);
    case 'slip-unknown':
      return say(phrases['main-asked-slip-unknown'], { desk });
    case 'slip-lapsed':
      return say(phrases['main-asked-slip-lapsed'], { desk });
    case 'booking-later':
      return bookingLaterInWords(rules, answer);
    case 'booking-unknown':
      return say(phrases['main-asked-booking-unknown'], { desk });
    case 'booking-another-day':
      return say(phrases['main-asked-booking-another-day'], { day: answer.day });
    case 'no-ticket':
      return phrases['main-asked-no-ticket'];
  }
}

/** R15: who comes by a slip is told what to do, and that the slip is still good. */
function slipLaterInWords(rules: Rules, { because, until }: Answer & { is: 'slip-later' }): string {
  const { phrases } = rules;
  const desk = whomToAsk(rules);
  if (because === 'no-paper') return say(phrases['main-no-paper'], { desk });
  if (because === 'no-tickets') return say(phrases['main-asked-slip-later'], { until });
  return say(phrases['main-asked-slip-unknown'], { desk });
}

/** R18: there is no paper, or no time, for who has booked. */
function bookingLaterInWords(rules: Rules, { because }: Answer & { is: 'booking-later' }): string {
  const { phrases } = rules;
  const desk = whomToAsk(rules);
  if (because === 'no-paper') return say(phrases['main-no-paper'], { desk });
  if (because === 'no-tickets') return phrases['main-asked-booking-later'];
  return say(phrases['main-asked-booking-unknown'], { desk });
}

/** R16: it is not called until a break is over, and need not wait for that here. */
export function mayGoInWords({ phrases, timeZone }: Rules, place: string, until: number): string {
  return say(phrases['main-asked-may-go'], { place, time: clockTime(until, timeZone) });
}

/** `until`: it went for a break, and should be back by then. */
export function awayInWords({ phrases, timeZone }: Rules, number: string, until: number | undefined): string {
  if (until === undefined) return say(phrases['main-asked-away'], { number });
  return say(phrases['main-asked-away-until'], { number, time: clockTime(until, timeZone) });
}

/** One line, or none where nobody went before. */
export function beforeInWords({ phrases }: Rules, before: WentBefore = {}): string[] {
  const causes = (['green', 'appointment', 'returned', 'other'] as const).flatMap(cause => {
    const count = before[cause];
    return count === undefined ? [] : [say(phrases[`before-${cause}`], { count })];
  });
  return causes.length === 0
    ? []
    : [say(phrases['main-asked-before'], { causes: causes.join(phrases['list-separator']) })];
}

export function placeInWords(
  { phrases }: Rules,
  number: string,
  { ahead, expectedMin, back }: Answer & { is: 'waiting' },
): string {
  if (back === true) return say(phrases['main-asked-back'], { number, ahead });
  if (expectedMin === undefined || expectedMin[1] === 0)
    return say(phrases['main-asked-ahead'], { number, ahead });
  return say(phrases['main-asked'], { number, ahead, wait: minutesIn(phrases, expectedMin) });
}
