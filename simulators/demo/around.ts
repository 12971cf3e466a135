/** What stands around the devices of a demo, over MQTT: the daemon's plug, the broker, the crowd. */
import { connect } from 'mqtt';
import type { Broker } from '../broker/broker.ts';
import type { DemoShows } from '../page/contract.ts';
import type { Crowd } from '../people/crowd.ts';
import { perform } from '../stage/person-request.ts';
import { openRetained } from '../stage/retained.ts';
import type { DaemonChild } from './daemon-child.ts';

const reconnectMs = 1000;
const example = '{"daemon":"pull"}';

/** `url`: a way to the broker that stands also when it was taken away from the hall. */
export function openAround(options: {
  url: string;
  hall: string;
  daemon: DaemonChild;
  broker: Pick<Broker, 'port' | 'isHere' | 'takeAway' | 'bringBack'>;
  crowd: Crowd;
  warn: (sentence: string) => void;
}): { close(): Promise<void> } {
  const { daemon, broker, crowd, warn } = options;
  const prefix = `one-ticket/v1/${options.hall}/demo`;
  const client = connect(options.url, {
    protocolVersion: 4,
    reconnectPeriod: reconnectMs,
    resubscribe: false,
  });
  const retained = openRetained(client);
  /** One after the other, in the order in which they were asked for. */
  let brokerIsDone = Promise.resolve();

  const shows = (): DemoShows => ({
    daemon: daemon.shows(),
    broker: broker.isHere() ? 'here' : 'away',
    crowd: crowd.shows(),
  });
  const tellShows = () => retained.changed(`${prefix}/shows`, shows);
  const tellCrowd = () => {
    tellShows();
    retained.changed(`${prefix}/people`, crowd.people);
  };

  async function toBroker(wanted: string): Promise<void> {
    if (wanted === 'take-away') broker.takeAway();
    else {
      const why = await broker.bringBack();
      if (why !== undefined)
        warn(`demo/do: found port ${broker.port} taken (${why}), expected it to be free`);
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
    return `found ${short(said)}, expected an object with one of ${Object.keys(does).join(', ')}, for example ${example}`;
  }

  client.on('connect', () => {
    client.subscribe(`${prefix}/do`, { qos: 1 }, error => {
      if (error !== null) warn(`cannot subscribe to ${prefix}/do: ${error.message}`);
    });
  });
  // It is the demo's own page: when it cannot be reached, the demo is ending.
  client.on('error', () => {});
  client.on('message', (_topic, payload, { retain }) => {
    const wrong = perform({ payload, retain }, example, act);
    if (wrong !== undefined) warn(`demo/do: ${wrong}`);
  });

  daemon.onShows(tellShows);
  crowd.onShows(tellCrowd);
  tellCrowd();

  return {
    async close() {
      await brokerIsDone;
      await client.endAsync(true);
    },
  };
}

const notOneOf = (found: unknown, known: readonly string[]) =>
  `found ${short(found)}, expected one of ${known.join(', ')}, for example ${example}`;

const short = (said: unknown) => (JSON.stringify(said) ?? 'nothing').slice(0, 60);
