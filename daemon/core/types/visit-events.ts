/** Past facts about a visit: from joining a queue to its end, and its way. */
import { finishOutcome, order } from './commands.ts';
import {
  count,
  either,
  exactly,
  id,
  list,
  maybe,
  minuteRange,
  moment,
  ms,
  msRange,
  numeric,
  type Of,
  oneOf,
  record,
  said,
  text,
  ticket,
  yes,
} from './form.ts';
import { awayForm, boundForm, standing, standingTold } from './place-in-queue.ts';
import { callReasonForm } from './reasons.ts';
import { answerForm } from './scan.ts';
import { outcomeMark, serviceOutcomeForm } from './service-outcome.ts';
import { stepForm } from './visit-step.ts';

const steps = list(stepForm);
const services = list(serviceOutcomeForm);
const atCounter = { ticket, counter: id };

const setAside = { counter: id, queue: id, since: moment };
/** Kept for nobody: when the day is opened again every counter is closed. */
const placeAgain = either(
  record({ is: exactly('waiting'), queue: id, ...standing }),
  awayForm,
  record({ is: exactly('parked'), ...setAside }),
  record({ is: exactly('missed'), ...setAside }),
);
export type PlaceAgain = Of<typeof placeAgain>;

export const visitEvents = {
  'visit-queued': {
    about: 'A visit waits in a queue: newly come, freed, sent on, or put back.',
    fields: {
      ticket,
      queue: id,
      step: count,
      ...standingTold,
      waitedMs: said(ms, 'In earlier queues of its way, breaks left out.'),
      bound: maybe(boundForm, 'Kept for one counter.'),
      expectedMs: maybe(numeric({ from: 0 }), 'None where no counter serves the queue (R11).'),
      likelyMs: maybe(
        msRange,
        'Where the wait ends if the work ahead is as little, and as much, as is likely: the range before it is calibrated.',
      ),
      expectedMin: maybe(minuteRange),
      mayGoUntil: maybe(
        moment,
        'It comes shortly before a break and is not called until that is over: as visit-may-go (R16).',
      ),
    },
  },
  'visit-called': {
    about: 'A counter called it, with the reason (R2).',
    fields: {
      ...atCounter,
      queue: id,
      waitedMs: said(ms, 'Since it joined the queue.'),
      why: callReasonForm,
    },
  },
  'visit-recalled': {
    about: 'It was called again (R3).',
    fields: { ...atCounter, call: said(count, 'Which call it is; the first is 1.') },
  },
  'fetch-asked': {
    about: 'Somebody of the green channel was called and has not come: the desk is asked to fetch them (R6).',
    fields: atCounter,
  },
  'visit-started': {
    about:
      'Serving began: by a key, by time alone (then it is only presumed to have come), because it was finished, or because another key (a choice, a transfer, a pause of the visit) told that it has come.',
    fields: { ...atCounter, by: oneOf('key', 'time', 'finish', 'act') },
  },
  'came-or-missed-asked': {
    about:
      'call-next was refused, for the visit in hand was only presumed to have come: start or miss at this counter within 10 s carries it out too (R3).',
    fields: {
      ...atCounter,
      number: maybe(count, 'It was a next for that one of those set aside here.'),
    },
  },
  'visit-parked': {
    about: 'Sent away for something; its counter keeps it (挂起).',
    fields: atCounter,
  },
  'visit-resumed': {
    about: 'It came back to its counter, and is being served.',
    fields: {
      ...atCounter,
      missed: maybe(yes, 'It was not parked, but had missed its call, and stood at the counter.'),
    },
  },
  'visit-missed': {
    about: 'Called, and nobody came (过号, R4); or away, and not back in time (R16).',
    fields: {
      ...atCounter,
      queue: id,
      away: maybe(yes, 'It was not called: its turn had come while it was away.'),
    },
  },
  'visit-rejoined': {
    about: 'A missed or parked visit came back to its queue. It is followed by visit-queued.',
    fields: {
      ticket,
      queue: id,
      counter: maybe(id),
      reason: maybe(text, 'The desk took it back.'),
      parked: maybe(yes, 'It was not missed, but parked by a counter that had closed or paused.'),
    },
  },
  'visit-reopened': {
    about:
      'A visit that had left, was refused or lacked papers was taken in again. It is followed by visit-queued, or it has a place.',
    fields: {
      ticket,
      reason: text,
      counter: maybe(id),
      steps: maybe(steps, 'Its way from now on, where it had been done.'),
      place: maybe(
        placeAgain,
        'The day was closed by mistake and opened again: it stands there, as before (R10).',
      ),
    },
  },
  'visit-left': {
    about: 'It gave up, came too late, or the day ended (弃号).',
    fields: { ticket, reason: text },
  },
  'press-undone': {
    about: 'The last press of a counter was taken back (R3).',
    fields: {
      counter: id,
      undone: said(order, 'The order that was taken back.'),
      tickets: said(list(ticket), 'Whom it had touched.'),
      wronglyCalled: maybe(ticket, 'Who hears 请稍候.'),
      unheard: maybe(ticket, 'Who is called again, as the call was not heard.'),
    },
  },
  'reprint-asked': {
    about: 'The ticket is to be printed again, or a return slip that it was given.',
    fields: { ticket, slip: maybe(text) },
  },
  'place-asked': {
    about: 'A code was held under a scanner, and this was told.',
    fields: {
      ticket: maybe(ticket),
      answer: answerForm,
      desk: maybe(id, 'The counter in front of which the scanner stands.'),
    },
  },
};

