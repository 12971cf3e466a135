/** Every story in this folder holds in the core; and a story that is written wrongly says where. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { playScenario } from './play-scenario.ts';
import { readScenario, type Scenario } from './read-scenario.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter(name => name.endsWith('.txt'));

function scenarioOf(name: string, text = readFileSync(join(folder, name), 'utf8')): Scenario {
  const read = readScenario(`tests/stories/${name}`, text);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  return read.scenario;
}

describe('the stories of the hall', () => {
  for (const name of files) {
    it(name.slice(0, -'.txt'.length).replaceAll('-', ' '), () => {
      const scenario = scenarioOf(name);
      expect(playScenario(scenario)).toEqual([]);
      if (!scenario.atAnyPace) return;
      expect(playScenario(scenario, 15)).toEqual([]);
      expect(playScenario(scenario, 600)).toEqual([]);
    });
  }
});

const opened = '# A story\nhall small\n08:30  day opens\n08:30  counters 1 2 open\n';

describe('a story that the hall does not keep to', () => {
  it.each([
    ['08:31  take withdrawal -> A002', 'found ticket A001 to A001, expected A002 to A002'],
    [
      '08:31  counter 1 recall',
      'found refused nobody-in-hand (counter 1 has called nobody), expected it done',
    ],
    ['08:31  counter 1 next -> refused nobody-waiting', 'found done, expected refused nobody-waiting'],
    ['08:31  counter 1 next -> nothing changes', 'found counter-ready, expected nothing'],
    ['08:31  counter 1 next -> calls A001', 'found it calls nobody, expected A001'],
    ['08:31  counter 1 is closed', 'found "counter 1 is open", expected "counter 1 is closed"'],
    ['08:31  A001 waits at icbc', 'found "A001 was not issued today", expected "A001 waits at icbc"'],
    ['08:31  board 1 shows 暂停服务', 'found "board 1 shows 公积金中心", expected "board 1 shows 暂停服务"'],
    ['08:31  the voice says 你好', 'found "the voice says nothing", expected "the voice says 你好"'],
    ['08:31  power back', 'found the power on, expected "power cut" before this line'],
  ])('tells where: %s', (line, told) => {
    expect(playScenario(scenarioOf('a-story.txt', `${opened}${line}\n`))).toEqual([
      `tests/stories/a-story.txt:5 ${told}`,
    ]);
  });

  it('tells of a hall whose config has a fault', () => {
    const [fault] = playScenario(
      scenarioOf('a-story.txt', opened.replace('small', 'small\nwith times.missedFor soon')),
    );
    expect(fault).toMatch(/a-story\.txt:1 .*times\.missedFor: found "soon"/u);
  });
});

describe('a line that cannot be read', () => {
  it.each([
    ['08:31  counter 1 nexxt', 'found "counter 1 nexxt", expected\n'],
    ['08:31  take withdrawal -> refused not-herd', 'found refusal not-herd, expected not-heard'],
    ['08:31  take withdrawal -> a001', 'found "a001", expected\n'],
    ['08:29  counter 1 next', 'found 2026-11-24 08:29:00, expected 2026-11-24 08:30:00 or later'],
    ['24:00  counter 1 next', 'found 24:00:00, expected a time from 00:00 to 23:59:59'],
    ['       counter 1 next', 'found "counter 1 next" without a time, expected HH:MM before it'],
    ['08:31  counter 1 is open -> A001', 'found "-> A001", expected it only after an order'],
    ['hall fuzhou', 'found "hall fuzhou", expected a line that begins with a time, or is indented'],
  ])('says so with its line: %s', (line, told) => {
    const read = readScenario('a-story.txt', `${opened}${line}\n`);
    expect(read.ok ? [] : read.faults).toEqual([expect.stringContaining(`a-story.txt:5 ${told}`)]);
  });

  it('and one that forgets what it is about says what is missing', () => {
    expect(readScenario('a-story.txt', '       counter 1 is open\nat once\n')).toEqual({
      ok: false,
      faults: [
        'a-story.txt:1 found an indented line, expected a line with a time before it',
        'a-story.txt:2 found "at once", expected "hall NAME", "with PATH VALUE", "at any pace", or a time',
        'a-story.txt:1 found no title, expected "# What happens" in the first line',
        'a-story.txt:1 found no hall, expected "hall fuzhou"',
      ],
    });
  });

  it('names the forms that were probably meant', () => {
    const read = readScenario('a-story.txt', `${opened}08:31  A001 waits in icbc\n`);
    expect(read.ok ? [] : read.faults).toEqual([
      'a-story.txt:5 found "A001 waits in icbc", expected\n    {ticket} waits at {queue}\n    {ticket} waits at {queue} for counter {counter}',
    ]);
  });
});
