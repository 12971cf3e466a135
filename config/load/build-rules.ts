/** Puts the hall's part of a config without faults into the form that the core reads. */
import type { BookingHours } from '../../daemon/core/types/booking.ts';
import type { Phrases } from '../../daemon/core/types/phrase-names.ts';
import {
  type Counter,
  type Institution,
  type Queue,
  type Rules,
  type Service,
  type Step,
  type SurgeLevel,
  type SurgePlan,
  surgeLevels,
  type Times,
  type Timetable,
} from '../../daemon/core/types/rules.ts';
import type { DeviceConfig } from '../../drivers/kinds.ts';
import type { Entry, SectionName } from '../schema/config.ts';
import {
  defaultOf,
  type Top,
  type WrittenBooking,
  type WrittenSession,
  type WrittenStep,
  type WrittenSurge,
  type WrittenSurgeLevel,
  weekdays,
} from '../schema/hall.ts';
import { isPlateNumber, namesOf } from '../schema/name.ts';
import { staffOf } from '../schema/staff.ts';
import { desksOf, devicesOf, withItsPrinter } from './build-devices.ts';
import { type Draft, readEntries, type Section } from './draft.ts';

/** The words of the hall's languages. */
export type Words = { phrases: Phrases; secondPhrases?: Phrases };

export function rulesOf(
  draft: Draft,
  top: Top,
  words: Words,
  devices: ReadonlyMap<string, DeviceConfig>,
): Rules {
  const { creditCap, soonCredit, fairAfter, ...priority } = top.priority;
  const { locale } = top;
  const each = <Name extends SectionName, Built>(
    section: Section<Name>,
    built: (id: string, entry: Entry<Name>, locale: string) => Built,
  ) => new Map(readEntries(section).map(([id, entry]) => [id, built(id, entry, locale)]));
  return {
    hall: top.hall,
    ...namesOf(top.name, locale),
    locale,
    ...(top.secondLocale !== undefined && { secondLocale: top.secondLocale }),
    timeZone: top.timeZone,
    numbering: top.numbering,
    institutions: each(draft.institutions, institutionOf),
    queues: each(draft.queues, queueOf),
    counters: each(draft.counters, (id, entry) => counterOf(id, withItsPrinter(entry, devices), top)),
    services: each(draft.services, serviceOf),
    ...devicesOf(devices, locale),
    desks: desksOf(draft, devices),
    ...(top.sessions && { timetable: timetableOf(top.sessions) }),
    ...(top.workdays && { workdays: new Set(top.workdays.map(day => weekdays.indexOf(day) + 1)) }),
    times: timesOf(top.times),
    priority: { ...priority, creditCapMs: creditCap, soonCreditMs: soonCredit, fairAfterMs: fairAfter },
    confirmGreen: top.green.confirm === 'counter',
    reasons: top.reasons,
    casesMost: top.casesMost,
    casesOnTicket: top.casesOnTicket,
    badGrade: top.badRating,
    gradeReasons: top.ratingReasons.map(reason => namesOf(reason, locale)),
    ...(top.appraisal && { appraisal: top.appraisal }),
    ...(top.surge && { surge: surgeOf(top.surge) }),
    ...words,
    supervisionPhone: top.supervisionPhone,
    ...(top.staff && { staff: staffOf(top.staff) }),
  };
}

/** Tickets are taken over a break too, unless the config says otherwise; with the last session that ends. */
const timetableOf = (sessions: readonly WrittenSession[]): Timetable => ({
  sessions: sessions.map(({ from, until, lastTicket }, index) => {
    const lastTicketMs = lastTicket ?? (index === sessions.length - 1 ? until : undefined);
    return { fromMs: from, untilMs: until, ...(lastTicketMs !== undefined && { lastTicketMs }) };
  }),
});

const institutionOf = (
  id: string,
  { name, sessions, ...institution }: Entry<'institutions'>,
  locale: string,
): Institution => ({
  id,
  ...namesOf(name, locale),
  ...institution,
  ...(sessions && { timetable: timetableOf(sessions) }),
});

