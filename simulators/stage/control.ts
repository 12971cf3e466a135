/** The simulators over MQTT: what a person does at a device comes in, what they see and hear goes out. */
import { connect } from 'mqtt';
import type { BrokerLogin } from '../../config/load/secrets.ts';
import { brokerName } from '../broker/name.ts';
import { wallMs } from './clock.ts';
import { perform } from './person-request.ts';
import { openRetained } from './retained.ts';
import type { Stage } from './stage.ts';

const reconnectMs = 1000;

/** Reaches the broker for ever. `warn` gets a sentence for what was not understood, and one for each outage. */
export function control(options: {
  url: string;
  login?: Omit<BrokerLogin, 'url'>;
  hall: string;
  stage: Stage;
  wire: boolean;
  warn: (sentence: string) => void;
}): { close(): Promise<void> } {
  const { url, stage, warn } = options;
  const prefix = `one-ticket/v1/${options.hall}/sim`;
  const client = connect(url, {
    ...options.login,
    protocolVersion: 4,
    reconnectPeriod: reconnectMs,
    resubscribe: false,
  });
  const retained = openRetained(client);
  let outageTold = false;

  function tell(device: string): void {
    retained.changed(`${prefix}/${device}/shows`, () => stage.shows(device));
    retained.changed(`${prefix}/${device}/looks`, () => stage.looks(device));
  }

  client.on('connect', () => {
    outageTold = false;
    client.subscribe(`${prefix}/+/do`, { qos: 1 }, error => {
      if (error !== null) warn(`cannot subscribe to ${prefix}/+/do: ${error.message}`);
    });
  });
  client.on('error', error => {
    if (!outageTold)
      warn(`the broker ${brokerName(url)} cannot be reached: ${error.message || 'no answer'}; trying on`);
    outageTold = true;
  });
  client.on('message', (topic, payload, { retain }) => {
    const device = topic.slice(`${prefix}/`.length, -'/do'.length);
    const wrong = perform({ payload, retain }, '{"press":"next"}', said => stage.do(device, said));
    if (wrong !== undefined) warn(`sim/${JSON.stringify(device).slice(1, -1)}/do: ${wrong}`);
  });
  for (const device of stage.devices) tell(device);
  stage.onShows(tell);
  if (options.wire) {
    stage.onWire(({ device, ...chunk }) => {
      if (client.connected)
        client.publish(`${prefix}/${device}/wire`, JSON.stringify({ ...chunk, at: wallMs() }));
    });
  }
  return { close: () => client.endAsync(true) };
}
