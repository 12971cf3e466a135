/** What is said on the command line of the demo, and what a user is told when that cannot be. */
import { crowdLimits } from '../page/crowd/limits.ts';
import { words } from './words.ts';

/** A port of 127.0.0.1 that the demo has. `what`: what listens there. */
export type PortOption = { name: string; usual: number; what: string };

export const mqttPort: PortOption = { name: '--mqtt-port', usual: 1883, what: words.broker };
export const pagePort: PortOption = { name: '--page-port', usual: 8080, what: words.page };

const portsTried = 100;

/** `note`: what the user should know of it. */
export type OnPort<Opened> = { ok: true; opened: Opened; note?: string } | { ok: false; why: string };

/**
 * What `open` opens on the port given by hand; without one on the usual port, or the next that is free. A text from `open` is
 * why it cannot.
 */
export async function openOnPort<Opened extends { port: number }>(
  { name, usual, what }: PortOption,
  given: string | undefined,
  open: (ports: readonly number[]) => Promise<Opened | string>,
): Promise<OnPort<Opened>> {
  const byHand = given === undefined ? undefined : portOf(given);
  if (given !== undefined && byHand === undefined) {
    return { ok: false, why: words.noPort(name, given, usual) };
  }
  const ports =
    byHand === undefined ? Array.from({ length: portsTried }, (_, above) => usual + above) : [byHand];
  const opened = await open(ports);
  if (typeof opened === 'string') {
    const example = byHand === usual ? usual + 1 : usual;
    return { ok: false, why: words.portTaken(name, what, opened, example) };
  }
  const moved = byHand === undefined && opened.port !== usual;
  return {
    ok: true,
    opened,
    ...(moved && { note: words.moved(usual, what, opened.port) }),
  };
}

function portOf(text: string): number | undefined {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  return port >= 1 && port <= 65_535 ? port : undefined;
}

export type CrowdStart = { speed: number; seed: number };

/** A text is what is wrong. */
export function crowdStart({ crowd, seed }: { crowd: string; seed: string }): CrowdStart | string {
  const speed = wholeNumber(crowd, crowdLimits.speed);
  if (speed === undefined) {
    return words.crowd(crowd, crowdLimits.speed);
  }
  const chosen = wholeNumber(seed, crowdLimits.seed);
  if (chosen === undefined) {
    return words.seed(seed, crowdLimits.seed);
  }
  return { speed, seed: chosen };
}

function wholeNumber(text: string, most: number): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number <= most ? number : undefined;
}
