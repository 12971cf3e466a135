/** English: every sentence of `backup`, `restore` and `verify`, for whoever cares for the journal. What SQLite or the system says stands in it as it came. */

const to = (seq: number, day: string, date: string) => `event ${seq} of ${day}, ${date}`;

export const en = {
  copiedOrVerified: 'files copied or verified',
  noJournal: (state: string) =>
    `${state}: found no journal, expected the state folder of a hall that has opened a day. Name it with --state.`,
  to,

  backup: {
    there: (target: string) =>
      `--to: found ${target} there already, expected a new name; nothing is overwritten.`,
    done: (
      target: string,
      made: { days: number; events: number },
      end: { seq: number; day: string; date: string } | undefined,
    ) =>
      `${target}: days: ${made.days}, events: ${made.events}, to event ${end?.seq} of ${end?.day} (${end?.date}), proved`,
    notAsItIs: (tar: string, name: string) => `${tar}: ${name} was not written as it is`,
  },

  copy: {
    nothing: (given: string) =>
      `${given}: found nothing there, expected a backup or the folder of the copies.`,
    noTar: (given: string, why: string) =>
      `${given}: found no whole tar (${why}), expected the file that "one-ticket backup" wrote.`,
    neither: (given: string, manifest: string) =>
      `${given}: found neither a backup nor copies of a journal, expected ${manifest}, journal/ or <day>.db in it.`,
    ofHalls: (given: string, halls: readonly string[]) =>
      `${given}: found the copies of ${halls.join(', ')}, expected those of one hall. Name its folder in it.`,
    wrong: (given: string, fault: string) => `${given}: ${fault}.`,
    noDay: (path: string) => `${path}: found no day in it, expected at least one.`,
    noEvent: (given: string) => `${given}: found no event in it, expected at least one.`,
    noManifest: (path: string, format: number) =>
      `${path}: found no manifest of format ${format}, expected the one that "one-ticket backup" wrote`,
    otherFile: (path: string, found: string | undefined, expected: string) =>
      `${path}: found ${found === undefined ? 'no such file' : `SHA-256 ${found}`}, expected ${expected}, as the manifest says`,
    missing: (path: string, file: string) =>
      `${path}: found ${file} damaged, expected events in it. Take another copy; or, to do without them, move that file away.`,
  },

  restore: {
    notANumber: (found: string) =>
      `--numbers-above: found "${found}", expected a whole number, for example 200.`,
    tooLow: (found: number | undefined, known: number, day: string) =>
      `--numbers-above: found ${found}, expected at least ${known}, which was issued on ${day}.`,
    noEvent: (path: string) => `${path}: found no event, expected at least one.`,
    copy: (path: string, end: string) => `copy      ${path}: proved, to ${end}`,
    and: (events: number, end: string) => `and       ${events} events that it lacked, to ${end}`,
    taken: (path: string, histories: number) =>
      `taken     ${path}: the one of ${histories} histories that goes furthest`,
    apart: (path: string, end: string, from: number, last: number) =>
      `apart     ${path}: to ${end}; it is not joined, as events ${from} to ${last} are not in the copy`,
    other: (path: string, parted: number | undefined, end: string) => {
      const where = parted === undefined ? 'with no event in common' : `parted after event ${parted}`;
      return `other     ${path}: a history of its own, ${where}, to ${end}; it stays where it is, and to take it instead: one-ticket restore ${path}`;
    },
    numbers: {
      given: (day: string, above: number) =>
        `numbers   of ${day}: the hall goes on above ${above}, as you said`,
      none: (day: string, known: number) =>
        `numbers   of ${day}: none was issued that is not in it; the hall goes on above ${known}`,
      known: (day: string, known: number, above: number) =>
        `numbers   of ${day}: up to ${known} were issued, as the journal that was there shows; the hall goes on above ${above}`,
      guessed: (day: string, known: number, above: number, since: string) =>
        `numbers   of ${day}: ${known + 1} to ${above} may have been issued since ${since}, which nobody can tell from here; ` +
        `the hall goes on above ${above}; if anybody holds a higher one, restore again with --numbers-above`,
    },
    aside: (path: string) => `aside     the journal that was there: ${path}`,
    unreadKey: (path: string) =>
      `key       ${path}: cannot be taken; return slips have the codes of the key that is in the state folder`,
    unreadBookingKeys: (path: string) =>
      `bookings  ${path}: not all of its keys could be taken; on days that lack theirs an identity number finds no booking, its code does`,
    unread: (path: string) => `texts     ${path}: cannot be read, what people wrote is not taken from there`,
    done: (state: string) => `restored  ${state}`,
  },

  verify: {
    unit: 'days verified',
    damaged: (path: string) => `${path}: found no event in it, expected a day of a journal.`,
    noCheckedCopy: (path: string) =>
      `${path}: found no checked copy of a day yet, expected one within an hour of the start.`,
    unreadAside: (path: string) => `\nkept aside, no event can be read of it: ${path}`,
    aside: (path: string) => `\nkept aside, to ${path}`,
    lost: (journal: string, loss: string) => `${journal}: ${loss}.`,
    speed: (events: number, seconds: number) =>
      `${events} events in ${seconds.toFixed(1)} s, ${Math.round(events / seconds)} a second: hash chain, SQLite, numbers and places`,
    head: ['day', 'closing hash', 'events', 'last event', 'tickets'],
    notClosed: 'not closed',
  },

  texts: {
    noFile: 'no such file',
    notAll: 'not all of them',
    missing: (path: string, found: string, ids: readonly string[], more: number) =>
      `${path}: found ${found}, expected the texts of ${ids.join(', ')}${more > 0 ? ` and ${more} more` : ''}: they are missing or altered, and were not erased. ` +
      'Another copy may have them (one-ticket restore).',
  },

  replay: {
    byTheRules: 'a journal that follows the rules of the hall',
    inside: (ticket: string, place: string) => `the day closed and ${ticket} ${place}`,
    sum: (visits: number, tickets: number) => `${visits} visits in all places of ${tickets} tickets`,
  },
};
