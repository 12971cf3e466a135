/**
 * A hall with two sticks that take turns, on real files: what a person and bad luck can do, and what must hold after each of
 * it. Which history an event belongs to is known from its parent, whatever the files say.
 */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { setAside } from '../../daemon/copies/aside.ts';
import { type Keeper, openKeeper } from '../../daemon/copies/keeper.ts';
import { readBook } from '../../daemon/copies/mark.ts';
import { copyPass } from '../../daemon/copies/pass.ts';
import { type CopiesPlace, survey } from '../../daemon/copies/survey.ts';
import { readTailLine, tailLine } from '../../daemon/copies/tail-line.ts';
import { withDay } from '../../daemon/journal/day-file.ts';
import { allRows } from '../../daemon/journal/day-reader.ts';
import { daysIn } from '../../daemon/journal/folder.ts';
import { faultIn, hex, type Row, rowAfter } from '../../daemon/journal/hash-chain.ts';
import { type Journal, openJournal } from '../../daemon/journal/journal.ts';
import { openCopy } from '../../daemon/tools/backup/copy.ts';
import { historiesOf } from '../../daemon/tools/backup/histories.ts';
import { layOut } from '../../daemon/tools/backup/restored-journal.ts';
import { dayOpened, ticketIssued, turn } from '../kit/hall/journal.ts';

export type Stick = 'A' | 'B';

export type Op =
  | {
      op:
        | 'take'
        | 'look'
        | 'crash'
        | 'backup'
        | 'next day'
        | 'same day'
        | 'days'
        | 'no stick'
        | 'mount point'
        | 'half aside'
        | 'empty'
        | 'lose mark'
        | 'restore';
    }
  | { op: 'swap'; to: Stick }
  | { op: 'pass'; keepDays: number }
  | { op: 'restore older'; nth: number }
  | { op: 'torn'; bytes: number }
  | { op: 'damage'; at: number };

const hall = 'fuzhou';
const firstDay = Date.UTC(2026, 0, 1);
const dayMs = 24 * 3_600_000;

export class World {
  readonly #base: string;
  readonly #state: string;
  readonly #medium: string;
  #journal: Journal;
  #keeper: Keeper;
  #in: Stick | 'mount' | undefined = undefined;
  #backups: string[] = [];
  #lastDay = 0;
  #number = 0;
  #wasApart = false;
  /** By the hash of each event that was ever committed. */
  readonly #parents = new Map<string, string>();
  readonly #seqs = new Map<string, number>();
  /** What was ever on a stick, but for what somebody destroyed. */
  readonly #ever = new Set<string>();

  constructor(base: string, first: Stick | 'mount') {
    this.#base = base;
    this.#state = join(base, 'state');
    this.#medium = join(base, 'medium');
    for (const name of ['A', 'B', 'mount']) mkdirSync(join(base, name));
    this.#plug(first);
    this.#journal = this.#opened();
    this.#keeper = openKeeper(this.#place());
  }

  close(): void {
    this.#journal.close();
  }

  /** At the end, what is on each stick can be brought back. */
  expectRestorable(): void {
    for (const stick of ['A', 'B'] as const) {
      this.#plug(stick);
      this.#longest();
    }
  }

