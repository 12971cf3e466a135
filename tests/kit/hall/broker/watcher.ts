import { connectAsync, type IClientOptions, type IClientPublishOptions } from 'mqtt';
import { breachOf } from './contract.ts';

/** Set by vitest.config.ts, a little less than a test may take: its own limit would tell nothing of what was waited for. */
const untilMs = Number(process.env['ONE_TICKET_UNTIL_MS'] ?? 2 ** 31 - 1);
const lastTold = 20;

type Message = { topic: string; text: string };

/**
 * Somebody who watches the hall over the broker and commands it. Topics are those below the hall's prefix, or whole. Each message of
 * the hall must be in the contract; the first one that is not fails whatever is waited for, and `close`.
 */
export type Watcher = {
  /** Everything that came, in order. */
  messages: readonly Message[];
  /** What stands now, by topic: the retained payload last heard, events and replies too. */
  last(topic: string): Record<string, unknown> | undefined;
  events(): readonly Record<string, unknown>[];
  /** The topics below `state/` that are not empty, and what they say apart from when. */
  standing(): Map<string, unknown>;
  until(isSo: () => boolean): Promise<void>;
  untilState(state: string): Promise<void>;
  publish(topic: string, payload: string | Buffer, options?: IClientPublishOptions): Promise<void>;
  /** Gives a command and waits for its reply. */
  command(verb: string, request: { id: string; [field: string]: unknown }): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

/** `login`: its `username` is the user that it gives commands as, and the `client` of these. */
export async function watch(url: string, hall = 'small', login: IClientOptions = {}): Promise<Watcher> {
  const prefix = `one-ticket/v1/${hall}/`;
  const as = login.username ?? 'watcher';
  const ofUser = login.username === undefined ? '' : `/${login.username}`;
  const client = await connectAsync(url, { reconnectPeriod: 20, protocolVersion: 4, ...login });
  client.on('error', () => undefined);
  const messages: Message[] = [];
  const lastOf = new Map<string, string>();
  const heardTimes = new Map<string, number>();
  const events: Record<string, unknown>[] = [];
  const waiting = new Map<() => void, NodeJS.Timeout>();
  /** What somebody here said in the hall's name, by topic; the contract does not bind them. */
  const own = new Map<string, Set<string>>();
  let breach: Error | undefined;
  client.on('message', (topic, payload, { qos, retain }) => {
    const text = payload.toString();
    const isTold =
      !/^(cmd|sim|demo)\//.test(topic.slice(prefix.length)) && own.get(topic)?.has(text) !== true;
    const found = isTold ? breachOf({ topic, text, qos, retained: retain }) : undefined;
    if (found !== undefined) breach ??= new Error(`not in the contract: ${found}`);
    const message = { topic: topic.startsWith(prefix) ? topic.slice(prefix.length) : topic, text };
    messages.push(message);
    lastOf.set(message.topic, message.text);
    heardTimes.set(message.topic, (heardTimes.get(message.topic) ?? 0) + 1);
    if (message.topic.startsWith('event/')) events.push(JSON.parse(text));
    for (const look of waiting.keys()) look();
  });
  await client.subscribeAsync(`${prefix}#`, { qos: 1 });
  // Some users may not listen there.
  const discovery = `homeassistant/device/one-ticket-${hall}/config`;
  await client.subscribeAsync(discovery, { qos: 1 }).catch(() => undefined);

  const last: Watcher['last'] = topic => {
    const text = lastOf.get(topic) ?? '';
    return text === '' ? undefined : JSON.parse(text);
  };
  const until: Watcher['until'] = isSo =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(look);
        const last = messages.slice(-lastTold).map(({ topic, text }) => `${topic} ${text.slice(0, 120)}`);
        reject(new Error(`not within ${untilMs / 1000} s: ${isSo.toString()}\n${last.join('\n')}`));
      }, untilMs);
      const look = () => {
        if (breach === undefined && !isSo()) return;
        waiting.delete(look);
        clearTimeout(timer);
        if (breach === undefined) resolve();
        else reject(breach);
      };
      waiting.set(look, timer);
      look();
    });
  const publish: Watcher['publish'] = async (topic, payload, options) => {
    const said = own.get(prefix + topic) ?? new Set();
    own.set(prefix + topic, said.add(payload.toString()));
    await client.publishAsync(prefix + topic, payload, { qos: 1, ...options });
  };

  return {
    messages,
    last,
    events: () => events,
    standing() {
      const topics = [...lastOf.keys()].filter(
        topic => topic.startsWith('state/') && last(topic) !== undefined,
      );
      return new Map(topics.toSorted().map(topic => [topic, { ...last(topic), ts: 0, seq: 0, rev: 0 }]));
    },
    until,
    untilState: state => until(() => last('$state')?.['state'] === state),
    publish,
    async command(verb, request) {
      const reply = `rsp${ofUser}/${as}/${request.id}`;
      const before = heardTimes.get(reply) ?? 0;
      await publish(`cmd/${verb}${ofUser}`, JSON.stringify({ client: as, ...request }));
      await until(() => (heardTimes.get(reply) ?? 0) > before);
      return last(reply) ?? {};
    },
    async close() {
      // Nobody awaits any more what did not come: the reply of a daemon that was killed, say.
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
      await client.endAsync(true);
      if (breach !== undefined) throw breach;
    },
  };
}
