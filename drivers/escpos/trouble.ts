import type { Condition } from './codec.ts';

/** Why a printer cannot print. `stops`: nothing more comes out until somebody helps; else it may go by itself. */
export type Trouble = { why: string; stops: boolean };

/** `undefined`: the printer itself said that nothing is in the way. */
export function troubleOf(condition: Condition): Trouble | undefined {
  if (condition.coverOpen) return { why: 'cover open', stops: true };
  if (condition.paperEnd) return { why: 'paper out', stops: true };
  if (condition.cutter) return { why: 'cutter jammed', stops: true };
  if (condition.unrecoverable) return { why: 'printer failure: switch it off and on', stops: true };
  if (condition.error || condition.autoRecoverable) return { why: 'printer error', stops: true };
  if (condition.offLine) return { why: 'off-line', stops: false };
  if (condition.offLine === undefined) return { why: 'does not tell whether it is on-line', stops: false };
  if (condition.coverOpen === undefined)
    return { why: 'does not tell whether its cover is open', stops: false };
  if (condition.paperEnd === undefined) return { why: 'does not tell whether it has paper', stops: false };
  return undefined;
}

/** What is known of a job. `deciding`: nothing more is to come, the status that was asked decides. `isInDoubt`: a former run sent it. */
export type Evidence = { deciding: boolean; sentAll: boolean; fenceHeard: boolean; isInDoubt: boolean };

/** Why the job has failed; `undefined` when it goes on or, with `deciding`, is done. */
export function whyFailed(
  { deciding, sentAll, fenceHeard, isInDoubt }: Evidence,
  trouble: Trouble | undefined,
  fenceExpected: boolean,
): string | undefined {
  if (trouble?.stops) return trouble.why;
  if (!deciding) return undefined;
  if (trouble !== undefined) return trouble.why;
  if (!sentAll) return 'busy: it takes no more of the ticket';
  return fenceHeard || !(fenceExpected || isInDoubt)
    ? undefined
    : 'the printer did not say that the ticket is out';
}
