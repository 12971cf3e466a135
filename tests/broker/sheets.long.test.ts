/** The sheets of the appraisal at the broker of config/deploy/mosquitto: written by the daemon at its start, and told to whose they are (R19). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { installBroker, makeCertificates, type SecureBroker } from '../kit/hall/broker/installed-broker.ts';
import type { Watcher } from '../kit/hall/broker/watcher.ts';
import { play } from '../kit/hall/play.ts';
import { journalIn } from '../kit/hall/played-journal.ts';
import { secureHall, watchAs } from '../kit/hall/secure-hall.ts';
import { smallRules } from '../kit/hall/small-hall.ts';

const month = '2026-11';

/** The hall has been open in two months, and its daemon begins. */
async function openSheetHall(): Promise<SecureBroker> {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-sheets-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  makeCertificates(folder);
  const broker = await installBroker({
    certificates: folder,
    acl: 'acl',
    hall: 'small',
    users: ['one-ticket', 'chen', 'kiosk', 'lin'],
  });
  onTestFinished(broker.close);
  await broker.start();
  const hall = secureHall(broker, { tech: { role: 'engineer' } }, undefined, {
    '01': 'chen',
    '02': 'kiosk',
    '07': 'lin',
  });
  onTestFinished(hall.close);
  const game = play(smallRules(), []);
  for (const day of ['2026-12-01', undefined]) {
    for (const [counter, clerk] of [
      ['1', '01'],
      ['2', '02'],
    ] as const) {
      game.give({ verb: 'sign-in', counter, clerk });
      game.press(counter, 'open');
      if (counter === '1') game.take('advice');
      game.press(counter, 'next', 'start', 'finish', 'close');
    }
    game.give({ verb: 'close-day' });
    game.wait(7 * 24 * 3600);
    if (day !== undefined) game.give({ verb: 'open-day', day });
  }
  journalIn(hall.state, game);
  await hall.start();
  return broker;
}

test('a clerk sees their own, a colleague is refused by the hall, and nobody else hears of it', async () => {
  const broker = await openSheetHall();
  const [chen, kiosk, lin] = await Promise.all(['chen', 'kiosk', 'lin'].map(name => watchAs(name, broker)));
  if (chen === undefined || kiosk === undefined || lin === undefined) throw new Error('nobody');
  for (const one of [chen, kiosk, lin]) onTestFinished(one.close);
  let nth = 0;
  const asked = (who: Watcher, args: object) => who.command('sheet', { id: `sheet-${(nth += 1)}`, args });
  // Its process begins with the hall, and nobody waits for it.
  await vi.waitFor(
    async () => expect(await asked(chen, { month, person: '01' })).toMatchObject({ status: 'ok' }),
    { timeout: 30_000, interval: 500 },
  );
  expect(await asked(chen, {})).toMatchObject({
    data: { months: [month], sheets: [{ person: '01', name: '陈敏 (01)' }] },
  });
  for (const args of [
    { month, person: '02' },
    { month, institution: 'centre' },
  ])
    expect(await asked(chen, args)).toMatchObject({ status: 'rejected', code: 'not-allowed' });
  expect(await asked(kiosk, { month, person: '01' })).toMatchObject({ code: 'not-allowed' });
  const { data } = await asked(lin, { month, person: '01' });
  expect(data).toMatchObject({
    person: '01',
    texts: { en: { title: expect.stringContaining('own sheet') } },
  });
  expect(await asked(chen, { month: '2026-12' })).toMatchObject({ code: 'no-sheet' });
});
