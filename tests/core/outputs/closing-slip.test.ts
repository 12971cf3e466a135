import { describe, expect, it } from 'vitest';
import { closingLines } from '../../../daemon/core/outputs/closing-slip.ts';
import { nextPrint } from '../../../daemon/core/outputs/jobs.ts';
import type { PrintJob } from '../../../daemon/core/types/job.ts';
import { fuzhou, type Play, play, rulesOf } from '../../kit/hall/play.ts';
import { pictureOf } from './paper.ts';

const day = '2026-11-24';
const proof = { seq: 4821, hash: '0123456789abcdef'.repeat(4) };

type Closing = PrintJob & { what: 'closing' };

function slips(game: Play): Closing[] {
  return [...game.hall.jobs.values()].flatMap(job =>
    job.is === 'print' && job.what === 'closing' ? [job] : [],
  );
}

function closed(): Play {
  const game = play();
  game.take('loan');
  game.take('withdrawal', 'icbc');
  game.press('1', 'next', 'refused');
  game.give({ verb: 'close-day' });
  return game;
}

describe('the closing slip', () => {
  it('is owed when the day closes, with its figures', () => {
    const [slip] = slips(closed());
    expect(slip).toMatchObject({
      day,
      tickets: 2,
      first: 'B001',
      last: 'A002',
      done: 1,
      left: 1,
      again: false,
    });
  });

  it('has the hash in groups of four, on both widths of paper', async () => {
    const [slip] = slips(closed());
    if (slip === undefined) throw new Error('no slip is owed');
    const lines = closingLines(fuzhou, slip, proof, false);
    const pictures = [
      '58 mm, 32 columns',
      await pictureOf(lines, 32),
      '',
      '80 mm, 48 columns',
      await pictureOf(lines, 48),
    ];
    await expect(pictures.join('\n')).toMatchFileSnapshot('../../golden/closing-slip.txt');
  });

  it('is marked when part of it may have been printed before', () => {
    const game = closed();
    const [slip] = slips(game);
    game.give({ verb: 'begin-job', job: slip?.id ?? '', device: 'printer-1' });
    game.restart();
    game.give({ verb: 'begin-job', job: slip?.id ?? '', device: 'printer-1' });
    expect(game.log.at(-1)?.event).toMatchObject({
      kind: 'ticket-print-begun',
      what: 'closing',
      again: true,
    });
    game.give({ verb: 'end-job', job: slip?.id ?? '', device: 'printer-1', outcome: 'done' });
    expect(slips(game)).toEqual([]);
  });

  it('of an evening without a printer is printed in the morning', () => {
    const game = closed();
    const [evening] = slips(game);
    game.give({ verb: 'open-day', day: '2026-11-25' });
    expect(slips(game)).toEqual([evening]);
    game.restart();
    expect(slips(game)).toEqual([evening]);
  });

  it('of yesterday waits until whoever stands at the kiosk has a ticket', () => {
    const game = closed();
    game.give({ verb: 'open-day', day: '2026-11-25' });
    const ticket = game.take('loan');
    expect(nextPrint(game.rules, game.hall, new Set(), 'printer-1')).toMatchObject({
      what: 'ticket',
      ticket,
    });
  });

  it('is off when the day is opened again, and is owed anew at its real end', () => {
    const game = closed();
    game.give({ verb: 'open-day', day });
    expect(slips(game)).toEqual([]);
    game.take('loan');
    game.wait(60);
    game.give({ verb: 'close-day' });
    expect(slips(game)).toMatchObject([{ tickets: 3, last: 'B003' }]);
  });

  it('of a day without a ticket names none', () => {
    const game = play();
    game.give({ verb: 'close-day' });
    const [slip] = slips(game);
    expect(slip).not.toHaveProperty('first');
    expect(slip && closingLines(fuzhou, slip, undefined, false)).toContainEqual({ text: '取号 0 张' });
  });

  it('is not owed where there is no printer, and shifts no other job of a journal older than slips', () => {
    expect(slips(play({ ...rulesOf('config/halls/small.yaml'), printers: [] }))).toEqual([]);
    const game = closed();
    game.give({ verb: 'open-day', day });
    const made = game.hall.jobsMade;
    game.take('loan');
    expect([...game.hall.jobs.keys()]).toContain(`${day}-${made + 1}`);
  });
});
