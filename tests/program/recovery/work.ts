/** The work of a device of each class: done before a fault, changed while it lasts, and true again when it is over. */
import type { OneDevice } from '../../kit/hall/one-device.ts';
import { type Row, type Trouble, unseen } from './rows.ts';

/** How long each step may take: two dozen halls share one thread, and a slow machine was seen to need 39 s. */
const stepWithinMs = 80_000;
/** Who sees that nothing happened presses again. */
const pressAgainMs = 700;

export type Recovery = {
  /** What was told of it while the fault lasted. */
  told: string | undefined;
  /** From the end of the fault until it was true again. */
  recoveredMs: number;
};

export async function recover(it: OneDevice, row: Row, fault: Trouble): Promise<Recovery> {
  // A key that sticks is pressed once, and calls: then it shows what its next key would make it show.
  const { shows: _, ...calling } = row;
  const work = works[row.is](it, fault === 'stuck-key' ? calling : row);
  await it.untilState(state => state === 'ready');
  await work.before();
  if (fault === unseen) return recoverUnseen(it, work);
  await work.change(() => {
    const refused = it.do({ fault });
    if (refused !== undefined) throw new Error(refused);
  });
  let endedAt = it.now() + (row.startsMs ?? 0);
  const expected = row.tells[fault];
  if (expected === 'lost' || expected === 'degraded') {
    await within(
      stepWithinMs,
      `${fault} is told as ${expected}`,
      // On a busy machine a device may be thought lost for a moment first.
      it.untilState(state => state === expected),
    );
  }
  const told = it.state();
  // A power cycle ends by itself.
  if (fault !== 'power-cycle') {
    it.do({ fault: 'none' });
    endedAt = it.now();
  }
  const recoveredMs = (await work.trueAgain()) - endedAt;
  await within(
    stepWithinMs,
    'it is told to be ready again',
    it.untilState(now => now === 'ready'),
  );
  return { told, recoveredMs };
}

async function recoverUnseen(it: OneDevice, work: Work): Promise<Recovery> {
  if (work.shown === undefined) throw new Error('it shows nothing');
  await work.change(() => {});
  await work.shown();
  const beginsAt = it.now();
  it.do({ fault: 'power-cycle' });
  return { told: it.state(), recoveredMs: (await work.shown()) - beginsAt };
}

type Work = {
  before(): Promise<unknown>;
  /** `inject` makes the fault, in the midst of it. */
  change(inject: () => void): Promise<unknown>;
  /** Resolves with the moment, in ms of `now()`. */
  trueAgain(): Promise<number>;
  /** For what shows something: it shows what the hall says, with nobody's help. */
  shown?(): Promise<number>;
};

const works: Record<Row['is'], (it: OneDevice, row: Row) => Work> = {
  board,
  pad,
  printer,
  voice,
  reader,
  'card-reader': cardReader,
};

const take = (it: OneDevice, print: boolean) => it.command('take-ticket', { service: 'advice', print });
const call = (it: OneDevice) => it.command('call-next', { counter: '1' });
const finish = (it: OneDevice) => it.command('finish', { counter: '1' });

/** Pressed until it has its effect, once the hall believes that the device is there. */
async function press(it: OneDevice, key: string, ticket: string, kind: string): Promise<number> {
  await within(
    stepWithinMs,
    'it is told to be ready again',
    it.untilState(state => state === 'ready'),
  );
  const done = within(stepWithinMs, `the key ${key}: ${kind} ${ticket}`, it.untilEvent(kind, { ticket }));
  const pressOnce = (): void => {
    const refused = it.do({ press: key });
    if (refused !== undefined) throw new Error(refused);
  };
  pressOnce();
  const again = setInterval(pressOnce, pressAgainMs);
  try {
    return await done;
  } finally {
    clearInterval(again);
  }
}

/** It shows the number that is called. */
function board(it: OneDevice): Work {
  const showing = (ticket: string) =>
    within(
      stepWithinMs,
      `it shows ${ticket}`,
      it.untilShows(({ text }) => String(text).includes(ticket)),
    );
  return {
    async before() {
      await take(it, false);
      await take(it, false);
      await call(it);
      await showing('D001');
    },
    async change(inject) {
      inject();
      await finish(it);
      await call(it);
    },
    trueAgain: () => showing('D002'),
    shown: () => showing('D002'),
  };
}

