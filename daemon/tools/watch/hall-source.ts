/** The halls as they are heard over a broker, which is asked again for ever when it is away. */
import type { BrokerLogin } from '../../../config/load/secrets.ts';
import type { Timers } from '../../../drivers/device.ts';
import { keepConnected } from '../../../drivers/link/mqtt.ts';
import type { CommandClient } from '../../mqtt/client/command-client.ts';
import { type Topics, topicsOf } from '../../mqtt/topics.ts';
import { words } from '../../mqtt/words.ts';
import { type Halls, toHearAnew } from './model/halls.ts';
import { hear } from './model/messages.ts';
import { payloadOf } from './model/payload.ts';
import { plainText } from './model/plain-text.ts';
import type { Link } from './model/standing.ts';

export type HeardHalls = {
  halls(): Halls;
  link(): Link;
  /** Does nothing while there is no connection. */
  publish(topic: string, payload: string): void;
  close(): void;
};

export type HearingOptions = {
  login: BrokerLogin;
  clientId: string;
  /** Left out: every hall that the broker tells of. */
  hall?: string;
  /** Of it, beside `$state`. What of that this user may not hear is missing. */
  topics(of: Topics): readonly string[];
  /** Who hears the answers to what is published. */
  commands?: Pick<CommandClient, 'answers' | 'hear'>;
  timers: Timers;
  wall: () => number;
};

/** What stands on a broker comes in one go after subscribing; then nothing comes for so long … */
const quietMs = 300;
/** … or so much goes on that there is no such pause. */
const readAtMostMs = 3000;

/**
 * `lost`: what was published may never be answered. `changed`: something new is known. `heard`: what came, by its topic below the
 * hall's prefix; undefined: on a new connection all that stands is told from here on.
 */
export function hearHalls(
  { login, clientId, hall = '+', topics, commands, timers, wall }: HearingOptions,
  on: {
    changed(): void;
    /** `isRefused`: the broker lets this user in no more, or never did. */
    lost(isRefused: boolean): void;
    heard?(told: { below: string; payload: Uint8Array } | undefined): void;
  },
): HeardHalls {
  const broker = new URL(login.url).host;
  let halls: Halls = new Map();
  /** On a new connection: all that stands is heard anew, and what was known is shown meanwhile. */
  let reading: Halls | undefined;
  let link: Link = { is: 'opening', broker };
  let publish = (_topic: string, _payload: string): void => {};
  let cancelQuiet = (): void => {};
  let cancelLate = (): void => {};

  function wait(): void {
    cancelQuiet();
    cancelQuiet = timers.after(quietMs, allIsRead);
  }

  function allIsRead(): void {
    cancelQuiet();
    cancelLate();
    halls = reading ?? halls;
    reading = undefined;
    link = { is: 'up', broker, reading: false };
    on.changed();
  }

  const connection = keepConnected(
    { broker: login, clientId, timers },
    {
      up(to) {
        reading = toHearAnew(halls);
        on.heard?.(undefined);
        publish = (topic, payload) => to.publish({ topic, payload });
        link = { is: 'up', broker, reading: true };
        for (const topic of topics(topicsOf(hall))) to.subscribe([topic]);
        if (commands !== undefined) to.subscribe([commands.answers]);
        to.subscribe([topicsOf(hall).state], refused => {
          if (refused === undefined) wait();
          else to.drop(words.notSubscribed(refused));
        });
        cancelLate = timers.after(readAtMostMs, allIsRead);
        on.changed();
      },
      message(topic, payload, retained) {
        const [, , hall = '', ...below] = topic.split('/');
        if (below[0] === 'rsp') commands?.hear(topic, payloadOf(payload) ?? {});
        else {
          hear(reading ?? halls, { hall, below: below.join('/'), payload, retained }, wall());
          on.heard?.({ below: below.join('/'), payload });
        }
        if (reading !== undefined) wait();
        on.changed();
      },
      down(why, _wasUp, isRefused) {
        publish = () => {};
        cancelQuiet();
        cancelLate();
        reading = undefined;
        const since = link.is === 'lost' ? link.since : wall();
        link = { is: 'lost', broker, why: plainText(why), since };
        on.lost(isRefused);
        on.changed();
      },
    },
  );

  return {
    halls: () => halls,
    link: () => link,
    publish: (topic, payload) => publish(topic, payload),
    close() {
      cancelQuiet();
      cancelLate();
      void connection.close();
    },
  };
}
