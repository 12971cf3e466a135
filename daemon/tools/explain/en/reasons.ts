/** English: why a call fell on a visit. */

import type { PassedOver } from '../../../core/types/reasons.ts';
import { counterInEnglish as counterText } from '../../../text/counters.ts';
import type { Clock } from '../clock.ts';
import type { Call } from '../day-story.ts';
import { type CallPiece, type Choice, piecesOf, type Reason } from '../reasons.ts';
import { higherAgainst, priorityInFull, priorityText } from './priority.ts';

/** "it had the highest priority, 31.0 min (…); the next was A001 with 28.5 min; it overtook 2 of its queue who had come earlier" */
export function callReasons(call: Call): string {
  return piecesOf(call)
    .map(piece => pieceText(piece, call))
    .join('; ');
}

function pieceText(piece: CallPiece, { event }: Call): string {
  switch (piece.is) {
    case 'ready':
      return 'the counter was ready and waited for it';
    case 'choice':
      return choiceText(piece.choice, event);
    case 'kept':
      return 'it was kept for this counter';
    case 'runner-up':
      return `the next was ${piece.ticket} with ${priorityText(piece.priorityMs)}`;
    case 'passed':
      return passedText(piece.passed, piece.isRunnerUp, event.counter);
    case 'overtook':
      return `it overtook ${piece.count} of its queue who had come earlier`;
  }
}

const keeperText = (keeper: string | undefined) =>
  keeper === undefined ? 'another counter' : counterText(keeper);

function choiceText(choice: Choice, { counter, queue }: Call['event']): string {
  const own = priorityInFull(choice.priority);
  switch (choice.is) {
    case 'alone':
      return `there was nobody else to choose from; its priority was ${own}`;
    case 'tie':
      return `it had the same priority as ${choice.with}, ${own}, and stood before it`;
    case 'priority':
      return `it had the highest priority, ${own}`;
    case 'guard':
      return `${counterText(counter)} had called green visits in a row, so the best normal one was next: its priority was ${own}`;
    case 'bound':
      return `it was kept for this counter, which called those first; its priority was ${own}`;
    case 'backup':
      return `the counter's own queues had nobody for it, so it took over from its backup queue ${queue}; its priority there was ${own}`;
    case 'taken-over':
      return `it was kept for ${keeperText(choice.keeper)}, which was busy or paused, while this one had nobody of its own to call; its priority was ${own}`;
    case 'number':
      return `it was called by its number${because(choice.reason)}; its priority was ${own}`;
  }
}

function passedText(
  { ticket, priorityMs, why, counter: keeper = 'another' }: PassedOver,
  isRunnerUp: boolean,
  counter: string,
): string {
  const who = `${ticket} (${priorityText(priorityMs)}) was passed over`;
  switch (why) {
    case 'guard':
      // The guard fires before the best of all only where that one is green; further ones are the first of their class.
      return `${who}: it ${isRunnerUp ? 'is green' : 'has an appointment'}, and it was the turn of a normal one`;
    case 'bound':
      return `${who}: it was not kept for ${counterText(counter)}`;
    case 'number':
      return `${who}: it would have been next`;
    case 'kept':
      return `${who}: it was kept for ${counterText(keeper)}`;
  }
}

function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : ` ("${reason}")`;
}

/** What follows "… was called before `rival` because". */
export function reasonText(reason: Reason, { event }: Call, rival: string, clock: Clock): string {
  const { ticket, counter } = event;
  switch (reason.is) {
    case 'number':
      return `it was called by its number${because(reason.reason)}`;
    case 'taken-over':
      return (
        `${counterText(counter)} had nobody of its own to call, and of those kept for counters that were busy or paused, and not ` +
        `sent there, ${ticket} stood first in its own queues; ${rival} was kept for ${keeperText(reason.keeper)}`
      );
    case 'kept-elsewhere': {
      const until = reason.until === undefined ? '' : ` until ${clock.minute(reason.until)}`;
      return `${rival} was kept for ${counterText(reason.keeper)}${until}, and ${counterText(counter)} did not look at it`;
    }
    case 'kept-here':
      return `${ticket} was kept for ${counterText(counter)}, which called those first`;
    case 'only-kept-there':
      return `${counterText(counter)} looked in the queue ${reason.queue} only at those kept for it, as ${ticket} was`;
    case 'guard':
      return `${counterText(counter)} had called green visits in a row, so the best normal one was next: ${ticket} with ${priorityInFull(reason.priority)}`;
    case 'highest':
      return `it had the highest priority: ${priorityInFull(reason.priority)}`;
    case 'tie':
      return `both had the same priority, ${priorityInFull(reason.priority)}, and ${ticket} stood before ${rival}`;
    case 'higher':
      return `it had the higher priority: ${higherAgainst(reason.priority, reason.against)}`;
  }
}
