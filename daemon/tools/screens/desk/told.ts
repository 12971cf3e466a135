/** What was told of a hall, as it was published, and what of it somebody has not heard yet. */

/** How much of it a listener has heard. */
export type Heard = { reading: number; change: number };

export type Told = {
  /** A new connection: all that stands comes again, and what does not come is gone. Until `allIsRead` the former holds. */
  readAnew(): void;
  allIsRead(): void;
  /** `below`: the topic below the hall's prefix; an empty payload: it is gone. */
  heard(below: string, payload: Uint8Array): void;
  /** All, or what changed since; null: it is gone. */
  since(heard: Heard | undefined): { whole: boolean; topics: Record<string, unknown>; heard: Heard };
  /** Nobody asks for what changed before that. */
  forget(heard: Heard): void;
};

/** More than a hall has of each; whoever publishes more fills no memory of ours. */
const topicsAtMost = 8192;
const bytesAtMost = 16 * 1024 * 1024;

type Topic = { value: unknown; bytes: number; change: number };

export function openTold(): Told {
  let known = new Map<string, Topic>();
  let coming: Map<string, Topic> | undefined;
  let bytes = 0;
  /** Of those that are gone, as long as somebody may not know it. */
  const gone = new Set<string>();
  const at: Heard = { reading: 0, change: 0 };

  function put(topics: Map<string, Topic>, below: string, topic: Topic): void {
    const before = topics.get(below);
    const after = bytes + topic.bytes - (before?.bytes ?? 0);
    const isTooMuch = topic.value !== null && after > bytesAtMost;
    if (before === undefined && (isTooMuch || topics.size >= topicsAtMost || topic.value === null)) return;
    // What was true of it is no more.
    if (isTooMuch) return put(topics, below, { ...topic, value: null, bytes: 0 });
    bytes = after;
    topics.set(below, topic);
    if (topic.value === null) gone.add(below);
    else gone.delete(below);
  }

  return {
    readAnew() {
      coming = new Map();
      bytes = 0;
      gone.clear();
    },
    allIsRead() {
      if (coming === undefined) return;
      for (const below of gone) coming.delete(below);
      gone.clear();
      known = coming;
      coming = undefined;
      at.reading += 1;
    },
    heard(below, payload) {
      const value = valueOf(payload);
      if (value === undefined) return;
      at.change += 1;
      put(coming ?? known, below, { value, bytes: payload.length, change: at.change });
    },
    since(heard) {
      const whole = heard?.reading !== at.reading;
      const topics: Record<string, unknown> = {};
      for (const [below, { value, change }] of known)
        if (whole ? value !== null : change > (heard?.change ?? 0)) topics[below] = value;
      return { whole, topics, heard: { ...at } };
    },
    forget({ change }) {
      if (coming !== undefined) return;
      for (const below of gone) {
        if ((known.get(below)?.change ?? 0) > change) continue;
        known.delete(below);
        gone.delete(below);
      }
    },
  };
}

/** Undefined: it is no JSON object. */
function valueOf(payload: Uint8Array): unknown {
  if (payload.length === 0) return null;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload));
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
