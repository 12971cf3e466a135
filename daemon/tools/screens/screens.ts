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
import { openDisplayStream } from './display/stream.ts';
import { type ListenOptions, placeFrom } from './listen.ts';
import { openPhones } from './phone/phones.ts';
import { openScreensServer } from './server.ts';
import { words } from './words.ts';

/** What the pages are made of. */
const pageFolders = ['desk', 'display', 'look', 'phone', 'stream'].map(folder =>
  join(import.meta.dirname, '../../page', folder),
);

export type ScreensOptions = BrokerOptions & ListenOptions & { hall?: string };

export async function screens(options: ScreensOptions): Promise<number> {
  const { hall: named } = options;
  if (named !== undefined && !/^[a-z0-9-]{1,32}$/.test(named)) return failed(words.hall(named), 'usage');
  const read = loginFrom(options);
  if (!read.ok) return ended(read);
  const placed = placeFrom(options);
  if (!placed.ok) return ended(placed);

  const stop = stopSignal();
  const page = hashOfFiles(pageFolders);
  const refused = Promise.withResolvers<readonly string[]>();
  /** The hall that is shown, from then on. */
  let chosen = named;
  let lastSaid: string | undefined;

  const clocks = { timers: systemTimers, wall: Date.now };
  const name = `screens-${randomUUID().slice(0, 8)}`;
  const commands = commandClient({ name, user: read.login.username }, (topic, payload) =>
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
  const display = openDisplayStream(() => {
    // That nothing is heard any more is told by nobody.
    say(standing());
    return { page, ...displayOf(shown(), heard.link(), Date.now()) };
  }, systemTimers);
  const heardBy = { hall: shown, link: heard.link, orders, page };
  const phones = openPhones(heardBy, clocks);
  const desks = openDesks({ ...heardBy, login: read.login, isHere: placed.place.tls === undefined }, clocks);

  function changed(): void {
    const link = heard.link();
    if (chosen === undefined && link.is === 'up' && !link.reading) {
      const known = [...heard.halls().values()].filter(isKnown).map(({ id }) => id);
      if (known.length > 1) refused.resolve(known.toSorted());
      else [chosen] = known;
    }
    display.changed();
    phones.changed();
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
    const opened = await openScreensServer(placed.place, { display, phones, desks, timers: systemTimers });
    if (!opened.ok) return failed(words.noListening(options.listen, opened.why), 'io');
    process.stdout.write(`${words.displayAt(opened.server.url)}\n${words.deskAt(opened.server.deskUrl)}\n`);
    const halls = await Promise.race([refused.promise, stop.asked]);
    await opened.server.close();
    return halls === undefined ? exitCodes.ok : failed(words.manyHalls(halls), 'usage');
  } finally {
    display.close();
    phones.close();
    desks.close();
    heard.close();
    stop.over();
  }
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
  return [of.info, of.hall, of.queue('+'), of.counter('+'), of.visit('+')];
}
