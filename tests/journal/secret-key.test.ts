/** The key of the return slips (R15): made once, closed to others, in every copy, and never replaced when it is damaged. */
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { comingBy, openSlipCodes } from '../../daemon/hall/slip-codes.ts';
import { openSecretKey, secretKeyName } from '../../daemon/journal/secret-key.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { stateFolder } from '../kit/hall/journal.ts';
import { play, untimed } from '../kit/hall/play.ts';
import { journalled } from '../kit/hall/played-journal.ts';
import { codesOfSlips } from '../kit/hall/slips.ts';

const pathIn = (state: string) => join(state, secretKeyName);
const slip = '2026-11-24-A001-1';

function sentAway() {
  const hall = play(untimed, ['1']);
  hall.take('withdrawal', 'icbc');
  hall.press('1', 'next', 'start', 'papers-missing');
  return hall;
}

describe('the key of the return slips', () => {
  it('is made once, closed to others, and gives the same codes after each start', () => {
    const state = stateFolder();
    const { slips, wrong } = openSlipCodes('fuzhou', state, 0);
    expect(wrong).toBeUndefined();
    expect(statSync(pathIn(state)).mode & 0o777).toBe(0o600);
    chmodSync(pathIn(state), 0o644);
    const again = openSlipCodes('fuzhou', state, 3);
    expect(again.wrong).toBeUndefined();
    expect(statSync(pathIn(state)).mode & 0o777).toBe(0o600);
    expect(slips.of(slip)).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(again.slips.of(slip)).toBe(slips.of(slip));
    expect(openSlipCodes('fuzhou', stateFolder(), 0).slips.of(slip)).not.toBe(slips.of(slip));
    expect(openSlipCodes('another', state, 0).slips.of(slip)).not.toBe(slips.of(slip));
  });

  it('that was damaged anywhere is none, and stays as it was found', () => {
    const state = stateFolder();
    openSecretKey(state);
    const whole = readFileSync(pathIn(state), 'utf8');
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      writeFileSync(pathIn(state), bytes);
      expect(openSecretKey(state)).toEqual({ ok: false, found: { is: 'damaged' } });
      expect(readFileSync(pathIn(state))).toEqual(bytes);
    }
    const { slips, wrong } = openSlipCodes('fuzhou', state, 2);
    expect(slips.of(slip)).toBeUndefined();
    expect(wrong).toMatchObject({ code: 'secret-key', args: { is: 'damaged' } });
  });

  it('that is gone while slips are out is made anew, and that they are not read is told', () => {
    const state = stateFolder();
    expect(openSlipCodes('fuzhou', state, 2).wrong).toMatchObject({ args: { is: 'missing', slips: 2 } });
    rmSync(pathIn(state));
    mkdirSync(pathIn(state));
    expect(openSlipCodes('fuzhou', state, 2).wrong).toMatchObject({ args: { is: 'failing' } });
  });

  it('finds whose code it is, also typed in small letters and with gaps, and none of another', () => {
    const { hall } = sentAway();
    const slips = codesOfSlips('fuzhou');
    const code = slips.of(slip) ?? '';
    expect(slips.find(hall, code)).toBe(slip);
    expect(slips.find(hall, code.slice(1))).toBeUndefined();
    expect(comingBy(slips, hall, { code, print: true })).toEqual({ verb: 'come-again', slip, print: true });
    expect(comingBy(slips, hall, { code: '0000000000', print: true })).toMatchObject({
      refused: 'slip-unknown',
    });
  });
});

describe('a copy of the journal', () => {
  it('has the key, and a restore on another box puts it there: the codes that are out are good', async () => {
    const state = journalled(sentAway());
    const { slips } = openSlipCodes('fuzhou', state, 1);
    for (const name of ['backup.tar', 'backup']) {
      const to = join(stateFolder(), name);
      expect(await oneTicket('backup', '--to', to, '--state', state)).toMatchObject({ code: 0 });
      const box = stateFolder();
      // The daemon ran there once before.
      openSecretKey(box);
      expect(await oneTicket('restore', to, '--state', box)).toMatchObject({ code: 0 });
      expect(statSync(pathIn(box)).mode & 0o777).toBe(0o600);
      expect(openSlipCodes('fuzhou', box, 1).slips.of(slip)).toBe(slips.of(slip));
    }
  });

  it('with a damaged key leaves the one that is there, and says so', async () => {
    const state = journalled(sentAway());
    openSecretKey(state);
    writeFileSync(pathIn(state), 'torn');
    const to = join(stateFolder(), 'backup');
    await oneTicket('backup', '--to', to, '--state', state);
    const box = stateFolder();
    openSecretKey(box);
    const own = readFileSync(pathIn(box), 'utf8');
    const { code, out } = await oneTicket('restore', to, '--state', box);
    expect(code).toBe(0);
    expect(out).toContain(join(to, secretKeyName));
    expect(readFileSync(pathIn(box), 'utf8')).toBe(own);
  });
});
