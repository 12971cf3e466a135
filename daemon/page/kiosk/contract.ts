import type { Desk } from '../stream/ask.ts';
import type { ByCode } from '../stream/by-code.ts';
import type { Name } from '../stream/name.ts';
import type { OwnWords } from '../stream/own-words.ts';

/**
 * Between the kiosk's page and its server, below /kiosk.
 *
 * `POST /kiosk/enter`, the body the key that stands behind the # of the page's address: 200 and the cookie by which all that follows
 * is let in; 401: it is not the key of this hall. `GET /kiosk/session`: 200, or 401.
 */

/** `GET /kiosk/stream`, server-sent events, whole each time; 401. The newest holds; what came before it is forgotten. */
export type Kiosk = {
  /** Names the files of the page: one that was loaded from others loads itself anew. */
  page: string;
  /** As the hall names itself; left out until that was heard. */
  hall?: { name: Name /** IANA name. */; timeZone: string };
  /** Of the hall, the language of its names first: BCP 47 tags. */
  languages: readonly string[];
  /** What stands on this page in the hall's own words; left out: in ours. */
  words?: OwnWords;
  /** Who helps; left out: the hall has no desk, or none was heard of. */
  desk?: Desk;
  /** By the clock of the hall, ms UTC. */
  at: number;
  /** None: the hall is not heard now. Then nothing is offered. */
  now?: KioskNow;
};

export type KioskNow = {
  /** For so long after it came this may be shown, ms; then it is old. */
  goodForMs: number;
  /** `no-paper`: no printer works, and the hall gives no number that nobody can print (R13). */
  takes: 'tickets' | 'closed' | 'no-paper';
  /** Of the hall: YYYY-MM-DD. */
  day?: string;
  /** In the order of the config; a service stands where its way begins. */
  institutions: readonly { name: Name; services: readonly OfferedService[] }[];
  /** None: green cannot be asked for. `confirmed`: it counts once the staff has seen that it is so. */
  green?: { confirmed: boolean };
  notices: readonly string[];
};

export type OfferedService = {
  id: string;
  name: Name;
  /** Why no ticket for it is taken now; none: one is. */
  refused?: Why;
  /** Where its way begins: how many wait there. */
  waiting?: number;
  /** How long who comes now waits there, from and to; none where no counter is open for it. */
  minutes?: readonly [number, number];
  /** What the ticket says of its way. `must`: no number without it. */
  choices: readonly {
    choice: string;
    must: boolean;
    among: readonly { queue: string; name: Name }[];
  }[];
  /** What one must have with one, in the language of the hall. */
  papers: readonly string[];
};

/** `code`: of the hall, or `expired`. `again`: from when on it is taken again, YYYY-MM-DD HH:MM by the hall's clock. */
export type Why = { code: string; again?: string };

/** No press is meant any longer: whoever gave it is gone. */
export const meantForMs = 30_000;

/**
 * `POST /kiosk/take`: 200 Answer; 400: it is no such order; 401; 429: too often, it was not given. The same `id` again is the same
 * ticket (R14), also after an outage, and a press that has become too old is not carried out.
 */
export type Press = {
  id: string;
  /** How long ago it was given, ms. */
  ageMs: number;
} & Wanted;

export type Wanted =
  | { services: readonly string[]; choice: Readonly<Record<string, string>>; green: boolean }
  | ByCode;

/** `unanswered`: whether there is a ticket the same press will tell, given again. */
export type Answer =
  | { is: 'taken'; ticket: string; ahead: number; minutes?: readonly [number, number] }
  | ({ is: 'refused' } & Why)
  | { is: 'unanswered' };
