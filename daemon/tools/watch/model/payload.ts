/** What is read out of a payload. It may come from a daemon of another version, or from anybody: what is not as expected is left out. Pure. */
import { plainText } from './plain-text.ts';

export type Payload = Readonly<Record<string, unknown>>;

/** Larger ones are no daemon's. */
const payloadAtMostBytes = 256 * 1024;
/** In 2096; a moment after it is a mistake, and not every clock can tell it. */
const latestMs = 4e12;
/** Of a list: queues, counters, services. */
const itemsAtMost = 512;

/** None: it is not a JSON object. */
export function payloadOf(bytes: Uint8Array): Payload | undefined {
  if (bytes.length > payloadAtMostBytes) return undefined;
  try {
    return asPayload(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    return undefined;
  }
}

export function textIn(payload: Payload, key: string, atMost?: number): string | undefined {
  const value = valueIn(payload, key);
  return typeof value === 'string' ? plainText(value, atMost) : undefined;
}

/** Of an id, which stands in topics and commands as it is. */
export function idIn(payload: Payload, key: string): string | undefined {
  const value = valueIn(payload, key);
  return typeof value === 'string' && isId(value) ? value : undefined;
}

/** Also of a ticket, whose letter is a capital. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9-]{1,64}$/.test(text);
}

/** A count or a span of time. */
export function figureIn(payload: Payload, key: string): number | undefined {
  const value = valueIn(payload, key);
  return typeof value === 'number' && value >= 0 && value < latestMs ? value : undefined;
}

/** ms UTC. */
export function momentIn(payload: Payload, key: string): number | undefined {
  const value = figureIn(payload, key);
  return value === undefined ? undefined : Math.round(value);
}

export function truthIn(payload: Payload, key: string): boolean | undefined {
  const value = valueIn(payload, key);
  return typeof value === 'boolean' ? value : undefined;
}

export function partIn(payload: Payload, key: string): Payload {
  return asPayload(valueIn(payload, key)) ?? {};
}

export function partsIn(payload: Payload, key: string): Payload[] {
  return listIn(payload, key)
    .map(asPayload)
    .filter(part => part !== undefined);
}

export function idsIn(payload: Payload, key: string): string[] {
  return listIn(payload, key).filter(value => typeof value === 'string' && isId(value)) as string[];
}

export function textsIn(payload: Payload, key: string, atMost?: number): string[] {
  return listIn(payload, key).flatMap(value => (typeof value === 'string' ? [plainText(value, atMost)] : []));
}

/** From and to, in minutes. */
export function rangeIn(payload: Payload, key: string): readonly [number, number] | undefined {
  const [low, high] = listIn(payload, key);
  const isFigure = (value: unknown) => typeof value === 'number' && value >= 0 && value < 100_000;
  return isFigure(low) && isFigure(high) ? [Number(low), Number(high)] : undefined;
}

function listIn(payload: Payload, key: string): unknown[] {
  const value = valueIn(payload, key);
  return Array.isArray(value) ? value.slice(0, itemsAtMost) : [];
}

function valueIn(payload: Payload, key: string): unknown {
  return Object.hasOwn(payload, key) ? payload[key] : undefined;
}

function asPayload(value: unknown): Payload | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Payload)
    : undefined;
}
