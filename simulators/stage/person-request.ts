/** What a person asks for over MQTT. */
const longestPayloadBytes = 4096;

export type Asked = { payload: Uint8Array; retain: boolean };

/** Does what `payload` says; a sentence when that is not understood or cannot be done. `example`: a payload that is right. */
export function perform(
  { payload, retain }: Asked,
  example: string,
  act: (said: unknown) => string | undefined,
): string | undefined {
  if (retain) {
    return 'found a retained message, expected one that is not: it would be done again at every start';
  }
  if (payload.length > longestPayloadBytes) {
    return `found ${payload.length} bytes, expected at most ${longestPayloadBytes}, for example ${example}`;
  }
  const text = Buffer.from(payload).toString();
  try {
    return act(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return `found ${JSON.stringify(text.slice(0, 60))}, expected a JSON object, for example ${example}`;
  }
}
