import type { Link, LinkEvents, OpenLink, Timers } from '../device.ts';
import { reasonOf } from './error.ts';
import { type Hid, type HidInterface, loadHid, type OpenHid } from './hid-system.ts';
import { type UsbName, usbText } from './usb-name.ts';

/** Which of the interfaces with the wanted numbers is the device: its driver knows. */
export type HidAmong = {
  /** A device has several interfaces: its keys, and a mouse or a keyboard that it can play. */
  fits(one: Pick<HidInterface, 'interface' | 'usagePage' | 'usage'>): boolean;
  /** The interface in words, for somebody who has one without it. */
  what: string;
  /** Tells devices apart that have the same numbers: each is asked, and closed again when it is another. */
  identify?: {
    ask: Uint8Array;
    /** `undefined`: that report was no answer. */
    isIt(report: Uint8Array): boolean | undefined;
    /** In words: `unit 5`. */
    wanted: string;
  };
};

type Answer = { is: 'it' } | { is: 'another' } | { is: 'unknown'; why: string };

const answersWithinMs = 500;
/** More unsent reports than these mean that the device takes nothing any more. */
const longestBacklog = 64;

/**
 * A USB HID device; one chunk is one report, written with its report id first (00 where the device numbers none). Looked for
 * at each open: node-hid tells nothing of plugging. Of several that fit none is opened, unless `among` tells them apart.
 */
export function hidLink(
  name: UsbName,
  among: HidAmong,
  { timers, load = loadHid }: { timers: Timers; load?: () => Promise<Hid> },
): OpenLink {
  return async on => {
    const hid = await load();
    const candidates = candidatesOf(name, among, await hid.interfaces(name.vendor, name.product));
    const path = await theOne(hid, candidates);
    return linkTo(await hid.open(path), path, on);
  };

  async function theOne(hid: Hid, candidates: readonly HidInterface[]): Promise<string> {
    const { identify } = among;
    if (identify === undefined) return onlyOne(candidates);
    const asked: { one: HidInterface; answer: Answer }[] = [];
    for (const one of candidates) asked.push({ one, answer: await ask(hid, one.path, identify) });
    const found = asked.filter(({ answer }) => answer.is === 'it').map(({ one }) => one);
    if (found.length > 0) return onlyOne(found, identify.wanted);
    const others = asked.map(({ one, answer }) =>
      answer.is === 'unknown' ? `${described(one)}: ${answer.why}` : `${described(one)} is another`,
    );
    throw new Error(`no ${text(name)} is ${identify.wanted}: ${others.join('; ')}`);
  }

  /** One that cannot be opened or asked may be another of the hall's: it is told, and the others are still asked. */
  async function ask(
    hid: Hid,
    path: string,
    { ask: question, isIt }: NonNullable<HidAmong['identify']>,
  ): Promise<Answer> {
    let port: OpenHid;
    try {
      port = await hid.open(path);
    } catch (error) {
      return { is: 'unknown', why: reasonOf(error) };
    }
    const answer = await new Promise<Answer>(resolve => {
      const giveUp = timers.after(answersWithinMs, () => fail('does not answer'));
      const settle = (is: Answer): void => {
        giveUp();
        resolve(is);
      };
      const fail = (why: string): void => settle({ is: 'unknown', why });
      port.listen({
        data(report) {
          const fits = isIt(report);
          if (fits !== undefined) settle(fits ? { is: 'it' } : { is: 'another' });
        },
        error: fail,
      });
      port.write(question).catch((error: unknown) => fail(reasonOf(error)));
    });
    await port.close().catch(() => {});
    return answer;
  }

  function onlyOne(found: readonly HidInterface[], wanted?: string): string {
    const [one, ...more] = found;
    if (one !== undefined && more.length === 0) return one.path;
    const which = wanted === undefined ? text(name) : `${text(name)} that are ${wanted}`;
    throw new Error(
      `found ${found.length} devices ${which}, and nothing tells them apart: ${found.map(described).join(', ')}; ` +
        'write the serial number of one behind its numbers in the config, or give an X-keys a unit id of its own',
    );
  }
}

function candidatesOf(name: UsbName, among: HidAmong, all: readonly HidInterface[]): HidInterface[] {
  if (all.length === 0) throw new Error(`found no USB device ${usbText(name.vendor, name.product)}`);
  const ours = all.filter(({ serial }) => name.serial === undefined || serial === name.serial);
  if (ours.length === 0) {
    const serials = [...new Set(all.map(({ serial }) => serial ?? 'none'))].join(', ');
    throw new Error(
      `found ${usbText(name.vendor, name.product)} with the serial number ${serials}, not ${name.serial}`,
    );
  }
  // An interface with several usages is listed once for each.
  const fitting = new Map(ours.filter(one => among.fits(one)).map(one => [one.path, one]));
  if (fitting.size === 0) {
    throw new Error(`${text(name)} has no ${among.what}: found ${ours.map(described).join(', ')}`);
  }
  // Some key pads have a second keyboard for more keys at once: the first interface is the boot keyboard.
  const first = Math.min(...[...fitting.values()].map(one => one.interface));
  return [...fitting.values()].filter(one => one.interface === first);
}

function linkTo(port: OpenHid, path: string, on: LinkEvents): Link {
  let over = false;
  let backlog = 0;
  let last: Promise<void> = Promise.resolve();

  port.listen({
    data(report) {
      if (!over) on.data(report);
    },
    error(why) {
      if (over) return;
      over = true;
      on.down(`${path}: ${why}`);
    },
  });

  return {
    write(report) {
      if (backlog >= longestBacklog) return Promise.reject(new Error(`${path} takes no reports`));
      backlog += 1;
      // One after the other: they are written on threads that may overtake each other.
      const written = last.then(() => port.write(report));
      last = written.then(
        () => {},
        () => {},
      );
      return written.finally(() => {
        backlog -= 1;
      });
    },
    async close() {
      over = true;
      await last;
      await port.close();
    },
  };
}

const described = ({ path, serial, ...one }: HidInterface): string =>
  `${path} (serial number ${serial ?? 'none'}, interface ${one.interface}, usage ${one.usagePage ?? '?'}:${one.usage ?? '?'})`;

const text = ({ vendor, product, serial }: UsbName): string => usbText(vendor, product, serial);
