/**
 * What the fold relies on in each kind of event: an event of another program, or of another version of this one, is seen at the
 * start and named. The compiler holds the kinds and their fields against the types of the core.
 */
import type { Event, EventKind } from './core/events.ts';
import type { JournalEvent } from './journal.ts';

type Base<T> = T extends string
  ? 'text'
  : T extends number
    ? 'number'
    : T extends boolean
      ? 'flag'
      : T extends readonly unknown[]
        ? 'list'
        : 'object';
/** A field that every event of today has may be missing where the fold does well without it. */
type TagOf<T, Key extends keyof T> =
  object extends Pick<T, Key> ? `${Base<NonNullable<T[Key]>>}?` : Base<T[Key]> | `${Base<T[Key]>}?`;
type Tag = `${'text' | 'number' | 'flag' | 'list' | 'object'}${'' | '?'}`;
type OfAll = 'kind' | 'order' | 'orderedBy';
type FieldsOf<T> = { [Key in Exclude<keyof T, OfAll>]-?: TagOf<T, Key> };
type Shapes = { [Kind in Exclude<EventKind, 'carried'>]: FieldsOf<Extract<Event, { kind: Kind }>> };

const atCounter = { counter: 'text' } as const;
const ofTicket = { ticket: 'text' } as const;
const held = { ...ofTicket, ...atCounter } as const;
const waits = { ...held, queue: 'text' } as const;

const shapes: Shapes = {
  'day-opened': {
    day: 'text',
    timeZone: 'text?',
    hall: 'text?',
    layout: 'object?',
    insteadOf: 'text?',
    repairs: 'list?',
    unfit: 'object?',
    followUps: 'list?',
    alarms: 'list?',
    notices: 'list?',
    skips: 'list?',
    slips: 'list?',
  },
  'hall-described': { layout: 'object' },
  'clock-set': { aheadMs: 'number' },
  'day-closed': { day: 'text' },
  'numbers-skipped': { day: 'text', to: 'number' },
  'ticket-issued': {
    ...ofTicket,
    number: 'number',
    scope: 'text',
    visit: 'text',
    services: 'list',
    class: 'text',
    steps: 'list',
    ahead: 'number',
    print: 'flag',
    unconfirmed: 'flag',
    estimate: 'object?',
    mayNotFinish: 'flag?',
  },
  'service-added': { ...ofTicket, service: 'text', steps: 'list' },
  'visit-queued': {
    ...ofTicket,
    queue: 'text',
    step: 'number',
    joinedAt: 'number',
    since: 'number',
    creditMs: 'number',
    waitedMs: 'number',
    bound: 'object?',
    expectedMs: 'number?',
    expectedMin: 'list?',
  },
  'visit-called': { ...waits, waitedMs: 'number', why: 'object' },
  'visit-recalled': { ...held, call: 'number' },
  'visit-started': { ...held, by: 'text' },
  'step-finished': { ...waits, outcome: 'text', askRating: 'flag?' },
  'route-chosen': { ...ofTicket, counter: 'text?', choice: 'text', queue: 'text', by: 'text' },
  'visit-transferred': {
    ...waits,
    to: 'text?',
    when: 'text',
    returns: 'flag?',
    steps: 'list',
    reason: 'text?',
  },
  'visit-parked': held,
  'visit-resumed': held,
  'visit-missed': waits,
  'visit-rejoined': { ...ofTicket, queue: 'text', counter: 'text?' },
  'visit-reopened': { ...ofTicket, reason: 'text' },
  'visit-done': { ...ofTicket, outcome: 'text' },
  'visit-left': { ...ofTicket, reason: 'text' },
  'class-set': { ...ofTicket, class: 'text', counter: 'text?', lapsed: 'flag?' },
  'press-undone': {
    ...atCounter,
    undone: 'text',
    tickets: 'list',
    wronglyCalled: 'text?',
    unheard: 'text?',
  },
  'counter-opened': atCounter,
  'counter-paused': { ...atCounter, after: 'flag' },
  'counter-resumed': atCounter,
  'counter-closed': atCounter,
  'counter-ready': { ...atCounter, ready: 'flag' },
  'clerk-signed-in': { ...atCounter, clerk: 'text' },
  'clerk-signed-out': { ...atCounter, clerk: 'text' },
  rated: { ...held, grade: 'number', clerk: 'text?', from: 'text?' },
  'follow-up-opened': { followUp: 'object' },
  'follow-up-closed': { followUp: 'text', text: 'text?', code: 'text?', note: 'text?' },
  'text-erased': { of: 'text', texts: 'list', by: 'text' },
  'text-set-apart': { followUp: 'text', text: 'text' },
  'surge-changed': {
    level: 'text?',
    was: 'text?',
    by: 'text',
    why: 'object?',
    advice: 'object?',
    spoken: 'text?',
  },
  'notice-set': { text: 'text', boards: 'list?', until: 'number?' },
  announced: { what: 'text', text: 'text' },
  'alarm-raised': { alarm: 'text', severity: 'text', text: 'text', subject: 'object' },
  'alarm-acknowledged': { alarm: 'text', by: 'text' },
  'alarm-cleared': { alarm: 'text' },
  'reprint-asked': ofTicket,
  'place-asked': { ticket: 'text?', answer: 'object' },
  'line-asked': atCounter,
  'ticket-print-begun': { job: 'text', ticket: 'text?', device: 'text', again: 'flag', what: 'text' },
  'ticket-printed': { job: 'text', ticket: 'text?', device: 'text' },
  'ticket-print-failed': { job: 'text', ticket: 'text?', device: 'text', why: 'text' },
  'speech-begun': { job: 'text', device: 'text', text: 'text', ticket: 'text?', counter: 'text?' },
  'speech-ended': { job: 'text', outcome: 'text', why: 'text?', ticket: 'text?', counter: 'text?' },
  'device-lost': { device: 'text', why: 'text', repair: 'text?' },
  'device-mended': { device: 'text', repair: 'text?', downMs: 'number?', seenBy: 'text?', gone: 'flag?' },
};

