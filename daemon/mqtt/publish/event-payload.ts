/**
 * An event as it is told over MQTT. R17: while the day is open a rating tells neither by whom nor which counter how: whoever
 * listens, a clerk for one, has just seen who stood there. Sums of five tell it (stats.ts), and a bad one its supervisor.
 */
import type { Hall } from '../../core/types/model.ts';
import type { Entry, Journal, JournalEvent } from '../../journal/journal.ts';

export function openTelling(
  { hall }: { readonly hall: Readonly<Hall> },
  journal: Pick<Journal, 'replay'>,
): (entry: Entry) => JournalEvent {
  let present: { day: string | undefined; fromSeq: number } | undefined;

  /** The number of the first event of the newest day. */
  function presentFrom(): number {
    if (present === undefined || present.day !== hall.day) {
      const [first] = journal.replay();
      present = { day: hall.day, fromSeq: first?.seq ?? 0 };
    }
    return present.fromSeq;
  }

  return ({ seq, event }) =>
    isOfRating(event) && hall.open && seq >= presentFrom() ? withoutRater(event) : event;
}

/** The follow-up of a bad one tells of it, too, also on the days that it is carried into. */
function isOfRating({ kind, followUp }: JournalEvent): boolean {
  return ofRating.has(kind) || (isFollowUp.has(kind) && Object(followUp).source === 'rating');
}

const ofRating: ReadonlySet<string> = new Set(['rated', 'grade-explained']);
const isFollowUp: ReadonlySet<string> = new Set(['follow-up-opened', 'carried']);

function withoutRater(event: JournalEvent): JournalEvent {
  const { ticket: _, counter: __, clerk: ___, grade: ____, reason: _____, why: ______, ...told } = event;
  const { followUp } = told;
  return typeof followUp === 'object' ? { ...told, followUp: withoutRater(Object(followUp)) } : told;
}
