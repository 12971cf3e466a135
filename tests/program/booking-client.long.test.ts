/** docs/booking-client.ts, which the platform of a city copies, at a real broker and a real daemon (R18). */
import { execFile } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { type AtBroker, atBroker } from '../kit/hall/at-broker.ts';
import { freePort } from '../kit/hall/broker/mosquitto.ts';
import { oneTicket } from '../kit/hall/command-line.ts';
import { startProgram } from '../kit/hall/program.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const number = '11010519491231002X';
let at: AtBroker;

/** The hall of config/halls/small.yaml without its devices, with two seats in each of two slots. */
beforeEach(async () => {
  at = await atBroker();
  const [hall = ''] = readFileSync('config/halls/small.yaml', 'utf8').split(/^# One line for each kind/m);
  const withSlots = hall.replace(
    '    papers: [身份证原件]\n',
    '    papers: [身份证原件]\n    booking: { slots: [10:00, 14:00], capacity: 2, daysAhead: 14 }\n',
  );
  const config = join(at.state, 'hall.yaml');
  writeFileSync(config, `${withSlots}\nmqtt:\n  url: ${at.broker.url}\n`);
  const daemon = startProgram(['run', '--config', config, '--state', at.state]);
  onTestFinished(async () => void (await daemon.end('SIGKILL')));
  await daemon.until('the MQTT broker is connected');
  await oneTicket('call', 'open-day', '--url', at.broker.url);
});

type Said = { code: number; out: unknown; err: string };

function platform(words: readonly string[], { url = at.broker.url, stdin = '' } = {}): Promise<Said> {
  const program = ['docs/booking-client.ts', url, 'small', ...words];
  return new Promise(resolve => {
    const child = execFile(process.execPath, program, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out: out === '' ? '' : JSON.parse(out), err }),
    );
    child.stdin?.end(stdin);
  });
}

async function lastFree(): Promise<{ slot: string; free: number }> {
  const { out } = await platform(['free', 'withdrawal']);
  const { day, free } = (out as { days: { day: string; free: Record<string, number> }[] }).days.at(-1) ?? {
    day: '',
    free: {},
  };
  const [time = '', seats = 0] = Object.entries(free).at(-1) ?? [];
  return { slot: `${day}T${time}`, free: seats };
}

test('a platform sees the free seats, books one and gives it up, and nothing that lies on the box has the number', async () => {
  const { slot, free } = await lastFree();
  expect(slot).toMatch(/^\d{4}-\d\d-\d\dT14:00$/);
  expect(free).toBe(2);
  const booked = await platform(['book', 'withdrawal', slot], { stdin: `${number}\n` });
  expect(booked).toMatchObject({ code: 0, out: { booking: { slot, service: 'withdrawal' } } });
  expect(await lastFree()).toEqual({ slot, free: 1 });
  expect(await platform(['book', 'withdrawal', slot], { stdin: number })).toMatchObject({
    code: 1,
    out: { code: 'booked-already' },
  });
  const { code } = (booked.out as { booking: { code: string } }).booking;
  expect(await platform(['cancel', code])).toMatchObject({ code: 0 });
  expect(await lastFree()).toEqual({ slot, free: 2 });
  const files = globSync('**/*', { cwd: at.state, withFileTypes: true }).filter(file => file.isFile());
  expect(files.length).toBeGreaterThan(3);
  for (const { parentPath, name } of files)
    expect(readFileSync(join(parentPath, name)).includes(number), name).toBe(false);
});

test('of two platforms that book the last seat in one instant one has it', async () => {
  const { slot } = await lastFree();
  await platform(['book', 'withdrawal', slot], { stdin: number });
  const answers = await Promise.all(
    ['E12345678', 'E87654321'].map(stdin => platform(['book', 'withdrawal', slot], { stdin })),
  );
  expect(answers.map(({ code }) => code).toSorted((one, other) => one - other)).toEqual([0, 1]);
  expect(answers).toContainEqual(
    expect.objectContaining({ out: expect.objectContaining({ code: 'slot-full' }) as unknown }),
  );
});

test('it says what cannot be asked, and of what', async () => {
  expect(await platform(['free', 'advice'])).toMatchObject({
    code: 2,
    err: 'found no slots of advice: is the hall small there, and can it be booked?\n',
  });
  expect(await platform(['look'])).toMatchObject({ code: 2, err: expect.stringContaining('expected free') });
  const nobody = `mqtt://127.0.0.1:${await freePort()}`;
  expect(await platform(['free', 'withdrawal'], { url: nobody })).toMatchObject({
    code: 2,
    err: expect.stringContaining('the broker of the hall cannot be reached'),
  });
});
