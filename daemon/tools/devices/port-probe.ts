/** Asks what is at the other end of a serial port that no entry of a config names. */
import type { Link, Probe, Timers } from '../../../drivers/device.ts';
import { type DeviceKind, definitionOf, kinds, nameOf } from '../../../drivers/kinds.ts';
import { afterAwake } from '../../../drivers/link/after-awake.ts';
import { serialLink } from '../../../drivers/link/serial.ts';

/** `baud`: at which it answered; `what` and `settings` as its probe tells them. */
export type Answered = {
  kind: DeviceKind;
  baud: number;
  what: string;
  settings: Readonly<Record<string, string>>;
};

/** The kinds that answer when they are asked what they are, in the order in which they are asked. */
export const probes = kinds
  .map(nameOf)
  .flatMap(kind => {
    const { probe } = definitionOf(kind);
    return probe === undefined ? [] : [{ kind, ...probe }];
  })
  .toSorted((one, other) => one.turn - other.turn);

/** What is heard within one question; the first bytes of a babble are enough to tell it. */
const heardAtMostBytes = 4096;
/** So long nothing more may come after an answer: of a babble, a byte may look like one. */
const settlesMs = 300;

/** One kind after the other, at each of its speeds; the first answer ends it. Rejects with an Error when the port cannot be had. */
export async function probePort(
  path: string,
  timers: Timers,
  tells: (kind: string, baud: number) => void,
): Promise<Answered | undefined> {
  for (const { kind, load } of probes) {
    const probe = await load();
    for (const baud of probe.bauds) {
      tells(kind, baud);
      const answered = await ask(path, baud, probe, timers);
      if (answered !== undefined) return { kind, baud, ...answered };
    }
  }
  return undefined;
}

async function ask(
  path: string,
  baud: number,
  probe: Probe,
  timers: Timers,
): Promise<ReturnType<Probe['answered']>> {
  let heard: Uint8Array = new Uint8Array();
  let changed = (): void => {};
  const link = await serialLink({ path, baud })({
    data(bytes) {
      heard = Buffer.concat([heard, bytes]).subarray(0, heardAtMostBytes);
      changed();
    },
    // Then nothing is heard any more, and the time runs out.
    down() {},
  });

  async function answer(): Promise<ReturnType<Probe['answered']>> {
    heard = new Uint8Array();
    await askOnce(link, probe, timers, then => {
      changed = () => {
        if (probe.answered(heard) !== undefined) then();
      };
    });
    changed = () => {};
    return probe.answered(heard);
  }

  try {
    const first = await answer();
    if (first === undefined) return undefined;
    // What comes by itself may look like an answer once.
    const second = await answer();
    return second?.what === first.what ? second : undefined;
  } finally {
    await link.close();
  }
}

/** Resolves when the answer has settled, or no more is to be expected. */
function askOnce(
  link: Link,
  probe: Probe,
  timers: Timers,
  onAnswer: (then: () => void) => void,
): Promise<void> {
  return new Promise(resolve => {
    const cancel = afterAwake(timers, probe.withinMs, resolve);
    onAnswer(() => {
      cancel();
      afterAwake(timers, settlesMs, resolve);
    });
    // Not waited for: a port under flow control may take nothing, and then nothing answers.
    link.write(probe.ask).catch(() => {});
  });
}
