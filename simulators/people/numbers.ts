/** Whether a ticket is the one that is meant by what is read. */

/** `ticket`: as printed, A001. `read`: A001, or its last digits where a display has no more. */
export function isMeant(ticket: string, read: string): boolean {
  if (!/^\d+$/.test(read)) return ticket === read;
  return Number(ticket.slice(1)) % 10 ** read.length === Number(read);
}
