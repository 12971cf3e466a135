/** One stop of a visit's way, as events have it. */
import { count, either, exactly, id, list, maybe, record, text, yes } from './form.ts';
import { otherwiseForm } from './rules.ts';

const onTheWay = {
  services: maybe(list(id), 'Those it is for; left out in an older journal.'),
  doneAt: maybe(id),
  casesDone: maybe(count, 'Of the cases of its ticket; left out: none (R18).'),
  presumed: maybe(yes, 'Finished while nobody knew whether the citizen had come (R3).'),
  soon: maybe(either(yes, count), 'A number in an older journal: it stood behind that many.'),
  at: maybe(id),
  knownTo: maybe(id),
};
/**
 * One stop of a visit's way; a choice becomes a queue once `chosen` is known. `doneAt`: the counter that finished it; a visit that
 * comes to one `soon` has a credit. Sent to the very counter `at`, it is kept for it a while, and any counter of the queue takes it
 * once that one closes; one that it is `knownTo` has it first for a while.
 */
export const stepForm = either(
  record({ is: exactly('queue'), queue: id, ...onTheWay }),
  record({
    is: exactly('choice'),
    choice: text,
    among: list(id),
    otherwise: otherwiseForm,
    chosen: maybe(id),
    ...onTheWay,
  }),
);
