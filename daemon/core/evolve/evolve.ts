/** The fold: how each past fact changes the hall. It owns the hall and changes it in place; a replay gives the same hall. */
import { takeOut } from '../deadlines/file.ts';
import type { Event } from '../types/events.ts';
import type { Hall } from '../types/model.ts';
import type { Rules } from '../types/rules.ts';
import { foldRating } from '../visit/rating.ts';
import { evolveBooking } from './booking.ts';
import { evolveCounter } from './counter.ts';
import { evolveDay } from './day.ts';
import { evolveJob } from './job.ts';
import { evolvePower } from './power.ts';
import { evolveQuestion } from './question.ts';
import { afterEvent, beforeEvent } from './undo.ts';
import { evolveVisit } from './visit.ts';

export function evolve(rules: Rules, hall: Hall, event: Event, at: number): void {
  takeOut(hall, event);
  beforeEvent(hall, event, at);
  fold(rules, hall, event, at);
  foldRating(hall, event, at);
  afterEvent(hall, event);
  takeOut(hall, event);
}

function fold(rules: Rules, hall: Hall, event: Event, at: number): void {
  switch (event.kind) {
    case 'ticket-issued':
    case 'service-added':
    case 'return-slip-issued':
    case 'return-slip-used':
    case 'visit-queued':
    case 'visit-may-go':
    case 'visit-called':
    case 'visit-recalled':
    case 'fetch-asked':
    case 'visit-started':
    case 'came-or-missed-asked':
    case 'served-by-paper':
    case 'step-finished':
    case 'cases-finished':
    case 'service-picked':
    case 'outcome-marked':
    case 'marks-cleared':
    case 'route-chosen':
    case 'visit-transferred':
    case 'visit-parked':
    case 'visit-resumed':
    case 'visit-missed':
    case 'visit-stepped-away':
    case 'visit-due':
    case 'visit-stepped-back':
    case 'visit-rejoined':
    case 'visit-reopened':
    case 'visit-done':
    case 'visit-left':
    case 'class-set':
    case 'press-undone':
      return evolveVisit(rules, hall, event, at);
    case 'counter-opened':
    case 'counter-paused':
    case 'counter-resumed':
    case 'counter-closed':
    case 'counter-ready':
    case 'clerk-signed-in':
    case 'clerk-signed-out':
    case 'line-asked':
      return evolveCounter(hall, event, at);
    case 'reprint-asked':
    case 'ticket-print-begun':
    case 'ticket-printed':
    case 'ticket-print-failed':
    case 'speech-begun':
    case 'speech-ended':
    case 'device-lost':
    case 'device-mended':
      return evolveJob(rules, hall, event, at);
    case 'day-opened':
    case 'carried':
    case 'day-closed':
    case 'numbers-skipped':
    case 'hall-described':
    case 'clock-set':
    case 'announced':
    case 'break-near':
    case 'surge-changed':
    case 'surge-advised':
    case 'notice-set':
    case 'place-asked':
    case 'away-asked':
    case 'follow-up-opened':
    case 'refusal-opened':
    case 'follow-up-closed':
    case 'refusal-confirmed':
    case 'refusal-overturned':
    case 'text-erased':
    case 'text-set-apart':
    case 'alarm-raised':
    case 'alarm-acknowledged':
    case 'alarm-cleared':
      return evolveDay(rules, hall, event, at);
    case 'question-opened':
    case 'question-written':
    case 'question-passed':
    case 'question-accepted':
    case 'question-closed':
      return evolveQuestion(hall, event, at);
    case 'booked':
    case 'booking-cancelled':
    case 'booking-used':
      return evolveBooking(rules, hall, event, at);
    case 'power-failing':
    case 'power-back':
    case 'queues-printed':
    case 'queue-list-dropped':
    case 'paper-entered':
      return evolvePower(hall, event, at);
    case 'return-slip-lapsed':
    case 'rated':
    case 'grade-explained':
    case 'advice-judged':
      return;
  }
}
