import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultKeys } from '../../config/schema/keys.ts';
import { drawRoutes } from '../../daemon/tools/check/routes.ts';
import { configOf, shipped, smallWith, written } from './hall-files.ts';

describe('the hall of Fuzhou', () => {
  const config = configOf(shipped('fuzhou.yaml'));
  const { rules, devices } = config;

  it('has an information desk, six counters of the centre, three of each bank', () => {
    const institutions = [...rules.counters.values()].map(
      ({ id, institution, queues }) => `${id} ${institution} ${queues.join()}`,
    );
    expect(institutions).toEqual([
      '0 centre advice',
      ...[1, 2, 3, 4, 5, 6].map(id => `${id} centre approval`),
      ...[7, 8, 9].map(id => `${id} icbc icbc`),
      ...[10, 11, 12].map(id => `${id} ccb ccb`),
    ]);
  });

  it('draws its routes, its sessions and the tickets of its desk', () => {
    expect(`\n${drawRoutes(config)}`).toBe(`
A 提取 withdrawal   中心审批 approval (1 2 3 4 5 6) → 工商银行 icbc (7 8 9) | 建设银行 ccb (10 11 12); bank asked at the ticket
B 贷款 loan         中心审批 approval (1 2 3 4 5 6) → 工商银行 icbc (7 8 9) | 建设银行 ccb (10 11 12) → 中心审批 approval (1 2 3 4 5 6), soon; bank chosen by the clerk
C 归集 collection   中心审批 approval (1 2 3 4 5 6) → 工商银行 icbc (7 8 9) | 建设银行 ccb (10 11 12); bank chosen by the clerk
D 咨询 advice       咨询台 advice (0, backup 5 6)

fuzhou   08:30–12:00, 14:00–17:30 (last ticket 17:00)
icbc     09:00–12:00, 14:00–17:00 (last ticket 16:30)
ccb      08:30–12:00, 14:00–17:00 (last ticket 16:30)

21 ok A 提取 withdrawal   bank icbc
23 ok A 提取 withdrawal   bank ccb
24 ok B 贷款 loan
25 ok C 归集 collection
26 ok D 咨询 advice
`);
  });

  it('has a pad and a board at every counter, and one of everything else', () => {
    const plates = [...rules.counters.keys()];
    expect([...devices.keys()]).toEqual([
      ...plates.map(plate => `pad-${plate}`),
      ...plates.map(plate => `board-${plate}`),
      'main-board',
      'printer-1',
      'voice-1',
      'kiosk-1',
      'scanner-1',
    ]);
    for (const plate of plates) {
      expect(devices.get(`pad-${plate}`)).toMatchObject({ counter: plate, address: Number(plate) });
      expect(rules.counterBoards.get(`board-${plate}`)).toBe(plate);
    }
    expect(rules).toMatchObject({ mainBoards: ['main-board'], printers: ['printer-1'], voices: ['voice-1'] });
    expect(devices.get('scanner-1')).toMatchObject({ reads: { are: 'tickets', desk: '0' } });
    expect(rules.desks).toEqual(new Set(['0']));
  });

  it('understands the ten buttons of its kiosk', () => {
    const kiosk = devices.get('kiosk-1');
    const presses =
      kiosk?.kind === 'line-reader' && kiosk.reads.are === 'presses' ? kiosk.reads.presses : new Map();
    const services = ['withdrawal-icbc', 'withdrawal-ccb', 'loan', 'collection', 'advice'];
    expect([...presses.keys()]).toEqual(services.flatMap(service => [service, `${service}-green`]));
    expect(presses.get('withdrawal-ccb-green')).toEqual({
      service: 'withdrawal',
      choices: new Map([['bank', 'ccb']]),
      class: 'green',
    });
  });

  it('writes out the times, the priority and the keys that a hall has by default', () => {
    const { rules: small, keys, repeatWindowMs } = configOf(shipped('small.yaml'));
    expect(rules.times).toEqual(small.times);
    expect(rules.priority).toEqual(small.priority);
    expect([rules.confirmGreen, rules.badGrade]).toEqual([small.confirmGreen, small.badGrade]);
    for (const map of [...config.keys.values(), ...keys.values()])
      expect(Object.fromEntries(map)).toEqual(defaultKeys);
    expect(config).toMatchObject({ repeatWindowMs });
  });
});

describe('a config', () => {
  it('that was shipped as the small one is a whole hall', () => {
    const config = configOf(shipped('small.yaml'));
    expect(config).toMatchObject({ hall: 'small', simulated: false, repeatWindowMs: 1_600 });
    expect(config.mqtt).toBeUndefined();
    expect(config.rules.services.get('withdrawal')?.route).toEqual([
      { is: 'queue', queue: 'approval' },
      { is: 'queue', queue: 'icbc' },
    ]);
  });

  it('tells times in milliseconds, whatever unit they were written in', () => {
    const times =
      'times: { autoStart: 0 s, recallGap: 1.6 s, missAfter: 250 ms, missedFor: 1.5 h, hardClose: 45 min }';
    expect(
      configOf(written(smallWith(['locale: zh-CN', `locale: zh-CN\n${times}`]))).rules.times,
    ).toMatchObject({
      autoStartMs: 0,
      recallGapMs: 1_600,
      missAfterMs: 250,
      missedForMs: 5_400_000,
      undoForMs: 30_000,
      preferForMs: 300_000,
      parkedForMs: 7_200_000,
      forgottenMs: 3_600_000,
      noCallsMs: 300_000,
      hardCloseMs: 2_700_000,
    });
  });

  it('keeps every word as it is written: a plate 07, a telephone number, a name that says no', () => {
    const text = smallWith(
      ['0591-12329', '059112329'],
      ['name: 公积金服务点', 'name: no'],
      ['  "1": {', '  07: {'],
      ['address: 1, counter: "1"', 'address: 1, counter: 07'],
      ['line: boards, address: 1, counter: "1"', 'line: boards, address: 1, counter: 07'],
    );
    const { name, rules } = configOf(written(text));
    expect([name, rules.supervisionPhone, ...rules.counters.keys()]).toEqual(['no', '059112329', '2', '07']);
  });

  it('of a stage says that its devices are simulated', () => {
    expect(configOf(written(smallWith(['hall: small', 'hall: small\nsimulated: true']))).simulated).toBe(
      true,
    );
  });

  it('is named by the SHA-256 of its text', () => {
    const file = shipped('small.yaml');
    expect(configOf(file).hash).toBe(
      createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12),
    );
  });
});
