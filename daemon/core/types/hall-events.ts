/** Past facts about the hall as a whole: its day, its surge plan, what stays open, what is wrong. */
import { alarmForm, formerAlarmForm, messageFields, severity, subjectForm } from './alarm.ts';
import { bookingForm } from './booking.ts';
import { closingSlipForm } from './closing-figures.ts';
import { followUpForm } from './follow-up.ts';
import {
  count,
  day,
  exactly,
  id,
  list,
  map,
  maybe,
  moment,
  type Of,
  older,
  oneOf,
  type Read,
  record,
  said,
  text,
  whole,
} from './form.ts';
import { layoutForm } from './layout.ts';
import { noticeForm } from './notice.ts';
import { questionForm } from './question.ts';
import { formerAdviceForm, judgedAdviceForm, surgeAdviceForm, surgeReasonForm } from './reasons.ts';
import { repairForm } from './repair.ts';
import { returnSlipForm } from './return-slip.ts';
import { surgeLevels } from './rules.ts';

const surgeLevel = oneOf(...surgeLevels);
/** `day`: the business day, today or later. */
const skip = record({ day, to: count });
export type NumbersSkip = Of<typeof skip>;

/** Every thing stands under its own name: a ticket that a follow-up speaks of is none of this day. */
const carried = [
  { what: exactly('follow-up'), id: text, followUp: followUpForm },
  { what: exactly('question'), id: text, question: questionForm },
  { what: exactly('repair'), id: text, repair: repairForm },
  { what: exactly('alarm'), id, alarm: alarmForm },
  { what: exactly('notice'), id: text, notice: noticeForm },
  /** A closing slip that is still to be printed. */
  { what: exactly('slip'), id: text, slip: closingSlipForm },
  /** By which somebody may come back (R15). */
  {
    what: exactly('return-slip'),
    id: text,
    returnSlip: returnSlipForm,
    owed: maybe(oneOf('first', 'again'), 'It is still to be printed; again: part of it may have been.'),
  },
  /** A seat in a slot of this day or a later one (R18). */
  { what: exactly('booking'), id: text, booking: bookingForm },
  /** Numbers of this day or of a later one that may be on paper already (R1). */
  { what: exactly('skip'), id: day, skip },
] as const;
type ReadEach<One> = One extends (typeof carried)[number] ? Read<One> : never;
export type Carried = ReadEach<(typeof carried)[number]>;

export const hallEvents = {
  'day-opened': {
    about:
      'A business day begins; what must outlive a day follows as carried, each on its own (R10). A day of an older journal has ' +
      'it in the lists here.',
    fields: {
      day,
      // In which whoever reads the journal tells its times.
      timeZone: older(text),
      hall: maybe(id),
      layout: maybe(layoutForm),
      insteadOf: maybe(day, 'The day before, which was opened under a wrong date.'),
      repairs: maybe(list(repairForm)),
      // In place of `repairs` where the journal is older than these: the devices that cannot work, and why.
      unfit: maybe(map(text)),
      followUps: maybe(list(followUpForm)),
      alarms: maybe(list(formerAlarmForm)),
      notices: maybe(list(noticeForm)),
      skips: maybe(list(skip)),
      slips: maybe(list(closingSlipForm)),
    },
  },
  carried: {
    about: 'What was open when the day before ended, and still is: after day-opened, one event each (R10).',
    fields: carried,
  },
  'hall-described': { about: 'The config was changed within the day.', fields: { layout: layoutForm } },
  'numbers-skipped': {
    about:
      'The journal was put back from a copy; numbers up to this one may have been issued since and are not issued again (R1).',
    fields: skip.fields,
  },
  'clock-set': {
    about: 'So far the wall clock stands before the now of the rules.',
    fields: { aheadMs: whole },
  },
  'day-closed': {
    about: 'The business day is over; whoever was in the hall has left (closing).',
    fields: { day },
  },
  'follow-up-opened': {
    about:
      'A bad rating, missing papers or a complaint, open until it is answered; in an older journal a refusal, too.',
    fields: { followUp: followUpForm },
  },
  'follow-up-closed': {
    about: 'It was answered.',
    fields: {
      followUp: text,
      text: maybe(text, 'The hash of how.'),
      code: maybe(exactly('press-undone'), 'The hall closed it.'),
      note: maybe(text, 'In a journal of version 3; it is never told.'),
    },
  },
  'refusal-opened': {
    about:
      'A counter has refused a service: it waits for the word of a supervisor, who names followUp.id (refusal-confirm, refusal-overturn; R17).',
    fields: { followUp: followUpForm },
  },
  'refusal-confirmed': {
    about: 'A supervisor has looked at a refusal, and it stands: its follow-up is closed (R17).',
    fields: { refusal: text, text: maybe(text, 'The hash of why.') },
  },
  'refusal-overturned': {
    about: 'A supervisor has looked at a refusal, and it does not stand: its follow-up is closed (R17).',
    fields: {
      refusal: text,
      text: maybe(text, 'The hash of why.'),
      slip: maybe(
        text,
        'The return slip that who was refused comes back by; left out: the desk has taken them in again.',
      ),
      until: maybe(day, 'The last day that slip is good for.'),
    },
  },
  'text-erased': {
    about: 'What people wrote about it is gone for good, by order or because its time was over (R19).',
    fields: { of: text, texts: list(text), by: oneOf('order', 'retention') },
  },
  'text-set-apart': {
    about: 'What a journal of version 3 has of it in words lies apart now, under this hash.',
    fields: { followUp: text, text },
  },
  'surge-changed': {
    about: 'Another level of the surge plan is in force; level left out: none (R9).',
    fields: {
      level: maybe(surgeLevel),
      was: maybe(surgeLevel),
      by: oneOf('plan', 'hand'),
      why: maybe(surgeReasonForm),
      advice: maybe(
        formerAdviceForm,
        'In an older journal, of the longest expected wait; now surge-advised follows.',
      ),
      spoken: maybe(text),
    },
  },
  'surge-advised': {
    about:
      'While the surge plan calls for help: which closed counter would help most, found by playing the next hour forward; ' +
      'advice left out: none helps any more (R9).',
    fields: { advice: maybe(surgeAdviceForm) },
  },
  'advice-judged': {
    about:
      'The advised counter was opened, and an hour later, or when it paused or closed, the time since was played again with ' +
      'those who really came, with it and without: so much waiting it has saved all people together (R9).',
    fields: judgedAdviceForm.fields,
  },
  'notice-set': {
    about: 'Idle boards show it; an empty text takes it away.',
    fields: noticeForm.fields,
  },
  announced: { about: 'The timetable had this said.', fields: { what: text, text } },
  'break-near': {
    about:
      'A break of the hall, or of an institution with hours of its own, begins soon: each who is not called until it is over was told so (visit-may-go), once each break (R16).',
    fields: {
      institution: maybe(id),
      from: said(moment, 'When it begins, by the wall clock.'),
      text: maybe(text, 'It was said, as somebody may go.'),
    },
  },
  'alarm-raised': {
    about:
      'Something is wrong; alarm/<alarm> stands until it is over. While it stands: the same for another reason; since, count and who acknowledged it stay.',
    fields: { alarm: id, severity, ...messageFields, subject: subjectForm },
  },
  'alarm-acknowledged': { about: 'Somebody has seen it.', fields: { alarm: id, by: text } },
  'alarm-cleared': { about: 'It is over.', fields: { alarm: id } },
};
