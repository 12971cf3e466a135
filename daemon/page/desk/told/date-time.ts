/** A moment as the hall's clock shows it. */
import { hallTold } from './now.ts';

export function dateTime(at: number): string {
  const timeZone = hallTold.value?.info.timeZone;
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);
}