  run(one: Op): void {
    const mountBefore = readdirSync(join(this.#base, 'mount')).join();
    const wasApart = this.#wasApart;
    this.#do(one);
    this.#learn();
    this.#expectNothingLost();
    this.#expectFilesOfOneHistory();
    if (wasApart)
      expectSame(readdirSync(join(this.#base, 'mount')).join(), mountBefore, 'what lies in the mount point');
  }

  #do(one: Op): void {
    switch (one.op) {
      case 'take':
        if (this.#journal.days().length > 0) this.#journal.commit(turn([ticketIssued((this.#number += 1))]));
        return;
      case 'next day':
        return this.#open(this.#lastDay + 1);
      case 'days':
        for (let nth = 0; nth < 3; nth += 1) this.#open(this.#lastDay + 1);
        return;
      case 'same day':
        return this.#open(this.#newestDay() + 1);
      case 'backup':
        return this.#backUp();
      case 'restore older':
        return this.#restoreOlder(one.nth);
      case 'restore':
        return this.#restore();
      case 'crash':
        this.#journal.close();
        this.#journal = this.#opened();
        this.#keeper = openKeeper(this.#place());
        return;
      case 'look':
        return this.#look();
      case 'pass':
        return this.#pass(one.keepDays);
      case 'swap':
        return this.#plug(one.to);
      case 'no stick':
        return this.#plug(undefined);
      case 'mount point':
        return this.#plug('mount');
      default:
        return this.#harm(one);
    }
  }

  #harm(one: Op): void {
    const folder = this.#folder();
    if (this.#in === 'mount' || folder === undefined || !existsSync(folder)) return;
    const tails = tailsIn(folder);
    const newest = tails.at(-1);
    switch (one.op) {
      case 'torn': {
        if (newest === undefined) return;
        const text = tailLine(rowAfter({ seq: 1, at: 0, hash: new Uint8Array(32) }, 0, '{"kind":"torn"}'));
        return appendFileSync(newest, text.slice(0, one.bytes % text.length));
      }
      case 'damage': {
        const any = tails[one.at % Math.max(1, tails.length)];
        return any === undefined ? undefined : this.#damage(any, one.at);
      }
      case 'half aside':
        return this.#halfAside(folder);
      case 'lose mark':
        return existsSync(join(folder, 'medium.json'))
          ? truncateSync(join(folder, 'medium.json'), 7)
          : undefined;
      case 'empty':
        rmSync(folder, { recursive: true });
        return this.#forgetGone();
      default:
        throw new Error(`no such harm: ${one.op}`);
    }
  }

  /** One letter of one line: that event is gone, if the journal lacks it. */
  #damage(path: string, at: number): void {
    const lines = readFileSync(path, 'utf8').split('\n');
    const nth = at % Math.max(1, lines.length - 1);
    lines[nth] = `?${(lines[nth] ?? '').slice(1)}`;
    writeFileSync(path, lines.join('\n'));
    this.#forgetGone();
  }

  /** The process ended when it had moved the first file. */
  #halfAside(folder: string): void {
    const found = survey(
      this.#place(),
      readBook(this.#state, () => 'x'),
    );
    if (found.is === 'parted') setAside(folder, found.theirs.slice(0, 1));
  }

  #look(): void {
    try {
      let looked = this.#keeper.look();
      if (looked.kept !== undefined) this.#expectKeptForAReason(looked.kept.aside);
      while (looked.isBehind) looked = this.#keeper.look();
    } catch (error) {
      throw new Error(`a look failed: ${String(error)}`, { cause: error });
    }
    const medium = this.#keeper.medium();
    const tip = this.#tip();
    if (this.#in === 'A' || this.#in === 'B') this.#wasApart = true;
    if (this.#in === undefined || (this.#in === 'mount' && this.#wasApart))
      expectSame(medium.is, 'absent', 'the medium');
    else if (medium.is === 'following') this.#expectFollowing(hex(medium.tail.tip.hash), tip);
    else if (medium.is === 'ahead') this.#expectAhead(tip);
    else {
      expectSame(medium.is, 'blank', 'the medium');
      expectSame(tip, undefined, 'the end of the journal');
    }
  }

  /** And it does not pass over what the journal lost. */
  #expectFollowing(tail: string, tip: string | undefined): void {
    expectSame(tail, tip, 'the tail of the medium');
    const more = this.#goodRows(readdirSync(this.#folder() ?? '').filter(isDay)).filter(
      hash => hash !== tail && this.#isAncestor(tail, hash),
    );
    expectSame(more.length, 0, 'events that go on from the journal, and are not told');
  }

  /** Of files in the hall's folder, as far as each follows. */
  #goodRows(names: readonly string[]): string[] {
    return names.flatMap(name => {
      const rows = wholeRows(join(this.#folder() ?? '', name));
      const broken = rows.findIndex(({ hash }, nth) => {
        const before = rows[nth - 1]?.hash;
        return before !== undefined && this.#parents.get(hex(hash)) !== hex(before);
      });
      return hashes(broken < 0 ? rows : rows.slice(0, broken)).filter(hash => this.#parents.has(hash));
    });
  }

  /** Each file holds what is none of the journal's, or is damaged. */
  #expectKeptForAReason(aside: string): void {
    const tip = this.#tip() ?? '';
    for (const path of filesUnder(aside)) {
      const isWhole =
        path.endsWith('.db') || rowsOf(path).length === readFileSync(path, 'utf8').split('\n').length - 1;
      if (isWhole && hashes(rowsOf(path)).every(hash => this.#isAncestor(hash, tip)))
        throw new Error(`found ${path} kept aside, and all of it in the journal`);
    }
  }

  #expectAhead(tip: string | undefined): void {
    if (tip === undefined) return;
    const folder = this.#folder() ?? '';
    if (![...rowsUnder(folder)].some(hash => hash !== tip && this.#isAncestor(tip, hash)))
      throw new Error('found the medium ahead, and nothing on it that goes on from the journal');
  }

  #pass(keepDays: number): void {
    this.#look();
    const medium = this.#keeper.medium();
    if (medium.is !== 'following') return;
    const { retirable } = copyPass({ place: this.#place(), ours: medium.ours, keepDays });
    for (const day of retirable) {
      if (this.#in !== 'A' && this.#in !== 'B')
        throw new Error(`found ${day} to leave for a copy in ${this.#in}`);
      const copy = rowsOf(join(medium.ours.folder, `${day}.db`));
      expectSame(faultIn(copy, undefined), undefined, `the copy of ${day}`);
      const own = rowsOf(join(this.#state, 'journal', `${day}.db`));
      expectSame(hashes(copy).join(), hashes(own).join(), `the copy of ${day}, which leaves`);
      this.#journal.forget(day);
    }
  }

  /** Raw, as a technician does it: no verb has a say in it. */
  #restoreOlder(nth: number): void {
    const backup = this.#backups[nth % Math.max(1, this.#backups.length)];
    if (backup !== undefined) this.#putInPlace(backup);
  }

  /** The longest history of the stick that is in, as `restore` finds it. */
  #restore(): void {
    const laid = this.#longest();
    if (laid !== undefined) this.#putInPlace(laid);
  }

  #putInPlace(folder: string): void {
    this.#journal.close();
    rmSync(join(this.#state, 'journal'), { recursive: true });
    cpSync(folder, join(this.#state, 'journal'), { recursive: true });
    this.#journal = this.#opened();
    this.#keeper = openKeeper(this.#place());
  }

  /** Laid out, and held against what the parents say. */
  #longest(): string | undefined {
    const folder = this.#folder();
    if (folder === undefined || !existsSync(folder)) return undefined;
    const read = openCopy(folder, join(this.#base, 'unpacked'));
    if (!read.ok) return undefined;
    const { ends, others } = read.copy;
    const [history] = historiesOf(ends, others);
    if (history === undefined) return undefined;
    const there = new Set(
      this.#goodRows(readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isDay)),
    );
    const lengths = [...there].map(hash => this.#seqs.get(hash) ?? 0);
    expectSame(history.end.tip.seq, Math.max(...lengths), 'the end of the longest history');
    const draft = join(this.#base, `laid-${this.#backups.length}`);
    rmSync(draft, { recursive: true, force: true });
    layOut(history.stretches, ends, draft, () => {});
    const laid = daysIn(draft).flatMap(day => rowsOf(join(draft, `${day}.db`)));
    expectSame(faultIn(laid, undefined), undefined, 'what was laid out');
    const wanted: string[] = [];
    for (let hash = hex(history.end.tip.hash); there.has(hash); hash = this.#parents.get(hash) ?? '')
      wanted.unshift(hash);
    expectSame(hashes(laid).join(), wanted.join(), 'the longest history');
    return draft;
  }

  #backUp(): void {
    this.#journal.close();
    const to = join(this.#base, `backup-${this.#backups.length}`);
    cpSync(join(this.#state, 'journal'), to, { recursive: true });
    this.#backups.push(to);
    this.#journal = this.#opened();
  }

  #open(day: number): void {
    if (day <= this.#newestDay()) return;
    this.#lastDay = Math.max(this.#lastDay, day);
    this.#number += 1;
    this.#journal.commit(turn([{ ...dayOpened(dateOf(day)), nth: this.#number }]));
  }

  #newestDay(): number {
    const newest = this.#journal.days().at(-1);
    return newest === undefined ? 0 : (Date.parse(newest) - firstDay) / dayMs;
  }

  #plug(what: Stick | 'mount' | undefined): void {
    rmSync(this.#medium, { force: true });
    if (what !== undefined) symlinkSync(join(this.#base, what), this.#medium);
    this.#in = what;
  }

  #opened(): Journal {
    const result = openJournal(this.#state);
    if (!result.ok) throw new Error(result.problem.message);
    return result.journal;
  }

  #place(): CopiesPlace {
    return { state: this.#state, folder: this.#medium, hall, isApart: () => this.#in !== 'mount' };
  }

  /** The hall's, on what is plugged in. */
  #folder(): string | undefined {
    return this.#in === undefined ? undefined : join(this.#base, this.#in, hall);
  }

  #tip(): string | undefined {
    const newest = this.#journal.days().at(-1);
    const tip =
      newest === undefined
        ? undefined
        : withDay(join(this.#state, 'journal', `${newest}.db`), day => day.tip());
    return tip && hex(tip.hash);
  }

  #learn(): void {
    const journal = join(this.#state, 'journal');
    for (const day of this.#journal.days()) {
      const rows = rowsOf(join(journal, `${day}.db`));
      let before = /"prevHash":"(\w+)"/.exec(rows[0]?.text ?? '')?.[1] ?? '';
      for (const { hash, seq } of rows) {
        this.#parents.set(hex(hash), before);
        this.#seqs.set(hex(hash), seq);
        before = hex(hash);
      }
    }
  }

  /** A day that left the journal for a proved copy may lie on the other stick. */
  #expectNothingLost(): void {
    for (const hash of this.#rowsIn(['A', 'B'])) if (this.#parents.has(hash)) this.#ever.add(hash);
    const there = this.#rowsIn(['A', 'B', 'state/journal']);
    const lost = [...this.#ever].filter(hash => !there.has(hash));
    expectSame(lost.length, 0, 'events lost that were on a stick');
  }

  /** Somebody destroyed something: what is on no stick now is not expected any more. */
  #forgetGone(): void {
    const there = this.#rowsIn(['A', 'B']);
    for (const hash of this.#ever) if (!there.has(hash)) this.#ever.delete(hash);
  }

  #rowsIn(places: readonly string[]): Set<string> {
    return new Set(places.flatMap(place => [...rowsUnder(join(this.#base, place))]));
  }

  #expectFilesOfOneHistory(): void {
    for (const place of ['A', 'B', 'mount'])
      for (const path of filesUnder(join(this.#base, place))) {
        const known = hashes(rowsOf(path)).filter(hash => this.#parents.has(hash));
        for (const [nth, hash] of known.slice(1).entries())
          if (!this.#isAncestor(known[nth] ?? '', hash)) throw new Error(`found two histories in ${path}`);
      }
  }

  #isAncestor(one: string, of: string): boolean {
    for (let hash: string | undefined = of; hash !== undefined; hash = this.#parents.get(hash))
      if (hash === one) return true;
    return false;
  }
}

function dateOf(day: number): string {
  return new Date(firstDay + day * dayMs).toISOString().slice(0, 10);
}

function hashes(rows: readonly Row[]): string[] {
  return rows.map(({ hash }) => hex(hash));
}

/** All that can be read in a file of a day, whether it follows or not. */
function rowsOf(path: string): Row[] {
  if (path.endsWith('.jsonl'))
    return readFileSync(path, 'utf8')
      .split('\n')
      .flatMap(line => readTailLine(line) ?? []);
  return withDay(path, day => [...allRows(day.rowsAfter)]);
}

/** Up to the first line that is none. */
function wholeRows(path: string): Row[] {
  if (!path.endsWith('.jsonl')) return rowsOf(path);
  const rows = readFileSync(path, 'utf8').split('\n').map(readTailLine);
  const end = rows.indexOf(undefined);
  return rows.slice(0, end).filter(row => row !== undefined);
}

function isDay(name: string): boolean {
  return /^\d{4}-\d{2}-\d{2}\.(db|jsonl)$/.test(basename(name));
}

function rowsUnder(folder: string): Set<string> {
  return new Set(filesUnder(folder).flatMap(path => hashes(rowsOf(path))));
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isDay)
    .map(name => join(folder, name));
}

function tailsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter(name => name.endsWith('.jsonl'))
    .sort()
    .map(name => join(folder, name));
}

function expectSame(found: unknown, expected: unknown, what: string): void {
  const [is, wanted] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${what}: found ${is}, expected ${wanted}`);
}