const counterOf = (
  id: string,
  { name, institution, queues, backup, slipPrinter }: Entry<'counters'>,
  { locale, secondLocale = locale }: Top,
): Counter => ({
  id,
  ...(name !== undefined
    ? namesOf(name, locale)
    : // No plate has it: it is said as it stands, in each language.
      !isPlateNumber(id) && namesOf({ [locale]: id, [secondLocale]: id }, locale)),
  institution,
  queues,
  backup,
  ...(slipPrinter !== undefined && { slipPrinter }),
});

const queueOf = (
  id: string,
  { name, promise, serve, usual, ...queue }: Entry<'queues'>,
  locale: string,
): Queue => ({
  id,
  ...namesOf(name, locale),
  ...queue,
  ...(promise !== undefined && { promiseMs: promise }),
  ...(serve !== undefined && { serveMs: serve }),
  usualMs: usual,
});

const timesOf = (times: Top['times']): Times => ({
  autoStartMs: times.autoStart,
  autoStartGreenMs: times.autoStartGreen,
  presumedForMs: times.presumedFor,
  recallGapMs: times.recallGap,
  maxCalls: times.maxCalls,
  missAfterMs: times.missAfter,
  missAfterGreenMs: times.missAfterGreen,
  missedForMs: times.missedFor,
  rejoinBehind: times.rejoinBehind,
  rejoinBehindGreen: times.rejoinBehindGreen,
  awayForMs: times.awayFor,
  breakNoticeMs: times.breakNotice,
  storeNext: times.storeNext,
  readyForMs: times.readyFor,
  undoForMs: times.undoFor,
  preferForMs: times.preferFor,
  parkedForMs: times.parkedFor,
  forgottenMs: times.forgotten,
  noCallsMs: times.noCalls,
  returnForDays: times.returnFor,
  answerWithinDays: times.answerWithin,
  questionWithinMs: times.questionWithin,
  questionWithinDays: times.questionWithinDays,
  hardCloseMs: times.hardClose,
});

const surgeOf = ({ automatic, release, hold, levels }: WrittenSurge): SurgePlan => ({
  automatic,
  release,
  holdMs: hold,
  levels: surgeLevels.flatMap(id => {
    const level = levels[id];
    return level === undefined ? [] : [surgeLevelOf(id, level)];
  }),
});

const surgeLevelOf = (
  id: SurgeLevel['id'],
  { longestWait, expectedWait, limit, ...level }: WrittenSurgeLevel,
): SurgeLevel => ({
  id,
  ...level,
  ...(longestWait !== undefined && { longestWaitMs: longestWait }),
  ...(expectedWait !== undefined && { expectedWaitMs: expectedWait }),
  limit: new Map(Object.entries(limit)),
});

const serviceOf = (
  id: string,
  { name, route, booking, ...service }: Entry<'services'>,
  locale: string,
): Service => ({
  id,
  ...namesOf(name, locale),
  ...service,
  ...(booking && { booking: bookingOf(booking) }),
  route: route.map(stepOf),
});

const bookingOf = ({ slots, length, capacity, cutOff, daysAhead }: WrittenBooking): BookingHours => ({
  slots: slots.toSorted((one, other) => one - other),
  lengthMs: length,
  capacity,
  cutOffMs: cutOff,
  daysAhead,
});

function stepOf(step: WrittenStep): Step {
  const { queue, soon, choice = '', by = 'ticket', among = [] } = step;
  const isSoon = soon !== undefined && soon !== false;
  if (queue !== undefined) return { is: 'queue', queue, ...(isSoon && { soon: true }) };
  const otherwise = defaultOf(step);
  return {
    is: 'choice',
    choice,
    by,
    among,
    otherwise:
      otherwise === 'ask' || otherwise === 'shortest' ? { is: otherwise } : { is: 'queue', queue: otherwise },
  };
}
