/** What the technician has answered: every word as it was typed, so that `check` can judge it. */
import type { weekdays } from '../../../config/schema/hall.ts';
import type { DeviceKind } from '../../../drivers/kinds.ts';
import type { SpokenLanguage } from '../../text/spoken.ts';

export type Weekday = (typeof weekdays)[number];
/** On which most halls work. */
export const weekdaysOfHalls: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

export type Answers = {
  /** That of the hall and of the comments in its file. */
  locale: SpokenLanguage;
  hall: string;
  name: string;
  timeZone: string;
  supervisionPhone: string;
  /** None: it works whenever a day is open. `workdays`: of these sessions. */
  sessions: readonly Session[];
  workdays: readonly Weekday[];
  institutions: readonly Institution[];
  /** The plate of the information desk; none where there is none. */
  desk?: string;
  services: readonly Service[];
  /** None: any number signs in. */
  staff: readonly Person[];
  /** The address of the broker; none: the hall runs without one. */
  broker?: string;
  lines: readonly Entry[];
  devices: readonly Device[];
};

export type Session = { from: string; until: string; lastTicket?: string };
export type Institution = { id: string; name: string; queues: readonly Queue[] };
/** `plates`: of the counters that serve it. */
export type Queue = { id: string; name: string; plates: readonly string[] };
export type Service = {
  id: string;
  series: string;
  name: string;
  papers: readonly string[];
  steps: readonly Step[];
};
/** One queue, or several with who chooses among them. */
export type Step = { queues: readonly string[]; by: Chooser };
export type Chooser = 'ticket' | 'clerk' | 'shortest';
/** `institution` left out: of the whole hall. */
export type Person = { number: string; name: string; institution?: string; role: string };
/** `keys`: those of its entry, each with its value. */
export type Entry = { id: string; keys: Readonly<Record<string, string>> };
/**
 * `reads`: of a device that reads lines; a box with buttons has one for each service and way to take it. `sends`: the line of a
 * button by the words that are proposed for it, once it was pressed; none ('') where the box has no such button.
 */
export type Device = Entry & {
  kind: DeviceKind;
  reads?: 'presses' | 'scans';
  sends?: Readonly<Record<string, string>>;
};

export const allQueues = ({ institutions }: Pick<Answers, 'institutions'>): Queue[] =>
  institutions.flatMap(({ queues }) => queues);

export const allPlates = (answers: Pick<Answers, 'institutions'>): string[] => [
  ...new Set(allQueues(answers).flatMap(({ plates }) => plates)),
];

/** An id that none of these has: the stem itself, or with a number. */
export function freeId(stem: string, taken: Iterable<string>, fromOne = false): string {
  const ids = new Set(taken);
  if (!fromOne && !ids.has(stem)) return stem;
  let number = fromOne ? 1 : 2;
  while (ids.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
