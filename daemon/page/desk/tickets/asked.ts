/** The ticket that was asked for, or taken by a code, and what the hall answered. */
import { signal } from '@preact/signals';
import { type ByCode, byTypedCode } from '../../stream/by-code.ts';
import { forget, type Given, give } from '../orders/give.ts';
import { hallTold } from '../told/now.ts';
import type { PlaceTold, Taken } from '../told/payloads.ts';
import { hallTime } from '../told/source.ts';
import { words } from '../words/words.ts';
import { isIdentity, type Meant, ticketMeant } from './meant.ts';
import { taken } from './taken.ts';

/** Where it is told that the hall knows no such ticket. */
export const atFind = 'find';
/** Where what is done about it is answered. */
export const atFound = 'found';

/** `at`: when, by the hall's clock. */
export type FoundTicket = { told: PlaceTold; at: number };

export const found = signal<FoundTicket | undefined>(undefined);

/** What was typed last, or scanned. */
export const meant = signal<Meant | { is: 'identity' }>({ is: 'nothing' });

/** What somebody types, or a scanner. */
export async function find(typed: string): Promise<void> {
  const hall = hallTold.value;
  if (hall === undefined) return;
  if (isIdentity(typed)) {
    meant.value = { is: 'identity' };
    return closeFound();
  }
  const codes = byTypedCode(typed);
  meant.value = codes.length > 0 ? { is: 'nothing' } : ticketMeant(typed, hall);
  if (meant.value.is === 'ticket') await ask(meant.value.ticket);
  else {
    closeFound();
    await takeBy(codes, true);
  }
}

/** By one after the other: whose code it is the hall alone knows. Where no printer is ready, the number is read out (R13). */
async function takeBy([by, ...others]: readonly ByCode[], print: boolean): Promise<void> {
  if (by === undefined) return;
  const says = words.value.tickets.take;
  const then = (given: Given) => {
    if (given.is === 'done') taken.value = { ticket: given.data as unknown as Taken, print };
    else if (isUnknown(given)) void takeBy(others, true);
    else if (print && given.is === 'refused' && given.code === 'no-paper')
      void takeBy([by, ...others], false);
  };
  await give(atFind, { verb: 'take-ticket', args: { ...by, print }, says, then });
}

/** It is no such code; that it was used, or is of another day, is an answer. */
function isUnknown(given: Given): boolean {
  if (given.is !== 'refused') return false;
  return (
    given.code === 'booking-unknown' &&
    given.args !== undefined &&
    'is' in given.args &&
    given.args.is === 'none'
  );
}

/** And again after whatever changed its place. */
export async function ask(ticket: string): Promise<void> {
  if (found.value?.told.ticket !== ticket) closeFound();
  const says = `${words.value.tickets.find} ${ticket}`;
  const then = (given: Given) => {
    if (given.is === 'done') found.value = { told: given.data as unknown as PlaceTold, at: hallTime.value };
  };
  await give(atFind, { verb: 'why', args: { ticket }, says, then });
}

export function closeFound(): void {
  found.value = undefined;
  forget(atFound);
}
