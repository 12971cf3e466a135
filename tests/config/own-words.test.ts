/** A hall says single phrases its own way, in a file beside its config that outlives upgrades. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';
import { ofAPart, smallWith } from './hall-files.ts';

/** The hall with these words of its own; with no text there is no such file. */
function readWith(text: string | undefined, { second = false, words = 'words.yaml' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-own-words-'));
  const config = join(folder, 'hall.yaml');
  const keys = `locale: zh-CN\nwords: ${words}${second ? '\nsecondLocale: en' : ''}`;
  writeFileSync(config, smallWith(['locale: zh-CN', keys]));
  if (text !== undefined) writeFileSync(join(folder, 'words.yaml'), text);
  const read = readConfig(config);
  const short = (fault: Parameters<typeof faultText>[0]) => faultText(fault).replaceAll(`${folder}/`, '');
  return {
    config: read.ok ? read.config : undefined,
    faults: read.ok ? [] : read.faults.map(short),
    warnings: read.warnings.filter(one => !ofAPart(one)).map(short),
  };
}

describe('the words of a hall’s own', () => {
  it('stand in place of those of its languages, each in its own, and all others stay', () => {
    const own = 'zh-CN:\n  main-welcome: 您好，请先取号\nen:\n  call: "{number}: {place}, please"\n';
    const { config, faults, warnings } = readWith(own, { second: true });
    expect([faults, warnings]).toEqual([[], []]);
    expect(config?.rules.phrases).toMatchObject({
      'main-welcome': '您好，请先取号',
      plate: '{counter}号窗口',
    });
    expect(config?.rules.secondPhrases).toMatchObject({
      call: '{number}: {place}, please',
      'main-welcome': 'Welcome',
    });
  });

  it('stand in sentences for staff and on pages too, by their code and by their place', () => {
    const own = [
      'zh-CN:',
      '  staff:',
      '    alarms: { wait: "{ticket} 等了 {waitedMs}，请大堂经理过去。{ours}" }',
      '    refusals: { choose-first: { first-step: 请先问清去哪家银行 } }',
      '  pages:',
      '    phone: { doneHelp: 请慢走, stepAwayTerms: { once: 每个队列限一次 } }',
      'en: { pages: { phone: { doneHelp: Goodbye }, desk: { counter: { plate: "Window {counter}" } } } }',
    ].join('\n');
    const { config, faults, warnings } = readWith(own);
    expect([faults, warnings]).toEqual([[], []]);
    expect(config?.sentences).toEqual({
      staff: {
        'zh-CN': {
          'alarms.wait': '{ticket} 等了 {waitedMs}，请大堂经理过去。{ours}',
          'refusals.choose-first.first-step': '请先问清去哪家银行',
        },
      },
      pages: {
        'zh-CN': { 'phone.doneHelp': '请慢走', 'phone.stepAwayTerms.once': '每个队列限一次' },
        en: { 'phone.doneHelp': 'Goodbye', 'desk.counter.plate': 'Window {counter}' },
      },
    });
  });

  it.each([
    [
      'a code that is none (any more)',
      'staff: { alarms: { supervisor-askd: 请主管 } }',
      'staff.alarms.supervisor-askd: found an unknown key',
      'did you mean supervisor-asked?',
    ],
    [
      'a sentence that does not say of what',
      'staff: { alarms: { serve: "{counter}太久了" } }',
      'staff.alarms.serve: found "{counter}太久了"',
      'expected a sentence with {counter} and {ticket} and {queue} and {heldMs} and {atMostMs}, or with {ours} where ours should stand, and no other { }',
    ],
    [
      'a gap that nothing fills',
      'staff: { alarms: { supervisor-asked: "{counter}请{manager}" } }',
      'staff.alarms.supervisor-asked: found "{counter}请{manager}"',
      'expected a sentence with {counter}, or with {ours} where ours should stand; {clerk} may stand in it, too, and no other { }',
    ],
    [
      'one sentence for a code that has several',
      'staff: { refusals: { choose-first: 请先选择 } }',
      'staff.refusals.choose-first: found "请先选择"',
      'expected a map',
    ],
    [
      'a word that no page has',
      'pages: { phone: { mised: 过号 } }',
      'pages.phone.mised: found an unknown key',
      'did you mean missed?',
    ],
    [
      'ours on a page, where it is a word and no sentence',
      'pages: { display: { at: "{counter}{ours}" } }',
      'pages.display.at: found "{counter}{ours}"',
      'expected a sentence with {counter}, and no other { }',
    ],
    [
      'nothing',
      'pages: { display: { closed: } }',
      'pages.display.closed: found nothing',
      'expected a sentence',
    ],
  ])('with %s are a warning with its place, and our sentence stands', (_, text, where, what) => {
    const { config, faults, warnings } = readWith(`zh-CN:\n  ${text}\n`);
    expect(faults).toEqual([]);
    expect(warnings).toEqual([expect.stringMatching(/^words\.yaml:2:\d+ zh-CN\./)]);
    expect(warnings[0]).toContain(where);
    expect(warnings[0]).toContain(what);
    expect(Object.values(config?.sentences ?? {}).map(of => of['zh-CN'] ?? {})).toEqual([{}, {}]);
  });

  it('make the config another one, so that whoever compares the hash sees it', () => {
    const hashOf = (text: string) => readWith(text).config?.hash;
    expect(hashOf('zh-CN: { main-welcome: 您好 }')).not.toBe(hashOf('zh-CN: { main-welcome: 欢迎 }'));
  });

  it.each([
    [
      'a phrase that is none (any more)',
      'zh-CN:\n  main-welcme: 您好\n',
      'words.yaml:2:3 zh-CN.main-welcme: found an unknown key',
      'did you mean main-welcome?',
    ],
    [
      'a phrase of an older version, filled in otherwise',
      'zh-CN:\n  call: 请{number}号到{counter}号窗口\n',
      'words.yaml:2:9 zh-CN.call: found "请{number}号到{counter}号窗口"',
      'expected a phrase with {number} and {place}, and no other { }',
    ],
    [
      'a phrase without a value',
      'zh-CN:\n  plate:\n',
      'words.yaml:2:3 zh-CN.plate: found nothing',
      'expected a phrase with {counter}',
    ],
    [
      'a phrase that no device prints',
      'zh-CN:\n  board-paused: 暂停😀\n',
      'words.yaml:2:17 zh-CN.board-paused: found the character 😀',
      'GB2312',
    ],
    [
      'a language that the hall does not speak',
      'en:\n  plate: Desk {counter}\n',
      'words.yaml:1:1 en: found "en"',
      'zh-CN',
    ],
    ['a language with no phrases', 'zh-CN: 您好\n', 'words.yaml:1:8 zh-CN: found "您好"', 'expected a map'],
    [
      'a phrase that sends people to a desk which the hall has not',
      'zh-CN:\n  main-welcome: 请到咨询台\n',
      'words.yaml:2:17 zh-CN.main-welcome: found "请到咨询台": an information desk',
      'words that lead to somebody',
    ],
  ])('with %s are a warning with its place, and the hall opens', (_, text, where, what) => {
    const { config, faults, warnings } = readWith(text);
    expect(faults).toEqual([]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(where);
    expect(warnings[0]).toContain(what);
    const shipped = { call: '请{number}号到{place}', plate: '{counter}号窗口', 'board-paused': '暂停服务' };
    expect(config?.rules.phrases).toMatchObject(shipped);
  });

  it('that are not there, or are no YAML of theirs, are a fault: the file is not what was meant', () => {
    expect(readWith(undefined).faults).toEqual([
      expect.stringMatching(/^hall\.yaml:\d+:8 words: found "words\.yaml", expected a YAML file in /),
    ]);
    expect(readWith('zh-CN: {').faults[0]).toContain('words.yaml:1:');
    expect(readWith('- zh-CN').faults).toEqual([
      'words.yaml:1:1: found a list, expected a map, for example zh-CN: { main-welcome: 您好 }',
    ]);
    expect(readWith('zh-CN: { plate: "{counter}" }\nzh-CN: {}').faults[0]).toContain('words.yaml:2:1');
  });
});
