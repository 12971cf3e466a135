/**
 * What people wrote, as the daemon keeps it: a text is durable before the order that has its hash is decided, and is gone once
 * the journal says that it was erased (R19). Without the file of texts the hall goes on; it takes no complaint then.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Timers } from '../../../drivers/device.ts';
import { type AlarmMessage, says } from '../../core/types/alarm-message.ts';
import type { Command } from '../../core/types/commands.ts';
import type { Event } from '../../core/types/events.ts';
import { isTextHash, type WrittenOrder } from '../../core/types/follow-up.ts';
import type { Hall } from '../../core/types/model.ts';
import { type Refusal, refuse } from '../../core/types/refusals.ts';
import type { Entry } from '../journal.ts';
import { type TextFile, textsName } from './file.ts';
import { textNews } from './news.ts';
import { openSound, removeDamaged } from './sound-file.ts';

export type Texts = {
  /** In its turn: the order as the core takes it, with what it says durable. `hash`: of what was kept for it. */
  apart(order: WrittenOrder, hall: Readonly<Hall>): { command: Command; hash?: string } | Refusal;
  /** Its order came to nothing. */
  drop(hash: string): void;
  /** Undefined where there is none: erased, or damaged. */
  words(hash: string): string | undefined;
  /** After each commit. */
  committed(entries: readonly Entry[]): void;
  close(): void;
};

export type TextsOptions = {
  state: string;
  /** As it was rebuilt, and the entries of its day. */
  hall: Readonly<Hall>;
  entries: Iterable<Entry>;
  now(): number;
  /** What those on the staff list are called, by number. */
  persons: ReadonlyMap<string, string>;
  /** How long after its follow-up was closed a text is kept. */
  keepMs: number;
  timers: Timers;
  log: Pick<Logger, 'info' | 'warn'>;
  give(command: Command): void;
  /** What is wrong with the texts; left out: nothing is. */
  alarm(message?: AlarmMessage): void;
};

/** Until then nobody is kept waiting for it again. */
const againMs = 2000;

