/**
 * What the page knows, as signals: the plan of the hall, and the last of every topic. A component reads what it draws, and
 * is drawn again when just that changes.
 */
import { batch, type Signal, signal } from '@preact/signals';
import mqtt from 'mqtt';
import type { DemoDo, HallPlan } from './contract.ts';

/** The page's own connection: by it everything is told, and it stands also while the hall's broker is away. */
export type Hall = {
  plan: HallPlan;
  /** Whether what is shown is what is. While not, nothing can be done either. */
  connected: Signal<boolean>;
  /** The last JSON object on the topic below the hall's prefix; undefined: none was said, or it was taken back. */
  topic<Said>(below: string): Signal<Said | undefined>;
  /** Every topic below the hall's prefix that begins with `start` and holds something now: its rest and what it says. */
  topics<Said>(start: string): Signal<ReadonlyMap<string, Said>>;
  /** What a person does at a device: `{"press":"next"}`, `{"fault":"unplug"}`. */
  doAt(device: string, action: Record<string, unknown>): void;
  /** What a person does around the devices. */
  doAround(action: DemoDo): void;
};

const subscriptions = [
  '$state',
  'state/#',
  'stat/day',
  'device/+/$state',
  'device/+/health',
  'alarm/#',
  'sim/+/shows',
  'sim/+/looks',
  'demo/+',
];
/** Messages that come so close together are taken in together: nobody sees them one by one. */
const gatherMs = 16;
/** How long the broker may take to say again all that it retains; what is not said by then was taken back meanwhile. */
const saidAgainMs = 250;

export async function openHall(): Promise<Hall> {
  const planText = await fetchPlan();
  const plan: HallPlan = JSON.parse(planText);
  return connectHall(plan, planText);
}

async function fetchPlan(): Promise<string> {
  const answer = await fetch('/hall.json');
  if (!answer.ok) throw new Error(`/hall.json: ${answer.status}`);
  return answer.text();
}

function connectHall(plan: HallPlan, planText: string): Hall {
  const connected = signal(false);
  const said = new Map<string, Signal<object | undefined>>();
  const groups = new Map<string, Signal<ReadonlyMap<string, object>>>();
  /** The last on each topic that is not taken in yet. */
  const coming = new Map<string, object | undefined>();
  let takesIn: ReturnType<typeof setTimeout> | undefined;
  const client = mqtt.connect(`ws://${location.host}/mqtt`, {
    protocolVersion: 4,
    reconnectPeriod: 500,
    resubscribe: false,
    timerVariant: 'native', // a worker would need a looser content security policy
  });

  function topicOf(below: string): Signal<object | undefined> {
    const known = said.get(below) ?? signal<object | undefined>(undefined);
    said.set(below, known);
    return known;
  }

  function takeIn(): void {
    takesIn = undefined;
    batch(() => {
      for (const [below, value] of coming) topicOf(below).value = value;
      for (const [start, group] of groups) {
        const changed = [...coming].filter(([below]) => below.startsWith(start));
        if (changed.length > 0) group.value = changedGroup(group.peek(), changed, start);
      }
    });
    coming.clear();
  }

  async function begin(): Promise<void> {
    // A demo that was started again may have another hall.
    if ((await fetchPlan().catch(() => planText)) !== planText) return location.reload();
    clearTimeout(takesIn);
    takesIn = setTimeout(takeInAll, saidAgainMs);
    client.subscribe(subscriptions.map(below => `${plan.prefix}/${below}`));
  }

  function takeInAll(): void {
    for (const below of said.keys()) if (!coming.has(below)) coming.set(below, undefined);
    batch(() => {
      takeIn();
      connected.value = client.connected;
    });
  }

  function send(below: string, action: object): void {
    // What is done while nobody hears it shall not be done later, nor twice: as qos 1 would do on the next connection.
    if (client.connected) client.publish(`${plan.prefix}/${below}`, JSON.stringify(action), { qos: 0 });
  }

  client.on('connect', () => void begin());
  client.on('close', () => {
    connected.value = false;
  });
  client.on('message', (topic, payload) => {
    coming.set(topic.slice(plan.prefix.length + 1), readObject(payload.toString()));
    takesIn ??= setTimeout(takeIn, gatherMs);
  });

  return {
    plan,
    connected,
    topic: <Said>(below: string) => topicOf(below) as Signal<Said | undefined>,
    topics<Said>(start: string) {
      const all = [...said].map(([below, value]) => [below, value.peek()] as const);
      const known = groups.get(start) ?? signal(changedGroup(new Map(), all, start));
      groups.set(start, known);
      return known as Signal<ReadonlyMap<string, Said>>;
    },
    doAt: (device, action) => send(`sim/${device}/do`, action),
    doAround: action => send('demo/do', action),
  };
}

function changedGroup(
  before: ReadonlyMap<string, object>,
  changed: readonly (readonly [below: string, value: object | undefined])[],
  start: string,
): ReadonlyMap<string, object> {
  const group = new Map(before);
  for (const [below, value] of changed) {
    if (!below.startsWith(start)) continue;
    if (value === undefined) group.delete(below.slice(start.length));
    else group.set(below.slice(start.length), value);
  }
  return group;
}

/** Anybody on this machine may publish anything: what is no object says nothing. */
function readObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
