import { constants } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type DeviceFile, fileLink } from '../../../drivers/link/file.ts';
import { bytesOf, hexOf } from '../../kit/driver/fake-port.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const path = '/dev/usb/lp0';
const failure = (code: string) => Object.assign(new Error(`${code}: as the system says`), { code });

/** usblp in memory: what it does next in each direction. */
function lp() {
  const time = virtualTimers();
  const device = {
    reads: [] as (string | { code: string } | Promise<string>)[],
    writeTries: 0,
    /** How many bytes it takes, or why none. */
    takes: 100 as number | { code: string },
    taken: '',
    flags: [] as number[],
    opensWith: (_flags: number): string | undefined => undefined,
    tries: 0,
    closed: 0,
    closeHangs: false,
  };
  const file: DeviceFile = {
    async read(into) {
      device.tries += 1;
      const next = await (device.reads.shift() ?? { code: 'EAGAIN' });
      if (typeof next !== 'string') throw failure(next.code);
      const bytes = bytesOf(next);
      into.set(bytes);
      return { bytesRead: bytes.length };
    },
    async write(bytes) {
      device.writeTries += 1;
      if (typeof device.takes !== 'number') throw failure(device.takes.code);
      const now = bytes.subarray(0, device.takes);
      device.taken += hexOf(now);
      return { bytesWritten: now.length };
    },
    stat: async () => ({ isFile: () => false }),
    close: () => {
      device.closed += 1;
      return device.closeHangs ? new Promise(() => {}) : Promise.resolve();
    },
  };
  const heard: string[] = [];
  const downs: string[] = [];
  const open = fileLink({ path }, time.timers, async (_path, flags) => {
    device.flags.push(flags);
    const code = device.opensWith(flags);
    if (code !== undefined) throw failure(code);
    return file;
  });
  const opened = () => open({ data: bytes => heard.push(hexOf(bytes)), down: why => downs.push(why) });
  return { device, opened, heard, downs, advance: (ms: number) => time.advance(ms) };
}

