/** Why a call fell on a visit: told by itself, and against one other that waited then. */
import type { PassedOver } from '../../core/types/reasons.ts';
import { partsOf, priorityAt, priorityInFull, type Waiter, type Weights } from './priority.ts';
import type { Call } from './story.ts';
import { type Clock, prioritiesApart, priorityText } from './words.ts';

/** "it had the highest priority, 31.0 min (…); the next was A001 with 28.5 min; it overtook 2 of its queue who had come earlier" */
export function reasonOf(call: Call): string {
  const { ready, earlier, passedOver = [] } = call.event.why;
  return [
    ...(ready === true ? ['the counter was ready and waited for it'] : []),
    choiceText(call),
    ...keptText(call),
    ...runnerUpText(call),
    ...passedOver.map(one => passedText(one, call)),
    ...(earlier === 0 ? [] : [`it overtook ${earlier} of its queue who had come earlier`]),
  ].join('; ');
}

/** Where the choice does not say it. */
function keptText({ event, from }: Call): string[] {
  const { by } = event.why;
  const isTold = by !== 'bound' && from.bound?.counter === event.counter;
  return isTold ? ['it was kept for this counter'] : [];
}

function choiceText(call: Call): string {
  const { counter, queue, why } = call.event;
  const own = priorityInFull({ class: call.class, place: call.from }, why.priorityMs, call);
  switch (why.by) {
    case 'priority':
      if (why.runnerUp === undefined) return `there was nobody else to choose from; its priority was ${own}`;
      return why.runnerUp.priorityMs === why.priorityMs
        ? `it had the same priority as ${why.runnerUp.ticket}, ${own}, and stood before it`
        : `it had the highest priority, ${own}`;
    case 'guard':
      return `counter ${counter} had called green visits in a row, so the best normal one was next: its priority was ${own}`;
    case 'bound':
      return `it was kept for this counter, which called those first; its priority was ${own}`;
    case 'backup':
      return `the counter's own queues had nobody for it, so it took over from its backup queue ${queue}; its priority there was ${own}`;
    case 'taken-over':
      return `it was kept for counter ${call.from.bound?.counter ?? 'another'}, which was busy or paused, while this one had nobody of its own to call; its priority was ${own}`;
    case 'number':
      return `it was called by its number${because(why.reason)}; its priority was ${own}`;
  }
}

/** Where it says more than who was passed over. */
function runnerUpText({ event }: Call): string[] {
  const { runnerUp, passedOver = [], priorityMs } = event.why;
  if (runnerUp === undefined || passedOver.some(({ ticket }) => ticket === runnerUp.ticket)) return [];
  if (event.why.by === 'priority' && runnerUp.priorityMs === priorityMs) return [];
  return [`the next was ${runnerUp.ticket} with ${priorityText(runnerUp.priorityMs)}`];
}

function passedText({ ticket, priorityMs, why, counter }: PassedOver, call: Call): string {
  const who = `${ticket} (${priorityText(priorityMs)}) was passed over`;
  switch (why) {
    case 'guard':
      // The guard fires before the best of all only where that one is green; further ones are the first of their class.
      return `${who}: it ${ticket === call.event.why.runnerUp?.ticket ? 'is green' : 'has an appointment'}, and it was the turn of a normal one`;
    case 'bound':
      return `${who}: it was not kept for counter ${call.event.counter}`;
    case 'number':
      return `${who}: it would have been next`;
    case 'kept':
      return `${who}: it was kept for counter ${counter ?? 'another'}`;
  }
}

function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` ("${reason}")`;
}

/** Somebody who waited when another was called. */
export type Rival = Waiter & { ticket: string };

/** What follows "… was called before … because". `weights`: of the classes on that day. */
export function reasonAgainst(call: Call, rival: Rival, weights: Weights, clock: Clock): string {
  const { ticket, counter, why } = call.event;
  const { bound } = rival.place;
  if (why.by === 'number') return `it was called by its number${because(why.reason)}`;
  if (why.by === 'taken-over')
    return (
      `counter ${counter} had nobody of its own to call, and of those kept for counters that were busy or paused, and not ` +
      `sent there, ${ticket} stood first in its own queues; ${rival.ticket} was kept for counter ${bound?.counter ?? 'another'}`
    );
  if (bound !== undefined && bound.counter !== counter) {
    const until = bound.until === undefined ? '' : ` until ${clock.minute(bound.until)}`;
    return `${rival.ticket} was kept for counter ${bound.counter}${until}, and counter ${counter} did not look at it`;
  }
  if (why.by === 'bound' && bound === undefined)
    return `${ticket} was kept for counter ${counter}, which called those first`;
  if (bound === undefined && why.pool?.includes(rival.place.queue) === false)
    return `counter ${counter} looked in the queue ${rival.place.queue} only at those kept for it, as ${ticket} was`;
  const own = { class: call.class, place: call.from };
  const others = rivalPriority(call, rival, weights);
  if (why.by === 'guard' && (rival.class !== 'normal' || others === undefined))
    return `counter ${counter} had called green visits in a row, so the best normal one was next: ${ticket} with ${priorityInFull(own, why.priorityMs, call)}`;
  if (others === undefined || others > why.priorityMs)
    return `it had the highest priority: ${priorityInFull(own, why.priorityMs, call)}`;
  if (others === why.priorityMs)
    return `both had the same priority, ${priorityInFull(own, others, call)}, and ${ticket} stood before ${rival.ticket}`;
  const [high, low] = prioritiesApart(why.priorityMs, others);
  return (
    `it had the higher priority: ${high} (${partsOf(own, why.priorityMs, call)}) ` +
    `against ${low} (${partsOf(rival, others, call)})`
  );
}

/** As the call recorded it, else computed. */
export function rivalPriority(call: Call, rival: Rival, weights: Weights): number | undefined {
  const { runnerUp, passedOver = [] } = call.event.why;
  const recorded = [...(runnerUp === undefined ? [] : [runnerUp]), ...passedOver].find(
    one => one.ticket === rival.ticket,
  );
  return recorded?.priorityMs ?? priorityAt(rival, call, weights);
}
