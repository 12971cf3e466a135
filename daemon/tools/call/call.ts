/** `one-ticket call VERB …`: gives one order over MQTT, and tells what came of it. */
import { systemTimers } from '../../process/clock.ts';
import { exitCodes, failed } from '../../process/exit-codes.ts';
import { type BrokerOptions, loginFrom } from '../watch/login.ts';
import { type HallAtBroker, reachHall } from './hall-at-broker.ts';
import { words } from './words.ts';

export type GivenOrder = { verb: string; args: Readonly<Record<string, unknown>> };
/** To which hall, and how the answer is told. */
export type CallOptions = BrokerOptions & { hall?: string; json?: true };

/** Soon after it has also expired, so that a bridge that held it back does not have it carried out. A device is tested at length. */
const answerWithinMs = (verb: string): number => (verb === 'device-test' ? 60_000 : 10_000);

export async function call(order: GivenOrder, options: CallOptions): Promise<number> {
  const login = loginFrom(options);
  if (!login.ok) return failed(login.why, login.code === exitCodes.io ? 'io' : 'usage');
  const reached = await reachHall(login.login, options.hall, systemTimers);
  if (reached.is === 'not') return failed(reached.why, 'io');
  const { at } = reached;
  try {
    return await give(at, order, options.json === true);
  } finally {
    await at.close();
  }
}

async function give(at: HallAtBroker, { verb, args }: GivenOrder, asJson: boolean): Promise<number> {
  const withinMs = answerWithinMs(verb);
  const over = Promise.withResolvers<number>();
  const late = (): void => over.resolve(failed(words.noAnswer(at.hall, withinMs / 1000), 'io'));
  const cancelLate = systemTimers.after(withinMs, late);
  at.listen({ lost: why => over.resolve(failed(words.connectionLost(why), 'io')), back: () => {} });
  at.commands.give(
    { hall: at.hall, verb, args, ...at.expires(withinMs) },
    {
      answered(answer, body) {
        if (asJson) process.stdout.write(`${JSON.stringify(body)}\n`);
        over.resolve(answer.is === 'done' ? done(answer.data) : refused(answer));
      },
    },
  );
  const done = (data: Readonly<Record<string, unknown>>): number => {
    if (!asJson) process.stdout.write(`${[words.done(verb), ...linesOf(data)].join('\n')}\n`);
    return exitCodes.ok;
  };
  const refused = ({ code, message }: { code: string; message: string }): number =>
    asJson ? exitCodes.refused : failed(words.refused(verb, code, message), 'refused');
  const code = await over.promise;
  cancelLate();
  return code;
}

/** What the hall tells beside it, as its fields are called in the contract. */
function linesOf(data: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(data).map(
    ([name, value]) => `  ${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}