describe('a device file', () => {
  test('is opened so that nothing waits, both ways, and never becomes our terminal', async () => {
    const { device, opened } = lp();
    await opened();
    expect(device.flags).toEqual([constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY]);
  });

  test('is heard soon after it speaks, however often it had nothing to say or sent an empty packet', async () => {
    const { device, opened, heard, downs, advance } = lp();
    await opened();
    await advance(10_000);
    device.reads = ['', '12', '16', { code: 'EINTR' }, 'ff'];
    await advance(75);
    expect([heard, downs]).toEqual([['12', '16', 'ff'], []]);
    expect(device.tries).toBeLessThan(500);
  });

  test('is written to in pieces, as it takes them', async () => {
    const { device, opened, advance } = lp();
    const link = await opened();
    device.takes = 2;
    const ends: string[] = [];
    void link.write(bytesOf('0102030405')).then(() => ends.push('first'));
    void link.write(bytesOf('06')).then(() => ends.push('second'));
    await advance(0);
    expect(device.taken).toBe('010203040506');
    expect(ends).toEqual(['first', 'second']);
  });

  test.each(['EAGAIN', 'EINTR', 'ENOSPC'])('that takes nothing now (%s) is offered it again', async code => {
    const { device, opened, downs, advance } = lp();
    const link = await opened();
    device.takes = { code };
    const ends: string[] = [];
    void link.write(bytesOf('0102')).then(() => ends.push('written'));
    await advance(60_000);
    expect([ends, downs]).toEqual([[], []]);
    device.takes = 100;
    await advance(25);
    expect([ends, device.taken]).toEqual([['written'], '0102']);
  });

  test('takes any amount, as long as it takes it', async () => {
    const { device, opened } = lp();
    const link = await opened();
    device.takes = 4096;
    for (let nth = 0; nth < 20; nth += 1) await link.write(new Uint8Array(4096));
    expect(device.taken).toHaveLength(20 * 4096 * 2);
  });

  test('that takes nothing is not offered more often because more waits', async () => {
    const { device, opened, advance } = lp();
    const link = await opened();
    device.takes = { code: 'EAGAIN' };
    for (let nth = 0; nth < 10; nth += 1) {
      void link.write(bytesOf('01')).catch(() => {});
      await advance(1);
    }
    device.writeTries = 0;
    await advance(1000);
    expect(device.writeTries).toBe(40);
    await link.close();
  });

  test('that takes nothing for too long fails the write', async () => {
    const { device, opened, advance } = lp();
    const link = await opened();
    device.takes = { code: 'EAGAIN' };
    void link.write(new Uint8Array(16 * 1024)).catch(() => {});
    void link.write(new Uint8Array(1)).catch(() => {});
    await expect(link.write(bytesOf('01'))).rejects.toThrow(`${path} takes no bytes`);
    await advance(0);
  });

  test.each([
    ['ENODEV', `${path} was unplugged or switched off`],
    ['EIO', `${path} was unplugged or switched off`],
    ['EFAULT', `${path}: EFAULT: as the system says`],
  ])('that is gone (%s) is told once, and what waited has failed', async (code, why) => {
    const { device, opened, downs, advance } = lp();
    const link = await opened();
    device.takes = { code: 'EAGAIN' };
    const waiting = expect(link.write(bytesOf('01'))).rejects.toThrow(why);
    device.reads = [{ code }];
    device.takes = { code: 'EAGAIN' };
    await advance(25);
    await waiting;
    device.takes = { code };
    await advance(1000);
    expect(downs).toEqual([why]);
    await expect(link.write(bytesOf('02'))).rejects.toThrow('is closed');
    await link.close();
    expect(device.closed).toBe(1);
  });

  test('that is gone in the middle of a write is told', async () => {
    const { device, opened, downs, advance } = lp();
    const link = await opened();
    device.takes = { code: 'ENODEV' };
    await expect(link.write(bytesOf('01'))).rejects.toThrow('unplugged');
    await advance(0);
    expect(downs).toHaveLength(1);
  });

  test('without a way back is written to all the same, and not read', async () => {
    const { device, opened, downs, advance } = lp();
    device.opensWith = flags => ((flags & constants.O_RDWR) === 0 ? undefined : 'EACCES');
    const link = await opened();
    expect(device.flags.at(-1)).toBe(constants.O_WRONLY | constants.O_NONBLOCK | constants.O_NOCTTY);
    await link.write(bytesOf('0102'));
    await advance(1000);
    expect([device.taken, device.tries, downs]).toEqual(['0102', 0, []]);
  });

  test('whose printer has no way back (EINVAL) is asked once', async () => {
    const { device, opened, downs, advance } = lp();
    device.reads = [{ code: 'EINVAL' }];
    await opened();
    await advance(10_000);
    expect([device.tries, downs]).toEqual([1, []]);
  });

  test.each([
    ['EBUSY', 'another program holds it'],
    ['EACCES', 'must be in the group lp'],
    ['ENOENT', 'there is no such port'],
  ])('that cannot be opened (%s) says why', async (code, why) => {
    const { device, opened } = lp();
    device.opensWith = () => code;
    await expect(opened()).rejects.toThrow(why);
  });

  test('after its close is quiet: no read, no write, no word', async () => {
    const { device, opened, heard, downs, advance } = lp();
    const link = await opened();
    device.takes = { code: 'EAGAIN' };
    const waiting = expect(link.write(bytesOf('01'))).rejects.toThrow('is closed');
    await advance(100);
    await link.close();
    await waiting;
    const { tries } = device;
    device.takes = 100;
    device.reads = ['12', { code: 'ENODEV' }];
    await advance(1000);
    expect([device.tries, device.taken, heard, downs]).toEqual([tries, '', [], []]);
  });

  test('closed while a read is under way hands nothing on', async () => {
    const { device, opened, heard, advance } = lp();
    let say = (_hex: string): void => {};
    device.reads = [
      new Promise(resolve => {
        say = resolve;
      }),
    ];
    const link = await opened();
    const closed = link.close();
    say('12');
    await closed;
    await advance(100);
    expect(heard).toEqual([]);
  });

  test('that does not let go is not opened a second time', async () => {
    const { device, opened } = lp();
    device.closeHangs = true;
    const link = await opened();
    void link.close();
    await expect(opened()).rejects.toThrow('does not let go of the last connection');
    expect(device.flags).toHaveLength(1);
  });

  test('that let go is opened again', async () => {
    const { opened } = lp();
    await (await opened()).close();
    await (await opened()).close();
  });
});
