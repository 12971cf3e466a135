/** What the hall is made of, as far as whoever reads a day of the journal must know it: the config may be another by then. */
import { appraisalForm } from './appraisal.ts';
import { count, id, list, maybe, ms, type Of, record, text } from './form.ts';
import { type Rules, timetableForm } from './rules.ts';

/**
 * `name`: the hall's, as citizens read it; `locale`: the language in which it tells its staff. A step that took longer than `forgottenMs` was forgotten to finish (R8); a rating of
 * `badGrade` or worse is a bad one; `appraisal`: left out, the hall gives no points. Lists stand in the order of the config.
 */
export const layoutForm = record({
  name: text,
  locale: maybe(text, 'In which the hall tells its staff something: a language tag.'),
  timetable: maybe(timetableForm),
  institutions: list(record({ id, name: text, timetable: maybe(timetableForm) })),
  queues: list(record({ id, name: text, institution: id, promiseMs: maybe(ms), serveMs: maybe(ms) })),
  counters: list(record({ id, name: maybe(text), institution: id })),
  services: list(record({ id, name: text })),
  forgottenMs: ms,
  badGrade: count,
  appraisal: maybe(appraisalForm, 'What institutions are appraised by, in points of a hundred.'),
});
export type Layout = Of<typeof layoutForm>;

export function layoutOf({
  name,
  locale,
  timetable,
  institutions,
  queues,
  counters,
  services,
  times,
  badGrade,
  appraisal,
}: Rules): Layout {
  return {
    name,
    locale,
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
      ...(one.serveMs !== undefined && { serveMs: one.serveMs }),
    })),
    counters: [...counters.values()].map(one => ({
      id: one.id,
      ...(one.name !== undefined && { name: one.name }),
      institution: one.institution,
    })),
    services: [...services.values()].map(one => ({ id: one.id, name: one.name })),
    forgottenMs: times.forgottenMs,
    badGrade,
    ...(appraisal !== undefined && { appraisal }),
  };
}
