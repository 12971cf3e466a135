/** English: that the class of a visit was set (R6, R18). */
import type { Event } from '../../../core/types/events.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';
import { lasting } from '../../../text/duration.ts';

export function classText(event: Event & { kind: 'class-set' }): string {
  const { class: visitClass, counter, clerk, asked, denied, creditMs } = event;
  if (event.lapsed === true) return `class ${visitClass}: green was asked for and nobody confirmed it`;
  if (event.booked === true)
    return `class ${visitClass}: it came before its slot, which begins soon; it counts from now on`;
  const who = clerk === undefined ? '' : ` by clerk ${clerk}`;
  const at = counter === undefined ? who : ` at ${counterText(counter)}${who}`;
  if (denied === true) return `green denied${at}, for the whole visit`;
  if (asked === true) return `green confirmed${at}: it counts as green since it joined`;
  const credit = creditMs === undefined ? 0 : Math.round(creditMs / 1000) * 1000;
  const unbroken = `, with ${credit < 0 ? '−' : ''}${lasting(Math.abs(credit))} credit so that its priority goes on unbroken`;
  const from = creditMs === undefined ? '' : `; it counts from now on${credit === 0 ? '' : unbroken}`;
  return `class ${visitClass}${at === '' ? '' : `, set${at}`}${from}`;
}
