/** What one person reaches who walks through the hall and presses, and what they read meanwhile. */
import { expect, it } from 'vitest';
import type { Config } from '../../../config/schema/config.ts';
import { beginWalk, type WalkHands } from '../../../daemon/tools/devices/walk-round.ts';
import type { PadSaid } from '../../../drivers/device.ts';
import { readHall } from '../../kit/hall/config.ts';
import { virtualTimers } from '../../virtual-timers.ts';

const small = readHall('config/halls/small.yaml');
const fuzhou = readHall('config/halls/fuzhou.yaml');
const next: PadSaid = { press: 'next', digits: '' };

function aWalk(config: Pick<Config, 'rules' | 'devices' | 'repeatWindowMs'> = small) {
  const { timers, advance } = virtualTimers();
  const told: string[] = [];
  const shows = new Map<string, { text: string; confirm(how: 'none' | 'sent' | 'acked'): void }>();
  const jobs: { device: string; id: string; text: string }[] = [];
  const answers: string[] = [];
  const hands: WalkHands = {
    answer: (pad, _, { is }) => void answers.push(`${pad} ${is}`),
    showOn: (board, { lines }, confirm) =>
      void shows.set(board, { text: lines.map(({ text }) => text).join(' '), confirm }),
    print: (device, { id }) => void jobs.push({ device, id, text: 'a page' }),
    speak: (device, { id, text }) => void jobs.push({ device, id, text }),
  };
  let isAll = false;
  const walk = beginWalk(config, {
    hands,
    timers,
    at: () => 0,
    tell: line => void told.push(line),
    all: () => {
      isAll = true;
    },
  });
  for (const id of config.devices.keys()) walk.fit(id);
  const ended = (device: string, outcome: 'done' | 'failed' = 'done', why?: string) => {
    const job = jobs.findLast(one => one.device === device);
    walk.jobEnded(device, job?.id ?? '', outcome, why);
  };
  return { walk, told, shows, jobs, answers, advance, ended, isAll: () => isAll };
}

const namesOf = (left: [string, string][]) => left.map(([id]) => id);

it('a key is shown by the board of its counter, and by no other', () => {
  const { walk, shows, told } = aWalk();
  walk.padSaid('pad-2', '2', { press: 'ok', digits: '12' });
  expect([...shows.keys()]).toEqual(['board-2']);
  expect(shows.get('board-2')?.text).toBe('A882 12 ok 2号窗口');
  expect(told).toContain('pad-2: 12 ok; counter 2 is called with A882');
  expect(namesOf(walk.left())).not.toContain('pad-2');
  expect(namesOf(walk.left())).toContain('board-2');
  shows.get('board-2')?.confirm('acked');
  expect(told.at(-1)).toBe('  board-2 shows A882');
  expect(namesOf(walk.left())).not.toContain('board-2');
});

it('every press is shown by the boards of the whole hall, and by spares', () => {
  const { walk, shows } = aWalk(fuzhou);
  const [counter = ''] = fuzhou.rules.counters.keys();
  walk.padSaid('pad-1', counter, next);
  for (const board of fuzhou.rules.mainBoards) expect(shows.has(board)).toBe(true);
  for (const [spare, of] of fuzhou.rules.spares)
    if (shows.has(of)) expect(shows.has(spare), spare).toBe(true);
});

it('a rating is a key too', () => {
  const { walk, told } = aWalk();
  walk.padSaid('pad-1', '1', { rating: 4 });
  expect(told).toContain('pad-1: rate-4; counter 1 is called with A881');
});

it('a board that only hears is told as sent, for somebody to look at it', () => {
  const { walk, shows, told } = aWalk();
  walk.padSaid('pad-1', '1', next);
  shows.get('board-1')?.confirm('sent');
  expect(told.at(-1)).toBe('  board-1 was sent A881, and cannot say that it shows it: look at it');
});

it('a board that shows nothing is told after 5 s, and why at the end', async () => {
  const { walk, shows, told, advance } = aWalk();
  walk.padSaid('pad-1', '1', next);
  shows.get('board-1')?.confirm('none');
  await advance(4999);
  expect(told.join()).not.toContain('board-1 has shown nothing');
  await advance(1);
  expect(told.at(-1)).toBe('  board-1 has shown nothing within 5 s');
  expect(walk.left()).toContainEqual(['board-1', 'it showed nothing']);
  walk.fit('board-1', 'no answer from the board');
  expect(walk.left()).toContainEqual(['board-1', 'no answer from the board']);
});

it('nothing more is told of a board once it has shown it', async () => {
  const { walk, shows, told, advance } = aWalk();
  walk.padSaid('pad-1', '1', next);
  shows.get('board-1')?.confirm('acked');
  const before = told.length;
  shows.get('board-1')?.confirm('acked');
  await advance(10_000);
  expect(told).toHaveLength(before);
});

