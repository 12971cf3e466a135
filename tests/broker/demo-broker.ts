/** The broker of a demo with its page, nothing else of the demo, and clients that come by either. */
import { connectAsync, type MqttClient } from 'mqtt';
import { type Broker, openBroker } from '../../simulators/broker/broker.ts';
import { openPage, type PageServer } from '../../simulators/demo/page-server.ts';
import { emptyPlan } from '../page/empty-plan.ts';

export const { prefix } = emptyPlan;

export type DemoBroker = {
  broker: Broker;
  page: PageServer;
  /** Over the port of the broker; `page.mqttUrl` is the way of a browser. */
  portUrl: string;
  /** `heard`: topic and payload, or how long it is. */
  client(url: string, will?: string): Promise<{ made: MqttClient; heard: string[] }>;
  close(): Promise<void>;
};

export async function openDemoBroker(): Promise<DemoBroker> {
  const opened = await openBroker([0], [`${prefix}/#`, 'zigbee2mqtt/pad-4/#']);
  if (!opened.ok) throw new Error(opened.why);
  const { broker } = opened;
  const served = await openPage({ ports: [0], plan: emptyPlan, serve: broker.serve });
  if (!served.ok) throw new Error(served.why);
  const { page } = served;
  const clients: MqttClient[] = [];
  return {
    broker,
    page,
    portUrl: `mqtt://127.0.0.1:${broker.port}`,
    async client(url, will) {
      const made = await connectAsync(url, {
        protocolVersion: 4,
        reconnectPeriod: 0,
        ...(will !== undefined && {
          will: { topic: will, payload: Buffer.from('gone'), qos: 1, retain: true },
        }),
      });
      clients.push(made);
      made.on('error', () => undefined);
      const heard: string[] = [];
      made.on('message', (topic, payload) =>
        heard.push(`${topic} ${payload.length > 9 ? payload.length : payload.toString()}`),
      );
      return { made, heard };
    },
    async close() {
      await Promise.all(clients.map(client => client.endAsync(true)));
      await page.close();
      await broker.close();
    },
  };
}

export const cutOff = (made: MqttClient) => new Promise<void>(resolve => made.once('close', () => resolve()));
export const retained = { qos: 1, retain: true } as const;
