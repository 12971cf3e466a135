/** The page alone, for the test of one part: whatever devices and daemon would say, the test says. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { connectAsync } from 'mqtt';
import { openBroker } from '../../simulators/broker/broker.ts';
import { openPage } from '../../simulators/demo/page-server.ts';
import type { Frame, HallPlan } from '../../simulators/page/contract.ts';

export type BarePage = {
  url: string;
  port: number;
  /** Retained, below the hall's prefix; undefined takes it back. */
  say(below: string, said: object | undefined): Promise<void>;
  /** The same, of anything that a stranger may publish. */
  sayText(below: string, text: string): Promise<void>;
  /** Takes back all that was said, and forgets what was asked. */
  takeBackAll(): Promise<void>;
  /** Everything the page has asked for so far: the topic below the prefix, and what was asked. */
  asked: { below: string; payload: unknown }[];
  close(): Promise<void>;
};

export type Frames = (device: string, request: IncomingMessage, response: ServerResponse) => void;

/** `port`: for the page, 0 is any. `frames`: left out, nothing passes at any device. */
export async function openBarePage(plan: HallPlan, port = 0, frames: Frames = noFrames): Promise<BarePage> {
  const opened = await openBroker([0], [`${plan.prefix}/#`]);
  if (!opened.ok) throw new Error(opened.why);
  const { broker } = opened;
  const served = await openPage({ ports: [port], plan, serve: broker.serve, frames });
  if (!served.ok) throw new Error(served.why);
  const { page } = served;
  const client = await connectAsync(page.mqttUrl, { protocolVersion: 4 });
  const asked: BarePage['asked'] = [];
  await client.subscribeAsync([`${plan.prefix}/sim/+/do`, `${plan.prefix}/demo/do`, `${plan.prefix}/cmd/#`]);
  client.on('message', (topic, payload) =>
    asked.push({ below: topic.slice(plan.prefix.length + 1), payload: JSON.parse(payload.toString()) }),
  );
  const said = new Set<string>();
  async function sayText(below: string, text: string): Promise<void> {
    said.add(below);
    await client.publishAsync(`${plan.prefix}/${below}`, text, { retain: true, qos: 1 });
  }
  return {
    url: page.url,
    port: page.port,
    say: (below, what) => sayText(below, what === undefined ? '' : JSON.stringify(what)),
    sayText,
    async takeBackAll() {
      await Promise.all([...said].map(below => sayText(below, '')));
      said.clear();
      asked.length = 0;
    },
    asked,
    async close() {
      await client.endAsync(true);
      await page.close();
      await broker.close();
    },
  };
}

/** Nothing ever passes. */
const noFrames: Frames = (_device, _request, response) => streamOn(response);

/** Lets frames pass, whole ones made of what is told of each. `run`: of the demo. */
export function streamOn(response: ServerResponse): (run: string, ...frames: Partial<Frame>[]) => void {
  response.setHeader('Content-Type', 'text/event-stream');
  response.flushHeaders();
  return (run, ...frames) => {
    for (const frame of frames) {
      const whole = { at: 0, dir: 'rx', says: 'pad 1: beeps', fields: [], hex: '00', ...frame };
      response.write(`id: ${run}/${frame.nth}\ndata: ${JSON.stringify(whole)}\n\n`);
    }
  };
}
