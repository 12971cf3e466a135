/** What a start found lost or damaged, in words for the alarm `journal-shortened`, and above which numbers the hall goes on. */
import type { KnownBeyond } from '../copies/copies.ts';
import type { Started } from '../copies/journal-start.ts';
import type { NumbersSkip } from '../core/types/hall-events.ts';
import type { Hall } from '../core/types/model.ts';
import { skipTo } from '../core/visit/numbers.ts';
import { type Shortened, skipsOf } from '../journal/shortening.ts';
import type { HallLoop } from './loop.ts';

export type Loss = { text: string; skips: readonly NumbersSkip[] };

/** Undefined: nothing was. `today`: by the wall clock, YYYY-MM-DD. */
export function lossAt({ journal, mended, taken, said }: Started, today: string): Loss | undefined {
  const { shortened } = journal.met;
  const other = said?.is === 'beyond' ? otherHistory(said, journal.lastSeq()) : undefined;
  const words = [
    ...(mended === undefined
      ? []
      : [
          `the log of the journal was damaged on the disk; ${
            mended.lost === 0
              ? `all that lay behind the damage was proved and is there (commits: ${mended.recovered})`
              : `what lay behind the damage cannot be proved (commits: ${mended.lost})`
          }; what was found is kept in ${mended.aside}`,
        ]),
    ...(taken === 0
      ? []
      : [`${taken} events that the journal had lost were taken up from the second folder`]),
    ...(shortened === undefined ? [] : [shortenedText(shortened)]),
    ...(other === undefined ? [] : [other.text]),
  ];
  const skips = [...(shortened === undefined ? [] : skipsOf(shortened, today)), ...(other?.skips ?? [])];
  return words.length === 0 ? undefined : lossIn(words, skips);
}

/** What the second folder turned out to have when the hall ran already. `lastSeq`: where the journal ends. */
export function lossBeyond(known: KnownBeyond, lastSeq: number): Loss {
  const { text, skips } = otherHistory(known, lastSeq);
  return lossIn([text], skips);
}

function lossIn(words: readonly string[], skips: readonly NumbersSkip[]): Loss {
  const above = Math.max(0, ...skips.map(({ to }) => to));
  const goesOn = above === 0 ? '' : `; the hall goes on above number ${above}, so that none is issued twice`;
  return {
    text: `${words.join('; ')}${goesOn}. Look at the disk (dmesg), then alarm-ack journal-shortened`,
    skips,
  };
}

/** What the second folder has that does not follow from the journal. */
function otherHistory({ end, numbers, skips }: KnownBeyond, lastSeq: number): Loss {
  const known = [...numbers.map(({ day, number }) => ({ day, to: number })), ...skips];
  const days = new Set(known.map(({ day }) => day));
  return {
    text: `the journal ends at event ${lastSeq}, and the second folder has another one, to event ${end.seq} of ${end.day}, which is kept there; to go back to it: stop the daemon, then one-ticket restore`,
    skips: [...days].map(day => ({
      day,
      to: Math.max(...known.filter(one => one.day === day).map(({ to }) => to)),
    })),
  };
}

export function shortenedText({ endsAt, knownTo, says }: Shortened): string {
  const what =
    knownTo > endsAt
      ? `${knownTo - endsAt} events are lost here`
      : 'it is not the journal that was written here, somebody has put another in its place';
  return `the journal ends at event ${endsAt}, and ${says}: ${what}; if a copy has what is missing: stop the daemon, then one-ticket restore COPY`;
}

/**
 * Given before all that devices say: no ticket may come between. That the journal ends where it ends is heeded once it is told
 * durably; before the first day nothing can be, so the numbers are kept in mind, and the rest is told when a day opens.
 */
export function tellLoss(
  { text, skips }: Loss,
  rebuilt: Hall,
  submit: HallLoop['submit'],
  heeded: () => void,
): { dayOpened(): void } {
  let isTold = rebuilt.day !== undefined;
  function tell(): void {
    for (const skip of skips) submit({ command: { verb: 'skip-numbers', ...skip } });
    submit({
      command: { verb: 'tell-trouble', alarm: 'journal-shortened', severity: 'critical', text },
      answered: heeded,
    });
  }
  if (isTold) tell();
  else for (const skip of skips) skipTo(rebuilt, skip);
  return {
    dayOpened() {
      if (!isTold) tell();
      isTold = true;
    },
  };
}
