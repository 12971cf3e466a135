/**
 * What the hall's config says, in the form that the core reads. Built by config/read.ts, never changed while a hall runs.
 * All times are milliseconds. Lookups by a word from outside go through Maps, so that no word reaches a prototype.
 */

/** The class of a visit: normal, green channel 绿色通道, appointment. */
export const visitClasses = ['normal', 'green', 'appointment'] as const;
export type VisitClass = (typeof visitClasses)[number];

export type Rules = {
  hall: string;
  /** The hall's name as citizens read it. */
  name: string;
  /** IANA name; the business day and printed times are told in it. */
  timeZone: string;
  /** `hall`: the digits run through the whole hall's day (A001, B002); `series`: per letter (R1). */
  numbering: 'hall' | 'series';
  institutions: ReadonlyMap<string, Institution>;
  queues: ReadonlyMap<string, Queue>;
  counters: ReadonlyMap<string, Counter>;
  services: ReadonlyMap<string, Service>;
  /** Where a printed job goes, and where speech goes; in the order of the config. Empty: the hall has none. */
  printers: readonly string[];
  voices: readonly string[];
  /** Which counter board belongs to which counter, and which boards show the whole hall. */
  counterBoards: ReadonlyMap<string, string>;
  mainBoards: readonly string[];
  times: Times;
  priority: Priority;
  phrases: Phrases;
  supervisionPhone: string;
};

export type Institution = { id: string; name: string };
export type Queue = { id: string; name: string; institution: string };
export type Counter = { id: string; institution: string; queues: readonly string[] };

/** What a citizen came for. `route` is the ordered list of steps (R5). */
export type Service = {
  id: string;
  name: string;
  /** The letter of its numbers. */
  series: string;
  route: readonly Step[];
  /** What the citizen must have with them (一次性告知制). */
  papers: readonly string[];
};

export type Step =
  | { is: 'queue'; queue: string }
  /** `by`: who chooses: asked when the ticket is taken, or by a clerk's key before finish. */
  | { is: 'choice'; choice: string; by: 'ticket' | 'clerk'; among: readonly string[]; otherwise: Otherwise };

/** What happens at a choice nobody made: `ask` refuses finish (choose-first), else that queue. */
export type Otherwise = { is: 'ask' } | { is: 'queue'; queue: string };

export type Times = {
  /** A call starts by itself this long after it was said (R3). */
  autoStartMs: number;
  /** A recall comes at least this long after the last call was fully said (R3). */
  recallGapMs: number;
  /** How often a visit is called at most, the first call counted (R3). */
  maxCalls: number;
  /** `miss` is refused until this long after the call was said (R4). */
  missAfterMs: number;
  missAfterGreenMs: number;
  /** A missed visit may rejoin within this at its first step; until the day ends at later steps (R4). */
  missedForMs: number;
  /** A visit that rejoins stands behind this many (R4). */
  rejoinBehind: number;
  /** With nobody waiting, next means: the next visit that joins is called at once (R3). */
  storeNext: boolean;
};

/** R2: P = weight(class) × waited + min(creditCap, creditRate × waited in earlier queues). */
export type Priority = {
  creditRate: number;
  creditCapMs: number;
  weight: Readonly<Record<VisitClass, number>>;
};

/** Every word a citizen reads or hears; `{name}` stands for what is put in. From config/locales/<tag>.yaml. */
export type Phrases = Readonly<Record<PhraseName, string>>;
export const phraseNames = [
  'call',
  'keep-behind-line',
  'digits',
  'plate',
  'board-closed',
  'board-paused',
  'board-green-mark',
  'main-call',
  'main-next',
  'main-welcome',
  'main-closed',
  'main-no-paper',
  'ticket-service',
  'ticket-class-normal',
  'ticket-class-green',
  'ticket-class-appointment',
  'ticket-step',
  'ticket-choice-separator',
  'ticket-ahead',
  'ticket-papers',
  'ticket-paper',
  'ticket-missed',
  'ticket-one',
  'ticket-time',
  'ticket-phone',
  'ticket-again',
] as const;
export type PhraseName = (typeof phraseNames)[number];
