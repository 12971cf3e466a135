/** One counter: its board above, the plate, who is there, and what stands on the desk. */
import { useComputed } from '@preact/signals';
import { html } from 'htm/preact';
import { DeviceBox } from '../device/box.ts';
import type { Hall } from '../hall.ts';
import { minutesSince } from '../now.ts';
import type { CounterAtPlace } from '../plan.ts';
import { counterText, worded, wordFor, words } from '../words.ts';
import type { Floor } from './floor.ts';
import { ClassName, PersonGlyph } from './people.ts';
import type { VisitSays } from './people-in-hall.ts';

/** `state/counter/<c>`; a newer daemon may say more, and other words. */
type CounterSays = {
  status?: string;
  place?: string;
  ticket?: string;
  /** Ids, joined by `+`. */
  service?: string;
  /** ms UTC. */
  since?: number;
  clerk?: string;
};

export function CounterPlace({
  hall,
  floor,
  counter,
}: {
  hall: Hall;
  floor: Floor;
  counter: CounterAtPlace;
}) {
  const says = hall.topic<CounterSays>(`state/counter/${counter.id}`).value;
  return html`<li class="counter" data-status=${says?.status}>
    <div class="counter-sign">
      ${counter.boards.map(device => html`<${DeviceBox} key=${device.id} hall=${hall} device=${device} />`)}
    </div>
    <div class="counter-window">
      <${Plate} counter=${counter} />
      <div class="counter-words">
        <p class="counter-status" data-status=${says?.status}>${says?.status === undefined ? words.value.unknown : wordFor('counter', says.status)}</p>
        ${
          says?.clerk !== undefined &&
          html`<p class="counter-clerk">${worded('clerk', { clerk: says.clerk })}</p>`
        }
      </div>
      <${ClerkGlyph} status=${says?.status} />
    </div>
    <div class="counter-front">
      ${
        typeof says?.ticket === 'string'
          ? html`<${AtCounter} key=${says.ticket} hall=${hall} floor=${floor} says=${says} ticket=${says.ticket} />`
          : html`<p class="counter-idle">${says?.status === 'open' ? words.value.counterIdle : ''}</p>`
      }
    </div>
    <div class="counter-desk">
      ${counter.desk.map(device => html`<${DeviceBox} key=${device.id} hall=${hall} device=${device} />`)}
    </div>
  </li>`;
}

/** Its number, large; where citizens are sent to a name, that stands on it. */
function Plate({ counter: { id, name } }: { counter: CounterAtPlace }) {
  const text = counterText(id);
  return name === undefined
    ? html`<h4><span class="plate" aria-hidden="true">${id}</span><span class="unseen">${text}</span></h4>`
    : html`<h4 class="plate" data-is="name">${text}</h4>`;
}

/** Behind the glass while the counter works; an empty chair while it is closed. */
function ClerkGlyph({ status }: { status: string | undefined }) {
  return html`<svg class="clerk" viewBox="0 0 48 48" aria-hidden="true">
    <path class="clerk-chair" d="M12 48V30a12 12 0 0 1 24 0v18z" />
    ${
      (status === 'open' || status === 'paused') &&
      html`<g data-status=${status}>
      <path class="clerk-body" d="M6 48v-4c0-9 7-15 18-15s18 6 18 15v4z" />
      <path class="clerk-collar" d="M19 29.5l5 8 5-8z" />
      <circle class="person-head" cx="24" cy="18" r="9" />
      <path class="person-hair" d="M14.6 19C14 11.5 18 8 24 8s10 3.5 9.4 11C32 14.5 28 13 24 13s-8 1.5-9.4 6z" />
    </g>`
    }
  </svg>`;
}

type At = { hall: Hall; floor: Floor; says: CounterSays; ticket: string };

/** Called or served. Who was called may be on the way still, and is drawn so. */
function AtCounter({ hall, floor, says, ticket }: At) {
  const visit = hall.topic<VisitSays>(`state/visit/${ticket}`).value;
  const seen = useComputed(() => floor.seen(ticket)).value;
  const called = says.place === 'called';
  const here = seen === undefined ? !called : seen === 'at-counter';
  const services = typeof says.service === 'string' ? says.service.split('+') : [];
  return html`<div class="visit" data-place=${says.place} data-class=${visit?.class} data-here=${here}>
    <${PersonGlyph} name=${ticket} of=${visit?.class ?? 'normal'} />
    <p class="visit-ticket">${ticket} <${ClassName} of=${visit?.class ?? 'normal'} /></p>
    <p class="visit-place">
      ${called ? words.value.placeCalled : words.value.placeServing}
      ${
        typeof says.since === 'number' &&
        html` <span>${worded('minutesShort', { minutes: minutesSince(says.since) })}</span>`
      }
      ${seen === 'walking' && html` <span>${words.value['person-walking']}</span>`}
    </p>
    <p class="visit-service">${services.map(id => serviceName(hall, id)).join('、')}</p>
    <${Steps} hall=${hall} visit=${visit} />
  </div>`;
}

function serviceName({ plan }: Hall, id: string): string {
  return plan.services.find(service => service.id === id)?.name ?? id;
}

/** The way of the visit: what is done, what is being done, what is still to do. */
function Steps({ hall, visit }: { hall: Hall; visit: VisitSays | undefined }) {
  if (!Array.isArray(visit?.route)) return null;
  const { route, step } = visit;
  return html`<ol class="steps">
    ${route.map(({ queue, among, doneAt }, nth) => {
      const is = standing(doneAt, nth === step);
      const name =
        queue === undefined ? (among ?? []).map(id => queueName(hall, id)) : [queueName(hall, queue)];
      return html`<li key=${nth} data-is=${is}>
        ${name.join(words.value.stepOr)}
        <span class="unseen">${words.value[is]}</span>
      </li>`;
    })}
  </ol>`;
}

function standing(doneAt: string | undefined, current: boolean): 'stepDone' | 'stepNow' | 'stepNext' {
  if (doneAt !== undefined) return 'stepDone';
  return current ? 'stepNow' : 'stepNext';
}

function queueName({ plan }: Hall, id: string): string {
  return plan.queues.find(queue => queue.id === id)?.name ?? id;
}
