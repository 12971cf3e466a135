/** A board behind an FTDI adapter; the board itself stands outside of the machine. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { systemTimers } from '../../../daemon/process/clock.ts';
import { openLine } from '../../../drivers/link/line.ts';
import { serialLink } from '../../../drivers/link/serial.ts';
import { onbonProtocol } from '../../../drivers/onbon-k/codec.ts';
import { onbonK } from '../../../drivers/onbon-k/driver.ts';
import { wish } from '../cases.ts';
import { hearing, print, prove, until } from './told.ts';
import { propertiesOf, usbDevice } from './udev.ts';

const byId = '/dev/serial/by-id';

const isAdapter = (name: string): boolean => name.includes('HALLFTDI');

const isThere = () => existsSync(byId) && readdirSync(byId).some(isAdapter);
print(`${wish.begin} ${wish.plugAdapter}`);

await prove('adapterRules', async () => {
  await until('the adapter has its name', isThere);
  assert.equal(usbDevice('0403').powerControl(), 'on');
  assert.match(propertiesOf(`${byId}/${readdirSync(byId).find(isAdapter)}`), /^ID_MM_PORT_IGNORE=1$/m);
});

await prove('ftdi', async () => {
  await until('the adapter has its name', isThere);
  const path = `${byId}/${readdirSync(byId).find(isAdapter)}`;
  const line = openLine(
    onbonProtocol,
    { baud: 57_600, turnaroundMs: 5 },
    { open: serialLink({ path, baud: 57_600 }), timers: systemTimers },
  );
  const told = hearing();
  const board = onbonK(
    {
      address: 1,
      width: 96,
      height: 32,
      model: '6k',
      answers: true,
      areaGapMs: 1000,
      // An emulated machine takes its time.
      replyWithinMs: 2000,
      expiresAfterS: 60,
      refreshMs: 10_000,
      localTime: () => ({ year: 2026, month: 7, day: 1, hour: 9, minute: 0, second: 0, weekday: 3 }),
    },
    line,
    { timers: systemTimers, report: told.report },
  );
  board.want({ lines: [{ text: 'A001' }] }, true);
  await until('A001 is shown', told.isShown);
  print(`${wish.begin} ${wish.unplugAdapter}`);
  await until('the board is lost', told.isLost);
  board.want({ lines: [{ text: 'A002' }] }, true);
  print(`${wish.begin} ${wish.plugAdapter}`);
  await until('A002 is shown', () => told.isShown() && told.isReady());
  await board.close();
  await line.close();
});
process.exit(0);
