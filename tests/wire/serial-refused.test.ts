import { afterEach, expect, test } from 'vitest';
import { serialLink } from '../../drivers/link/serial.ts';
import { type PluggedPty, pluggedPty } from './plugged-pty.ts';

const ptys: PluggedPty[] = [];
afterEach(() => {
  for (const pty of ptys.splice(0)) pty.close();
});
const deaf = { data: () => {}, down: () => {} };

test('a port that one daemon holds is refused to the second in plain words, and the first does not notice', async () => {
  const taken: number[] = [];
  const pty = pluggedPty(bytes => taken.push(...bytes));
  ptys.push(pty);
  const downs: string[] = [];
  const first = await serialLink({ path: pty.path, baud: 9600 })({ ...deaf, down: why => downs.push(why) });
  await expect(serialLink({ path: pty.path, baud: 9600 })(deaf)).rejects.toThrow(
    `cannot open ${pty.path}: another program holds it: is a second one-ticket running?`,
  );
  await first.write(Uint8Array.of(7));
  await expect.poll(() => taken).toEqual([7]);
  expect(downs).toEqual([]);
  await first.close();
  const second = await serialLink({ path: pty.path, baud: 9600 })(deaf);
  await second.close();
});

test('what is no serial port is named as such', async () => {
  await expect(serialLink({ path: '/dev/null', baud: 9600 })(deaf)).rejects.toThrow(
    'cannot open /dev/null: it is no serial port',
  );
});

test('an adapter that is not plugged in is named, with what is', async () => {
  const adapter = { vendor: 0xdead, product: 0xbeef, serial: 'none-such' };
  await expect(serialLink({ adapter, baud: 9600 })(deaf)).rejects.toThrow(
    /dead:beef:none-such is plugged in: found |cannot look for serial adapters \(/,
  );
});
