/** Gives commands as any client of a broker may, and knows which answer is to which of them. */
import { randomUUID } from 'node:crypto';
import { senderOf } from '../sender.ts';
import { topicsOf } from '../topics.ts';

/** What came of a command. `code`: of the daemon. A repeat that the broker made counts as what it repeats. */
export type CommandAnswer =
  | { is: 'done'; data: Record<string, unknown> }
  | { is: 'refused'; code: string; message: string };

/** ms UTC. `id`: given before, it is the same order once more (R14). `ts`: by our clock. `expires`: by the clock of the hall's machine; later it is refused. */
export type GivenCommand = {
  hall: string;
  verb: string;
  args: Readonly<Record<string, unknown>>;
  id?: string;
  ts?: number;
  expires?: number;
};

export type CommandClient = {
  /**
   * Publishes it. `body`: the answer as it came. `said`: what comes while it goes on; `replayed`: the events that were asked for.
   * The function that it gives back: nobody waits any more.
   */
  give(
    command: GivenCommand,
    on: {
      answered(answer: CommandAnswer, body: Record<string, unknown>): void;
      said?(body: Record<string, unknown>): void;
      replayed?(body: Record<string, unknown>): void;
    },
  ): () => void;
  /** Every message that comes; those that are no answers to these commands do nothing. */
  hear(topic: string, body: Record<string, unknown>): void;
  /** Where the answers of any hall come; to be subscribed to before the first command. */
  answers: string;
};

/**
 * `name`: this client's own, so that it knows its answers among those of others. `user`: where the halls have users, the one
 * that the broker lets in; its access list lets everybody hear the answers below their own name only.
 */
export function commandClient(
  { name, user }: { name: string; user?: string },
  publish: (topic: string, payload: string) => void,
): CommandClient {
  const waiting = new Map<string, (body: Record<string, unknown>) => void>();
  const sender = senderOf(name, user);

  return {
    answers: topicsOf('+').reply(sender, '#'),
    give({ hall, verb, id = randomUUID(), ...command }, { answered, said, replayed }) {
      const topics = topicsOf(hall);
      const answer = topics.reply(sender, id);
      const [goesOn, event] = [topics.said(sender, id), topics.replayed(sender, id)];
      waiting.set(answer, body => {
        waiting.delete(answer);
        answered(answerOf(body), body);
      });
      if (said !== undefined) waiting.set(goesOn, said);
      if (replayed !== undefined) waiting.set(event, replayed);
      publish(topics.command(verb, user), JSON.stringify({ id, client: name, ...command }));
      return () => {
        for (const topic of [answer, goesOn, event]) waiting.delete(topic);
      };
    },
    hear: (topic, body) => waiting.get(topic)?.(body),
  };
}

function answerOf(body: Record<string, unknown>): CommandAnswer {
  const { status, code, message, data } = body;
  if (status === 'ok' || (status === 'duplicate' && code === 'ok'))
    return { is: 'done', data: typeof data === 'object' && data !== null ? { ...data } : {} };
  return { is: 'refused', code: textOf(code), message: textOf(message) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
