/** Whether a board answers what it is asked, and what it means when it does not. */

/**
 * What goes without an answer is tried this often at least before the board counts as lost, and all the time that it may take is
 * waited for: between two tries it may be less.
 */
const triesBeforeLost = 3;

/** `junk`: something came, and nothing that anybody understands. */
export type Whys = { silent: string; junk?: string };

export function newHearing(whys: Whys) {
  let unanswered = { pings: 0, others: 0 };
  let isLost = false;
  /** Those at the end of them to which nothing came, or only junk. */
  let inARow = { silent: 0, junk: 0 };
  /** Those since anything was heard of it. */
  let sinceHeard = 0;
  let why = whys.silent;

  return {
    heard(isPing = false): void {
      // A board may answer every ping and no picture: long frames are the first that a bad cable damages.
      unanswered = { pings: 0, others: isPing && !isLost ? unanswered.others : 0 };
      isLost = false;
      inARow = { silent: 0, junk: 0 };
      sinceHeard = 0;
      why = whys.silent;
    },
    /** `hadItsTime`: so long that it could have answered the first of those in a row that went unanswered. */
    unheard(isPing: boolean, hadItsTime: boolean, came: 'silent' | 'junk' = 'silent'): void {
      unanswered[isPing ? 'pings' : 'others'] += 1;
      inARow = { silent: 0, junk: 0, [came]: inARow[came] + 1 };
      if (inARow[came] >= triesBeforeLost) why = whys[came] ?? whys.silent;
      sinceHeard += 1;
      const isTried = unanswered.pings + unanswered.others >= triesBeforeLost;
      // One that answered a ping in between is not slow.
      if (isTried && (hadItsTime || sinceHeard < triesBeforeLost)) isLost = true;
    },
    /** Too late for its exchange. True: it was lost; it is asked again, before it counts as lost once more. */
    heardLate(): boolean {
      const wasLost = isLost;
      isLost = false;
      sinceHeard = 0;
      unanswered = { pings: 0, others: wasLost ? triesBeforeLost - 1 : 0 };
      return wasLost;
    },
    /** Three in a row, and every one since, went without an answer; of those not pings, whatever pings came between. */
    isLost: () => isLost,
    why: () => why,
  };
}
