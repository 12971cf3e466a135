/**
 * What the fold relies on in each kind of event. The compiler holds the kinds and their fields against the types of the core.
 */
import type { Event, EventKind } from '../core/types/events.ts';

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
export type Tag = `${'text' | 'number' | 'flag' | 'list' | 'object'}${'' | '?'}`;
type OfAll = 'kind' | 'order' | 'orderedBy';
type FieldsOf<T> = { [Key in Exclude<keyof T, OfAll>]-?: TagOf<T, Key> };
type Shapes = { [Kind in Exclude<EventKind, 'carried'>]: FieldsOf<Extract<Event, { kind: Kind }>> };

const atCounter = { counter: 'text' } as const;
const ofTicket = { ticket: 'text' } as const;
const held = { ...ofTicket, ...atCounter } as const;
const waits = { ...held, queue: 'text' } as const;

export const shapes: Shapes = {
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
    asked: 'text?',
    unconfirmed: 'flag?',
    estimate: 'object?',
    from: 'object?',
    mayNotFinish: 'flag?',
    counter: 'text?',
  },
  'service-added': { ...ofTicket, service: 'text', steps: 'list', institutions: 'list?' },
  'visit-queued': {
    ...ofTicket,
    queue: 'text',
    step: 'number',
    joinedAt: 'number',
    workedAtJoining: 'number?',
    rank: 'number?',
    since: 'number',
    workedSince: 'number?',
    creditMs: 'number',
    waitedMs: 'number',
    bound: 'object?',
    expectedMs: 'number?',
    expectedMin: 'list?',
  },
  'visit-called': { ...waits, waitedMs: 'number', why: 'object' },
  'visit-recalled': { ...held, call: 'number' },
  'fetch-asked': held,
  'visit-started': { ...held, by: 'text' },
  'came-or-missed-asked': { ...held, number: 'number?' },
  'step-finished': {
    ...waits,
    outcome: 'text',
    services: 'list?',
    steps: 'list?',
    presumed: 'flag?',
    askRating: 'flag?',
  },
  'service-picked': { ...held, service: 'text' },
  'outcome-marked': {
    ...held,
    service: 'text',
    outcome: 'text',
    number: 'number',
    takenBack: 'flag?',
  },
  'marks-cleared': held,
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
  'visit-resumed': { ...held, missed: 'flag?' },
  'visit-missed': waits,
  'visit-rejoined': { ...ofTicket, queue: 'text', counter: 'text?', reason: 'text?', parked: 'flag?' },
  'visit-reopened': {
    ...ofTicket,
    reason: 'text',
    counter: 'text?',
    steps: 'list?',
    place: 'object?',
  },
  'visit-done': { ...ofTicket, outcome: 'text', services: 'list?' },
  'visit-left': { ...ofTicket, reason: 'text' },
  'class-set': {
    ...ofTicket,
    class: 'text',
    counter: 'text?',
    clerk: 'text?',
    asked: 'flag?',
    denied: 'flag?',
    creditMs: 'number?',
    lapsed: 'flag?',
  },
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
  'counter-ready': { ...atCounter, ready: 'flag', by: 'text?' },
  'clerk-signed-in': { ...atCounter, clerk: 'text' },
  'clerk-signed-out': { ...atCounter, clerk: 'text', elsewhere: 'text?' },
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
  'place-asked': { ticket: 'text?', answer: 'object', desk: 'text?' },
  'line-asked': atCounter,
  'ticket-print-begun': { job: 'text', ticket: 'text?', device: 'text', again: 'flag', what: 'text' },
  'ticket-printed': { job: 'text', ticket: 'text?', device: 'text' },
  'ticket-print-failed': { job: 'text', ticket: 'text?', device: 'text', why: 'text' },
  'speech-begun': { job: 'text', device: 'text', text: 'text', ticket: 'text?', counter: 'text?' },
  'speech-ended': { job: 'text', outcome: 'text', why: 'text?', ticket: 'text?', counter: 'text?' },
  'device-lost': { device: 'text', why: 'text', repair: 'text?' },
  'device-mended': { device: 'text', repair: 'text?', downMs: 'number?', seenBy: 'text?', gone: 'flag?' },
};
