/** What `$info` says, which programs and pages read before anything else. */
import type { z } from 'zod';
import type { Counter, Rules, Service, Step, SurgeLevel } from '../../core/types/rules.ts';
import type { info } from '../schemas/daemon.ts';
import type { Says } from './payloads.ts';

/** Of the program that runs; the rest is of the hall. `config`: its hash. */
export type ProgramInfo = Pick<
  z.infer<typeof info>,
  'version' | 'config' | 'simulated' | 'name' | 'names' | 'languages' | 'words' | 'phone'
>;

/** What the config says that ops need; times in ms, sessions in ms since midnight of `timeZone`. */
export function infoBody(rules: Rules, program: ProgramInfo): Says<typeof info> {
  const { hall, timeZone, timetable, surge } = rules;
  return {
    ...program,
    hall,
    timeZone,
    timetable,
    surge: surge && {
      automatic: surge.automatic,
      levels: surge.levels.map(({ id }) => id),
      does: surge.levels.map(levelTold),
    },
    reasons: rules.reasons,
    grades: { bad: rules.badGrade, reasons: [...rules.gradeReasons] },
    institutions: [...rules.institutions.values()],
    queues: [...rules.queues.values()],
    counters: [...rules.counters.values()].map(counterTold),
    desks: [...rules.desks],
    scanner: [...rules.inputs.values()].some(({ is }) => is === 'scanner'),
    services: [...rules.services.values()].map(serviceTold),
    green: { confirmed: rules.confirmGreen },
    ticketCode:
      program.phone === undefined
        ? `${hall}/{day}/{ticket}/{check}`
        : `${program.phone.url}/t/{yyyymmdd}{ticket}{check}.{signature}`,
    boards: [
      ...[...rules.counterBoards].map(([id, counter]) => ({ id, counter })),
      ...rules.mainBoards.map(id => ({ id })),
    ],
  };
}

/** When it can be booked stands in `state/slots/…`. */
function serviceTold({ route, ...service }: Service): Says<typeof info>['services'][number] {
  const { booking: _, ...told } = service;
  return { ...told, route: route.map(stepTold) };
}

function counterTold(counter: Counter): Says<typeof info>['counters'][number] {
  const { slipPrinter: _, ...told } = counter;
  return told;
}

function levelTold({
  id,
  backup,
  notice,
  spoken,
  limit,
}: SurgeLevel): NonNullable<Says<typeof info>['surge']>['does'][number] {
  return { level: id, backup, notice, spoken, limit: Object.fromEntries(limit) };
}

function stepTold(step: Step): Says<typeof info>['services'][number]['route'][number] {
  if (step.is === 'queue') return { queue: step.queue };
  const { choice, by, among, otherwise } = step;
  return { choice, by, among, default: otherwise.is === 'queue' ? otherwise.queue : otherwise.is };
}
