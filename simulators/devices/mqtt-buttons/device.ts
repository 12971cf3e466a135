/** Buttons on MQTT: what their firmware publishes when somebody presses (sources in drivers/mqtt-buttons/README.md). */
import type { Button } from '../../../drivers/device.ts';
import type { ButtonDialect } from '../../../drivers/mqtt-buttons/codec.ts';
import { stuckKey } from '../parts/stuck-key.ts';
import type { BrokerSimulator, BrokerSurroundings } from '../simulator.ts';

export type SimulatedButtons = {
  dialect: ButtonDialect;
  topic: string;
  /** The device's own name of a press → what it is. */
  buttons: Readonly<Record<string, Button>>;
};

type Firmware = Pick<BrokerSimulator, 'topics' | 'will' | 'connected' | 'message'> & {
  /** `name`: the device's own name of a press. */
  press(name: string): void;
  powerCycle(): void;
};

const sentAtMost = 20;
/** How long a finger stays on a button. */
const heldMs = 100;

/** A device of one dialect; a press is told as its firmware does. */
export function simulateMqttButtons(options: SimulatedButtons, around: BrokerSurroundings): BrokerSimulator {
  const firmware = firmwares[options.dialect](options.topic, Object.keys(options.buttons), around);
  let sent: string[] = [];
  const stuck = stuckKey(around.timers);

  function press(name: string): void {
    firmware.press(name);
    sent = [...sent, name].slice(-sentAtMost);
    around.changed();
  }

  return {
    ...firmware,
    act(action) {
      const found = Object.entries(options.buttons).find(([, button]) => button === action['press']);
      if (found === undefined) {
        return `This device takes {"press": …} with one of ${Object.values(options.buttons).join(', ')}.`;
      }
      press(found[0]);
      return undefined;
    },
    fault(name) {
      const [button] = sticking(options.buttons);
      if (name === 'power-cycle') firmware.powerCycle();
      else if (name === 'none') stuck.free();
      else if (name === 'stuck-key' && button !== undefined) stuck.stick(() => press(button));
      else return false;
      return true;
    },
    shows: () => ({ sent: [...sent] }),
  };
}

/** By its own name: "next" where it has one, else the first. */
function sticking(buttons: Readonly<Record<string, Button>>): string[] {
  const names = Object.keys(buttons);
  return [...names.filter(name => buttons[name] === 'next'), ...names];
}

type NewFirmware = (topic: string, names: readonly string[], around: BrokerSurroundings) => Firmware;

const nothing = (): void => {};

/** What all of them do: say `online` retained, and have the broker say `offline` for them. */
function present(
  around: BrokerSurroundings,
  topic: string,
  online: string,
  offline: string,
): Omit<Firmware, 'press'> {
  return {
    topics: [],
    will: { topic, payload: offline },
    connected: () => around.publish(topic, online, { retain: true }),
    message: nothing,
    powerCycle: nothing,
  };
}

const zigbee2mqtt: NewFirmware = (topic, _names, around) => ({
  ...present(around, `${topic}/availability`, '{"state":"online"}', '{"state":"offline"}'),
  press(action) {
    around.publish(topic, JSON.stringify({ action, battery: 100, linkquality: 120 }));
    around.publish(topic, JSON.stringify({ action: '', battery: 100, linkquality: 120 }));
  },
});

const tasmota: NewFirmware = (topic, _names, around) => ({
  ...present(around, `tele/${topic}/LWT`, 'Online', 'Offline'),
  press(name) {
    const [button = '', Action] = name.split(' ');
    around.publish(`stat/${topic}/RESULT`, JSON.stringify({ [button]: { Action } }));
  },
});

const shellyGen1: NewFirmware = (topic, names, around) => {
  const inputs = new Set(names.map(name => name.split(' ')[0] ?? ''));
  const last = new Map<string, { event: string; event_cnt: number }>();
  const none = { event: '', event_cnt: 0 };
  const tellInput = (input: string): void =>
    around.publish(`${topic}/input_event/${input}`, JSON.stringify(last.get(input) ?? none));
  const here = present(around, `${topic}/online`, 'true', 'false');
  return {
    ...here,
    topics: [`${topic}/command`],
    connected() {
      here.connected();
      for (const input of inputs) tellInput(input);
    },
    message(_topic, payload) {
      if (payload === 'update') for (const input of inputs) tellInput(input);
    },
    press(name) {
      const [input = '', event = ''] = name.split(' ');
      last.set(input, { event, event_cnt: (last.get(input)?.event_cnt ?? 0) + 1 });
      tellInput(input);
    },
    powerCycle: () => last.clear(),
  };
};

const shellyGen2: NewFirmware = (topic, _names, around) => {
  const notify = (id: number, event: string): void => {
    const ts = Math.round(around.timers.now()) / 1000;
    const events = [{ component: `input:${id}`, id, event, ts }];
    const message = { src: topic, dst: `${topic}/events`, method: 'NotifyEvent', params: { ts, events } };
    around.publish(`${topic}/events/rpc`, JSON.stringify(message));
  };
  return {
    ...present(around, `${topic}/online`, 'true', 'false'),
    press(name) {
      const [input, event = ''] = name.split(' ');
      for (const part of new Set(['btn_down', 'btn_up', event])) notify(Number(input), part);
    },
  };
};

const esphome: NewFirmware = (topic, names, around) => {
  const say = (id: string, state: 'ON' | 'OFF'): void =>
    around.publish(`${topic}/binary_sensor/${id}/state`, state, { retain: true });
  const here = present(around, `${topic}/status`, 'online', 'offline');
  return {
    ...here,
    connected() {
      here.connected();
      for (const id of names) say(id, 'OFF');
    },
    press(id) {
      say(id, 'ON');
      around.timers.after(heldMs, () => say(id, 'OFF'));
    },
  };
};

const firmwares: Record<ButtonDialect, NewFirmware> = {
  zigbee2mqtt,
  tasmota,
  'shelly-gen1': shellyGen1,
  'shelly-gen2': shellyGen2,
  esphome,
};
