/** A hall whose tickets have an address for phones: what is on the paper, what the scanner makes of it, and its key (R22). */
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isSigned, readToken } from '../../daemon/phone/token.ts';
import { type StandingHall, standHall } from '../kit/hall/standing-hall.ts';

const address = 'https://queue.example.cn';

async function hallForPhones(): Promise<StandingHall> {
  const edit = (text: string) =>
    text
      .replace('numbering: hall', `phone: ${address}\n$&`)
      .replaceAll(/missAfter(\w*): .*/g, 'missAfter$1: 0 s');
  const hall = await standHall('config/halls/fuzhou.yaml', { paced: false, edit });
  onTestFinished(() => hall.close());
  return hall;
}

/** Of the newest ticket that is out. */
const codeOn = (hall: StandingHall) =>
  hall
    .tickets()
    .at(-1)
    ?.flatMap(line => /^\[QR (\S+)\]$/.exec(line.trim())?.[1] ?? [])[0];

function ticketOf(hall: StandingHall, code: unknown, info = hall.ops.last('$info')): string | undefined {
  const { key = '' } = (info?.['phone'] ?? {}) as { key?: string };
  const read = readToken('fuzhou', String(code).slice(`${address}/t/`.length));
  return read !== undefined && isSigned(key, 'fuzhou', read) ? read.ticket : undefined;
}

test('the address on the paper is true by the key in $info, brings a missed one back, and is the same after a restart', async () => {
  const hall = await hallForPhones();
  await hall.open('1');
  expect(hall.ops.last('$info')).toMatchObject({
    ticketCode: `${address}/t/{yyyymmdd}{ticket}{check}.{signature}`,
    phone: { url: address, key: expect.stringMatching(/^[\w-]{43}$/) },
  });
  const taken = await hall.command('take-ticket', { service: 'withdrawal', choice: { bank: 'icbc' } });
  await hall.untilShows('printer-1', () => hall.tickets().length === 1);
  const printed = codeOn(hall);
  expect(ticketOf(hall, printed)).toBe('A001');
  expect(taken['data']).toMatchObject({ code: printed });
  expect(hall.tickets()[0]).toContain('手机扫码看进度，过号扫码重排');

  await hall.command('call-next', { counter: '1' });
  await hall.happens('speech-ended');
  expect(await hall.command('miss', { counter: '1' })).toMatchObject({ status: 'ok' });
  await hall.untilDevice('scanner-1', 'ready');
  expect(hall.stage.do('scanner-1', { scan: printed })).toBeUndefined();
  await hall.happens('visit-rejoined', { ticket: 'A001' });
  expect(statSync(join(hall.state, 'phone.key')).mode & 0o777).toBe(0o600);

  const info = hall.ops.last('$info');
  await hall.end('SIGTERM');
  await hall.start();
  expect(await hall.command('reprint', { ticket: 'A001' })).toMatchObject({ status: 'ok' });
  await hall.untilShows('printer-1', () => hall.tickets().length === 2);
  expect(codeOn(hall)).toBe(printed);
  expect(ticketOf(hall, printed, info)).toBe('A001');
  expect(hall.log()).not.toContain(String(printed).slice(-40));
});

test('a damaged key is told and stays; the hall goes on with the code for a scanner, and without the key a new one is made', async () => {
  const hall = await hallForPhones();
  const key = join(hall.state, 'phone.key');
  writeFileSync(key, 'torn', { mode: 0o600 });
  await hall.open('1');
  await hall.ops.until(() => hall.ops.last('alarm/phone-key') !== undefined);
  expect(hall.ops.last('alarm/phone-key')).toMatchObject({ severity: 'warning', args: { is: 'damaged' } });
  expect(hall.ops.last('$info')).toMatchObject({ ticketCode: 'fuzhou/{day}/{ticket}/{check}' });
  expect(hall.ops.last('$info')).not.toHaveProperty('phone');
  const taken = await hall.command('take-ticket', { service: 'advice' });
  expect(taken['data']).toMatchObject({ code: expect.stringMatching(/^fuzhou\//) });
  expect(statSync(key).size).toBe('torn'.length);

  await hall.end('SIGTERM');
  rmSync(key);
  await hall.start();
  await hall.ops.until(() => hall.ops.last('alarm/phone-key') === undefined);
  const next = await hall.command('take-ticket', { service: 'advice' });
  expect(ticketOf(hall, (next['data'] as { code: string }).code)).toBe('D002');
});
