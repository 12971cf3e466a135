/** What buttons say over MQTT, by the firmware they run (sources in the README). */
import { asObject, type Json, jsonOf, textOf } from '../link/payload.ts';
import { isOnline, tasmotaTopics } from '../link/tasmota.ts';

export const dialects = ['zigbee2mqtt', 'tasmota', 'shelly-gen1', 'shelly-gen2', 'esphome'] as const;
export type ButtonDialect = (typeof dialects)[number];

/** One thing that happened to a button. */
export type ButtonEvent = {
  /** The device's own name of a press, the key of `buttons` in a config; `undefined`: it is not pressed (any more). */
  name: string | undefined;
  /** Whose count or level it is. */
  input: string;
  /** Another one for each press, the same when it is said again; `undefined` where the device does not count. */
  count?: number;
  /** Its level is said, not its presses: only from off to on is a press. */
  level?: true;
  /** It comes beside a press of another name (down, up, released): not to be in `buttons` is no error. */
  aside?: true;
};

export type Heard =
  | { is: 'events'; events: readonly ButtonEvent[] }
  /** `bridge`: what carries the device, as Zigbee2MQTT. */
  | { is: 'availability'; of: 'device' | 'bridge'; online: boolean }
  /** Something else that this device says. */
  | { is: 'other' }
  | { is: 'junk' };

type Dialect = {
  topics(topic: string, names: readonly string[]): string[];
  /** `said` is a topic of those. */
  read(topic: string, said: string, payload: Uint8Array): Heard;
};

const junk: Heard = { is: 'junk' };
const other: Heard = { is: 'other' };
const pressed = (...events: ButtonEvent[]): Heard => ({ is: 'events', events });

function availability(of: 'device' | 'bridge', online: boolean | undefined): Heard {
  return online === undefined ? junk : { is: 'availability', of, online };
}

