/** One life of `one-ticket restore` under the shim, on a state folder that holds another journal. */
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { journalOf } from '../kit/hall/loop-hall.ts';
import { play } from '../kit/hall/play.ts';
import { runUnder } from './harness.ts';

/** The journal that is there, and the copy: both are real days, of different length. */
export type Scene = { base: string; old: string; copy: string; oldSeq: number; copySeq: number };

const bin = resolve('daemon/one-ticket.mjs');

export function restoreScene(): Scene {
  const base = mkdtempSync(join(tmpdir(), 'one-ticket-restore-'));
  const old = join(base, 'old');
  const copy = join(base, 'copy');
  // Another history: none of it can be taken up.
  const oldSeq = writeDay(old, '2026-11-23', 2);
  const copySeq = writeDay(copy, '2026-11-24', 9);
  return { base, old, copy, oldSeq, copySeq };
}

function writeDay(state: string, day: string, tickets: number): number {
  const game = play();
  for (let n = 0; n < tickets; n += 1) game.take('loan');
  const journal = journalOf(state);
  const events = game.log.map(({ event }) => (event.kind === 'day-opened' ? { ...event, day } : event));
  journal.commit({ at: game.now(), events, replies: [], presses: [] });
  const seq = journal.lastSeq();
  journal.close();
  return seq;
}

export type End = { died: boolean; calls: number; said: string };

/** `at` left out: undisturbed. The state folder must hold the old journal or the new one afterwards, and be one to go on with. */
export async function restoreUnder(
  shim: string,
  scene: Scene,
  fault?: { at: number; does: 'kill' | 'cut' },
): Promise<End & { isNew: boolean }> {
  const root = mkdtempSync(join(scene.base, 'life-'));
  const state = join(root, 'state');
  const kept = join(root, 'kept');
  mkdirSync(kept);
  cpSync(scene.old, state, { recursive: true });
  const end = await life(shim, scene, { root, state, kept }, fault);
  const journal = journalOf(state);
  const seq = journal.lastSeq();
  journal.close();
  expect(checkJournal(state), `after ${JSON.stringify(fault)}`).toBeUndefined();
  // The numbers that it skips are events of its own.
  const isNew = seq > scene.copySeq;
  if (!isNew) expect(seq, `after ${JSON.stringify(fault)}: ${end.said}`).toBe(scene.oldSeq);
  // Whatever happened, the old journal lies somewhere, whole.
  if (isNew) {
    const aside = readdirSync(state).find(name => name.startsWith('before-restore-'));
    expect(checkJournal(join(state, aside ?? 'nowhere'))).toBeUndefined();
  }
  rmSync(root, { recursive: true });
  return { ...end, isNew };
}

async function life(
  shim: string,
  { copy }: Scene,
  { root, state, kept }: { root: string; state: string; kept: string },
  fault?: { at: number; does: 'kill' | 'cut' },
): Promise<End> {
  const words = [bin, 'restore', copy, '--state', state, '--numbers-above', '50'];
  const counted = { at: 0, does: 'kill', ...fault, counts: 'all', seed: 0 } as const;
  const { code, signal, said } = await runUnder(shim, words, { folder: state, kept }, counted);
  if (code !== 0 && signal !== 'SIGKILL')
    throw new Error(`restore in ${root} ended with ${code ?? signal}: ${said}`);
  return { died: signal === 'SIGKILL', calls: Number(/power-loss: (\d+) calls/.exec(said)?.[1] ?? 0), said };
}
