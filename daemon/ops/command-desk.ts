/** Takes commands from the broker to the hall, and the hall's answers back. Every command that can be answered is. */
import type { Clock } from '../clock.ts';
import { businessDay } from '../core/clock-face.ts';
import type { Answer, HallLoop } from '../hall.ts';
import type { Journal, Reply } from '../journal.ts';
import { type Ask, dataOf, readCommand } from './commands.ts';
import { type Fault, isFault } from './fault.ts';
import { placeOf } from './payloads.ts';
import { type Request, readRequest } from './request.ts';

export type CommandReply = Omit<Reply, 'status'> & { status: Reply['status'] | 'duplicate' | 'error' };
export type AnswerTo = (client: string, id: string, reply: CommandReply) => void;
/** `retained`: it was left behind by somebody and is no order of now; it is dropped. */
export type CommandDesk = (verb: string, payload: Uint8Array, retained: boolean) => void;

/** More than a hall full of people can order at once; past it, somebody floods us and presses at the counters go first. */
const unansweredAtMost = 256;

export function openCommandDesk(
  hall: HallLoop,
  journal: Pick<Journal, 'lastSeq' | 'reply'>,
  clock: Clock,
  answer: AnswerTo,
): CommandDesk {
  let unanswered = 0;
  const where = { rules: hall.rules, today: () => businessDay(clock.wall(), hall.rules.timeZone) };

  function ask({ ticket }: Ask): CommandReply {
    const visit = hall.hall.visits.get(ticket);
    const seq = journal.lastSeq();
    if (visit === undefined)
      return rejected({ refused: 'unknown-ticket', message: `${ticket} was not issued today` }, seq);
    return { status: 'ok', code: 'ok', seq, data: placeOf(hall.rules, hall.hall, visit, clock.now()) };
  }

  /** Its reply, or none when the hall will give it. */
  function carryOut(verb: string, { id, client, args, expires }: Request): CommandReply | undefined {
    const seq = journal.lastSeq();
    // Before everything else: who repeats a command asks what became of it, also after it has expired.
    const first = journal.reply(client, id);
    if (first !== undefined) return { ...first, status: 'duplicate' };
    // The wall clock, because `expires` was read from another machine's.
    if (expires !== undefined && expires < clock.wall()) {
      return rejected(
        { refused: 'expired', message: `expired ${Math.ceil(clock.wall() - expires)} ms ago` },
        seq,
      );
    }
    const command = readCommand(verb, args, where);
    if (isFault(command)) return rejected(command, seq);
    if (command.verb === 'ask') return ask(command);
    if (unanswered >= unansweredAtMost) {
      return {
        status: 'error',
        code: 'busy',
        message: `${unanswered} commands wait; give it again later`,
        seq,
      };
    }
    unanswered += 1;
    hall.submit({
      command,
      sender: { client, id, data: dataOf },
      answered(result) {
        unanswered -= 1;
        answer(client, id, replyOf(result));
      },
    });
    return undefined;
  }

  return (verb, payload, retained) => {
    const request = retained ? undefined : readRequest(payload);
    if (request === undefined) return;
    const { id, client, read } = request;
    const reply = isFault(read) ? rejected(read, journal.lastSeq()) : carryOut(verb, read);
    if (reply !== undefined) answer(client, id, reply);
  };
}

function replyOf(answer: Answer): CommandReply {
  if (answer.is === 'repeated') return { ...answer.first, status: 'duplicate' };
  if (answer.is === 'refused') return rejected(answer.refusal, answer.seq);
  return { status: 'ok', code: 'ok', seq: answer.seq, data: dataOf(answer.events) };
}

function rejected({ refused, message }: Fault, seq: number): CommandReply {
  return { status: 'rejected', code: refused, message, seq };
}
