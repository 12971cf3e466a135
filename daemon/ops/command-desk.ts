/** Takes commands from the broker to the hall, and the hall's answers back. Every command that can be answered is. */
import type { Clock } from '../clock.ts';
import { businessDay } from '../core/clock-face.ts';
import type { Command } from '../core/commands.ts';
import { isRefusal, type Refusal } from '../core/refuse.ts';
import type { Answer, HallLoop } from '../hall.ts';
import type { Journal, Reply } from '../journal.ts';
import { dataOf, readCommand } from './commands.ts';
import { placeOf } from './payloads.ts';
import { type Request, readRequest } from './request.ts';
import type { Ask, DeviceTest } from './verb.ts';

export type CommandReply = Omit<Reply, 'status'> & { status: Reply['status'] | 'duplicate' | 'error' };
/** Takes a test of a device, which is no order to the hall. */
export type TestDesk = (client: string, id: string, device: string) => void;
export type AnswerTo = (client: string, id: string, reply: CommandReply) => void;
/** `retained`: it was left behind by somebody and is no order of now; it is dropped. */
export type CommandDesk = (verb: string, payload: Uint8Array, retained: boolean) => void;

/** More than a hall full of people can order at once; past it, somebody floods us and presses at the counters go first. */
const unansweredAtMost = 256;

export function openCommandDesk(
  hall: HallLoop,
  journal: Pick<Journal, 'lastSeq'>,
  clock: Clock,
  answer: AnswerTo,
  tests: TestDesk,
): CommandDesk {
  let unanswered = 0;
  const today = () => businessDay(clock.wall(), hall.rules.timeZone);

  function ask({ ticket }: Ask): CommandReply {
    const visit = hall.hall.visits.get(ticket);
    const seq = journal.lastSeq();
    if (visit === undefined) {
      return { status: 'rejected', code: 'unknown-ticket', message: `${ticket} was not issued today`, seq };
    }
    return { status: 'ok', code: 'ok', seq, data: placeOf(hall.rules, hall.hall, visit, clock.now()) };
  }

  /** What the request orders; refused here, it still goes through the hall, so that its repeat finds the same answer. */
  function orderOf(
    verb: string,
    client: string,
    read: Request | Refusal,
  ): Command | Ask | DeviceTest | Refusal {
    if (isRefusal(read)) return read;
    // The wall clock, because `expires` was read from another machine's.
    const lateMs = clock.wall() - (read.expires ?? Number.POSITIVE_INFINITY);
    if (lateMs > 0) return { refused: 'expired', message: `expired ${Math.ceil(lateMs)} ms ago` };
    return readCommand(verb, read.args, { today, client });
  }

  return (verb, payload, retained) => {
    const request = retained ? undefined : readRequest(payload);
    if (request === undefined) return;
    const { id, client, read } = request;
    const order = orderOf(verb, client, read);
    if ('verb' in order && order.verb === 'ask') return answer(client, id, ask(order));
    if ('verb' in order && order.verb === 'device-test') return tests(client, id, order.device);
    if (unanswered >= unansweredAtMost) {
      const message = `${unanswered} commands wait; give it again later`;
      return answer(client, id, { status: 'error', code: 'busy', message, seq: journal.lastSeq() });
    }
    unanswered += 1;
    hall.submit({
      command: () => order,
      sender: { client, id, data: dataOf },
      answered(result) {
        unanswered -= 1;
        answer(client, id, replyOf(result));
      },
    });
  };
}

function replyOf(answer: Answer): CommandReply {
  if (answer.is === 'repeated') return { ...answer.first, status: 'duplicate' };
  if (answer.is === 'done') return { status: 'ok', code: 'ok', seq: answer.seq, data: dataOf(answer.events) };
  const { refused, message } = answer.refusal;
  return { status: 'rejected', code: refused, message, seq: answer.seq };
}
