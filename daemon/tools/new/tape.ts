/**
 * What was answered in a section of the interview. Whoever goes back one question goes through the section anew, and what stands
 * on its tape answers by itself up to there; what was answered after that stands as the usual answer.
 */
import { isDeepStrictEqual } from 'node:util';

/** `byItself`: no person was asked. */
type Answered = { question: string; answer: unknown; byItself?: true };
/** `undone`: the next one last. */
export type Tape = { answered: Answered[]; undone: Answered[] };

export const newTape = (): Tape => ({ answered: [], undone: [] });

let playing: { tape: Tape; at: number } | undefined;

/** What a prompt rejects with that was given up for a key. */
const wentBack = (error: unknown): boolean => error instanceof Error && error.name === 'AbortPromptError';

/** In a section one may go back. */
export const mayGoBack = (): boolean => playing !== undefined;

/** It is gone through again, and what it does and tells has been done and told. */
export const isKnown = (): boolean => playing !== undefined && playing.at < playing.tape.answered.length;

/** The last question that a person answered is asked again next. */
export function takeBack({ answered, undone }: Tape): boolean {
  const last = answered.findLastIndex(one => one.byItself === undefined);
  if (last === -1) return false;
  undone.push(...answered.splice(last).slice(0, 1));
  return true;
}

/** Undefined: somebody went back at its first question. */
export async function onTape<T>(tape: Tape, go: () => Promise<T>): Promise<T | undefined> {
  for (;;) {
    playing = { tape, at: 0 };
    try {
      return await go();
    } catch (error) {
      if (!wentBack(error)) throw error;
      if (!takeBack(tape)) return undefined;
    } finally {
      playing = undefined;
    }
  }
}

/** From the tape, or asked of a person, to whom `usual` is proposed: what was answered before somebody went back, or undefined. */
export async function fromTape<T>(question: string, ask: (usual: T | undefined) => Promise<T>): Promise<T> {
  if (playing === undefined) return ask(undefined);
  const { tape } = playing;
  const known = next(question);
  if (known !== undefined) return known.answer as T;
  // Another question follows now: what came after the other one says nothing of it.
  if (tape.undone.at(-1)?.question !== question) tape.undone = [];
  const undone = tape.undone.at(-1);
  const answer = await ask(undone?.answer as T | undefined);
  if (isDeepStrictEqual(undone?.answer, answer)) tape.undone.pop();
  else tape.undone = [];
  record({ question, answer });
  return answer;
}

/** What the computer answers: not asked again when a person goes back. */
export async function onceOnTape<T>(question: string, find: () => Promise<T>): Promise<T> {
  const known = next(question);
  if (known !== undefined) return known.answer as T;
  const answer = await find();
  record({ question, answer, byItself: true });
  return answer;
}

function next(question: string): Answered | undefined {
  if (playing === undefined) return undefined;
  const { tape, at } = playing;
  const known = tape.answered[at];
  if (known?.question === question) {
    playing.at += 1;
    return known;
  }
  tape.answered.length = at;
  return undefined;
}

function record(one: Answered): void {
  if (playing === undefined) return;
  playing.tape.answered.push(one);
  playing.at += 1;
}
