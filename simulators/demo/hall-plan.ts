/** What the page must know of a config. */

import { recordedDevice } from '../../config/load/recorded-device.ts';
import type { Config, DeviceConfig } from '../../config/schema/config.ts';
import type { KioskPress } from '../../config/schema/device-classes.ts';
import { classOf } from '../../config/schema/device-classes.ts';
import { keyNames } from '../../drivers/ff68-pad/codec.ts';
import { usualButtons as usualOfKeypad } from '../../drivers/hid-keypad/codec.ts';
import { usualButtons as usualOfXkeys } from '../../drivers/xkeys/codec.ts';
import type { HallPlan, PlannedDevice, PlannedPress } from '../page/contract.ts';
import { faultMenu } from '../stage/fault-menu.ts';

/** `written`: the value of the config's YAML. */
export function hallPlan({ hall, name, rules, devices }: Config, written: unknown): HallPlan {
  return {
    hall,
    name,
    prefix: `one-ticket/v1/${hall}`,
    institutions: [...rules.institutions.values()].map(({ id, name }) => ({ id, name })),
    queues: [...rules.queues.values()].map(({ id, name, institution }) => ({ id, name, institution })),
    services: [...rules.services.values()].map(({ id, name, series }) => ({ id, name, series })),
    counters: [...rules.counters.values()].map(({ id, institution, queues }) => ({
      id,
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
  return {
    id,
    kind: device.kind,
    class: classOf(device.kind),
    ...('counter' in device && device.counter !== undefined && { counter: device.counter }),
    faults: [...faultMenu[device.kind]],
    presses: pressesOf(device, rules),
  };
}

const hasBytes = (device: DeviceConfig): boolean => 'line' in device || 'port' in device || 'hid' in device;

const ratings = ['rate-1', 'rate-2', 'rate-3', 'rate-4', 'rate-5'];

function pressesOf(device: DeviceConfig, rules: Config['rules']): PlannedPress[] {
  switch (device.kind) {
    case 'ff68-pad':
      return [...keyNames, ...ratings].map(word => ({ word }));
    case 'xkeys':
      return meanings(device.buttons ?? usualOfXkeys);
    case 'hid-keypad':
      return meanings(device.buttons ?? usualOfKeypad);
    case 'mqtt-buttons':
      return meanings(device.buttons);
    case 'line-reader':
      if (device.reads.are === 'tickets') return [];
      return [...device.reads.presses].map(([word, press]) => atKiosk(word, press, rules));
    default:
      return [];
  }
}

/** Two buttons may mean the same. */
function meanings(buttons: Readonly<Record<string, string>>): PlannedPress[] {
  return [...new Set(Object.values(buttons))].map(word => ({ word }));
}

function atKiosk(word: string, press: KioskPress, rules: Config['rules']): PlannedPress {
  return {
    word,
    services: [rules.services.get(press.service)?.name ?? press.service],
    choices: [...press.choices.values()].map(queue => rules.queues.get(queue)?.name ?? queue),
    class: press.class,
  };
}
