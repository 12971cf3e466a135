import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readTail, tailDays, tailPath } from '../../daemon/copies/tail-file.ts';
import { runVerb } from '../kit/hall/program.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

/** A small hall that copies to `medium`. */
async function hallWithCopies(medium: string, keepDays = ''): Promise<StandingHall> {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  appendFileSync(join(hall.state, 'stage.yaml'), `\ncopies:\n  folder: ${medium}\n${keepDays}`);
  return hall;
}

const isSlip = (lines: readonly string[]) => lines.includes('日结单');

test('the day closes with a slip; its hash is published, proved by verify, and on the second medium', async () => {
  const base = mkdtempSync(join(tmpdir(), 'one-ticket-medium-'));
  const medium = join(base, 'medium');
  const hall = await hallWithCopies(medium);
  try {
    await hall.start();
    await hall.command('open-day', {});
    // The medium comes after the hall: the alarm is raised and cleared.
    await hall.ops.until(() => hall.ops.last('alarm/copy-failing') !== undefined);
    expect(hall.ops.last('alarm/copy-failing')).toMatchObject({
      severity: 'warning',
      text: expect.stringContaining('expected the second medium mounted there'),
    });
    mkdirSync(medium);
    await hall.command('take-ticket', { service: 'withdrawal' });
    await hall.command('close-day', {});
    await hall.until(() => hall.tickets().some(isSlip), 15_000);
    const slip = hall.tickets().find(isSlip) ?? [];
    expect(slip).toEqual(expect.arrayContaining(['取号 1 张', '号码 A001 至 A001', '办结 0 人，弃号 1 人']));
    const told = hall.ops.last('state/hall');
    expect(slip.join('').replaceAll(' ', '')).toContain(String(told?.['lastHash']));
    expect(slip).toContain(`日志记录 ${String(told?.['lastSeq'])} 条`);
    await hall.ops.until(() =>
      hall.events().some(({ kind, alarm }) => kind === 'alarm-cleared' && alarm === 'copy-failing'),
    );
    expect(await hall.end('SIGTERM')).toBe(0);

    // What the hall committed last, while it stopped, is there too.
    const folder = join(medium, 'small');
    const [day = ''] = tailDays(folder);
    const last = readTail(tailPath(folder, day)).rows.at(-1);
    expect(last?.seq).toBeGreaterThanOrEqual(Number(hall.events().at(-1)?.['seq']));
    const verified = await runVerb('verify', '--state', hall.state);
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.out.replaceAll(' ', '')).toContain(String(told?.['lastHash']));
  } finally {
    await hall.close();
    rmSync(base, { recursive: true });
  }
});

test('copies into the state folder itself are refused at the start', async () => {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  try {
    appendFileSync(join(hall.state, 'stage.yaml'), `\ncopies:\n  folder: ${join(hall.state, 'copies')}\n`);
    await expect(hall.start()).rejects.toThrow(
      /ended with 78:[^]*copies\.folder: found .*expected a folder on another medium/,
    );
  } finally {
    await hall.close();
  }
});

test('copies that a link leads into the state folder are told by copy-failing: nobody looks at a medium before the hall runs', async () => {
  const hall = await standHall('config/halls/small.yaml', { paced: false });
  const link = join(hall.state, '..', `one-ticket-link-${process.pid}`);
  try {
    mkdirSync(join(hall.state, 'inside'));
    symlinkSync(join(hall.state, 'inside'), link);
    appendFileSync(join(hall.state, 'stage.yaml'), `\ncopies:\n  folder: ${link}\n`);
    await hall.start();
    await hall.command('open-day', {});
    await hall.ops.until(() => hall.ops.last('alarm/copy-failing') !== undefined);
    expect(hall.ops.last('alarm/copy-failing')).toMatchObject({
      text: expect.stringContaining('expected a folder on another medium'),
    });
    expect(readdirSync(join(hall.state, 'inside'))).toEqual([]);
  } finally {
    await hall.close();
    rmSync(link, { force: true });
  }
});
