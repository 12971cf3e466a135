/** Events with what somebody wrote in the place of its hash, for whoever may read the state folder (R19). */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Event } from '../../core/types/events.ts';
import { isTextHash } from '../../core/types/follow-up.ts';
import { readTextFile, textsName } from '../../journal/texts/file.ts';

/** What stands for a text that is not there. */
export type Gone = { erased: string; missing: string };

/** Nothing of it is kept once `read` has ended. */
export function withTextsOf<Answer>(
  state: string,
  gone: Gone,
  read: (words: (text: string) => string) => Answer,
): Answer {
  const path = join(resolve(state), textsName);
  if (!existsSync(path)) return read(text => (isTextHash(text) ? gone.missing : text));
  const texts = readTextFile(path);
  try {
    const erased = texts.erased();
    return read(text => {
      if (!isTextHash(text)) return text;
      return texts.words(text) ?? (erased.has(text) ? gone.erased : gone.missing);
    });
  } finally {
    texts.close();
  }
}

export function inWords(event: Event, words: (text: string) => string): Event {
  switch (event.kind) {
    case 'follow-up-opened':
    case 'refusal-opened': {
      const { text } = event.followUp;
      return text === undefined ? event : { ...event, followUp: { ...event.followUp, text: words(text) } };
    }
    case 'follow-up-closed':
    case 'refusal-confirmed':
    case 'refusal-overturned':
    case 'question-opened':
    case 'question-written':
    case 'question-closed':
      return event.text === undefined ? event : { ...event, text: words(event.text) };
    default:
      return event;
  }
}
