import type { Handed, Identity, OpenLink, Reader } from '../device.ts';
import { newHealth } from '../health.ts';
import { keepOpen } from '../link/keep-open.ts';
import { type Telling, telling } from '../parts/changes.ts';
import { newAsking } from './asking.ts';
import { cardsLaid } from './cards-laid.ts';
import { type Answer, encodeQuestion, type Question, status, textIn } from './codec.ts';
import { identityIn } from './payloads.ts';

export type IdCardOptions = {
  /** Between two looks whether a card is there. */
  pollMs: number;
  /** The same card that was away for less is the same act. */
  repeatWindowMs: number;
};

/** A module that says of itself that it cannot work is asked again so much later. */
const brokenPollMs = 5000;
/** A hand that does not hold still makes some; so many one after the other are no hand. */
const unreadTold = 12;

const noAnswer = 'the card reader does not answer: look at its power, its cable and its baud rate';
const selfTest = 'the card reader says that its self-test failed';
const unauthorised = 'the card reader says that it is not authorised';
const unreadable =
  'it finds a card again and again and cannot read it: take away what lies on it, lay another card there, or have it mended';

/**
 * Keeps a reader of identity cards: asks whether a card is there, and reads the number and the date of birth of a new one.
 * Nothing else that is on it outlives the frame.
 */
export function idCardReader(
  { pollMs, repeatWindowMs }: IdCardOptions,
  open: OpenLink,
  { timers, report }: Handed<never>,
): Reader {
  const health = newHealth();
  const tell = telling(report);
  const laid = cardsLaid(timers, repeatWindowMs);
  const unread = unreadCards(tell);

  const asking = newAsking(timers, health, {
    send: question => link.write(encodeQuestion(question)),
    answered: hear,
    dead: () => link.reopen(noAnswer),
  });
  const link = keepOpen(open, timers, {
    up() {
      laid.none();
      asking.begin();
    },
    data: asking.data,
    down(why) {
      asking.rest();
      unread.forget();
      tell.fitness({ is: 'lost', why });
    },
  });

  function hear(question: Question, answer: Answer): void {
    const broken = whyBroken(answer);
    if (broken !== undefined) {
      tell.fitness({ is: 'degraded', why: broken });
      return asking.later(brokenPollMs, 'state');
    }
    // Some modules do not know the question about themselves; they answer, which is enough.
    unread.alive();
    switch (question) {
      case 'state':
        return asking.ask('find');
      case 'find':
        if (answer.status === status.found) return asking.ask('select');
        laid.none();
        return look();
      case 'select':
        return answer.status === status.done ? asking.ask('read') : notRead();
      case 'read':
        return take(answer);
    }
  }

  const look = (): void => asking.later(pollMs, 'find');

  function notRead(): void {
    health.errors += 1;
    unread.another();
    look();
  }

  function take(answer: Answer): void {
    const identity = identityOf(answer);
    if (identity === undefined) return notRead();
    unread.read();
    look();
    if (laid.isNew(identity.number())) report({ is: 'laid', identity });
    else health.retries += 1;
  }

  return {
    health: () => ({ ...health, reopened: link.reopened(), roundTripMs: asking.roundTripMs() }),
    close() {
      asking.rest();
      laid.forget();
      return link.close();
    },
  };
}

function identityOf(answer: Answer): Identity | undefined {
  const text = textIn(answer);
  return text && identityIn(text);
}

/** It says of itself that it cannot work. */
function whyBroken({ status: code }: Answer): string | undefined {
  if (code === status.selfTest) return selfTest;
  return code === status.unauthorised ? unauthorised : undefined;
}

/** Those that were found and not read, one after the other: beyond some the reader is to be looked at. */
function unreadCards(tell: Telling) {
  let count = 0;
  return {
    another(): void {
      count += 1;
      if (count === unreadTold) tell.fitness({ is: 'degraded', why: unreadable });
    },
    forget(): void {
      count = 0;
    },
    read(): void {
      count = 0;
      tell.fitness({ is: 'ready' });
    },
    /** It answers, and that is all that is known against it. */
    alive(): void {
      if (count < unreadTold) tell.fitness({ is: 'ready' });
    },
  };
}
