import { remarkText } from '../text/staff/sentences.ts';
import { words } from './words.ts';

/** Why a journal could not be opened. `message` says what was found, what was expected, and what to do. */
export type JournalProblem = {
  /** `full` alone can pass by itself: the caller tries again. */
  kind: 'locked' | 'not-writable' | 'full' | 'damaged' | 'wrong-version';
  file: string;
  /** The first event that cannot be trusted, where the damage has a place. */
  seq?: number;
  message: string;
};

/** A problem on its way out of the opening; nothing outside the journal ever sees it. */
export class JournalTrouble extends Error {
  readonly problem: JournalProblem;

  constructor(problem: JournalProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

export function damaged(file: string, found: string, expected: string, seq?: number): JournalTrouble {
  return new JournalTrouble({
    kind: 'damaged',
    file,
    ...(seq === undefined ? {} : { seq }),
    message: words.damaged(file, found, expected, seq),
  });
}

/** A day that was opened before, and others since: it has a file, and its numbers are on paper. */
export function dayThereAlready(file: string): JournalTrouble {
  return new JournalTrouble({
    kind: 'damaged',
    file,
    message: words.dayThere(file),
  });
}

/** What an error met while opening `file` means to the technician; `undefined` for an error that is a bug. */
export function problemOf(error: unknown, file: string): JournalProblem | undefined {
  if (error instanceof JournalTrouble) return error.problem;
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number')
    return sqliteProblem(error.errcode, error.message, file);
  if ('code' in error && error.code === 'ERR_OUT_OF_RANGE') {
    return damaged(file, error.message, words.expected.sizes).problem;
  }
  if ('syscall' in error && 'code' in error) {
    return error.code === 'ENOSPC' || error.code === 'EDQUOT' ? full(file) : notWritable(file, error.message);
  }
  return undefined;
}

/** Primary result codes of SQLite (https://www.sqlite.org/rescode.html); the extended ones keep them in the low byte. */
const SQLITE = { busy: 5, readonly: 8, ioError: 10, full: 13, cannotOpen: 14, constraint: 19 };

/** SQLite says so, a system call on a file, or the journal itself; a broken constraint is a bug of the core. */
export function isOfTheDisk(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('errcode' in error) return (Number(error.errcode) & 0xff) !== SQLITE.constraint;
  return 'syscall' in error || error instanceof JournalTrouble;
}

/** Another program holds the file: it may be tried again. */
export function isBusy(error: unknown): error is Error {
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === SQLITE.busy;
}

function sqliteProblem(errcode: number, found: string, file: string): JournalProblem {
  switch (errcode & 0xff) {
    case SQLITE.busy:
      return {
        kind: 'locked',
        file,
        message: words.held(file),
      };
    case SQLITE.full:
      return full(file);
    case SQLITE.readonly:
    case SQLITE.ioError:
    case SQLITE.cannotOpen:
      return notWritable(file, found);
    default:
      return damaged(file, found, words.expected.wholeFile).problem;
  }
}

function full(file: string): JournalProblem {
  return {
    kind: 'full',
    file,
    message: remarkText({ code: 'disk-full', args: { file } }),
  };
}

function notWritable(file: string, found: string): JournalProblem {
  return {
    kind: 'not-writable',
    file,
    message: words.notWritable(file, found),
  };
}
