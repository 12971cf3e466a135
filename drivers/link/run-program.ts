/** A program that is run to its end: its complaint is kept, and it can be killed with all that it started. */
import { type Begun, type ProcessEnd, spawnProcess } from './begin-process.ts';

/** How a run ended. `complaint`: what it wrote to standard error, its first 4 KB. */
export type Ended =
  | { is: 'ended'; code: number; complaint: string }
  /** By us, or by somebody else. */
  | { is: 'killed'; signal: string; complaint: string }
  /** `code` as the system has it: ENOENT when there is no such program. */
  | { is: 'not-started'; code: string };

/** Starts a run; `end` is called once, later. The function returned kills it, and does nothing once it has ended. */
export type Start<Words> = (words: Words, end: (how: Ended) => void) => () => void;

export type ProgramWords = { program: string; args: readonly string[]; input: string };

/** A line on standard error that tells of trouble, from a program that talks on, or ends with 0, all the same. */
export type Trouble = (complaint: string) => boolean;

const complaintAtMost = 4096;

/** With a process group of its own, a program can be killed together with the programs that it starts. */
export const ownGroup = process.platform !== 'win32';

/** Each run is a process of its own; it is killed at the first sign of trouble. */
export function startProgram(isTrouble: Trouble): Start<ProgramWords> {
  return ({ program, args, input }, end) =>
    watchChild(
      ended => {
        const child = spawnProcess([program, ...args], { detached: ownGroup, windowsHide: true }, ended);
        // With no file descriptors left there are no streams.
        child?.stdin?.end(input);
        return child;
      },
      isTrouble,
      end,
    );
}

/** `begin` spawns, with all three streams piped and in a group of its own; it is killed at the first sign of trouble. */
export function watchChild(
  begin: (ended: (how: ProcessEnd) => void) => Begun,
  isTrouble: Trouble,
  end: (how: Ended) => void,
): () => void {
  let over = false;
  let complaint = '';
  const child = begin(how => {
    over = true;
    end(told(how, complaint));
  });
  if (child === undefined) return () => {};

  function kill(): void {
    if (!over && child?.pid !== undefined) killTree(child.pid);
  }

  // It ended before it had read everything.
  child.stdin?.on('error', () => {});
  // Whoever began it may have had nothing to write.
  if (child.stdin?.writableEnded === false) child.stdin.end();
  // Unread, a full pipe would hold it up.
  child.stdout?.resume();
  child.stderr?.on('data', (chunk: Buffer | string) => {
    complaint = (complaint + chunk.toString()).slice(0, complaintAtMost);
    if (isTrouble(complaint)) kill();
  });
  return kill;
}

function told(how: ProcessEnd, complaint: string): Ended {
  if (how.is === 'not-started') return { is: 'not-started', code: how.code };
  return how.code === null
    ? { is: 'killed', signal: how.signal ?? 'unknown', complaint }
    : { is: 'ended', code: how.code, complaint };
}

function killTree(pid: number): void {
  if (!ownGroup) {
    spawnProcess(['taskkill', '/pid', `${pid}`, '/T', '/F'], { stdio: 'ignore' }, () => {});
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

/** The line of a complaint that says most: the first with the word error in it, or else the first. */
export function firstComplaint(complaint: string): string | undefined {
  const lines = complaint
    .split(/[\r\n]+/)
    .map(line =>
      line
        .replaceAll(/\p{Cc}/gu, ' ')
        .trim()
        .slice(0, 200),
    )
    .filter(line => line !== '');
  return lines.find(line => /\berror\b/i.test(line) && !line.startsWith('ALSA lib')) ?? lines[0];
}

/** Why a run was no success; nothing when it was one. `install`: the command that installs the program. */
export function whyFailed(
  how: Ended,
  { program, install, isTrouble }: { program: string; install: string; isTrouble: Trouble },
): string | undefined {
  if (how.is === 'not-started') {
    return how.code === 'ENOENT'
      ? `${program} is not installed: ${install}`
      : `${program} cannot be started: ${how.code}`;
  }
  const line = firstComplaint(how.complaint);
  if (how.is === 'killed') {
    return line !== undefined && isTrouble(how.complaint)
      ? `${program}: ${line}`
      : `${program} was ended by ${how.signal}`;
  }
  if (how.code === 0 && !isTrouble(how.complaint)) return undefined;
  return `${program}: ${line ?? `exit code ${how.code}`}`;
}