export const wayEvents = {
  'step-finished': {
    about: 'A counter is done with it. A service that is not approved ends here, the others go on (R5).',
    fields: {
      ...atCounter,
      queue: id,
      outcome: said(finishOutcome, 'Of the step as a whole: approved where anything was.'),
      services: maybe(services, 'Of each service the step was for; left out in an older journal.'),
      cases: maybe(count, 'Done just now; left out: one (R18).'),
      steps: maybe(steps, 'Its way from now on, where a part of it was only for what ended here.'),
      presumed: maybe(yes, 'By call-next, while nobody knew whether it had come (R3).'),
      paper: maybe(yes, 'By the list on paper, entered afterwards (R21).'),
      // In an older journal; every finish asks now (R17).
      askRating: maybe(yes),
    },
  },
  'cases-finished': {
    about:
      'Some cases of its ticket are done at this step, and others left (R18). It is followed by visit-queued: the rest stands behind the next three.',
    fields: {
      ...atCounter,
      queue: id,
      cases: said(count, 'Done just now.'),
      left: said(count, 'Not done yet at this step.'),
      presumed: maybe(yes, 'By call-next, while nobody knew whether it had come (R3).'),
    },
  },
  'service-picked': {
    about: 'At the pad: the marks that follow are for this service of the ticket.',
    fields: { ...atCounter, service: id },
  },
  'outcome-marked': {
    about: 'How a service will end when the step is finished; one mark more, or that one taken back.',
    fields: { ...atCounter, ...outcomeMark, takenBack: maybe(yes) },
  },
  'marks-cleared': {
    about: 'Every mark of the visit in hand was taken back.',
    fields: atCounter,
  },
  'route-chosen': {
    about: 'A choice of its route became a queue.',
    fields: {
      ticket,
      counter: maybe(id),
      choice: text,
      queue: id,
      by: oneOf('clerk', 'shortest', 'default'),
    },
  },
  'visit-transferred': {
    about: 'It was sent to another queue or counter, now or after this step.',
    fields: {
      ...atCounter,
      queue: id,
      to: maybe(id, 'One counter.'),
      when: oneOf('now', 'after'),
      returns: maybe(yes),
      steps: said(steps, 'Its way from now on.'),
      reason: maybe(text),
    },
  },
  'visit-done': {
    about: 'Its last step is finished.',
    fields: {
      ticket,
      outcome: said(finishOutcome, 'Of the visit as a whole: approved where anything was.'),
      services: maybe(services, 'Of each; left out in an older journal.'),
    },
  },
};
