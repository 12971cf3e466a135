/** Which ticket somebody means who types a number, or holds its code before a scanner that types. Pure. */
import type { Hall } from '../told/hall.ts';

export type Meant =
  | { is: 'nothing' }
  | { is: 'ticket'; ticket: string }
  /** The code of another day. */
  | { is: 'other-day'; day: string }
  /** Several tickets have these digits. */
  | { is: 'several'; tickets: readonly string[] };

type Known = {
  /** By their tickets. */
  visits: ReadonlyMap<string, unknown>;
  info: Pick<Hall['info'], 'ticketCode'>;
  state: Pick<NonNullable<Hall['state']>, 'day'> | undefined;
};

export function ticketMeant(typed: string, { info, state, visits }: Known): Meant {
  // A Chinese keyboard may type letters of full width.
  const written = typed.normalize('NFKC').trim();
  if (written === '') return { is: 'nothing' };
  const code = codeForm(info.ticketCode).exec(written)?.groups;
  if (code?.['ticket'] !== undefined) {
    const day = dayOf(code);
    return state?.day === undefined || day === state.day
      ? { is: 'ticket', ticket: code['ticket'] }
      : { is: 'other-day', day };
  }
  if (!/^\d{1,6}$/.test(written)) return { is: 'ticket', ticket: numbered(written.toUpperCase()) };
  // Through the day digits are given once, unless each letter has its own.
  const digits = Number(written);
  const tickets = [...visits.keys()].filter(ticket => Number(ticket.replace(/^\D+/, '')) === digits);
  const [only = written] = tickets;
  return tickets.length > 1 ? { is: 'several', tickets } : { is: 'ticket', ticket: only };
}

/** The number of an identity card, which goes nowhere but into the field that asks for it. */
export const isIdentity = (typed: string): boolean =>
  /^(?:\d{15}|\d{17}[\dX])$/i.test(typed.normalize('NFKC').replaceAll(/[\s-]/g, ''));

/** A letter and at least three digits. */
function numbered(ticket: string): string {
  const [, letters, digits = ''] = /^([A-Z]+)\s*(\d{1,2})$/.exec(ticket) ?? [];
  return letters === undefined ? ticket : letters + digits.padStart(3, '0');
}

const parts: Readonly<Record<string, string>> = {
  day: '(?<day>\\d{4}-\\d{2}-\\d{2})',
  yyyymmdd: '(?<yyyymmdd>\\d{8})',
  ticket: '(?<ticket>[A-Z]\\d{3,6})',
  check: '[A-Za-z]{2}',
  signature: '[\\w-]+',
};

/** `form`: as the hall describes its codes. */
function codeForm(form: string): RegExp {
  const pattern = form
    .split(/\{(\w+)\}/)
    .map((part, index) =>
      index % 2 === 0 ? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') : (parts[part] ?? '.*'),
    )
    .join('');
  return new RegExp(`^${pattern}$`);
}

function dayOf({ day, yyyymmdd = '' }: Record<string, string | undefined>): string {
  return day ?? yyyymmdd.replace(/^(....)(..)(..)$/, '$1-$2-$3');
}
