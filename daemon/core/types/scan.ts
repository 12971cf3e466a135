/** What stands in the code of a ticket, what a scanner made of it, and what whoever held it there is told. */
import {
  count,
  day,
  either,
  exactly,
  id,
  maybe,
  minuteRange,
  moment,
  type Of,
  oneOf,
  record,
  said,
  text,
  yes,
} from './form.ts';

/** `hall` and `day` are left out where the number alone was read (a barcode, or typed). */
export type Scan = { ticket: string; hall?: string; day?: string };

/** `returned`: came back, or was kept for a counter; `other`: in the turn of the normal ones, or called by its number. */
export const wentBeforeForm = record({
  green: maybe(count),
  appointment: maybe(count),
  returned: maybe(count),
  other: maybe(count),
});
export type WentBefore = Of<typeof wentBeforeForm>;

/**
 * `ahead`: how many would be called first, if they were called now; `expectedMin`: from now on, none where no counter is open.
 * `back`: the scan itself has just brought it back, missed or parked by a counter that is not there now; who was `presumed` and not
 * there asks the desk. Away: it has stepped away by this scan, as a kiosk was asked for. At the counter: called, being served, or sent away by one that expects it back. Left: it came back too late
 * after its missed call. Missed twice, in one queue: only the desk takes it back. Over: done, or given up.
 */
export const answerForm = either(
  record({
    is: exactly('waiting'),
    queue: id,
    ahead: count,
    expectedMin: maybe(minuteRange),
    back: maybe(yes),
    awayOnce: maybe(yes, 'It was to step away, and has done so once in this queue (R16).'),
    mayGoUntil: maybe(moment, 'It is not called before a break is over, by the wall clock (R16).'),
    wentBefore: maybe(wentBeforeForm, 'Who came later and was called before it, by cause (R20).'),
    presumed: maybe(yes, 'An earlier step was finished without anybody knowing that they were there.'),
  }),
  record({
    is: exactly('away'),
    queue: id,
    until: maybe(moment, 'It went for a break, by the wall clock.'),
  }),
  record({ is: exactly('at-counter'), counter: id }),
  record({ is: exactly('left') }),
  record({ is: exactly('missed-twice') }),
  record({ is: exactly('over') }),
  record({ is: oneOf('another-hall', 'another-day', 'unknown-ticket'), found: text }),
  record({ is: oneOf('slip-unknown', 'slip-lapsed') }),
  record({
    is: exactly('slip-later'),
    because: said(
      oneOf('no-paper', 'no-tickets', 'other'),
      'It brings no number now, and is good all the same (R15).',
    ),
    until: day,
  }),
  record({
    is: exactly('booking-later'),
    because: said(oneOf('no-paper', 'no-tickets', 'other'), 'It brings no number now (R18).'),
  }),
  record({ is: exactly('booking-unknown') }),
  record({ is: exactly('booking-another-day'), day }),
  record({ is: exactly('no-ticket') }),
);
export type Answer = Of<typeof answerForm>;
/** Of a ticket that is not one of this hall's today, and of what is no ticket: that may be anything, and is not kept. */
export type NotHere = Extract<
  Answer,
  | { found: string }
  | { is: 'no-ticket' | 'slip-unknown' | 'slip-lapsed' | 'slip-later' }
  | { is: 'booking-later' | 'booking-unknown' | 'booking-another-day' }
>;

/** A return slip that was read (R15). `id` left out: nobody can come by a slip with that code; `until`: the day that stands on it. */
export type ScannedSlip = { id?: string; until: string };

/** What its QR code holds. The day tells whoever comes too late, when the hall has forgotten the slip. */
export const slipCodeText = (until: string, code: string): string =>
  `SLIP/${until.replaceAll('-', '')}/${code}`;

/** Undefined: no return slip. */
export function readSlip(line: string): { code: string; until: string } | undefined {
  const [, year, month, date, code] =
    /^SLIP\/(\d{4})(\d\d)(\d\d)\/([0-9A-Z]{10})$/.exec(line.trim().toUpperCase()) ?? [];
  return code === undefined ? undefined : { code: writtenCode(code), until: `${year}-${month}-${date}` };
}

