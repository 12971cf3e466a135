/** What comes of a day that closes, in a real hall: its slip, its hash, its report, and all of it on the second medium. */
import { globSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'vitest';
import { readTail, tailDays, tailPath } from '../../daemon/copies/tail-file.ts';
import { runVerb } from '../kit/hall/program.ts';
import { standHall } from '../kit/hall/standing-hall.ts';

const isSlip = (lines: readonly string[]) => lines.includes('日结单');

/** Whether a process writes the reports of that state folder. */
const isWriting = (state: string): boolean =>
  globSync('/proc/[0-9]*/cmdline').some(file => {
    try {
      const words = readFileSync(file, 'utf8');
      return words.includes('report-child') && words.includes(state);
    } catch {
      // It ended meanwhile.
      return false;
    }
  });

test.concurrent('its hash is on the slip, published, proved by verify and on the medium; its report is written, again when it closes again or the daemon was killed before', async ({
  expect,
}) => {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    copies: state => `${state}-medium`,
  });
  const { state } = hall;
  const medium = `${state}-medium`;
  const reports = join(state, 'reports');
  /** Whoever writes it lets everybody else go first: on a busy machine that is long. */
  async function reportOf(day: string, times: number): Promise<string> {
    const written = () => hall.log().split('the report of the day is written').length - 1;
    await expect.poll(written, { timeout: 110_000 }).toBe(times);
    expect(readFileSync(join(reports, `${day}.html`), 'utf8')).toContain(`report of ${day}`);
    return readFileSync(join(reports, `${day}.csv`), 'utf8');
  }
  try {
    await hall.open();
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
    const day = String(told?.['day']);
    expect(slip.join('').replaceAll(' ', '')).toContain(String(told?.['lastHash']));
    expect(slip).toContain(`日志记录 ${String(told?.['lastSeq'])} 条`);
    await hall.happens('alarm-cleared', { alarm: 'copy-failing' });
    expect(await reportOf(day, 1)).toContain('hall,,whole hall,tickets,1');
    const verified = await runVerb('verify', '--state', state);
    expect(verified).toMatchObject({ code: 0 });
    expect(verified.out.replaceAll(' ', '')).toContain(String(told?.['lastHash']));

    await hall.command('open-day', {});
    await hall.command('take-ticket', { service: 'withdrawal', print: false });
    await hall.command('close-day', {});
    expect(await reportOf(day, 2)).toContain('hall,,whole hall,tickets,2');
    // The power went after the day was closed and before its report was there.
    await hall.end('SIGKILL');
    // Who writes reports outlives the daemon, and would write the one that is taken away.
    await expect.poll(() => isWriting(state)).toBe(false);
    rmSync(reports, { recursive: true });
    await hall.start();
    expect(await reportOf(day, 3)).toContain('hall,,whole hall,tickets,2');

    expect(await hall.end('SIGTERM')).toBe(0);
    // What the hall committed last, while it stopped, is there too.
    const folder = join(medium, 'small');
    const [copied = ''] = tailDays(folder);
    const last = readTail(tailPath(folder, copied)).rows.at(-1);
    expect(last?.seq).toBeGreaterThanOrEqual(Number(hall.events().at(-1)?.['seq']));
    expect(await runVerb('verify', '--state', state)).toMatchObject({ code: 0 });
  } finally {
    await hall.close();
    rmSync(medium, { recursive: true, force: true });
  }
}, 120_000);

test.concurrent('copies that a link leads into the state folder are told by copy-failing: nobody looks at a medium before the hall runs', async ({
  expect,
}) => {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    copies: state => `${state}-medium`,
  });
  const link = `${hall.state}-medium`;
  try {
    mkdirSync(join(hall.state, 'inside'));
    symlinkSync(join(hall.state, 'inside'), link);
    await hall.open();
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

test.concurrent('copies into the state folder itself are refused at the start', async ({ expect }) => {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    copies: state => join(state, 'copies'),
  });
  try {
    await expect(hall.start()).rejects.toThrow(
      /ended with 78:[^]*copies\.folder: found .*expected a folder on another medium/,
    );
  } finally {
    await hall.close();
  }
});
