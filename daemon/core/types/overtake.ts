/** That somebody was called before others who had come to the queue earlier (R20). */

/**
 * Of the called one: its class; `returned`: it waited in an earlier queue or was here before, which gives it a credit or a place;
 * `kept`: those before it were kept for another counter, or it was and this one had nobody; `guard`: the green ones had had their
 * turns (R2); `desk`: called by its number.
 */
export const overtakingCauses = ['green', 'appointment', 'returned', 'kept', 'guard', 'desk'] as const;
export type OvertakingCause = (typeof overtakingCauses)[number];

/** A call that somebody who had come earlier went after. `came`: when the called one had come to that queue. */
export type Overtake = { ticket: string; at: number; came: number; by: OvertakingCause };
