/** The ticket that was asked for, and what the hall answered. */
import { signal } from '@preact/signals';
import { forget, give } from '../orders/give.ts';
import { hallTold } from '../told/now.ts';
import type { PlaceTold } from '../told/payloads.ts';
import { hallTime } from '../told/source.ts';
import { words } from '../words/words.ts';
import { type Meant, ticketMeant } from './meant.ts';

/** Where it is told that the hall knows no such ticket. */
export const atFind = 'find';
/** Where what is done about it is answered. */
export const atFound = 'found';

/** `at`: when, by the hall's clock. */
export type FoundTicket = { told: PlaceTold; at: number };

export const found = signal<FoundTicket | undefined>(undefined);

/** What was typed last, or scanned. */
export const meant = signal<Meant>({ is: 'nothing' });

/** What somebody types, or a scanner. */
export async function find(typed: string): Promise<void> {
  const hall = hallTold.value;
  if (hall === undefined) return;
  meant.value = ticketMeant(typed, hall);
  if (meant.value.is === 'ticket') await ask(meant.value.ticket);
}

/** And again after whatever changed its place. */
export async function ask(ticket: string): Promise<void> {
  if (found.value?.told.ticket !== ticket) closeFound();
  const says = `${words.value.tickets.find} ${ticket}`;
  const given = await give(atFind, { verb: 'why', args: { ticket }, says });
  if (given?.is !== 'done') return;
  found.value = { told: given.data as unknown as PlaceTold, at: hallTime.value };
}

export function closeFound(): void {
  found.value = undefined;
  forget(atFound);
}
