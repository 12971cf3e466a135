/** What somebody said on the broker, as far as it is JSON; undefined: it is not. */
export function jsonIn(payload: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return undefined;
  }
}
