/** When a loudspeaker begins to say something, from what it shows before and now. */
import { countField, type Shows, textField, textsField } from '../fields.ts';

/** What of a loudspeaker tells one speech from the next, which may have the same words. */
export type Hearing = { speaking: string | undefined; ended: string };

export function hearingOf(shows: Shows): Hearing {
  const ended = JSON.stringify([countField(shows, 'cut'), textsField(shows, 'said')]);
  return { speaking: textField(shows, 'speaking'), ended };
}

/**
 * What is begun now. `before`: as it was last heard; undefined when the page has just opened, for what is under way then was
 * begun without it.
 */
export function speechBegun(before: Hearing | undefined, now: Hearing): string | undefined {
  if (before === undefined) return undefined;
  const goesOn = before.speaking === now.speaking && before.ended === now.ended;
  return goesOn ? undefined : now.speaking;
}
