/** What works, and leaves somebody without a call, a key or a word that is true: `check` warns of it. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../config/load/read.ts';
import { faultText } from '../../daemon/text/staff/sentences.ts';
import { smallWith, written } from './hall-files.ts';

const locales = join(import.meta.dirname, '../../config/locales');

function warningsOf(text: string, localesFolder?: string): string[] {
  const read = readConfig(written(text), localesFolder);
  expect(read).toMatchObject({ ok: true });
  return read.warnings.map(warning => faultText(warning).replace(/^\S+ /, ''));
}

/** The Chinese words with one of them replaced. */
function localesWith(from: string, to: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'one-ticket-words-'));
  const text = readFileSync(join(locales, 'zh-CN.yaml'), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(folder, 'zh-CN.yaml'), text.replace(from, to));
  return folder;
}

const withADesk: [string, string] = [
  '"1": { institution: centre, queues: [approval] }',
  '"1": { institution: centre, queues: [approval], desk: true }',
];
const withAScanner: [string, string] = [
  '  kiosk-1:\n',
  '  scanner-1: { kind: line-reader, serial: /dev/serial/by-id/scan, scans: tickets }\n  kiosk-1:\n',
];

describe('words that name what the hall has not', () => {
  it('are a desk, where no counter is one and no scanner stands before one', () => {
    const folder = localesWith('请{desk}取号', '请到咨询台{desk}取号');
    expect(warningsOf(smallWith(), folder)).toEqual([
      'main-no-paper: found "取号机暂停 请到咨询台{desk}取号": an information desk, which this hall has not, expected words that lead to somebody who is there ({desk} in a phrase), or desk: true at a counter',
    ]);
    expect(warningsOf(smallWith(withADesk), folder)).toEqual([]);
    const scanner: [string, string] = [
      withAScanner[0],
      withAScanner[1].replace('tickets }', 'tickets, desk: "1" }'),
    ];
    expect(warningsOf(smallWith(scanner), folder)).toEqual([]);
  });

  it('are a scanner, where none is read', () => {
    const folder = localesWith('ticket-one: 全程凭此号', 'ticket-one: 扫码查询，全程凭此号');
    expect(warningsOf(smallWith(), folder)).toEqual([
      'ticket-one: found "扫码查询，全程凭此号，无需再次取号": a scanner, which this hall has not, expected words without it, or a line-reader with scans: tickets',
    ]);
    expect(warningsOf(smallWith(withAScanner), folder)).toEqual([]);
  });

  it('stand in the notices of the surge plan too', () => {
    const surge: [string, string] = [
      'locale: zh-CN',
      'locale: zh-CN\nsurge: { levels: { busy: { waitingPerCounter: 5, notice: 请到咨询台 } } }',
    ];
    expect(warningsOf(smallWith(surge))).toEqual([
      'surge.levels.busy.notice: found "请到咨询台": an information desk, which this hall has not, expected words that lead to somebody who is there ({desk} in a phrase), or desk: true at a counter',
    ]);
    expect(warningsOf(smallWith(surge, withADesk))).toEqual([]);
  });
});
