/** The halls that random orders are given to. */
import type { Otherwise, Rules, Timetable } from '../../daemon/core/types/rules.ts';
import { fuzhou } from '../kit/hall/play.ts';

/**
 * Fuzhou at any hour, without a voice: a call counts from its board. Counter 1 helps out at the desk, 7 at CCB (AB岗). Nobody
 * need choose: a loan goes where less wait is expected, a collection to ICBC.
 */
function rulesOfModel(): Rules {
  const { timetable: _, surge: __, ...rules } = fuzhou;
  const helps = new Map([
    ['1', ['advice']],
    ['7', ['ccb']],
  ]);
  const counters = [...rules.counters].map(
    ([id, counter]) => [id, { ...counter, backup: helps.get(id) ?? [] }] as const,
  );
  const institutions = [...rules.institutions].map(([id, { name }]) => [id, { id, name }] as const);
  const usual = new Map<string, Otherwise>([
    ['loan', { is: 'shortest' }],
    ['collection', { is: 'queue', queue: 'icbc' }],
  ]);
  const services = [...rules.services].map(([id, service]) => {
    const otherwise = usual.get(id);
    const route = service.route.map(step =>
      step.is === 'choice' && otherwise !== undefined ? { ...step, otherwise } : step,
    );
    return [id, { ...service, route }] as const;
  });
  return {
    ...rules,
    voices: [],
    counters: new Map(counters),
    institutions: new Map(institutions),
    services: new Map(services),
  };
}

const minuteMs = 60_000;

function sinceMidnightMs(time: string): number {
  return (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * minuteMs;
}

function lastTicket({ sessions }: Timetable, nth: number, time: string): Timetable {
  const session = sessions[nth];
  if (session === undefined) throw new Error(`no session ${nth}`);
  return { sessions: sessions.with(nth, { ...session, lastTicketMs: sinceMidnightMs(time) }) };
}

/** Sessions from one to the next but one; the last goes on for days, so that no ticket is refused for the evening. */
function hours(...times: string[]): Timetable {
  const marks = times.map(sinceMidnightMs);
  const sessions = marks.flatMap((fromMs, nth) =>
    nth % 2 === 0 ? [{ fromMs, untilMs: marks[nth + 1] ?? 7 * 24 * 60 * minuteMs }] : [],
  );
  return { sessions };
}

const ownHours = new Map([
  ['icbc', hours('09:00', '09:40', '09:50', '11:30', '12:30')],
  ['ccb', hours('08:30', '09:10', '09:12', '10:15', '11:00')],
]);

const shortHours = new Map([
  ['icbc', lastTicket(hours('09:00', '09:40', '09:50', '11:30', '12:30'), 1, '10:30')],
  ['ccb', lastTicket(hours('08:30', '09:10', '09:15', '09:45'), 1, '09:35')],
]);

const silent = rulesOfModel();
/** The same hall, where calls count from when they were said. */
const speaking: Rules = { ...silent, voices: ['voice-1'] };
/** It speaks, and keeps hours: breaks, in which the worked clock stands still, and banks that keep others. */
const resting: Rules = {
  ...speaking,
  timetable: hours('08:30', '09:20', '09:35', '10:00', '10:30', '12:00', '14:00'),
  institutions: new Map(
    [...silent.institutions].map(([id, institution]) => {
      const timetable = ownHours.get(id);
      return [id, { ...institution, ...(timetable && { timetable }) }] as const;
    }),
  ),
};
/** It has a list of its staff; it gives so many tickets, and its last ones before its sessions end; a bank goes home early. */
const limited: Rules = {
  ...resting,
  staff: new Map(['17', '18'].map(number => [number, { name: `clerk ${number}` }])),
  timetable: lastTicket(hours('08:30', '09:20', '09:35', '10:00', '10:30', '12:00', '14:00'), 1, '09:50'),
  institutions: new Map(
    [...resting.institutions].map(([id, institution]) => {
      const timetable = shortHours.get(id);
      return [
        id,
        { ...institution, ...(id === 'icbc' && { dailyLimit: 6 }), ...(timetable && { timetable }) },
      ] as const;
    }),
  ),
  services: new Map(
    [...silent.services].map(([id, service]) => [
      id,
      { ...service, ...(id === 'loan' && { dailyLimit: 4 }) },
    ]),
  ),
};
export const halls = { silent, speaking, resting, limited };
export const kinds = ['silent', 'speaking', 'resting', 'limited'] as const;
