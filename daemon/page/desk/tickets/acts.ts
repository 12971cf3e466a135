/** What may be done about a ticket where it stands: the orders that make sense there. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Answer } from '../orders/answer.ts';
import { OrderButton } from '../orders/button.ts';
import { Field } from '../orders/field.ts';
import type { Given } from '../orders/give.ts';
import { may } from '../session/session.ts';
import type { Hall } from '../told/hall.ts';
import type { PlaceTold, Visit } from '../told/payloads.ts';
import { namesLanguage } from '../words/language.ts';
import { words } from '../words/words.ts';
import { ask, atFound } from './asked.ts';
import { Choices, type Chosen, chosenOf } from './choices.ts';

type Props = {
  hall: Hall;
  ticket: string;
  place: PlaceTold['place'] | undefined;
  visit: Visit | undefined;
};

/** Which of them, by the place: none of a ticket whose place is not known. */
export const actsAt: Readonly<Record<PlaceTold['place'], readonly string[]>> = {
  waiting: ['step-away', 'reprint'],
  away: ['step-back', 'reprint'],
  called: ['reprint'],
  serving: ['reprint'],
  parked: ['reprint'],
  missed: ['rejoin', 'reprint'],
  done: [],
  left: [],
};

export function Acts({ hall, ticket, place, visit }: Props) {
  const say = words.value.tickets.acts;
  if (place === undefined) return null;
  const then = (given: Given) => {
    if (given.is === 'done') void ask(ticket);
  };
  const of = { place: atFound, then };
  const isGreen = visit?.class === 'green';
  return html`<div class="acts">
    <p class="buttons">
      ${actsAt[place].map(
        verb =>
          html`<${OrderButton}
            ...${of}
            key=${verb}
            verb=${verb}
            args=${{ ticket }}
            says=${say[verb as keyof typeof say]}
            main=${verb === 'rejoin' || verb === 'step-back'}
          />`,
      )}
      ${
        visit !== undefined &&
        visit.asked === undefined &&
        html`<${OrderButton}
          ...${of}
          verb="set-class"
          args=${{ ticket, class: isGreen ? 'normal' : 'green' }}
          says=${isGreen ? say.notGreen : say.green}
        />`
      }
    </p>
    ${visit !== undefined && html`<${AddService} hall=${hall} visit=${visit} then=${then} />`}
    <${Ending} ticket=${ticket} isIn=${visit !== undefined} then=${then} />
    <${Answer} place=${atFound} />
  </div>`;
}

type Then = { then(given: Given): void };

function AddService({ hall, visit, then }: { hall: Hall; visit: Visit } & Then) {
  const { tickets: say, orders } = words.value;
  const [service, choose] = useState('');
  const [chosen, setChosen] = useState<Chosen>({});
  if (!may('add-service')) return null;
  const on = visit.services.map(one => one.service);
  const others = hall.services.filter(({ id }) => !on.includes(id));
  if (others.length === 0) return null;
  const choices = others.find(({ id }) => id === service)?.choices ?? [];
  const { choice, isOpen } = chosenOf(choices, chosen);
  return html`<div class="row">
    <p class="field">
      <label for="add-service">${say.addService}</label>
      <select
        id="add-service"
        value=${service}
        onChange=${({ currentTarget }: { currentTarget: HTMLSelectElement }) => choose(currentTarget.value)}
      >
        <option value="" disabled>${orders.choose}</option>
        ${others.map(({ id, name }) => html`<option value=${id} lang=${namesLanguage.value}>${name}</option>`)}
      </select>
    </p>
    <${Choices} hall=${hall} choices=${choices} chosen=${chosen} choose=${setChosen} />
    <${OrderButton}
      place=${atFound}
      verb="add-service"
      args=${{ ticket: visit.ticket, service, choice }}
      says=${say.acts['add-service']}
      notYet=${service === '' || isOpen}
      then=${then}
    />
  </div>`;
}

/** It is given up, or taken in again: both say why. */
function Ending({ ticket, isIn, then }: { ticket: string; isIn: boolean } & Then) {
  const { tickets: say, orders } = words.value;
  const [reason, write] = useState('');
  const verb = isIn ? 'abandon' : 'reopen';
  if (!may(verb)) return null;
  return html`<details class="more" open=${!isIn}>
    <summary>${say.ending}</summary>
    <div class="row">
      <${Field}
        id="ending-reason"
        label=${orders.reason}
        help=${orders.reasonHelp}
        value=${reason}
        write=${write}
        atMost=${60}
      />
      <${OrderButton}
        place=${atFound}
        verb=${verb}
        args=${{ ticket, reason: reason.trim() }}
        says=${say.acts[verb]}
        notYet=${reason.trim() === ''}
        then=${then}
      />
    </div>
  </details>`;
}
