/** One person's way to the hall: a connection of their own to its broker, which alone checks their password. */
import { randomUUID } from 'node:crypto';
import type { BrokerLogin } from '../../../../config/load/secrets.ts';
import type { Timers } from '../../../../drivers/device.ts';
import { commandClient } from '../../../mqtt/client/command-client.ts';
import { answerWithinMs, openOrderGiver } from '../../../mqtt/client/order-giver.ts';
import type { Topics } from '../../../mqtt/topics.ts';
import { hearHalls } from '../../watch/hall-source.ts';
import type { Hall } from '../../watch/model/halls.ts';
import type { Payload } from '../../watch/model/payload.ts';
import { hallNow, type Link } from '../../watch/model/standing.ts';
import { type DeviceTests, openDeviceTests } from './device-tests.ts';
import { openTold, type Told } from './told.ts';

export type Clocks = { timers: Timers; wall: () => number };
export type GivenOrder = { id?: string; verb: string; args: Readonly<Record<string, unknown>> };

export type Way = {
  told: Told;
  tests: DeviceTests;
  link(): Link;
  /** As far as this user may hear it. */
  hall(): Hall | undefined;
  /** The daemon's answer as it came; undefined: none came. */
  give(order: GivenOrder): Promise<Readonly<Record<string, unknown>> | undefined>;
  close(): void;
};

/**
 * The same for each session of a user: an order that is given again after a session has ended is known by its id still (R14). Its
 * answer comes to every session of that user, and nobody but who waits for it hears it.
 */
const client = 'desk';

/** `aheadMs`: the hall's clock minus ours. `first`: told once, when it is open, or cannot be. `refused`: the user is let in no more. */
export function openWay(
  { login, hall, aheadMs }: { login: BrokerLogin; hall: string; aheadMs: number },
  on: { first(came: 'open' | 'refused' | 'lost'): void; changed(): void; refused(): void },
  clocks: Clocks,
): Way {
  const told = openTold();
  let isFirst = true;
  let wasReading = false;

  const commands = commandClient({ name: client, user: login.username }, (topic, payload) =>
    heard.publish(topic, payload),
  );
  const orders = openOrderGiver(commands, clocks);
  const tests = openDeviceTests({ give: giveTest, now: hallClock, changed: on.changed }, clocks.timers);
  const heard = hearHalls(
    {
      login,
      clientId: `desk-${randomUUID().slice(0, 8)}`,
      hall,
      topics: of => heardAt(of, login.username),
      commands,
      ...clocks,
    },
    { changed, lost, heard: hears },
  );

  function first(came: 'open' | 'refused' | 'lost'): void {
    if (!isFirst) return;
    isFirst = false;
    on.first(came);
  }

  function hears(what: { below: string; payload: Uint8Array } | undefined): void {
    if (what === undefined) return told.readAnew();
    told.heard(what.below, what.payload);
    tests.heard(what.below, what.payload);
  }

  function giveTest(order: GivenOrder, hears: (body: Payload) => void): (() => void) | undefined {
    if (heard.link().is !== 'up') return undefined;
    const ts = clocks.wall();
    const expires = ts + aheadNow() + answerWithinMs;
    return commands.give(
      { hall, ...order, ts, expires },
      { answered: (_, body) => hears(body), said: hears },
    );
  }

  function changed(): void {
    const link = heard.link();
    const isReading = link.is === 'up' && link.reading;
    if (wasReading && link.is === 'up' && !isReading) told.allIsRead();
    wasReading = isReading;
    if (link.is === 'up') first('open');
    tests.hallRuns(known()?.said?.boot);
    on.changed();
  }

  function lost(isRefused: boolean): void {
    orders.lost();
    first(isRefused ? 'refused' : 'lost');
    if (isRefused) on.refused();
  }

  const known = () => heard.halls().get(hall);
  const aheadNow = () => known()?.aheadMs ?? aheadMs;
  function hallClock(): number {
    const is = known();
    return is === undefined ? clocks.wall() : hallNow(is, clocks.wall());
  }

  return {
    told,
    tests,
    link: heard.link,
    hall: known,
    give(order) {
      if (heard.link().is !== 'up') return Promise.resolve(undefined);
      return new Promise(resolve =>
        orders.give({ hall, ...order }, aheadNow(), (outcome, body) =>
          resolve(outcome.is === 'done' || outcome.is === 'refused' ? body : undefined),
        ),
      );
    },
    close() {
      heard.close();
      orders.lost();
      tests.close();
    },
  };
}

/** What a desk shows; of what a user may not hear, the broker says nothing. */
function heardAt(of: Topics, user: string | undefined): string[] {
  const standing = [
    of.info,
    of.hall,
    of.queue('+'),
    of.counter('+'),
    of.visit('+'),
    of.service('+'),
    of.slots('+'),
  ];
  return [...standing, of.alarm('+'), of.everyDevice, of.everyHealth, of.stat('+'), ...privateTo(of, user)];
}

/** A supervisor reads all of it; a clerk what is their own. */
function privateTo(of: Topics, user: string | undefined): string[] {
  const own = user === undefined ? [] : [of.ownQuestion(user, '+')];
  return [of.privateFollowUp('+'), of.privateQuestion('+'), ...own];
}