it('the voice says where; what is pressed while it speaks is said after, the last of it only', () => {
  const { walk, jobs, ended } = aWalk();
  const said = () => jobs.filter(({ device }) => device === 'voice-1').map(({ text }) => text);
  walk.padSaid('pad-1', '1', next);
  walk.padSaid('pad-1', '1', { press: 'recall', digits: '' });
  walk.padSaid('pad-2', '2', next);
  expect(said()).toEqual(['请A八八一号到1号窗口']);
  ended('voice-1');
  expect(said()).toEqual(['请A八八一号到1号窗口', '请A八八二号到2号窗口']);
  ended('voice-1');
  expect(said()).toHaveLength(2);
});

it('each voice speaks in turn, one at a time, and a lost one is passed over', () => {
  const voices = ['voice-1', 'voice-2'];
  const devices = new Map(
    [...small.devices].flatMap(([id, device]) =>
      id === 'voice-1' ? voices.map(voice => [voice, device] as const) : [[id, device] as const],
    ),
  );
  const { walk, jobs, ended } = aWalk({ ...small, devices });
  const spoke = () => jobs.flatMap(({ device }) => (voices.includes(device) ? [device] : []));
  walk.padSaid('pad-1', '1', next);
  ended(voices[0] ?? '');
  walk.padSaid('pad-1', '1', { press: 'recall', digits: '' });
  expect(spoke()).toEqual(voices.slice(0, 2));
  ended(voices[1] ?? '', 'failed', 'no sound card');
  walk.fit(voices[1] ?? '', 'no sound card');
  walk.padSaid('pad-1', '1', next);
  expect(spoke().at(-1)).not.toBe(voices[1]);
  expect(walk.left()).toContainEqual([voices[1], 'no sound card']);
});

it('each printer prints one page when it is there; a page that failed is printed again when it works again', () => {
  const { walk, jobs, told, ended } = aWalk();
  const pages = () => jobs.filter(({ device }) => device === 'printer-1').length;
  expect(pages()).toBe(1);
  ended('printer-1', 'failed', 'paper out');
  expect(told.at(-1)).toBe('printer-1 has failed: paper out');
  walk.fit('printer-1', 'paper out');
  expect(walk.left()).toContainEqual(['printer-1', 'paper out']);
  walk.fit('printer-1');
  expect(pages()).toBe(2);
  ended('printer-1');
  walk.fit('printer-1');
  expect(pages()).toBe(2);
  expect(namesOf(walk.left())).not.toContain('printer-1');
});

it('a repeat of a frame is acknowledged as one, and shows and says nothing', () => {
  const { walk, told, answers } = aWalk();
  const said: PadSaid = { press: 'next', digits: '', frame: Uint8Array.of(1, 2) };
  walk.padSaid('pad-1', '1', said);
  const before = told.length;
  walk.padSaid('pad-1', '1', said);
  expect(answers).toEqual(['pad-1 done', 'pad-1 repeat']);
  expect(told).toHaveLength(before);
});

it('is over by itself when everything was reached', () => {
  const { walk, shows, ended, isAll } = aWalk();
  walk.padSaid('pad-1', '1', next);
  ended('voice-1');
  walk.padSaid('pad-2', '2', next);
  for (const { confirm } of shows.values()) confirm('acked');
  ended('printer-1');
  expect(isAll()).toBe(false);
  walk.readerSaid('kiosk-1', { line: 'advice' });
  expect(isAll()).toBe(true);
  expect(walk.left()).toEqual([]);
});

it('of a walk in which nothing was pressed, each is told with what is missing', () => {
  const { walk } = aWalk();
  expect(walk.left()).toEqual([
    ['pad-1', 'no key was pressed'],
    ['pad-2', 'no key was pressed'],
    ['board-1', 'no key was pressed at counter 1'],
    ['board-2', 'no key was pressed at counter 2'],
    ['printer-1', 'no test page came out'],
    ['voice-1', 'it said nothing'],
    ['kiosk-1', 'nothing was read'],
  ]);
});

it('a board whose counter has no pad is to be tested by itself; a device that is disabled is not looked for', () => {
  const devices = new Map(
    [...small.devices].flatMap(([id, device]) => {
      if (id === 'pad-2') return [];
      return [[id, id === 'kiosk-1' ? { ...device, disabled: true } : device] as const];
    }),
  );
  const { walk } = aWalk({ ...small, devices });
  expect(walk.left()).toContainEqual(['board-2', 'counter 2 has no pad: one-ticket devices --test board-2']);
  expect(walk.count()).toBe(5);
});

it('is told what is lost and what works again', () => {
  const { walk, told } = aWalk();
  walk.fit('pad-1', 'the port is gone');
  walk.fit('pad-1', 'the port is gone');
  walk.fit('pad-1');
  expect(told).toEqual(['pad-1 does not work: the port is gone', 'pad-1 works again']);
});