type Fields = Readonly<Record<string, Tag>>;
const followUp = { id: 'text', source: 'text', openedAt: 'number' } as const;
const repair = { id: 'text', device: 'text', why: 'text', since: 'number' } as const;
const alarm = {
  id: 'text',
  severity: 'text',
  text: 'text',
  subject: 'object',
  since: 'number',
  count: 'number',
} as const;
const notice = shapes['notice-set'];
const slip = { day: 'text', closedAt: 'number', tickets: 'number', done: 'number', left: 'number' } as const;
const skip = shapes['numbers-skipped'];

const mapOf = (fields: Readonly<Record<string, Fields>>): ReadonlyMap<unknown, Fields> =>
  new Map<unknown, Fields>(Object.entries(fields));

/** What is in objects, and in each of a list, by the name of the field that holds them. */
const within = mapOf({
  followUp,
  followUps: followUp,
  repair,
  repairs: repair,
  alarm,
  alarms: alarm,
  notice,
  notices: notice,
  slip,
  slips: slip,
  skip,
  skips: skip,
  steps: { is: 'text' },
  bound: { counter: 'text', until: 'number?' },
  layout: { name: 'text', institutions: 'list', queues: 'list', counters: 'list', services: 'list' },
  answer: { is: 'text' },
  subject: { queue: 'text?', counter: 'text?', ticket: 'text?', device: 'text?' },
});

const carried = mapOf({
  'follow-up': { followUp: 'object' },
  repair: { repair: 'object' },
  alarm: { alarm: 'object' },
  notice: { notice: 'object' },
  slip: { slip: 'object' },
  skip: { skip: 'object' },
});

const known = mapOf(shapes);
const ofAll: Fields = { order: 'text?', orderedBy: 'text?' };
const ofCarried: Fields = { what: 'text', id: 'text' };

/** What of an event this program does not know; none: it is as one of its own. */
export function strangeIn(event: JournalEvent): string | undefined {
  const { kind } = event;
  const fields = kind === 'carried' ? carried.get(event['what']) : known.get(kind);
  if (fields === undefined) return kind === 'carried' ? `what ${JSON.stringify(event['what'])}` : 'this kind';
  const common =
    strangeFields(ofAll, event) ?? (kind === 'carried' ? strangeFields(ofCarried, event) : undefined);
  return common ?? strangeFields(fields, event);
}

function strangeFields(fields: Fields, holder: object): string | undefined {
  for (const field in fields) {
    const value: unknown = Reflect.get(holder, field);
    const tag = fields[field] ?? 'text';
    if (value === undefined) {
      if (tag.endsWith('?')) continue;
      return `no ${field}`;
    }
    const is = tagOf(value);
    if (is !== tag && `${is}?` !== tag) return `${is} as ${field} where it writes ${tag.replace('?', '')}`;
    const inner = is === 'list' || is === 'object' ? within.get(field) : undefined;
    if (inner === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) {
      const strange =
        tagOf(one) === 'object' ? strangeFields(inner, one) : `${tagOf(one)} where it writes object`;
      if (strange !== undefined) return `${strange} in ${field}`;
    }
  }
  return undefined;
}

function tagOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return 'text';
    case 'number':
      return 'number';
    case 'boolean':
      return 'flag';
    default:
      return value === null || value === undefined ? 'nothing' : Array.isArray(value) ? 'list' : 'object';
  }
}
