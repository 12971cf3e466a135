/** The command desk of the small hall on a real journal, with a clock that stands still at noon. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { pino } from 'pino';
import { mqttOf, type WrittenMqtt } from '../../../config/schema/mqtt.ts';
import { type HallLoop, startHall } from '../../../daemon/hall/loop.ts';
import { rebuild } from '../../../daemon/hall/rebuild.ts';
import { type Journal, openJournal } from '../../../daemon/journal/journal.ts';
import { openTexts, type Texts } from '../../../daemon/journal/texts/texts.ts';
import { openClientClocks } from '../../../daemon/mqtt/commands/client-clocks.ts';
import { type CommandReply, openCommandDesk } from '../../../daemon/mqtt/commands/command-desk.ts';
import { rightsOf } from '../../../daemon/mqtt/commands/roles.ts';
import { alarmText } from '../../../daemon/text/staff/sentences.ts';
import { virtualTimers } from '../../virtual-timers.ts';
import { smallRules } from './small-hall.ts';

export const noon = Date.UTC(2026, 2, 2, 4);

type Request = { id: string; [field: string]: unknown };

export type ADesk = {
  hall: HallLoop;
  journal: Journal;
  /** In the order in which they came; `to`: whose. */
  replies: (CommandReply & { id: string; to: string })[];
  times: { now: number; wall: number };
  /** What the hall says is wrong with the texts. */
  lacks: { text?: string };
  state: string;
  texts: Texts;
  /** `topic`: below `cmd/`. */
  send(topic: string, request: Request, retained?: boolean): void;
  /** Sends it and waits for its reply. */
  command(topic: string, request: Request): Promise<ADesk['replies'][number] | undefined>;
  /** The timers of the texts run on. */
  advance(ms: number): Promise<void>;
  /** The process dies, and starts again. */
  again(): ADesk;
  close(): void;
};

export function openDesk(
  users?: NonNullable<WrittenMqtt['users']>,
  state = mkdtempSync(join(tmpdir(), 'one-ticket-desk-')),
): ADesk {
  const opened = openJournal(state);
  if (!opened.ok) throw new Error(opened.problem.message);
  const { journal } = opened;
  const rules = smallRules();
  const times = { now: noon, wall: noon };
  const clock = { now: () => times.now, wall: () => times.wall };
  const hall = startHall(rules, rebuild(rules, journal), journal, clock, virtualTimers().timers, {
    takeNext: () => undefined,
    committed: entries => texts.committed(entries),
    heldUp() {},
    begin: () => undefined,
    passed() {},
    fatal(error) {
      throw error;
    },
  });
  const ownTimers = virtualTimers();
  const lacks: { text?: string } = {};
  const texts = openTexts({
    state,
    hall: hall.hall,
    entries: journal.replay(),
    now: clock.now,
    persons: new Map(),
    keepMs: 180 * 24 * 3_600_000,
    timers: ownTimers.timers,
    log: pino({ enabled: false }),
    give: command => hall.submit({ command }),
    alarm(message) {
      if (message === undefined) delete lacks.text;
      else lacks.text = alarmText(message);
    },
  });
  const rights = rightsOf(
    mqttOf({ url: 'mqtt://127.0.0.1:1883', roles: {}, ...(users && { users }) }),
    rules,
  );
  const clocks = openClientClocks();
  const desk = openCommandDesk(
    { hall, journal, clock, rights, clocks, texts },
    ({ sender: to, id }, reply) => void here.replies.push({ id, to, ...clocks.told(to, reply) }),
    ({ sender: to, id }, device) =>
      void here.replies.push({ id, to, status: 'ok', code: 'ok', seq: 0, data: { tested: device } }),
    ({ sender: to, id }, from) =>
      void here.replies.push({ id, to, status: 'ok', code: 'ok', seq: 0, data: { from } }),
  );
  const here: ADesk = {
    hall,
    journal,
    state,
    texts,
    lacks,
    replies: [],
    times,
    send(topic, request, retained = false) {
      const [verb = '', user] = topic.split('/');
      const payload = JSON.stringify({ client: 'desk', ...request });
      desk({ verb, ...(user !== undefined && { user }) }, new TextEncoder().encode(payload), retained);
    },
    async command(topic, request) {
      here.send(topic, request);
      await nextTurn();
      return here.replies.at(-1);
    },
    advance: ownTimers.advance,
    again() {
      journal.close();
      texts.close();
      return openDesk(users, state);
    },
    close() {
      hall.close();
      texts.close();
      journal.close();
      rmSync(state, { recursive: true });
    },
  };
  return here;
}
