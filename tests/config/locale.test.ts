import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocale } from '../../config/load/locale.ts';
import { readConfig } from '../../config/load/read.ts';
import { phraseNames } from '../../daemon/core/types/phrase-names.ts';
import { locale, placed, shipped } from './hall-files.ts';

const chinese = readFileSync(locale('zh-CN.yaml'), 'utf8');

function faultsWith(from: string, to: string): string[] {
  expect(chinese).toContain(from);
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-locale-'));
  const text = chinese.replace(from, to);
  writeFileSync(join(folder, 'zh-CN.yaml'), text);
  const result = readConfig(shipped('small.yaml'), folder);
  return result.ok ? [] : result.faults.map(fault => placed(text, fault));
}

describe('the words of a language', () => {
  it.each(['zh-CN', 'en'])('%s are all there, and every device can print them', tag => {
    const { phrases, faults } = readLocale(locale(`${tag}.yaml`));
    expect(faults).toEqual([]);
    expect(Object.keys(phrases ?? {})).toEqual([...phraseNames]);
  });

  it('make a hall in another language by one word of its config', () => {
    const folder = mkdtempSync(join(tmpdir(), 'one-ticket-locale-'));
    const small = readFileSync(shipped('small.yaml'), 'utf8');
    const file = join(folder, 'small-en.yaml');
    writeFileSync(file, small.replace('locale: zh-CN', 'locale: en'));
    expect(readConfig(file)).toMatchObject({
      ok: true,
      config: { rules: { phrases: { plate: 'Counter {counter}' } } },
    });
  });

  it.each([
    [
      'a phrase left out',
      'board-paused: 暂停服务\n',
      '',
      '[call: ',
      ' board-paused: found nothing, expected a phrase without { }',
    ],
    [
      'an unknown phrase',
      'board-paused',
      'board-pausd',
      '[board-pausd: 暂停服务]',
      ' board-pausd: found an unknown key',
    ],
    [
      'a phrase without its number',
      '请{number}号到',
      '请到',
      '[请到{place}',
      ' call: found "请到{place}", expected a phrase with {number} and {place}',
    ],
    [
      'a phrase with a word nobody fills in',
      'ticket-ahead: 前面等候 {ahead} 人',
      'ticket-ahead: "{ahead} {minutes}"',
      '["{ahead} {minutes}"]',
      ' ticket-ahead: found ',
    ],
    [
      'nine digits',
      '零一二三四五六七八九',
      '零一二三四五六七八',
      '[零一',
      ' digits: found "零一二三四五六七八", expected ten signs from 0 to 9',
    ],
    [
      'nine digits that stand apart',
      '零一二三四五六七八九',
      '0 1 2 3 4 5 6 7 8',
      '[0 1',
      ' digits: found "0 1 2 3 4 5 6 7 8", expected ten signs from 0 to 9, or ten words with one space',
    ],
    [
      'a character that no device prints',
      '暂停服务',
      '暂停服务⏸',
      '[暂停服务⏸]',
      ' board-paused: found the character ⏸ (U+23F8)',
    ],
  ])('%s is a fault with its place in the language file', (_, from, to, at, message) => {
    const [fault = ''] = faultsWith(from, to);
    expect(fault.startsWith(at), fault).toBe(true);
    expect(fault).toContain(`]${message}`);
  });

  it('with a syntax error is a fault, not an exception', () => {
    expect(faultsWith('call: ', 'call: {')).not.toEqual([]);
  });

  it('without any language file at all is a fault of the locale', () => {
    expect(readConfig(shipped('small.yaml'), '/nowhere')).toMatchObject({ faults: [{ path: 'locale' }] });
  });
});