function oneOf(payload: Uint8Array, yes: string, no: string): boolean | undefined {
  const said = textOf(payload);
  return said === yes ? true : said === no ? false : undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= 100 ? value : undefined;

const zigbee2mqtt: Dialect = {
  topics: topic => [topic, `${topic}/availability`, zigbeeBridge(topic)],
  read(topic, said, payload) {
    if (said === zigbeeBridge(topic)) return availability('bridge', zigbeeState(payload));
    if (said !== topic) return availability('device', zigbeeState(payload));
    const state = jsonOf(payload);
    if (state === undefined) return junk;
    if (!('action' in state)) return other;
    // An empty action follows each press, where Zigbee2MQTT is set to say so.
    if (state['action'] === '' || state['action'] === null) return other;
    const name = text(state['action']);
    if (name === undefined) return junk;
    return pressed({ name, input: name, ...(name.endsWith('release') && { aside: true }) });
  },
};

/** The base topic is one level, `zigbee2mqtt` if nobody changed it; a friendly name may have several. */
function zigbeeBridge(topic: string): string {
  return `${topic.split('/')[0]}/bridge/state`;
}

/** `{"state":"online"}`, or only `online` (the legacy payload). */
function zigbeeState(payload: Uint8Array): boolean | undefined {
  const state = jsonOf(payload)?.['state'];
  if (state === undefined) return oneOf(payload, 'online', 'offline');
  return state === 'online' ? true : state === 'offline' ? false : undefined;
}

const tasmota: Dialect = {
  topics(topic) {
    const { lwt, answers } = tasmotaTopics(topic);
    return [answers, lwt];
  },
  read(topic, said, payload) {
    const { lwt } = tasmotaTopics(topic);
    if (said === lwt) return availability('device', isOnline(payload));
    const last = said.slice(said.lastIndexOf('/') + 1);
    // Others in `stat` are plain text (POWER ON).
    if (last !== 'RESULT' && !/^BUTTON\d+$/.test(last)) return other;
    const result = jsonOf(payload);
    if (result === undefined) return junk;
    // Before 9.1: stat/…/BUTTON1 {"ACTION":"SINGLE"}
    const old = actionIn(result);
    const events = old === undefined ? [] : [tasmotaEvent(`Button${last.slice('BUTTON'.length)}`, old)];
    for (const [button, value] of Object.entries(result)) {
      const action = /^Button\d+$/.test(button) ? actionIn(asObject(value)) : undefined;
      if (action !== undefined) events.push(tasmotaEvent(button, action));
    }
    return events.length === 0 ? other : pressed(...events);
  },
};

const actionIn = (value: Json | undefined): string | undefined =>
  text(value?.['Action'] ?? value?.['ACTION']);

function tasmotaEvent(button: string, action: string): ButtonEvent {
  // CLEAR: released after HOLD (Buttons-and-Switches.md)
  return { name: `${button} ${action}`, input: button, ...(action === 'CLEAR' && { aside: true }) };
}

const shellyOnline = (payload: Uint8Array): Heard => availability('device', oneOf(payload, 'true', 'false'));

const shellyGen1: Dialect = {
  topics: topic => [`${topic}/input_event/+`, `${topic}/online`],
  read(topic, said, payload) {
    if (said === `${topic}/online`) return shellyOnline(payload);
    const input = said.slice(said.lastIndexOf('/') + 1);
    const event = jsonOf(payload);
    const [what, count] = [text(event?.['event']), event?.['event_cnt']];
    if (what === undefined || typeof count !== 'number' || !Number.isFinite(count)) return junk;
    // Nothing was pressed yet since it has power.
    return pressed({ name: what === '' ? undefined : `${input} ${what}`, input, count });
  },
};

const shellyGen2: Dialect = {
  topics: topic => [`${topic}/events/rpc`, `${topic}/online`],
  read(topic, said, payload) {
    if (said === `${topic}/online`) return shellyOnline(payload);
    const notified = jsonOf(payload);
    if (notified === undefined) return junk;
    if (notified['method'] !== 'NotifyEvent') return other;
    const list = asObject(notified['params'])?.['events'];
    if (!Array.isArray(list)) return junk;
    const events = list.flatMap((one: unknown) => shellyEvent(asObject(one)) ?? []);
    return events.length === 0 ? other : pressed(...events);
  },
};

function shellyEvent(event: Json | undefined): ButtonEvent | undefined {
  const [component, what, ts] = [text(event?.['component']), text(event?.['event']), event?.['ts']];
  const input = /^input:(\d+)$/.exec(component ?? '')?.[1];
  if (input === undefined || what === undefined) return undefined;
  const name = `${input} ${what}`;
  return {
    name,
    input: name,
    ...(typeof ts === 'number' && { count: ts }),
    // Around each push; the last one when somebody sets the device.
    ...(['btn_down', 'btn_up', 'config_changed'].includes(what) && { aside: true }),
  };
}

const esphome: Dialect = {
  topics: (topic, names) => [...names.map(name => `${topic}/binary_sensor/${name}/state`), `${topic}/status`],
  read(topic, said, payload) {
    if (said === `${topic}/status`) return availability('device', oneOf(payload, 'online', 'offline'));
    const input = said.slice(`${topic}/binary_sensor/`.length, -'/state'.length);
    const on = oneOf(payload, 'ON', 'OFF');
    return on === undefined ? junk : pressed({ name: on ? input : undefined, input, level: true });
  },
};

const readers: Record<ButtonDialect, Dialect> = {
  zigbee2mqtt,
  tasmota,
  'shelly-gen1': shellyGen1,
  'shelly-gen2': shellyGen2,
  esphome,
};

/** What to listen to for a device at `topic` whose presses are called `names`. */
export function topicsOf(dialect: ButtonDialect, topic: string, names: readonly string[]): string[] {
  return readers[dialect].topics(topic, names);
}

/** One message on one of the topics of `topicsOf`. */
export function readMessage(
  { dialect, topic }: { dialect: ButtonDialect; topic: string },
  said: string,
  payload: Uint8Array,
): Heard {
  return readers[dialect].read(topic, said, payload);
}

/** The topic on which a device of this dialect tells all its states when it is asked to; `undefined`: it cannot be asked. */
export function tellAll(
  dialect: ButtonDialect,
  topic: string,
): { topic: string; payload: string } | undefined {
  return dialect === 'shelly-gen1' ? { topic: `${topic}/command`, payload: 'update' } : undefined;
}
