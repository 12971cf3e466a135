/** The disk of the journal is mounted, small, and filled: that needs root. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkJournal } from '../../daemon/journal/check.ts';
import { standHall } from '../kit/hall/standing-hall.ts';

test('a disk that is full when the day closes: nothing acknowledged is lost, all can see it, and with room the day closes', async () => {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  const journal = join(hall.state, 'journal');
  mkdirSync(journal);
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', journal]);
  try {
    await hall.open('1');
    const taken: unknown[] = [];
    for (let n = 0; n < 5; n += 1)
      taken.push((await hall.command('take-ticket', { service: 'withdrawal' }))['data']);
    const filler = join(journal, 'filler');
    const { bavail, bsize } = statfsSync(journal);
    writeFileSync(filler, Buffer.alloc(bavail * bsize));

    // What fits in the log that is there already is taken; then the commit fails, and with it the process.
    const close = { id: 'close', args: {} };
    const ended = hall.ended();
    void hall.ops.command('close-day', close);
    for (let n = 0; n < 400; n += 1)
      void hall.ops.command('notice-set', { id: `n${n}`, args: { text: `${n} ${'满'.repeat(60)}` } });
    await ended;
    // It may have exited before its last words were read.
    await expect.poll(() => hall.log()).toContain('the journal took nothing');

    const waiting = hall.start();
    waiting.catch(() => undefined);
    await hall.ops.untilState('degraded');
    expect(hall.ops.last('$state')).toMatchObject({ reason: expect.stringContaining('found the disk full') });
    rmSync(filler);
    await waiting;
    expect(['ok', 'duplicate']).toContain((await hall.ops.command('close-day', close))['status']);
    await hall.ops.until(() => hall.ops.last('state/hall')?.['open'] === false);
    const issued = hall.events().filter(({ kind }) => kind === 'ticket-issued');
    expect(issued.map(({ ticket }) => ticket)).toEqual(['A001', 'A002', 'A003', 'A004', 'A005']);
    expect(taken).toMatchObject(issued.map(({ ticket }) => ({ ticket })));
    const seqs = hall.events().map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(await hall.end('SIGTERM')).toBe(0);
    expect(checkJournal(hall.state)).toBeUndefined();
  } finally {
    await hall.end('SIGKILL');
    execFileSync('umount', ['-l', journal]);
    await hall.close();
  }
});
