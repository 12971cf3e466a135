/** What a person does around the devices of a demo, over MQTT: at the daemon's plug, the broker, the crowd. */
import type { BrokerLogin } from '../../config/load/secrets.ts';
import type { Broker } from '../broker/broker.ts';
import type { DemoShows } from '../page/contract.ts';
import type { Crowd } from '../people/crowd.ts';
import { openPersonChannel } from '../stage/person-channel.ts';
import type { DaemonChild } from './daemon-child.ts';
import { words } from './words.ts';

const example = '{"daemon":"pull"}';

/** `broker`: a way to `aedes` that stands also when it was taken away from the hall. */
export function openDemoChannel(options: {
  broker: BrokerLogin;
  hall: string;
  daemon: Pick<DaemonChild, 'shows' | 'onShows' | 'pull' | 'start'>;
  aedes: Pick<Broker, 'port' | 'isHere' | 'takeAway' | 'bringBack'>;
  crowd: Pick<Crowd, 'do' | 'shows' | 'people' | 'onShows'>;
  warn: (sentence: string) => void;
}): { close(): Promise<void> } {
  const { daemon, aedes, crowd, warn } = options;
  /** One after the other, in the order in which they were asked for. */
  let brokerIsDone = Promise.resolve();

  const shows = (): DemoShows => ({
    daemon: daemon.shows(),
    broker: aedes.isHere() ? 'here' : 'away',
    crowd: crowd.shows(),
  });
  const tellShows = () => channel.changed('demo/shows', shows);
  const tellCrowd = () => {
    tellShows();
    channel.changed('demo/people', crowd.people);
  };

  async function toBroker(wanted: string): Promise<void> {
    if (wanted === 'take-away') aedes.takeAway();
    else {
      const why = await aedes.bringBack();
      if (why !== undefined) warn(words.does.portTaken(aedes.port, why));
    }
    tellShows();
  }

  /** Of each thing what can be done with it. */
  const does: Record<string, (wanted: unknown) => string | undefined> = {
    daemon(wanted) {
      if (wanted === 'pull') daemon.pull();
      else if (wanted === 'start') daemon.start();
      else return notOneOf(wanted, ['pull', 'start']);
      return undefined;
    },
    broker(wanted) {
      if (wanted !== 'take-away' && wanted !== 'bring-back')
        return notOneOf(wanted, ['take-away', 'bring-back']);
      brokerIsDone = brokerIsDone.then(() => toBroker(wanted));
      return undefined;
    },
    crowd: wanted => crowd.do(wanted),
  };

  function act(said: unknown): string | undefined {
    const entries = typeof said === 'object' && said !== null ? Object.entries(said) : [];
    const [first] = entries;
    const [what, wanted] = entries.length === 1 && first !== undefined ? first : [''];
    const doIt = Object.hasOwn(does, what) ? does[what] : undefined;
    if (doIt !== undefined) return doIt(wanted);
    return words.does.thing(short(said), Object.keys(does), example);
  }

  // It is the demo's own page: when it cannot be reached, the demo is ending.
  const channel = openPersonChannel({
    ...options,
    asked: 'demo/do',
    example,
    act: (_below, said) => act(said),
  });

  daemon.onShows(tellShows);
  crowd.onShows(tellCrowd);
  tellCrowd();

  return {
    async close() {
      await brokerIsDone;
      await channel.close();
    },
  };
}

const notOneOf = (found: unknown, known: readonly string[]) => words.does.deed(short(found), known, example);

const short = (said: unknown) => (JSON.stringify(said) ?? words.does.nothing).slice(0, 60);
