/** The halls that random orders are given to. */
import type { Otherwise, Rules, Timetable } from '../../daemon/core/types/rules.ts';
import { fuzhou } from '../kit/hall/play.ts';
import { changed, sinceMidnightMs, timetableOf } from '../kit/hall/rules.ts';

/**
 * Fuzhou at any hour, without a voice: a call counts from its board. Counter 1 helps out at the desk, 7 at CCB (AB岗). Nobody
 * need choose: a loan goes where less wait is expected, a collection to ICBC.
 */
function rulesOfModel(): Rules {
  const { timetable: _, surge: __, ...rules } = fuzhou;
  const counters = [...rules.counters].map(([id, counter]) => [id, { ...counter, backup: [] }] as const);
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
  const calm = {
    ...rules,
    voices: [],
    counters: new Map(counters),
    institutions: new Map(institutions),
    services: new Map(services),
  };
  return changed(calm, { counters: { '1': { backup: ['advice'] }, '7': { backup: ['ccb'] } } });
}

function lastTicket({ sessions }: Timetable, nth: number, time: string): Timetable {
  const session = sessions[nth];
  if (session === undefined) throw new Error(`no session ${nth}`);
  return { sessions: sessions.with(nth, { ...session, lastTicketMs: sinceMidnightMs(time) }) };
}

const icbcHours = timetableOf('09:00', '09:40', '09:50', '11:30', '12:30');
const ccbHours = timetableOf('08:30', '09:10', '09:12', '10:15', '11:00');
const centreHours = timetableOf('08:30', '09:20', '09:35', '10:00', '10:30', '12:00', '14:00');

const silent = rulesOfModel();
/** The same hall, where calls count from when they were said. */
const speaking: Rules = { ...silent, voices: ['voice-1'] };
/**
 * It speaks, and keeps hours, the last without an end, so that no ticket is refused for the evening: breaks, in which the
 * worked clock stands still, and banks that keep others.
 */
const resting: Rules = {
  ...changed(speaking, { institutions: { icbc: { timetable: icbcHours }, ccb: { timetable: ccbHours } } }),
  timetable: centreHours,
};
/** It has a list of its staff; it gives so many tickets, and its last ones before its sessions end; a bank goes home early. */
const limited: Rules = {
  ...changed(resting, {
    institutions: {
      icbc: { dailyLimit: 6, timetable: lastTicket(icbcHours, 1, '10:30') },
      ccb: { timetable: lastTicket(timetableOf('08:30', '09:10', '09:15', '09:45'), 1, '09:35') },
    },
    services: { loan: { dailyLimit: 4 } },
  }),
  staff: new Map(['17', '18'].map(number => [number, { name: `clerk ${number}` }])),
  timetable: lastTicket(centreHours, 1, '09:50'),
};
export const halls = { silent, speaking, resting, limited };
export const kinds = ['silent', 'speaking', 'resting', 'limited'] as const;
