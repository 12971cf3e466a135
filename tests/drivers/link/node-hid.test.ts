import { expect, test } from 'vitest';
import { nodeHid } from '../../../drivers/link/hid-system.ts';

const fails = (why: string) => () => Promise.reject(new Error(`${why}\nRequire stack:\n- /opt/one-ticket`));

test('on a minimal Debian, which has no libusb, it is said what to install', async () => {
  const why = 'libusb-1.0.so.0: cannot open shared object file: No such file or directory';
  await expect(nodeHid(fails(why))).rejects.toThrow(
    `USB devices need node-hid, which does not load (${why}): apt-get install libusb-1.0-0`,
  );
});

test('what was not installed for this machine is installed again', async () => {
  await expect(nodeHid(fails('No native build was found'))).rejects.toThrow(
    'USB devices need node-hid, which does not load (No native build was found): run npm ci on this machine',
  );
});
