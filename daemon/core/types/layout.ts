/** What the hall is made of, as far as whoever reads a day of the journal must know it: the config may be another by then. */
import type { Rules, Timetable } from './rules.ts';

/** Times in ms. Lists stand in the order of the config. */
export type Layout = {
  /** The hall's name as citizens read it. */
  name: string;
  timetable?: Timetable;
  institutions: readonly { id: string; name: string; timetable?: Timetable }[];
  queues: readonly { id: string; name: string; institution: string; promiseMs?: number }[];
  counters: readonly { id: string; institution: string }[];
  services: readonly { id: string; name: string }[];
  /** A step that took longer was forgotten to finish (R8). */
  forgottenMs: number;
  /** A rating of this grade or worse is a bad one. */
  badGrade: number;
};

export function layoutOf({
  name,
  timetable,
  institutions,
  queues,
  counters,
  services,
  times,
  badGrade,
}: Rules): Layout {
  return {
    name,
    ...(timetable !== undefined && { timetable }),
    institutions: [...institutions.values()].map(one => ({
      id: one.id,
      name: one.name,
      ...(one.timetable !== undefined && { timetable: one.timetable }),
    })),
    queues: [...queues.values()].map(one => ({
      id: one.id,
      name: one.name,
      institution: one.institution,
      ...(one.promiseMs !== undefined && { promiseMs: one.promiseMs }),
    })),
    counters: [...counters.values()].map(one => ({ id: one.id, institution: one.institution })),
    services: [...services.values()].map(one => ({ id: one.id, name: one.name })),
    forgottenMs: times.forgottenMs,
    badGrade,
  };
}
