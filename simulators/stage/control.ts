/** The simulators over MQTT: what a person does at a device comes in, what they see and hear goes out. */
import type { BrokerLogin } from '../../config/load/secrets.ts';
import { brokerName } from '../broker/name.ts';
import { wallMs } from './clock.ts';
import { openPersonChannel } from './person-channel.ts';
import type { Stage } from './stage.ts';
import { words } from './words.ts';

/** Reaches the broker for ever. `warn` gets a sentence for what was not understood, and one for each outage. */
export function control({
  broker,
  hall,
  stage,
  wire,
  warn,
}: {
  broker: BrokerLogin;
  hall: string;
  stage: Stage;
  wire: boolean;
  warn: (sentence: string) => void;
}): { close(): Promise<void> } {
  let outageTold = false;
  const channel = openPersonChannel({
    broker,
    hall,
    asked: 'sim/+/do',
    example: '{"press":"next"}',
    act: (below, said) => stage.do(below.slice('sim/'.length, -'/do'.length), said),
    warn,
    up() {
      outageTold = false;
    },
    down(why) {
      if (!outageTold) warn(words.noBroker(brokerName(broker.url), why));
      outageTold = true;
    },
  });

  function tell(device: string): void {
    channel.changed(`sim/${device}/shows`, () => stage.shows(device));
    channel.changed(`sim/${device}/looks`, () => stage.looks(device));
  }

  for (const device of stage.devices) tell(device);
  stage.onShows(tell);
  if (wire) {
    stage.onWire(({ device, ...chunk }) =>
      channel.say(`sim/${device}/wire`, JSON.stringify({ ...chunk, at: wallMs() })),
    );
  }
  return channel;
}
