/**
 * What lies in the printers whole and is not known to be out, so that a daemon that was killed can ask for it when it is back:
 * `arrived.json` in the state folder. It is only a hint where to ask; without it the ticket is printed again (R13). Never flushed:
 * a box that loses its power forgets it, as the printer may forget the ticket.
 */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Hall } from '../core/types/model.ts';

export type ArrivedTickets = {
  /** Printer -> the job that was in it when the run before ended, a moment ago. */
  inDoubt: ReadonlyMap<string, string>;
  arrived(printer: string, job: string): void;
  /** It is out, was thrown away, or begins anew. */
  forget(printer: string): void;
  close(): void;
};

/** `upMs`: a clock that nobody can set, and that goes on while no daemon runs; it begins anew with the machine. */
export type Moment = { wallMs: number; upMs: number };
type Noted = { printer: string; job: string } & Moment;

const name = 'arrived.json';
/** Nobody has taken half a ticket out of a printer and closed it again so soon. */
const momentMs = 10_000;

export const systemMoment = (): Moment => ({
  wallMs: Date.now(),
  upMs: Number(process.hrtime.bigint() / 1_000_000n),
});

export function openArrivedTickets(
  state: string,
  hall: Readonly<Hall>,
  now: () => Moment = systemMoment,
): ArrivedTickets {
  const path = join(state, name);
  const left = readNotes(path).filter(note => isOfNow(note, now()) && isBegun(hall, note.job));
  // As they are, in case that this run is killed before the printer has answered.
  const noted = new Map(left.map(note => [note.printer, note]));
  let file: number | undefined;

  /** One write in place: whole, or not at all, though the process is killed in it. */
  function write(): void {
    try {
      file ??= openSync(path, 'w', 0o600);
      writeSync(file, `${JSON.stringify([...noted.values()])}\n`, 0);
    } catch {
      // A full or broken disk: nothing can be found out after a kill, and the journal says what is wrong.
    }
  }

  write();
  return {
    inDoubt: new Map(left.map(({ printer, job }) => [printer, job])),
    arrived(printer, job) {
      noted.set(printer, { printer, job, ...now() });
      write();
    },
    forget(printer) {
      if (noted.delete(printer)) write();
    },
    close() {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
  };
}

/** By both clocks: the one may have been set, the other begins anew. */
function isOfNow(then: Moment, now: Moment): boolean {
  const passedMs = [now.wallMs - then.wallMs, now.upMs - then.upMs];
  return passedMs.every(ms => ms >= 0 && ms <= momentMs);
}

function isBegun(hall: Readonly<Hall>, id: string): boolean {
  const job = hall.jobs.get(id);
  return job?.is === 'print' && job.begun;
}

/** What lies behind the first line is of an older, longer note. */
function readNotes(path: string): Noted[] {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8').split('\n')[0] ?? '');
    return Array.isArray(read) ? read.filter(isNoted) : [];
  } catch {
    return [];
  }
}

function isNoted(one: unknown): one is Noted {
  return (
    typeof one === 'object' &&
    one !== null &&
    'printer' in one &&
    typeof one.printer === 'string' &&
    'job' in one &&
    typeof one.job === 'string' &&
    'wallMs' in one &&
    typeof one.wallMs === 'number' &&
    'upMs' in one &&
    typeof one.upMs === 'number'
  );
}
