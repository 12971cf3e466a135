/** The device of this kind, simulated. */
import type { MqttButtonsSettings } from '../../../drivers/mqtt-buttons/definition.ts';
import { faultsOfEveryWay, type SimulatedKind } from '../simulated-kind.ts';
import { tasmotaFilters } from '../tasmota-filters.ts';
import { simulateMqttButtons } from './device.ts';
import { mqttButtonsFrames } from './dissect.ts';

export const mqttButtonsSimulated: SimulatedKind<MqttButtonsSettings> = {
  kinds: ['mqtt-buttons'],
  on: 'broker',
  faults: [...faultsOfEveryWay, 'power-cycle', 'stuck-key'],
  presses: ({ buttons }) => [...new Set(Object.values(buttons))],
  page: { faultWords: { seen: { unplug: 'breakNetwork' } } },
  topics({ dialect, topic }) {
    if (dialect === 'tasmota') return tasmotaFilters(topic);
    const own = `${topic}/#`;
    return dialect === 'zigbee2mqtt' ? [own, `${topic.split('/')[0]}/bridge/state`] : [own];
  },
  simulate: simulateMqttButtons,
  frames: mqttButtonsFrames,
};
