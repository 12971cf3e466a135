/** A serial port far away: a Tasmota carries its bytes over MQTT. A device that is unplugged is unplugged from the Tasmota. */
import type { Timers } from '../../drivers/device.ts';
import type { JoinBroker } from '../broker/device-connection.ts';
import type { OpenPort } from './port.ts';
import { simulateTasmotaBridge } from './tasmota-bridge.ts';

/** `topic`: that of the bridge. */
export function bridgePort(topic: string, join: JoinBroker, timers: Timers): OpenPort {
  return on => {
    const bridge = simulateTasmotaBridge(
      { topic },
      {
        timers,
        publish: (said, payload, { retain = false } = {}) => end.publish({ topic: said, payload, retain }),
        toDevice: on.data,
      },
    );
    const end = join('bridge', bridge);
    return { path: topic, write: bridge.fromDevice, close: () => end.close() };
  };
}
