/** `one-ticket new` in a real terminal: what goes otherwise, and devices that are plugged in. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { asksNow, begin, down, oneBank } from './technician.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'one-ticket-new-'));
  file = join(folder, 'hall.yaml');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Nobody says which device it was before it has shown itself. */
async function untilSeen(what: RegExp): Promise<void> {
  await vi.waitFor(() => expect(readFileSync(`${file}.seen`, 'utf8')).toMatch(what), { timeout: 15_000 });
}

test('Ctrl-C writes no hall, and the next time goes on with what was answered', async () => {
  const first = await begin(folder, ['new', '--locale', 'en', file]);
  await first.answer('Name of the hall', 'Town Hall');
  for (const question of ['Its id', 'Time zone', 'Telephone']) await first.answer(question);
  await first.untilShows(asksNow('Does it work at fixed hours'));
  await first.keys('C-c');
  await first.untilShows('No hall was written; your answers are in');
  await first.untilShows('ended 0');
  expect(readdirSync(folder)).toEqual(['hall.yaml.answers']);

  const again = await begin(folder, ['new', file]);
  await again.answer('Your answers of last time are in');
  await again.answer('Does it work at fixed hours', 'n');
  await again.untilShows(asksNow('Name of the institution'));
  await again.keys('C-c');
  await again.untilShows('ended 0');

  const kept = `${file}.answers`;
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('Town Hall', 'Town Mall'));
  const damaged = await begin(folder, ['new', file]);
  await damaged.untilShows('answers that are damaged or of another version');
  await damaged.untilShows(asksNow('Language of the hall'));
  await damaged.keys('C-c');
  await damaged.untilShows('Nothing was written');
});

test('Esc goes back to the question before, also into the section before, with what was answered', async () => {
  const technician = await begin(folder, ['new', '--locale', 'en', file]);
  const { answer } = technician;
  await technician.untilShows('Esc goes back to the question before');
  await answer('Name of the hall', 'Towm Hall');
  await technician.untilShows(/\? Its id.*\[Esc back\]/);
  await technician.keys('Escape');
  await technician.untilShows(/\? Name of the hall.*Towm Hall/);
  await answer('Name of the hall', 'Town Hall');
  for (const question of ['Its id', 'Time zone', 'Telephone']) await answer(question);
  await technician.untilShows(asksNow('Does it work at fixed hours'));
  await technician.keys('Escape');
  await technician.untilShows(/\? Telephone.*12345/);
  await answer('Telephone', '0591-12329');
  await answer('Does it work at fixed hours', 'n');
  await answer('Name of the institution', 'Bank');
  await technician.untilShows(asksNow('Do all counters of Bank do the same'));
  await technician.keys('Escape');
  await technician.untilShows(/\? Name of the institution.*\(Bank\)/);
  await answer('Name of the institution', 'Post');
  await answer('Do all counters of Post do the same');
  await answer('What do people wait for there');
  await answer('Plates of the counters', '1-2');
  await answer('Is there another institution', 'n');
  await answer('Institutions and counters: what next');
  // A list tells the key below it.
  await technician.untilShows(/\? Which counter is the information desk[^]*esc back/);
  await technician.keys('Escape');
  await technician.untilShows(asksNow('Institutions and counters: what next'));
  await technician.keys('C-c');
  await technician.untilShows('ended 0');
  expect(JSON.parse(readFileSync(`${file}.answers`, 'utf8').split('\n')[1] ?? '').answers).toMatchObject({
    name: 'Town Hall',
    hall: 'town-hall',
    supervisionPhone: '0591-12329',
  });
});

test('what is plugged in shows itself and is told where it is, and a kiosk is pressed button by button', async () => {
  const technician = await begin(folder, [file], 'tests/tools/new/on-a-stage.ts');
  const { answer } = technician;
  await oneBank(technician);
  await answer('Look for devices that are plugged in');
  await technician.untilShows('an Onbon card, screen id 7');
  await answer(/What hangs at \/dev\/pts/);
  await answer('Width in pixels', '96');
  await answer('Height in pixels');
  await answer('Model of its card', 'Down');
  await answer('Addresses on this line');
  await technician.untilShows('shows the test picture');
  await untilSeen(/88888888/);
  await answer('Which one is board-7', 'Down');

  await technician.untilShows(/says nothing by itself[^]*\? What hangs at/);
  await technician.untilShows(/❯ pad ff68-pad/);
  await technician.keys('Enter');
  await answer('Addresses on this line');
  await technician.untilShows('pad-1 shows 888888 and beeps once');
  await untilSeen(/^0 .*"beeps":[1-9]/m);
  // Whoever looks finds the first pad at the second counter.
  await answer('Which one is pad-1', 'Down');
  await technician.untilShows('pad-2 shows 888888 and beeps once');
  await untilSeen(/^1 .*"beeps":[1-9]/m);
  await answer('Which one is pad-2', 'Up');

  await technician.untilShows(/❯ pad ff68-pad[^]*a kiosk: a box with buttons/);
  await technician.keys('Down', 'Down', 'Enter');
  await technician.untilShows(asksNow('Press Advice at the box'));
  writeFileSync(`${file}.press`, 'BTN 1');
  await technician.untilShows(asksNow('Press Advice · green channel at the box'));
  await answer('Press Advice · green channel at the box', '-');
  await answer('Add a device that is not plugged in here');
  await answer('Devices: what next');
  await answer('Is it right');
  await answer('Open the virtual hall of it now', 'n');
  await technician.untilShows('ended 0');

  const read = readConfig(file);
  if (!read.ok) throw new Error('it has faults');
  const { devices } = read.config;
  expect(devices.get('board-7')).toMatchObject({ address: 7, counter: '2', width: 96, height: 32 });
  expect(devices.get('pad-1')).toMatchObject({ address: 1, counter: '2' });
  expect(devices.get('pad-2')).toMatchObject({ address: 2, counter: '1' });
  expect(devices.get('kiosk-1')).toMatchObject({
    reads: { presses: new Map([['BTN 1', { service: 'advice', class: 'normal', choices: new Map() }]]) },
  });
});

test('what does not fit any more is told at the end, and nothing is written before it is corrected', async () => {
  const technician = await begin(folder, ['new', '--locale', 'en', file]);
  const { answer } = technician;
  await oneBank(technician);
  await answer('Look for devices that are plugged in', 'n');
  await answer('Add a device that is not plugged in here', 'y');
  await answer('What kind is it', 'printer');
  await answer('How is it reached', 'Down');
  await technician.untilShows(asksNow('network'));
  await technician.keys('192.168.1.60', 'Enter');
  await technician.untilShows('expected a host and its TCP port');
  await answer('network', ':9100');
  await answer('Columns');
  await answer('printer-1: was it that one');
  await technician.keys('Enter');
  await answer('Devices: what next');

  await answer('Is it right', ...down(3));
  await answer('Institutions and counters: what next', ...down(2));
  await answer(/Bank: .*: what is to be done/, 'Down');
  await answer('Institutions and counters: what next', 'Down');
  await answer('Name of the institution', 'Post');
  await answer('Do all counters of Post do the same');
  await answer('What do people wait for there');
  await answer('Plates of the counters', '7');
  await technician.untilShows(/\? Institutions and counters: what next/);
  await technician.keys('Enter');
  await answer('Which counter is the information desk');
  await technician.untilShows('This does not fit yet:');
  await technician.untilShows('services.advice.route[0].queue: found "bank"');
  expect(existsSync(file)).toBe(false);
  expect(await technician.screen()).not.toContain('yes, write');
});
