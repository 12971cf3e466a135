/** An identity card in a real hall: on a pty, at the printer, over MQTT and a kill, and its number nowhere (R18, R19, 0086). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { standHall } from '../kit/hall/standing-hall.ts';

const old = '11010519491231002X';
const young = '350102200002291230';
const reader =
  '  id-card-1:\n    kind: id-card\n    serial: /dev/serial/by-id/usb-CARD0001-if00-port0\n    gives: { service: advice }\n    greenFrom: 60\n';

it('brings a ticket that claims green, is told its place the second time, and is in no file, message or line of the log', async () => {
  const hall = await standHall('config/halls/small.yaml', {
    paced: false,
    edit: text => text.replace('  kiosk-1:\n', `${reader}  kiosk-1:\n`),
  });
  onTestFinished(() => hall.close());
  await hall.open('1');
  await hall.untilDevice('id-card-1', 'ready');
  const lay = (number: string) => expect(hall.stage.do('id-card-1', { lay: number })).toBeUndefined();

  lay(old);
  await hall.happens('ticket-issued', { ticket: 'D001', asked: 'green' });
  await hall.happens('ticket-printed', { ticket: 'D001' });
  lay(young);
  await hall.happens('ticket-issued', { ticket: 'D002', class: 'normal' });
  lay(old);
  await hall.happens('place-asked', { ticket: 'D001' });
  await hall.end('SIGKILL');
  await hall.start();
  await hall.untilDevice('id-card-1', 'ready');
  lay(young);
  await hall.happens('ticket-issued', { ticket: 'D003' });
  await hall.end('SIGTERM');

  const files = readdirSync(hall.state, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => readFileSync(join(one.parentPath, one.name)).toString('latin1'));
  expect(files.length).toBeGreaterThan(0);
  const told = [...files, hall.log(), JSON.stringify(hall.events()), JSON.stringify(hall.tickets())];
  for (const one of told)
    for (const number of [old, young]) {
      expect(one).not.toContain(number.slice(0, 17));
      // As it passes on the wire.
      expect(one).not.toContain(Buffer.from(number.slice(6, 14), 'utf16le').toString('hex'));
    }
});
