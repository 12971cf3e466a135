/** English: what is wrong with a journal, for technicians: what was found, what was expected, what to do. What SQLite or the system says stands in it as it came. */

export const en = {
  noJournal: (state: string) =>
    `${state}: found no journal, expected the state folder of a hall that has opened a day. ` +
    'Name it with --state: the one that "run" or "demo" was given.',
  noSuchDay: (state: string, day: string, told: readonly string[], earlier: number, isOlder: boolean) =>
    `${state}: found no day ${day}, expected one of ${told.join(', ')}` +
    `${earlier > 0 ? ` or of the ${earlier} before them` : ''}. Name one with --day, or leave it out for the newest.` +
    (isOlder
      ? ' A day that has left the state folder (keepDays) is in the copies: "one-ticket restore COPY --state OTHER" brings them into another folder.'
      : ''),

  damaged: (file: string, found: string, expected: string, seq?: number) =>
    `${file}: damaged${seq === undefined ? '' : ` at event ${seq}`}: found ${found}, expected ${expected}. ` +
    'Keep a copy of this folder as it is, then put the last good copy in its place (one-ticket restore).',
  logBreaksOff: (log: string) =>
    `${log}: damaged: found a log that breaks off before commits that follow it, expected all of them. ` +
    'Start the daemon: what can be proved of them is there again.',
  dayThere: (file: string) =>
    `${file}: found this day opened before the newest one already, expected a new day.`,
  putBack: (file: string) =>
    `${file}: found it deleted under the running daemon, expected it to stay; it is put back as the daemon had it, and the next start goes on with it.`,
  putBeside: (file: string, held: string) =>
    `${file}: found another file in its place, expected the one that the daemon writes; what the daemon had is ${held}. ` +
    'Put the right one in its place, then start again.',
  otherVersion: (file: string, found: number, expected: number) =>
    `${file}: found journal version ${found}, expected ${expected}. ` +
    'Start the version of One Ticket that wrote it, or give this one an empty folder with --state.',
  held: (file: string) =>
    `${file}: found it held by another program, expected to be the only one that writes here. ` +
    'Stop the other daemon, or give this one its own folder with --state.',
  notWritable: (file: string, found: string) =>
    `${file}: found "${found}", expected a state folder this program can write to. ` +
    'Check the path, its owner, whether its disk is mounted read-only, and the disk itself (dmesg).',
  notWritten: (path: string, found: string) =>
    `${path}: found "${found}", expected a file in a folder that can be written, with room on its disk`,

  folderNotMade: (folder: string, found: string) =>
    `${folder}: found "${found}", expected a folder that can be made and written`,
  foreign: (file: string, seq: number, kind: string, found: string) =>
    `${file}: found event ${seq}, ${kind}, ${found}, expected an event as this version of One Ticket writes it. ` +
    'Start the version that wrote it, or put the last good copy in its place (one-ticket restore).',

  /** What of an event no version known here has written. */
  strange: {
    kind: 'this kind',
    word: (field: string, found: string) => `${field} ${found}`,
    lacks: (field: string) => `no ${field}`,
    type: (field: string, found: string, expected: readonly string[]) =>
      `${found} as ${field} where it writes ${expected.join(' or ')}`,
    part: (found: string) => `${found} where it writes object`,
    within: (field: string, strange: string) => `${strange} in ${field}`,
  },
  found: {
    table: (name: string) => `the table ${name}`,
    otherAnswer: (client: string, id: string) => `another answer to ${client} ${id} than was given`,
    otherPress: (device: string) => `another press of ${device} than was made`,
    strange: (what: string) => `with ${what}`,
    notFollowing: (why: string) => `that does not follow from what was before it (${why})`,
    writeVersion: (version: number) => `a file of write version ${version}`,
    noEvent: 'no event',
    noTables: 'no tables of ours',
    opening: (day: string) => `the opening of ${day}`,
    ofHall: (hall: string) => `a day of the hall ${hall}`,
    shortCopy: (seq: number) => `a copy that ends at event ${seq}`,
    inColumn: (type: string) => `a ${type} in a column`,
    prevHash: (hash: string) => `prevHash ${hash}`,
    inPlace: (seq: number) => `event ${seq} in its place`,
    hash: (hash: string) => `hash ${hash}`,
    taken: (number: number, ticket: string, day: string | undefined) =>
      `The number ${number} (${ticket}) is taken already on ${day}`,
  },
  expected: {
    writeVersion: (atMost: number) => `${atMost} at most`,
    soundDay: 'a sound file of the journal',
    soundFile: 'a sound SQLite file',
    wholeFile: 'a whole file of the journal',
    sizes: 'integers of a size that One Ticket writes',
    opening: 'at least the opening of the day',
    openingOf: (day: string) => `that of ${day}, as the file is named`,
    ofHall: (hall: string) => `one of ${hall}`,
    onceEach: 'each number once',
    all: 'all of it',
    version: (version: number) => `journal version ${version}`,
    integer: 'an integer',
    text: 'text',
    bytes: 'bytes',
    endBefore: (hash: string) => `${hash}, the end of the day before`,
    noGap: 'events numbered without a gap',
  },
};
