/** English: which rule of the hall does not hold, and why. A bug, so it is for whoever mends One Ticket. */
import { counterInEnglish as counterText } from '../../../text/counters.ts';

export const en = {
  number: (ticket: string, found: number, expected: number) =>
    `${ticket} has the number ${found}, expected ${expected}`,
  onNoList: (ticket: string) => `${ticket} was given out from paper, and was on no list of the power cut`,
  twice: (ticket: string) => `${ticket} was issued twice`,
  effect: (verb: string, found: number, expected: readonly string[]) =>
    `${verb} led to ${found} × ${expected.join(' or ')}, expected one`,
  callNext: (calls: number, ready: number) =>
    `call-next led to ${calls} calls and ${ready} × ready, expected one of them`,
  notWaiting: (counter: string, ticket: string, queue: string) =>
    `${counterText(counter)} called ${ticket} in ${queue}, where it did not wait`,
  nobody: 'nobody',
  named: (ticket: string, by: string) => `${ticket} by ${by}`,
  otherThanNamed: (counter: string, ticket: string, by: string, named: string) =>
    `${counterText(counter)} called ${ticket} by ${by}, R2 names ${named}`,
  lessP: (counter: string, ticket: string, other: string) =>
    `${counterText(counter)} called ${ticket} while ${other} of the same queue and class had the higher P`,
  workedClock: (ticket: string, queue: string, found: number | undefined, expected: number) =>
    `${ticket} joined ${queue} at ${found} of its worked clock, which showed ${expected}`,
  notCome: (ticket: string, counter: string, queue: string) =>
    `${ticket} was approved at ${counterText(counter)} (${queue}) and had not come`,
  inNoPlace: (ticket: string) => `${ticket} is in no place`,
  notInHand: (ticket: string, place: string, counter: string, has = 'nobody') =>
    `${ticket} is ${place} at ${counterText(counter)}, which has ${has} in hand`,
  notThere: (counter: string, ticket: string, place = 'unknown') =>
    `${counterText(counter)} has ${ticket} in hand, which is ${place}`,
  sum: (found: number, expected: number) =>
    `the places hold ${found} visits, expected ${expected}, as many as were issued`,
  insideAtClosing: (ticket: string, place: string) => `the day was closed and ${ticket} is ${place}`,
  replay: (part: string) => `${part} is not what a replay of the day gives`,
};
