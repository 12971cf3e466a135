/** What a device said over MQTT, as text or as JSON. Whatever it is not is `undefined`, never an exception. */

/** UTF-8; what is none becomes U+FFFD. */
export function textOf(payload: Uint8Array): string {
  return new TextDecoder().decode(payload);
}

export type Json = Readonly<Record<string, unknown>>;

/** Only an object is something that a device says. */
export function jsonOf(payload: Uint8Array): Json | undefined {
  try {
    return asObject(JSON.parse(textOf(payload)));
  } catch {
    return undefined;
  }
}

/** Its own keys only: what is inherited is nothing that a device said. */
export function asObject(value: unknown): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const own: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) own[key] = item;
  return own;
}