/** It shows that one waits and nobody is at the counter; its next key calls. */
function pad(it: OneDevice, row: Row): Work {
  const isShown = (wanted: Record<string, unknown>) =>
    within(
      stepWithinMs,
      `it shows ${JSON.stringify(wanted)}`,
      it.untilShows(shows =>
        Object.entries(wanted).every(([key, value]) => JSON.stringify(shows[key]) === JSON.stringify(value)),
      ),
    );
  return {
    async before() {
      await take(it, false);
      await take(it, false);
      await take(it, false);
      await call(it);
      await finish(it);
      await call(it);
    },
    async change(inject) {
      inject();
      await finish(it);
    },
    shown: () => isShown(row.shows ?? {}),
    async trueAgain() {
      const shownAt = row.shows === undefined ? undefined : await isShown(row.shows);
      const pressedAt = await press(it, 'next', 'D003', 'visit-called');
      return row.showsAfterPress === undefined ? (shownAt ?? pressedAt) : isShown(row.showsAfterPress);
    },
  };
}

/** It prints the ticket that was in the midst of it, and the next one. */
function printer(it: OneDevice): Work {
  const printed = async (ticket: string) => {
    const at = await within(
      stepWithinMs,
      `${ticket} is printed`,
      it.untilEvent('ticket-printed', { ticket }),
    );
    const lies = it.untilShows(({ tickets }) => JSON.stringify(tickets).includes(`"${ticket}"`));
    await within(stepWithinMs, `${ticket} lies there`, lies);
    return at;
  };
  return {
    async before() {
      await take(it, true);
      await printed('D001');
    },
    async change(inject) {
      await take(it, true);
      await it.untilEvent('ticket-print-begun', { ticket: 'D002' });
      inject();
    },
    async trueAgain() {
      const at = await printed('D002');
      await take(it, true);
      await printed('D003');
      return at;
    },
  };
}

/** It says who is called. */
function voice(it: OneDevice): Work {
  const said = (ticket: string) => it.untilEvent('speech-ended', { ticket, outcome: 'said' });
  return {
    async before() {
      await take(it, false);
      await take(it, false);
      await call(it);
      await within(stepWithinMs, 'the first call is said', said('D001'));
    },
    async change(inject) {
      inject();
      await finish(it);
      await call(it);
    },
    async trueAgain() {
      if (it.hasHeard('speech-ended', { ticket: 'D002', outcome: 'said' })) return it.now();
      const saying = it.untilShows(({ speaking }) => /零\s?零\s?二/.test(String(speaking)));
      const at = await within(stepWithinMs, 'the call of D002 begins', saying);
      await within(stepWithinMs, 'the call of D002 is said', said('D002'));
      return at;
    },
  };
}

/** Its button takes a ticket. */
function reader(it: OneDevice): Work {
  return {
    before: () => press(it, 'advice', 'D001', 'ticket-issued'),
    async change(inject) {
      inject();
    },
    // A button that sticks is one press at most.
    trueAgain: () =>
      press(
        it,
        'advice',
        it.hasHeard('ticket-issued', { ticket: 'D002' }) ? 'D003' : 'D002',
        'ticket-issued',
      ),
  };
}

/** A card that is laid there gives a ticket, and that of the next one another. */
function cardReader(it: OneDevice): Work {
  async function lay(number: string, ticket: string): Promise<number> {
    await within(
      stepWithinMs,
      'it is told to be ready again',
      it.untilState(state => state === 'ready'),
    );
    const done = it.untilEvent('ticket-issued', { ticket });
    it.do({ lay: number });
    return await within(stepWithinMs, `a card gives ${ticket}`, done);
  }
  return {
    before: () => lay('11010519491231002X', 'D001'),
    async change(inject) {
      inject();
    },
    trueAgain: () => lay('350102200002291230', 'D002'),
  };
}

async function within<Value>(limitMs: number, what: string, value: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: not within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
  }
}
