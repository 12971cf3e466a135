/** The simulators over MQTT: what a person does at a device comes in, what they see and hear goes out. */
import { connect } from 'mqtt';
import { brokerName } from './broker-name.ts';
import { wallMs } from './clock.ts';
import type { Stage } from './stage.ts';

const longestPayloadBytes = 4096;
const reconnectMs = 1000;

/** Reaches the broker for ever. `warn` gets a sentence for what was not understood, and one for each outage. */
export function control(options: {
  url: string;
  hall: string;
  stage: Stage;
  wire: boolean;
  warn: (sentence: string) => void;
}): { close(): Promise<void> } {
  const { url, stage, warn } = options;
  const prefix = `one-ticket/v1/${options.hall}/sim`;
  const client = connect(url, { protocolVersion: 4, reconnectPeriod: reconnectMs, resubscribe: false });
  /** What is shown there is not yet said. */
  const unsaid = new Set<string>();
  /** Said, but not yet taken by the broker: of one device, one message at a time, so that a slow broker gets the latest. */
  const underWay = new Set<string>();
  /** What was said last, since the connection stands. */
  const said = new Map<string, string>();
  let turnPlanned = false;
  let outageTold = false;

  /** A device that changes several times in one turn of the event loop is said once. */
  function sayLater(): void {
    if (turnPlanned) return;
    turnPlanned = true;
    setImmediate(() => {
      turnPlanned = false;
      if (client.connected) for (const device of unsaid) say(device);
    });
  }

  function say(device: string): void {
    if (underWay.has(device)) return;
    unsaid.delete(device);
    const payload = JSON.stringify(stage.shows(device));
    if (said.get(device) === payload) return;
    said.set(device, payload);
    underWay.add(device);
    client.publish(`${prefix}/${device}/shows`, payload, { qos: 1, retain: true }, () => {
      underWay.delete(device);
      sayLater();
    });
  }

  client.on('connect', () => {
    outageTold = false;
    client.subscribe(`${prefix}/+/do`, { qos: 1 }, error => {
      if (error !== null) warn(`cannot subscribe to ${prefix}/+/do: ${error.message}`);
    });
    said.clear();
    for (const device of stage.devices) unsaid.add(device);
    sayLater();
  });
  client.on('error', error => {
    if (!outageTold)
      warn(`the broker ${brokerName(url)} cannot be reached: ${error.message || 'no answer'}; trying on`);
    outageTold = true;
  });
  client.on('message', (topic, payload, { retain }) => {
    const device = topic.slice(`${prefix}/`.length, -'/do'.length);
    const wrong = retain
      ? 'found a retained message, expected one that is not: it would be done again at every start'
      : perform(stage, device, payload);
    if (wrong !== undefined) warn(`sim/${JSON.stringify(device).slice(1, -1)}/do: ${wrong}`);
  });
  stage.onShows(device => {
    unsaid.add(device);
    sayLater();
  });
  if (options.wire) {
    stage.onWire(({ device, ...chunk }) => {
      if (client.connected)
        client.publish(`${prefix}/${device}/wire`, JSON.stringify({ ...chunk, at: wallMs() }));
    });
  }
  return { close: () => client.endAsync(true) };
}

function perform(stage: Stage, device: string, payload: Uint8Array): string | undefined {
  if (payload.length > longestPayloadBytes) {
    return `found ${payload.length} bytes, expected at most ${longestPayloadBytes}, for example {"press":"next"}`;
  }
  const text = Buffer.from(payload).toString();
  try {
    return stage.do(device, JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `found ${JSON.stringify(text.slice(0, 60))}, expected a JSON object, for example {"press":"next"}`;
  }
}
