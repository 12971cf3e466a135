import { connectAsync, type IClientPublishOptions } from 'mqtt';

type Message = { topic: string; text: string };

/** Somebody who watches the hall over the broker and commands it. Topics are those below the hall's prefix. */
export type Watcher = {
  /** Everything that came, in order. */
  messages: readonly Message[];
  /** What stands now, by topic: the retained payload last heard, events and replies too. */
  last(topic: string): Record<string, unknown> | undefined;
  events(): Record<string, unknown>[];
  /** The topics below `state/` that are not empty, and what they say apart from when. */
  standing(): Map<string, unknown>;
  until(isSo: () => boolean): Promise<void>;
  untilState(state: string): Promise<void>;
  publish(topic: string, payload: string | Buffer, options?: IClientPublishOptions): Promise<void>;
  /** Gives a command and waits for its reply. */
  command(verb: string, request: { id: string; [field: string]: unknown }): Promise<Record<string, unknown>>;
  close(): Promise<void>;
};

export async function watch(url: string, hall = 'small'): Promise<Watcher> {
  const prefix = `one-ticket/v1/${hall}/`;
  const client = await connectAsync(url, { reconnectPeriod: 20, protocolVersion: 4 });
  client.on('error', () => undefined);
  const messages: Message[] = [];
  const lastOf = new Map<string, string>();
  const heardTimes = new Map<string, number>();
  const waiting = new Set<() => void>();
  client.on('message', (topic, payload) => {
    const message = { topic: topic.slice(prefix.length), text: payload.toString() };
    messages.push(message);
    lastOf.set(message.topic, message.text);
    heardTimes.set(message.topic, (heardTimes.get(message.topic) ?? 0) + 1);
    for (const look of waiting) look();
  });
  await client.subscribeAsync(`${prefix}#`, { qos: 1 });

  const last: Watcher['last'] = topic => {
    const text = lastOf.get(topic) ?? '';
    return text === '' ? undefined : JSON.parse(text);
  };
  const until: Watcher['until'] = isSo =>
    new Promise(resolve => {
      const look = () => {
        if (!isSo()) return;
        waiting.delete(look);
        resolve();
      };
      waiting.add(look);
      look();
    });
  const publish: Watcher['publish'] = async (topic, payload, options) => {
    await client.publishAsync(prefix + topic, payload, { qos: 1, ...options });
  };

  return {
    messages,
    last,
    events: () =>
      messages.filter(({ topic }) => topic.startsWith('event/')).map(({ text }) => JSON.parse(text)),
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
      const reply = `rsp/watcher/${request.id}`;
      const before = heardTimes.get(reply) ?? 0;
      await publish(`cmd/${verb}`, JSON.stringify({ client: 'watcher', ...request }));
      await until(() => (heardTimes.get(reply) ?? 0) > before);
      return last(reply) ?? {};
    },
    close: () => client.endAsync(true),
  };
}