/** The same of a booking, with the day of its slot. */
export const bookingCodeText = (slot: string, code: string): string =>
  `BOOK/${slot.slice(0, 'YYYY-MM-DD'.length).replaceAll('-', '')}/${code}`;

/** Undefined: no booking. */
export function readBooking(line: string): { code: string; day: string } | undefined {
  const [, year, month, date, code] =
    /^BOOK\/(\d{4})(\d\d)(\d\d)\/([0-9A-Z]{10})$/.exec(line.trim().toUpperCase()) ?? [];
  return code === undefined ? undefined : { code: writtenCode(code), day: `${year}-${month}-${date}` };
}

/** As it is meant: who types one takes a letter for a digit that looks alike, in small letters, and with gaps. */
export const writtenCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/**
 * `fuzhou/2026-11-25/A001/KC`: numbers begin anew each day, and in each hall. A scanner's wire has no checksum, and one wrong
 * byte is the number of somebody else: hence the two letters behind it, which no number can end in.
 */
export function ticketCode(hall: string, day: string, ticket: string): string {
  const told = `${hall}/${day}/${ticket}`;
  return `${told}/${checkOf(told)}`;
}

/**
 * `20261125A001KC`: the same in an address that a phone opens, where each character makes the QR code finer. The hall is left out,
 * for the letters tell whether it is this one.
 */
export function shortCode(hall: string, day: string, ticket: string): string {
  return `${day.replaceAll('-', '')}${ticket}${checkOf(`${hall}/${day}/${ticket}`)}`;
}

/** Undefined: no such code of this hall, or a damaged one. */
export function readShortCode(hall: string, found: string): { day: string; ticket: string } | undefined {
  const [, year, month, date, ticket] = /^(\d{4})(\d\d)(\d\d)([A-Z]\d{3,9})[A-Z]{2}$/.exec(found) ?? [];
  if (ticket === undefined) return undefined;
  const day = `${year}-${month}-${date}`;
  return shortCode(hall, day, ticket) === found ? { day, ticket } : undefined;
}

/** What the code of a ticket is, and whether a phone opens it: then it is printed without a scanner, too. */
export type TicketCodes = { areAddresses: boolean; of(day: string, ticket: string): string };

export const scannerCodes = (hall: string): TicketCodes => ({
  areAddresses: false,
  of: (day, ticket) => ticketCode(hall, day, ticket),
});

const code = /^(?:([A-Z0-9-]{1,32})\/(\d{4}-\d{2}-\d{2})\/)?([A-Z]\d{3,9})(?:\/([A-Z]{2}))?$/;

/**
 * An address, with whatever a hall had for a phone when the ticket was printed. Its signature is for phones, and many scanners
 * make capitals of it; the letters before it are enough here, as they are without one.
 */
const address = /^\S{0,64}\/T\/(\w{1,20})\.[\w-]{0,86}$/;

/** A scanner may pad the line, or be set to small or to capital letters. Undefined: no ticket's code, or a damaged one. */
export function readScan(ours: string, line: string): Scan | undefined {
  const sent = line.trim().toUpperCase();
  const [, short] = address.exec(sent) ?? [];
  if (short !== undefined) {
    const read = readShortCode(ours, short);
    return read && { hall: ours, ...read };
  }
  const [found, hall, day, ticket, check] = code.exec(sent) ?? [];
  if (found === undefined || ticket === undefined) return undefined;
  if (check !== undefined && checkOf(found.slice(0, -'/KC'.length)) !== check) return undefined;
  return hall === undefined || day === undefined ? { ticket } : { ticket, hall: hall.toLowerCase(), day };
}

/** Ten, none of which is read for another. */
const checkLetters = 'ACEHKLMPTX';

/** No two characters differ by 97, which is prime: with any single one changed it is another. In capitals, as a scanner may send them. */
function checkOf(told: string): string {
  let rest = 0;
  for (const character of told.toUpperCase()) rest = (rest * 256 + (character.codePointAt(0) ?? 0)) % 97;
  return [Math.floor(rest / checkLetters.length), rest % checkLetters.length]
    .map(at => checkLetters[at])
    .join('');
}
