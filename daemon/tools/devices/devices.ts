/** `one-ticket devices`: what is plugged in and which entry it fits; a test of one device, or of all by one person; a new device's address. */
import { exitCodes } from '../../process/exit-codes.ts';
import { setAddress } from './address.ts';
import { listDevices } from './device-list.ts';
import { testDevice } from './device-test.ts';
import { hallOf, heldHall, noSuchDevice } from './hall-file.ts';
import { listForProgram } from './list-for-program.ts';
import { listInWords } from './list-in-words.ts';
import { failed } from './terminal.ts';
import { walk } from './walk.ts';
import { words } from './words.ts';

export type DevicesOptions = {
  /** Left out: the hall on the stage in `state`, where there is one. */
  config?: string;
  state: string;
  test?: string;
  walk?: true;
  setAddress?: string;
  port?: string;
  json?: true;
};

/** Results on stdout, progress and trouble on stderr; resolves with the exit code. */
export async function devices(options: DevicesOptions): Promise<number> {
  const { test, walk: walks, setAddress: address, port } = options;
  const wrong = wrongTogether(options);
  if (wrong !== undefined) return failed(wrong, 'usage');
  const read = hallOf(options);
  if (!read.ok) return exitCodes.config;
  const { hall } = read;
  if (test !== undefined && hall === undefined) return failed(words.found.noHall('--test'), 'usage');
  if (walks && hall === undefined) return failed(words.found.noHall('--walk'), 'usage');
  if (test !== undefined && hall?.config.devices.has(test) === false) {
    return failed(
      noSuchDevice('--test', test, words.aDeviceOf(hall.file), [...hall.config.devices.keys()]),
      'usage',
    );
  }
  const held = hall && (await heldHall(hall));
  try {
    if (address !== undefined) return await setAddress(address, port, held);
    if (walks && held !== undefined) return await walk(held);
    if (test !== undefined && held !== undefined) return await testDevice(held, test);
    return await listDevices(held, options.json ? listForProgram() : listInWords());
  } finally {
    await held?.daemon?.close();
  }
}

function wrongTogether({
  test,
  walk: walks,
  setAddress: address,
  port,
  json,
}: DevicesOptions): string | undefined {
  if (json && test !== undefined) return words.found.jsonAndTest(test);
  if (json && walks) return words.found.jsonAndOther('--walk');
  if (json && address !== undefined) return words.found.jsonAndOther('--set-address');
  if (walks && test !== undefined) return words.found.walkAndOther('--test');
  if (walks && address !== undefined) return words.found.walkAndOther('--set-address');
  if (test !== undefined && address !== undefined) return words.found.testAndAddress;
  if (port !== undefined && address === undefined) return words.found.portAlone;
  return undefined;
}
