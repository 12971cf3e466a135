/** `one-ticket replay --from N`: the journal's events once more, a line each, over whatever happens to the connection. */
import { systemTimers } from '../../process/clock.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { type BrokerOptions, loginFrom } from '../watch/login.ts';
import { type HallAtBroker, reachHall } from './hall-at-broker.ts';
import { words } from './words.ts';

export type ReplayOptions = BrokerOptions & { hall?: string; from: string };

/** The hall, or the broker, may start anew meanwhile. */
const silentAtMostMs = 60_000;

export async function replay({ from: written, ...options }: ReplayOptions): Promise<number> {
  const from = Number(written);
  if (!Number.isInteger(from) || from < 1) return failed(words.wrongFrom(written), 'usage');
  const login = loginFrom(options);
  if (!login.ok) return failed(login.why, login.code === exitCodes.io ? 'io' : 'usage');
  const reached = await reachHall(login.login, options.hall, systemTimers);
  if (reached.is === 'not') return failed(reached.why, 'io');
  const { at } = reached;
  try {
    return await tellFrom(from, at);
  } finally {
    await at.close();
  }
}

async function tellFrom(from: number, at: HallAtBroker): Promise<number> {
  const over = Promise.withResolvers<number>();
  let last = from - 1;
  /** An event that is longer than a message comes in parts. */
  let parts: string[] = [];
  let forget = (): void => {};
  let cancelLate = (): void => {};

  function heard(): void {
    cancelLate();
    cancelLate = systemTimers.after(silentAtMostMs, () =>
      over.resolve(failed(words.cut(last, silentAtMostMs / 1000), 'io')),
    );
  }

  function take(body: Readonly<Record<string, unknown>>): void {
    heard();
    const { seq, part, of, json } = body;
    // One more than once is told once: it was asked for again from where the connection was lost.
    if (typeof seq !== 'number' || seq !== last + 1) return;
    if (typeof json === 'string' && part !== undefined) {
      parts = [...(part === 1 ? [] : parts), json];
      if (part !== of) return;
      write(seq, parts.join(''));
    } else write(seq, JSON.stringify(body));
  }

  function write(seq: number, line: string): void {
    process.stdout.write(`${line}\n`);
    last = seq;
    parts = [];
  }

  function ask(): void {
    forget();
    heard();
    forget = at.commands.give(
      { hall: at.hall, verb: 'replay', args: { from: last + 1 } },
      {
        answered(answer) {
          if (answer.is === 'refused')
            over.resolve(failed(words.refused('replay', answer.code, answer.message), 'refused'));
        },
        replayed: take,
        said({ code, over: told }) {
          if (code !== 'ok') return over.resolve(failed(String(told), 'io'));
          process.stderr.write(`${words.replayed(last - from + 1, last)}\n`);
          over.resolve(exitCodes.ok);
        },
      },
    );
  }

  at.listen({
    lost: why => process.stderr.write(`${words.goesOn(last + 1, why)}\n`),
    back: ask,
  });
  ask();
  const code = await over.promise;
  cancelLate();
  return code;
}
