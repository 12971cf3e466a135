/** For whoever hears the page: what has changed, in one sentence, and not every second. */
import { html } from 'htm/preact';
import type { PlaceNow } from './contract.ts';
import { awayHelp, helpFor } from './place.ts';
import { clockTime, phoneTold, ticketNow } from './source.ts';
import { minutesIn } from './told.ts';
import { named, placeIn, words } from './words.ts';

export function Summary() {
  const now = ticketNow.value;
  const ticket = phoneTold.value?.ticket ?? '';
  return html`<p class="unseen" aria-live="assertive">${now?.place.is === 'called' && inWords(ticket, now.place)}</p>
    <p class="unseen" aria-live="polite">${now !== undefined && now.place.is !== 'called' && inWords(ticket, now.place)}</p>`;
}

function inWords(ticket: string, place: PlaceNow): string {
  const say = words.value;
  switch (place.is) {
    case 'waiting': {
      const { mayGoUntil } = place;
      const mayGo = mayGoUntil === undefined ? '' : `${say.between}${say.mayGo(clockTime(mayGoUntil))}`;
      if (place.told === undefined) return `${say.waitingFor} ${named(place.queue).text}${mayGo}`;
      const { ahead, minutes } = place.told;
      const { figure, unit } = minutesIn(minutes);
      const before = ahead === 0 ? say.nextUp : `${say.ahead} ${ahead} ${say.people(ahead)}`;
      return `${before}${say.between}${say.expected} ${figure} ${unit}${mayGo}`;
    }
    case 'away':
      return place.backBy === undefined
        ? `${say.away}${place.mayGoUntil === undefined ? '' : `${say.between}${awayHelp(place)}`}`
        : `${say.due}${say.between}${awayHelp(place)}`;
    case 'called':
      return say.calledTo(ticket, placeIn(place));
    case 'serving':
    case 'parked': {
      if (place.name !== undefined) return `${say.atPlace[place.is]} ${placeIn(place)}`;
      const [before, after] = say.atCounter[place.is];
      return `${before} ${place.counter} ${after}`;
    }
    case 'missed':
    case 'done':
    case 'left':
      return `${say[place.is]}${say.between}${helpFor(place.is)}`;
  }
}
