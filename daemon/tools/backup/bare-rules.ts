/**
 * Rules under which a journal is folded without its config: whatever they say, a fold puts numbers and places where the
 * events say. What is owed to printers and voices, promises and estimates are not judged by them.
 */
import { phraseNames } from '../../core/types/phrase-names.ts';
import { type Rules } from '../../core/types/rules.ts';

const hourMs = 3_600_000;

export function bareRules(timeZone: string): Rules {
  return {
    hall: '',
    name: '',
    locale: '',
    timeZone,
    numbering: 'hall',
    institutions: new Map(),
    queues: new Map(),
    counters: new Map(),
    services: new Map(),
    printers: [],
    printerPlaces: new Map(),
    voices: [],
    counterBoards: new Map(),
    mainBoards: [],
    spares: new Map(),
    inputs: new Map(),
    desks: new Set(),
    times: {
      autoStartMs: hourMs,
      autoStartGreenMs: hourMs,
      presumedForMs: 0,
      recallGapMs: hourMs,
      maxCalls: 1,
      missAfterMs: hourMs,
      missAfterGreenMs: hourMs,
      missedForMs: hourMs,
      rejoinBehindGreen: 0,
      rejoinBehind: 0,
      awayForMs: hourMs,
      breakNoticeMs: 0,
      storeNext: false,
      readyForMs: hourMs,
      undoForMs: hourMs,
      preferForMs: hourMs,
      parkedForMs: hourMs,
      forgottenMs: hourMs,
      noCallsMs: hourMs,
      returnForDays: 0,
      answerWithinDays: 0,
      questionWithinMs: hourMs,
      questionWithinDays: 0,
      hardCloseMs: hourMs,
    },
    priority: {
      guardAfter: 1,
      fairAfterMs: hourMs,
      creditRate: 1,
      creditCapMs: hourMs,
      soonCreditMs: 0,
      weight: { normal: 1, green: 1, appointment: 1 },
    },
    confirmGreen: false,
    reasons: [],
    casesMost: 1,
    casesOnTicket: 1,
    badGrade: 1,
    gradeReasons: [],
    phrases: Object.fromEntries(phraseNames.map(name => [name, ''])) as Rules['phrases'],
    supervisionPhone: '',
  };
}
