/** R5: what became of one service of a ticket, and what a clerk has marked for it before the step is finished. */
import { finishOutcome } from './commands.ts';
import { count, id, list, maybe, type Of, oneOf, type Read, record, said, text } from './form.ts';

/** None of `reason` and `missing` where nobody named one. */
export const serviceOutcomeForm = record({
  service: id,
  outcome: finishOutcome,
  reason: maybe(count, 'Of a refused one: its number in the list of reasons, 0: another.'),
  because: maybe(text, 'Of another reason than those of the list: 60 characters at most, about nobody.'),
  missing: maybe(list(count), 'Papers by their numbers on the ticket, 0: written on the slip by hand.'),
  toldTwice: maybe(
    record({ papers: list(count), counter: id }),
    'Of these papers the slip of the first time, from that counter, did not name (一次性告知).',
  ),
});
export type ServiceOutcome = Of<typeof serviceOutcomeForm>;

/** One press. */
export const outcomeMark = {
  service: id,
  outcome: oneOf('refused', 'papers-missing'),
  number: said(count, 'Of the reason in the list, or of the paper on the ticket; 0: another.'),
};
export type OutcomeMark = Read<typeof outcomeMark>;

/** What stands for the visit in hand. `service`: whom the next marks are for; `set`: in the order in which they were pressed. */
export type Marks = { service?: string; set: readonly OutcomeMark[] };
