/**
 * An event as it is told over MQTT. R17: a rating is told without its ticket until the day is over, so that nobody who listens,
 * a clerk for one, knows by whom a counter was rated while that citizen is still in the hall.
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
    isOfRating(event) && hall.open && seq >= presentFrom() ? withoutTicket(event) : event;
}

/** The follow-up of a bad one names it too. */
function isOfRating({ kind, followUp }: JournalEvent): boolean {
  return kind === 'rated' || (kind === 'follow-up-opened' && Object(followUp).source === 'rating');
}

function withoutTicket(event: JournalEvent): JournalEvent {
  const { ticket: _, ...told } = event;
  if (told['followUp'] === undefined) return told;
  const { ticket: __, ...followUp } = Object(told['followUp']);
  return { ...told, followUp };
}
