/** `one-ticket screens`: the pages of a hall's screens, beside its daemon. It hears the hall over MQTT, as any client may. */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { commandClient } from '../../mqtt/client/command-client.ts';
import { openOrderGiver } from '../../mqtt/client/order-giver.ts';
import type { Topics } from '../../mqtt/topics.ts';
import { systemTimers } from '../../process/clock.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { stopSignal } from '../../process/stop-signal.ts';
import { hearHalls } from '../watch/hall-source.ts';
import { type BrokerOptions, loginFrom } from '../watch/login.ts';
import { type Hall, isKnown } from '../watch/model/halls.ts';
import { isOld } from '../watch/model/standing.ts';
import { openDesks } from './desk/desks.ts';
import { displayOf } from './display/picture.ts';
import { type KioskOptions, kioskKeyFrom } from './kiosk/key.ts';
import { openKiosks } from './kiosk/kiosks.ts';
import { type ListenOptions, placeFrom } from './listen.ts';
import { openPhones } from './phone/phones.ts';
import { openPictureStream } from './picture-stream.ts';
import { openScreensServer, type ScreensServer } from './server.ts';
import { words } from './words.ts';

/** What the pages are made of. */
const pageFolders = ['desk', 'display', 'kiosk', 'look', 'phone', 'stream'].map(folder =>
  join(import.meta.dirname, '../../page', folder),
);

export type ScreensOptions = BrokerOptions & ListenOptions & KioskOptions & { hall?: string };

export async function screens(options: ScreensOptions): Promise<number> {
  const { hall: named } = options;
  if (named !== undefined && !/^[a-z0-9-]{1,32}$/.test(named)) return failed(words.hall(named), 'usage');
  const read = loginFrom(options);
  if (!read.ok) return ended(read);
  const placed = placeFrom(options);
  if (!placed.ok) return ended(placed);
  const entered = kioskKeyFrom(options);
  if (!entered.ok) return ended(entered);

  const stop = stopSignal();
  const page = hashOfFiles([...pageFolders, join(import.meta.dirname, '../../text')]);
  const refused = Promise.withResolvers<readonly string[]>();
  /** The hall that is shown, from then on. */
  let chosen = named;
  let lastSaid: string | undefined;

  const clocks = { timers: systemTimers, wall: Date.now };
  const name = `screens-${randomUUID().slice(0, 8)}`;
  // By it an order that is given again after a new start is the same one: the ids are random, not the name.
  const commands = commandClient({ name: 'screens', user: read.login.username }, (topic, payload) =>
    heard.publish(topic, payload),
  );
  const orders = openOrderGiver(commands, clocks);
  const heard = hearHalls(
    {
      login: read.login,
      clientId: name,
      ...(named !== undefined && { hall: named }),
      topics: displayed,
      commands,
      ...clocks,
    },
    { changed, lost },
  );
  const shown = (): Hall | undefined => (chosen === undefined ? undefined : heard.halls().get(chosen));
  const display = openPictureStream(() => {
    // That nothing is heard any more is told by nobody.
    say(standing());
    return { page, ...displayOf(shown(), heard.link(), Date.now()) };
  }, systemTimers);
  const heardBy = { hall: shown, link: heard.link, orders, page };
  const phones = openPhones(heardBy, clocks);
  const isHere = placed.place.tls === undefined;
  const desks = openDesks({ ...heardBy, login: read.login, isHere }, clocks);
  const kiosks = openKiosks(heardBy, clocks);

  function changed(): void {
    const link = heard.link();
    if (chosen === undefined && link.is === 'up' && !link.reading) {
      const known = [...heard.halls().values()].filter(isKnown).map(({ id }) => id);
      if (known.length > 1) refused.resolve(known.toSorted());
      else [chosen] = known;
    }
    display.changed();
    phones.changed();
    kiosks.changed();
  }

  function lost(): void {
    orders.lost();
    desks.lost();
  }

  function standing(): string | undefined {
    const link = heard.link();
    if (link.is === 'lost') return words.brokerLost(link.broker, link.why);
    if (link.is === 'opening' || link.reading) return undefined;
    const hall = shown();
    if (hall === undefined) return chosen === undefined ? words.noHall : words.notHeard(chosen);
    return isOld(hall, link, Date.now()) ? words.notHeard(hall.id) : words.heard(hall.id);
  }

  function say(what: string | undefined): void {
    if (what === undefined || what === lastSaid) return;
    lastSaid = what;
    process.stderr.write(`${what}\n`);
  }

  try {
    const entry = { key: entered.key, isOpen: isHere && read.login.username === undefined };
    const parts = { display, phones, desks, kiosks, entry, timers: systemTimers };
    const opened = await openScreensServer(placed.place, parts);
    if (!opened.ok) return failed(words.noListening(options.listen, opened.why), 'io');
    tell(opened.server, options.kioskKey, entry.isOpen);
    const halls = await Promise.race([refused.promise, stop.asked]);
    await opened.server.close();
    return halls === undefined ? exitCodes.ok : failed(words.manyHalls(halls), 'usage');
  } finally {
    display.close();
    phones.close();
    desks.close();
    kiosks.close();
    heard.close();
    stop.over();
  }
}

/** Where the pages are. The key itself would stand in logs. */
function tell({ url, deskUrl, kioskUrl }: ScreensServer, keyFile: string | undefined, isOpen: boolean): void {
  const lines = [words.displayAt(url), words.deskAt(deskUrl)];
  if (keyFile !== undefined) lines.push(words.kioskWith(kioskUrl, keyFile));
  else if (isOpen) lines.push(words.kioskAt(kioskUrl));
  process.stdout.write(`${lines.join('\n')}\n`);
}

function hashOfFiles(folders: readonly string[]): string {
  const hash = createHash('sha256');
  for (const folder of folders)
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted())
      if (extname(file) !== '') hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex').slice(0, 12);
}

function ended({ code, why }: { code: number; why: string }): number {
  process.stderr.write(`${why}\n`);
  return code;
}

/** What a citizen may hear, and no more of it than is shown. */
function displayed(of: Topics): string[] {
  return [of.info, of.hall, of.queue('+'), of.counter('+'), of.visit('+'), of.service('+')];
}
