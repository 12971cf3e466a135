/** The way of one visit: what is done, what is being done, what is still to do. */
import { html } from 'htm/preact';
import type { Hall } from '../hall.ts';
import { words } from '../words.ts';
import type { VisitSays } from './people-in-hall.ts';

export function Steps({ hall, visit }: { hall: Hall; visit: VisitSays | undefined }) {
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
