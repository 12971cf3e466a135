/** How many people come to a hall, and when, as a person writes it down: "0:00 60, 2:00 90". The page in the browser reads it too. */

/** From that time until the next, and the last for ever: so many people an hour. */
export type Curve = readonly { fromMs: number; perHour: number }[];

/** `form`: no time and number; `order`: not later than the one before; `many`: too many an hour. */
export type CurveFault = { found: string; why: 'form' | 'order' | 'many' };

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const latestMs = 24 * hourMs;

export function readCurve(text: string, mostPerHour: number): Curve | CurveFault {
  const curve: { fromMs: number; perHour: number }[] = [];
  for (const piece of text.split(',')) {
    const found = piece.trim();
    const [, time = '', rate = ''] = /^(\S+)\s+(\d+(?:\.\d+)?)$/.exec(found) ?? [];
    const fromMs = timeOfDay(time);
    if (fromMs === undefined) return { found, why: 'form' };
    const before = curve.at(-1);
    if (before !== undefined && before.fromMs >= fromMs) return { found, why: 'order' };
    if (Number(rate) > mostPerHour) return { found, why: 'many' };
    curve.push({ fromMs, perHour: Number(rate) });
  }
  return curve;
}

/** How many come by a curve that ends with 0. */
export function peopleOn(curve: Curve): number {
  return curve.reduce((sum, { fromMs, perHour }, index) => {
    const untilMs = curve[index + 1]?.fromMs ?? fromMs;
    return sum + (perHour * (untilMs - fromMs)) / hourMs;
  }, 0);
}

/** How many an hour come at that time. */
export function rateAt(curve: Curve, atMs: number): number {
  return curve.findLast(({ fromMs }) => fromMs <= atMs)?.perHour ?? 0;
}

/** So many times as many, at the same times. */
export function scaled(curve: Curve, by: number): Curve {
  return curve.map(({ fromMs, perHour }) => ({ fromMs, perHour: perHour * by }));
}

/** 0:00 to 24:00; undefined where the text is no such time. */
export function timeOfDay(text: string): number | undefined {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? [];
  const ms = Number(hours) * hourMs + Number(minutes) * minuteMs;
  return ms <= latestMs && Number(minutes) < 60 ? ms : undefined;
}
