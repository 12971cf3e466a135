/** A journal as a process that was killed leaves it: its log not in its file, its answers given. */
import { cpSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { dayOpened, opened, stateFolder, ticketIssued, turn } from '../kit/hall/journal.ts';

export const killedDay = '2026-03-02';
export const tickets = 40;
export const fileOf = (dir: string, day = killedDay) => join(dir, 'journal', `${day}.db`);
export const logOf = (dir: string) => `${fileOf(dir)}-wal`;

/** Each ticket was acknowledged with an answer, and pressed for at the kiosk. */
export function killed(): string {
  const living = stateFolder();
  const journal = opened(living);
  journal.commit(turn([{ ...dayOpened(killedDay), hall: 'small' }]));
  for (let number = 1; number <= tickets; number += 1) take(journal, number);
  const dir = stateFolder();
  cpSync(living, dir, { recursive: true });
  journal.close();
  return dir;
}

export function take(journal: Journal, number: number): void {
  const seq = journal.lastSeq() + 1;
  journal.commit(
    turn([ticketIssued(number)], {
      replies: [{ client: 'kiosk', id: `${number}`, reply: { code: 'issued', seq, status: 'ok' } }],
      presses: [{ device: 'kiosk-1', frame: `${number}`, at: seq, seq }],
    }),
  );
}

export function flip(path: string, at: number, bit = 2): void {
  const bytes = readFileSync(path);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << bit), at);
  writeFileSync(path, bytes);
}

export function cutAt(path: string, bytes: number): void {
  truncateSync(path, bytes);
}

/** The folders beside the journal in which what was found damaged lies. */
export function asides(dir: string): string[] {
  return readdirSync(dir)
    .filter(name => name.startsWith('damaged-'))
    .map(name => join(dir, name));
}

/** The state folder goes back to a copy between the tries of a property. */
export function again(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
}

export const sizeOf = (path: string) => statSync(path).size;

/** Opens it, or the problem in words. */
export function start(dir: string): { journal: Journal } | { message: string } {
  const result = openJournal(dir, { hall: 'small' });
  return result.ok ? { journal: result.journal } : { message: result.problem.message };
}
