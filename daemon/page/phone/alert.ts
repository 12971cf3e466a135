/** Somebody who is called does not look at the phone just then: it vibrates, once for each call. A browser may want a touch first. */
import { effect, signal } from '@preact/signals';
import { ticketNow } from './source.ts';

/** It could vibrate, and the browser waits for a touch. */
export const waitsForTouch = signal(false);

const patternMs = [400, 150, 400, 150, 700];

export function alertAtCalls(): void {
  const canVibrate = 'vibrate' in navigator;
  const isAllowed = () => navigator.userActivation?.hasBeenActive ?? true;
  waitsForTouch.value = canVibrate && !isAllowed();
  for (const touched of ['pointerup', 'keydown'])
    document.addEventListener(touched, () => {
      waitsForTouch.value = canVibrate && !isAllowed();
    });
  let known: string | undefined;
  effect(() => {
    const now = ticketNow.value;
    if (now === undefined) return;
    const wanted = wantedNow(now.place);
    // What stood already when the page was opened is read by whoever opened it.
    const isNew = known !== undefined && wanted !== '' && wanted !== known;
    known = wanted;
    if (isNew && canVibrate && isAllowed()) navigator.vibrate(patternMs);
  });
}

/** What one has to come for; empty: for nothing. */
function wantedNow(place: NonNullable<(typeof ticketNow)['value']>['place']): string {
  if (place.is === 'called') return `${place.counter} ${place.at}`;
  return place.is === 'away' && place.backBy !== undefined ? 'due' : '';
}
