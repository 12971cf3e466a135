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
