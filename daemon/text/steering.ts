/** Signs that steer a terminal, or the direction of what is read, instead of standing for themselves: C0, DEL, C1, bidi marks. */
const steering = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Text from outside, as a message may say it: such signs as in JSON, so that they are seen. */
export function withoutSteering(text: string): string {
  return text.replace(steering, sign =>
    Array.from(
      { length: sign.length },
      (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}
