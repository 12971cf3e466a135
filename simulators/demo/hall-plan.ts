/** What the page must know of a config. */

import { recordedDevice } from '../../config/load/recorded-device.ts';
import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import type { KioskPress } from '../../config/schema/device-classes.ts';
import { classOf, isReader } from '../../config/schema/device-classes.ts';
import { simulatedOf } from '../devices/kinds.ts';
import type { HallPlan, PlannedDevice, PlannedPress } from '../page/contract.ts';

/** `written`: the value of the config's YAML. */
export function hallPlan({ hall, name, rules, devices }: Config, written: unknown): HallPlan {
  return {
    hall,
    name,
    prefix: `one-ticket/v1/${hall}`,
    institutions: [...rules.institutions.values()].map(({ id, name }) => ({ id, name })),
    queues: [...rules.queues.values()].map(({ id, name, institution }) => ({ id, name, institution })),
    services: [...rules.services.values()].map(({ id, name, series }) => ({ id, name, series })),
    counters: [...rules.counters.values()].map(({ id, name, names, institution, queues }) => ({
      id,
      ...(name !== undefined && { name }),
      ...(names !== undefined && { names }),
      institution,
      queues: [...queues],
    })),
    devices: [...devices]
      .filter(([, { disabled }]) => !disabled)
      .map(([id, device]) => ({
        ...planned(id, device, rules),
        ...(hasBytes(device) && { recording: recordedDevice(written, id) }),
      })),
  };
}

function planned(id: string, device: DeviceConfig, rules: Config['rules']): PlannedDevice {
  const { faults, page } = simulatedOf(device.kind);
  return {
    id,
    kind: device.kind,
    class: classOf(device.kind),
    ...('counter' in device && device.counter !== undefined && { counter: device.counter }),
    faults: [...faults],
    ...page,
    presses: pressesOf(device, rules),
  };
}

const hasBytes = (device: DeviceConfig): boolean => 'line' in device || 'port' in device || 'hid' in device;

function pressesOf(device: DeviceConfig, rules: Config['rules']): PlannedPress[] {
  if (isReader(device) && device.reads.are === 'presses')
    return [...device.reads.presses].map(([word, press]) => atKiosk(word, press, rules));
  return (simulatedOf(device.kind).presses?.(device) ?? []).map(word => ({ word }));
}

function atKiosk(word: string, press: KioskPress, rules: Config['rules']): PlannedPress {
  return {
    word,
    services: [rules.services.get(press.service)?.name ?? press.service],
    choices: [...press.choices.values()].map(queue => rules.queues.get(queue)?.name ?? queue),
    class: press.class,
  };
}
