/** The information desk: a ticket is taken, a ticket is found. */
import { html } from 'htm/preact';
import { may } from '../session/session.ts';
import { hallTold } from '../told/now.ts';
import { Claims } from './claims.ts';
import { Find } from './find.ts';
import { Take } from './take.ts';

export function TicketsPart() {
  const hall = hallTold.value;
  if (hall === undefined) return null;
  return html`<div class="tickets-part">
    ${may('take-ticket') && html`<${Take} hall=${hall} />`}
    <div class="tickets-side">
      <${Claims} hall=${hall} />
      ${may('why') && html`<${Find} hall=${hall} />`}
    </div>
  </div>`;
}
