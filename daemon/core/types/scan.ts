/** What stands in the code of a ticket, what a scanner made of it, and what whoever held it there is told. */

/** `hall` and `day` are left out where the number alone was read (a barcode, or typed). */
export type Scan = { ticket: string; hall?: string; day?: string };

/** Of a ticket that is not one of this hall's today, and of what is no ticket: that may be anything, and is not kept. */
export type NotHere =
  | { is: 'another-hall' | 'another-day' | 'unknown-ticket'; found: string }
  | { is: 'no-ticket' };

export type Answer =
  /**
   * `ahead`: how many would be called first, if they were called now; `expectedMin`: from now on, none where no counter
   * is open. `back`: the scan itself has just brought it back, missed or parked by a counter that is not there now.
   * `presumed`: an earlier step was finished without anybody knowing that they were there; who was not asks the desk.
   */
  | {
      is: 'waiting';
      queue: string;
      ahead: number;
      expectedMin?: readonly [low: number, high: number];
      back?: true;
      presumed?: true;
    }
  /** Called, being served, or sent away by a counter that expects it back. */
  | { is: 'at-counter'; counter: string }
  /** It came back too late after its missed call. */
  | { is: 'left' }
  /** It missed its call twice in one queue: only the desk takes it back. */
  | { is: 'missed-twice' }
  /** Done, or given up. */
  | { is: 'over' }
  | NotHere;

/** `fuzhou/2026-11-25/A001`: numbers begin anew each day, and in each hall. */
export function ticketCode(hall: string, day: string, ticket: string): string {
  return `${hall}/${day}/${ticket}`;
}

const code = /^(?:([A-Z0-9-]{1,32})\/(\d{4}-\d{2}-\d{2})\/)?([A-Z]\d{3,9})$/;

/** A scanner may pad the line, or be set to small or to capital letters. Undefined: no ticket's code. */
export function readScan(line: string): Scan | undefined {
  const [found, hall, day, ticket] = code.exec(line.trim().toUpperCase()) ?? [];
  if (found === undefined || ticket === undefined) return undefined;
  return hall === undefined || day === undefined ? { ticket } : { ticket, hall: hall.toLowerCase(), day };
}
