/** Puts a config without faults into the form that the daemon and its core read. */
import type {
  Counter,
  Institution,
  Phrases,
  Queue,
  Rules,
  Service,
  Step,
  Times,
} from '../daemon/core/rules.ts';
import { type Draft, readEntries } from './draft.ts';
import type { Config, DeviceConfig, Entry, LineConfig, Reads, Top, WrittenStep } from './schema.ts';

export function buildConfig(draft: Draft, top: Top, phrases: Phrases, hash: string): Config {
  const devices = new Map(readEntries(draft.devices).map(([id, device]) => [id, deviceOf(device)]));
  return {
    hall: top.hall,
    name: top.name,
    rules: rulesOf(draft, top, phrases, devices),
    ...(top.mqtt && { mqttUrl: top.mqtt.url }),
    lines: new Map(readEntries(draft.lines).map(([id, line]) => [id, lineOf(line)])),
    devices,
    keys: new Map(Object.entries(top.keys)),
    repeatWindowMs: top.times.repeatWindow,
    simulated: top.simulated,
    hash,
  };
}

function rulesOf(
  draft: Draft,
  top: Top,
  phrases: Phrases,
  devices: ReadonlyMap<string, DeviceConfig>,
): Rules {
  const ofKind = (kind: DeviceConfig['kind']) =>
    [...devices].filter(([, device]) => device.kind === kind).map(([id]) => id);
  const counterBoards = new Map<string, string>();
  const mainBoards: string[] = [];
  for (const [id, device] of devices) {
    if (device.kind !== 'onbon-k') continue;
    if (device.counter === undefined) mainBoards.push(id);
    else counterBoards.set(id, device.counter);
  }
  return {
    hall: top.hall,
    name: top.name,
    timeZone: top.timeZone,
    numbering: top.numbering,
    institutions: new Map(
      readEntries(draft.institutions).map(([id, { name }]): [string, Institution] => [id, { id, name }]),
    ),
    queues: new Map(readEntries(draft.queues).map(([id, queue]): [string, Queue] => [id, { id, ...queue }])),
    counters: new Map(
      readEntries(draft.counters).map(([id, counter]): [string, Counter] => [id, { id, ...counter }]),
    ),
    services: new Map(readEntries(draft.services).map(([id, service]) => [id, serviceOf(id, service)])),
    printers: ofKind('escpos'),
    voices: ofKind('syn6288'),
    counterBoards,
    mainBoards,
    times: timesOf(top.times),
    priority: {
      creditRate: top.priority.creditRate,
      creditCapMs: top.priority.creditCap,
      weight: top.priority.weight,
    },
    phrases,
    supervisionPhone: top.supervisionPhone,
  };
}

const timesOf = (times: Top['times']): Times => ({
  autoStartMs: times.autoStart,
  recallGapMs: times.recallGap,
  maxCalls: times.maxCalls,
  missAfterMs: times.missAfter,
  missAfterGreenMs: times.missAfterGreen,
  missedForMs: times.missedFor,
  rejoinBehind: times.rejoinBehind,
  storeNext: times.storeNext,
});

const serviceOf = (id: string, { route, ...service }: Entry<'services'>): Service => ({
  id,
  ...service,
  route: route.map(stepOf),
});

function stepOf({ queue, choice = '', by = 'ticket', among = [], default: otherwise }: WrittenStep): Step {
  if (queue !== undefined) return { is: 'queue', queue };
  return {
    is: 'choice',
    choice,
    by,
    among,
    otherwise: otherwise === 'ask' ? { is: 'ask' } : { is: 'queue', queue: otherwise },
  };
}

const lineOf = ({ turnaround, ...line }: Entry<'lines'>): LineConfig => ({
  ...line,
  turnaroundMs: turnaround,
});

function deviceOf(device: Entry<'devices'>): DeviceConfig {
  if (device.kind === 'onbon-k') {
    const { areaGap, replyWithin, expiresAfter, refresh, ...board } = device;
    return {
      ...board,
      areaGapMs: areaGap,
      replyWithinMs: replyWithin,
      expiresAfterMs: expiresAfter,
      refreshMs: refresh,
    };
  }
  if (device.kind === 'escpos') {
    const { replyWithin, ...printer } = device;
    return { ...printer, replyWithinMs: replyWithin };
  }
  if (device.kind === 'line-reader') {
    const { kind, serial, baud, presses } = device;
    return { kind, serial, baud, reads: readsOf(presses) };
  }
  return device;
}

function readsOf(presses: (Entry<'devices'> & { kind: 'line-reader' })['presses']): Reads {
  if (presses === undefined) return { are: 'tickets' };
  return {
    are: 'presses',
    presses: new Map(
      Object.entries(presses).map(([line, { choice, ...press }]) => [
        line,
        { ...press, choices: new Map(Object.entries(choice)) },
      ]),
    ),
  };
}
