/** A supervisor has this very ticket called, and says why. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import { may } from '../session/session.ts';
import { ticketMeant } from '../tickets/meant.ts';
import type { Counter } from '../told/hall.ts';
import { hallTold } from '../told/now.ts';
import { words } from '../words/words.ts';

const place = 'call-this';

export function CallThis({ counter, notYet }: { counter: Counter; notYet: boolean }) {
  const { counter: say, orders } = words.value;
  const [ticket, writeTicket] = useState('');
  const [reason, writeReason] = useState('');
  const hall = hallTold.value;
  if (!may('call-number') || hall === undefined) return null;
  const meant = ticketMeant(ticket, hall);
  return html`<details class="more">
    <summary>${say.callThis.title}</summary>
    <div class="fields">
      <${Field} id="call-this-ticket" label=${say.callThis.ticket} value=${ticket} write=${writeTicket} />
      <${Field}
        id="call-this-reason"
        label=${orders.reason}
        help=${orders.reasonHelp}
        value=${reason}
        write=${writeReason}
        atMost=${60}
      />
      <${OrderButton}
        place=${place}
        verb="call-number"
        args=${{ counter: counter.id, ticket: meant.is === 'ticket' ? meant.ticket : '', reason }}
        says=${say.callThis.go}
        notYet=${notYet || meant.is !== 'ticket' || reason.trim() === ''}
      />
      <${Answer} place=${place} />
    </div>
  </details>`;
}