export function openTexts(options: TextsOptions): Texts {
  const { hall, now, keepMs, timers, log, give } = options;
  const path = join(options.state, textsName);
  let file: TextFile | undefined;
  /** What the journal has said, and the file does not know yet. */
  let owed: Entry[] = [];
  let cancelAgain = (): void => {};
  let restsUntilMs = 0;
  let fails: AlarmMessage | undefined;
  let lacks: AlarmMessage | undefined;

  function tell(): void {
    options.alarm(fails ?? lacks);
  }

  function opened(): TextFile {
    if (file === undefined) {
      const found = openSound(path);
      file = found.file;
      if (found.aside !== undefined) {
        lacks = says('text-damaged', { is: 'aside', path, aside: found.aside });
        log.warn({ file: found.aside, why: found.why }, 'the file of texts was damaged and is laid aside');
      }
    }
    return file;
  }

  function guarded<Answer>(work: (texts: TextFile) => Answer): Answer | undefined {
    if (timers.now() < restsUntilMs) return undefined;
    try {
      return work(opened());
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      fails = says('text-damaged', { is: 'failing', path, why });
      log.warn({ err: error }, 'the file of texts fails');
      restsUntilMs = timers.now() + againMs;
      tell();
      cancelAgain();
      cancelAgain = timers.after(againMs, settle);
      return undefined;
    }
  }

  /** In the order of the journal, so that nothing is erased before it is known whose it is. */
  function settle(): void {
    const done = guarded(texts => {
      for (let next = owed[0]; next !== undefined; next = owed[0]) {
        heed(texts, next);
        owed = owed.slice(1);
      }
      return true;
    });
    if (done !== true || fails === undefined) return;
    fails = undefined;
    tell();
  }

  function heed(texts: TextFile, { event, at }: Entry): void {
    for (const news of textNews(event as Event)) {
      switch (news.is) {
        case 'kept':
          texts.belongs(news.hash, news.of);
          break;
        case 'closed':
          texts.closed(news.of, at);
          break;
        case 'erased':
          texts.erase(news.hashes, news.of);
          removeDamaged(path);
          break;
      }
    }
  }

  /** A text whose time has come is erased as if somebody had ordered it. */
  function forgetOld(): void {
    const due = guarded(texts => texts.pastTime(now() - keepMs)) ?? [];
    for (const { of, isClosed } of due) {
      const hashes = guarded(texts => texts.hashesOf(of)) ?? [];
      if ((isClosed || !(hall.followUps.has(of) || hall.questions.has(of))) && hashes.length > 0)
        give({ verb: 'erase', of, texts: hashes, by: 'retention' });
    }
  }

  function erase(of: string, standing: Readonly<Hall>): { command: Command } | Refusal {
    const { text } = standing.followUps.get(of) ?? standing.questions.get(of) ?? {};
    if (text !== undefined && !isTextHash(text)) return refuse('unknown-text', { is: 'in-journal', of });
    const kept = guarded(texts => texts.hashesOf(of));
    if (kept === undefined && text === undefined) return refuse('texts-failing', { is: 'erase' });
    const texts = [...new Set([...(kept ?? []), ...(text === undefined ? [] : [text])])];
    const isDone = texts.length === 0 && guarded(file => file.wasErased(of)) === true;
    if (texts.length > 0 || isDone) return { command: { verb: 'erase', of, texts, by: 'order' } };
    return refuse('unknown-text', { is: 'none-such', of: of.slice(0, 64) });
  }

  /** Says at the start what is not as the journal has it. */
  function start(): void {
    // A restore that was cut off leaves there what it unpacked.
    rmSync(join(options.state, 'restore.draft'), { recursive: true, force: true });
    for (const entry of options.entries) {
      if (textNews(entry.event as Event).length > 0) owed.push(entry);
    }
    const ofToday = owed.flatMap(({ event }) => textNews(event as Event));
    settle();
    guarded(texts => texts.setPersons(options.persons));
    const openedAt = hall.openedAt;
    if (owed.length === 0)
      for (const hash of guarded(texts => texts.unclaimedSince(openedAt)) ?? []) drop(hash);
    const gone = guarded(texts => texts.erased()) ?? new Map();
    const former: { of: string; words: string }[] = [];
    for (const [of, { text }] of [...hall.followUps, ...hall.questions]) {
      if (text === undefined) continue;
      if (!isTextHash(text)) former.push({ of, words: text });
      // Erased in a history that a restore put another one in the place of.
      else if (gone.has(text)) give({ verb: 'erase', of, texts: [text], by: 'order' });
    }
    setApart(former);
    for (const news of ofToday)
      if (news.is === 'kept' && !gone.has(news.hash) && words(news.hash) === undefined)
        damaged.add(news.hash);
    const altered = guarded(texts => texts.altered()) ?? [];
    for (const hash of altered) damaged.add(hash);
    if (damaged.size > 0) lacks ??= says('text-damaged', { is: 'missing', path, texts: damaged.size });
    tell();
    forgetOld();
  }

  const damaged = new Set<string>();

  /** The words that a journal of version 3 holds itself. */
  function setApart(former: readonly { of: string; words: string }[]): void {
    if (former.length === 0) return;
    const hashes = guarded(texts => texts.keepAll(former, now())) ?? [];
    for (const [nth, text] of hashes.entries()) {
      const followUp = former[nth]?.of;
      if (followUp !== undefined) give({ verb: 'set-text-apart', followUp, text });
    }
  }

  const words = (hash: string) => guarded(texts => texts.words(hash));

  function drop(hash: string): void {
    guarded(texts => texts.drop(hash));
  }

  function keep(words: string, of?: string): string | Refusal {
    return guarded(texts => texts.keep(words, now(), of)) ?? refuse('texts-failing', { is: 'keep' });
  }

  start();

  return {
    apart(order, standing) {
      if (order.verb === 'erase') return erase(order.of, standing);
      const hash = keep(order.words, 'followUp' in order ? order.followUp : undefined);
      if (typeof hash !== 'string') return hash;
      const { words: _, ...given } = order;
      return { command: { ...given, text: hash }, hash };
    },
    drop,
    words,
    committed(entries) {
      const news = entries.filter(({ event }) => textNews(event as Event).length > 0);
      owed.push(...news);
      if (news.length > 0) settle();
      // Before the first day there was nowhere to tell it.
      if (!entries.some(({ event }) => event.kind === 'day-opened')) return;
      tell();
      forgetOld();
    },
    close() {
      cancelAgain();
      file?.close();
      file = undefined;
    },
  };
}
