/**
 * Plays a story that holds at any pace to a real hall: the daemon, a broker, and every device on a real pty. What a pad or
 * the kiosk can do is pressed there, the rest is commanded; what boards show, voices say and printers print is read there.
 */
import { standHall } from '../kit/hall/standing-hall.ts';
import { newClerks } from './clerks.ts';
import { otherwise } from './play-scenario.ts';
import type { Scenario, Step } from './read-scenario.ts';
import { entriesOf, newSenses } from './senses.ts';
import { hallText } from './story-halls.ts';

/** Longer than any device takes: what has not happened by then will not. */
const patienceMs = 60_000;

/** Each fault as `FILE:LINE found …, expected …`; none: the hall keeps to the story. */
export async function playOnTheWire({ file, hall: name, set, steps }: Scenario): Promise<string[]> {
  const text = hallText(name, { set, without: [] });
  if (typeof text !== 'string') return text.faults.map(fault => `${file}:1 ${fault}`);
  const hall = await standHall(`config/halls/${name}.yaml`, { edit: () => text, paced: false });
  const clerks = newClerks(hall);
  const senses = newSenses(hall);
  try {
    await hall.start();
    // As a hall is before it opens its doors: a kiosk whose printer is not up yet gives no ticket.
    const devices = [...hall.config.devices.keys()];
    await hall.until(() => devices.every(device => isReady(device)), patienceMs);
    for (const step of steps) {
      if (step.at !== undefined) senses.beginAnew();
      const found = await play(step);
      if (found !== undefined) return [`${file}:${step.line} ${found}`];
    }
    return [];
  } finally {
    await hall.close();
  }

  function isReady(device: string): boolean {
    return hall.ops.last(`device/${device}/$state`)?.['state'] === 'ready';
  }

  async function play({ says, answer }: Step): Promise<string | undefined> {
    switch (says.is) {
      case 'happening':
        return `found ${says.happening.is}, expected a story that needs no moved clock and no power cut`;
      case 'fact': {
        const { fact } = says;
        return await patiently(() => {
          const told = senses.tell(fact);
          return told === fact.told ? undefined : `found "${told}", expected "${fact.told}"`;
        });
      }
      case 'orders': {
        const before = entriesOf(hall).length;
        const refused = await clerks.give(says.orders, answer?.is === 'refused');
        return await patiently(() => {
          const events = entriesOf(hall)
            .slice(before)
            .map(({ event }) => event);
          const refusals = refused();
          if (events.length + refusals.length === 0) return 'found nothing that happened, expected it done';
          return otherwise([...refusals, events], answer);
        });
      }
    }
  }

  /** What is wrong, when it stays wrong. */
  async function patiently(wrong: () => string | undefined): Promise<string | undefined> {
    await hall.until(() => wrong() === undefined, patienceMs).catch(() => undefined);
    return wrong();
  }
}
