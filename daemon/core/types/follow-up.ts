/** A bad rating, a complaint or a refusal, open until somebody closes it with a note. */
export type FollowUp = {
  id: string;
  /** `rating`, `refused`, `papers-missing`, or what whoever opened it by hand says (complaint, mail). */
  source: string;
  /**
   * The hash of what somebody wrote (R19); the words themselves in a journal of version 3. None where the hall opened it, or
   * where it was erased.
   */
  text?: string;
  erased?: true;
  /** What the hall itself has to say of it: a bad grade; which services came to nothing at which queue. */
  grade?: number;
  services?: readonly string[];
  /** Why, and which papers, as they stand in the config. */
  reason?: string;
  missing?: readonly string[];
  queue?: string;
  ticket?: string;
  counter?: string;
  clerk?: string;
  openedAt: number;
};

/** 否定报备制, 投诉有回音: what stays open until somebody closes it. */
export function followUp(
  hall: { readonly day?: string; readonly followUpsMade: number },
  source: string,
  now: number,
  about: {
    [Key in keyof Omit<FollowUp, 'id' | 'source' | 'openedAt' | 'erased'>]?: FollowUp[Key] | undefined;
  },
): { kind: 'follow-up-opened'; followUp: FollowUp } {
  const { text, grade, services, reason, missing, queue, ticket, counter, clerk } = about;
  return {
    kind: 'follow-up-opened',
    followUp: {
      id: `${hall.day}-f${hall.followUpsMade + 1}`,
      source,
      ...(text !== undefined && { text }),
      ...(grade !== undefined && { grade }),
      ...(services !== undefined && { services }),
      ...(reason !== undefined && { reason }),
      ...(missing !== undefined && missing.length > 0 && { missing }),
      ...(queue !== undefined && { queue }),
      ...(ticket !== undefined && { ticket }),
      ...(counter !== undefined && { counter }),
      ...(clerk !== undefined && { clerk }),
      openedAt: now,
    },
  };
}

/** A journal of version 3 has the words of people themselves. */
export const isTextHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** Without words that somebody wrote, as a journal of version 3 may hold them. */
export function withoutWords(one: FollowUp): FollowUp {
  const { text, ...others } = one;
  return text === undefined || isTextHash(text) ? one : others;
}
