/** What the makers' own examples are told as. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ButtonDialect } from '../../../drivers/mqtt-buttons/codec.ts';
import { frameReader } from '../../../simulators/frames/frame-reader.ts';
import { deviceOf, frameOf, framesOf, told } from './devices.ts';

type Vector = { name: string; hex: string; dialect?: string; by?: string; message: { is: string } };

const vectors = (kind: string): Vector[] => JSON.parse(readFileSync(`tests/vectors/${kind}.json`, 'utf8'));

describe('ff68-pad', () => {
  const toPad = ['show ticket 003', 'show 12 waiting', 'beep', 'rating key 0 acknowledged'];

  it('names every vector', () => {
    const said = vectors('ff68-pad').map(({ name, hex }) =>
      told(frameOf(deviceOf('ff68-pad'), toPad.includes(name) ? 'rx' : 'tx', hex)),
    );
    expect(said).toEqual([
      'pad 3: key next',
      'pad 3: key recall',
      'pad 3: key ok with digit 6',
      'pad 3: key pause',
      'pad 3: the LCD shows ticket 003',
      'pad 3: the LCD shows 012 waiting, no ticket',
      'pad 3: beeps',
      'pad 3: rating key 0',
      'pad 3: acknowledged, key 0',
    ]);
  });
});

describe('ff68-pad of slzc', () => {
  const slzc = { ...deviceOf('ff68-pad'), dialect: 'slzc' } as const;

  it('names every vector', () => {
    const said = vectors('ff68-pad-slzc').map(({ by, hex }) =>
      framesOf(slzc, [by === 'host' || by === 'answer' ? 'rx' : 'tx', hex]).map(told),
    );
    expect(said).toEqual([
      ['pad 3: key next'],
      ['pad 3: key next with digits 1024'],
      ['pad 112: key next with digits 999999999999994'],
      ['pad 3: key recall'],
      ['pad 3: key evaluate'],
      ['pad 3: key evaluate with digit 0'],
      ['pad 3: key ok with digit 0'],
      ['pad 3: key ok with digit 6'],
      ['pad 3: key ok with digits 1207'],
      ['pad 3: key transfer with digits 12'],
      ['pad 3: func 01 !! nobody here knows this func with this data'],
      ['pad 3: the LCD shows 003_12'],
      ['pad 3: the LCD shows 1024_0'],
      ['pad 12: the LCD shows 12'],
      ['pad 3: the LCD shows 1', 'pad 3: one 00 behind its frame'],
      ['pad 3: beeps', 'pad 3: one 00 behind its frame'],
      ['rater 3: rating key 5'],
      ['rater 3: rating key 1'],
      ['rater 3: acknowledged'],
    ]);
  });
});

describe('bankpad-polled', () => {
  it('names every vector', () => {
    const said = vectors('bankpad-polled').flatMap(({ by, hex }) =>
      framesOf(deviceOf('bankpad-polled'), [by === 'host' ? 'rx' : 'tx', hex])
        .slice(0, 1)
        .map(told),
    );
    expect(said).toEqual([
      'pad 1: is asked for a key',
      'pad 1: key call, digits 0000',
      'pad 2: key recall, digits 0000',
      'pad 51: key pause, digits 0000',
      'pad 1: key number, digits 0042',
      'pad 1: key transfer, digits 0012',
      'pad 1: key call, digits 1234',
      'pad 1: key query, digits 0000',
      'pad 1: key number, digits 0000',
      'pad 1: shows 0000, or its key is answered',
      'pad 1: shows 1024',
    ]);
  });
});

describe('onbon-k', () => {
  it('names every vector', () => {
    const said = vectors('onbon-k').map(({ hex, message }) =>
      told(frameOf(deviceOf('onbon-k'), message.is === 'reply' ? 'tx' : 'rx', hex)),
    );
    expect(said).toEqual([
      'every board: shows 欢迎光临',
      'every board: accepted',
      'every board: refuses !! checksum error',
      'board 1: is asked whether it is there (PING)',
      'every board: begin of the file P000, 71 bytes',
      'board 1: programme P000 is locked',
      'board 1: its clock is set to 2013-01-25 11:17:26',
      'board 1: brightness 7 of 0 to 15',
      'every board: screen id 5',
      'every board: read screen id',
    ]);
  });
});

describe('modbus-digits', () => {
  it('names every vector', () => {
    const said = vectors('modbus-digits').map(({ hex, message }) =>
      told(frameOf(deviceOf('modbus-digits'), message.is === 'request' ? 'rx' : 'tx', hex)),
    );
    expect(said).toEqual([
      'display 17: is asked for registers 107 to 109',
      'display 17: 3 registers: 44609 22098 17216',
      'display 1: is asked for registers 107 to 109',
      'display 1: 3 registers: 555 0 100',
      'display 1: is asked for registers 0 to 1',
      'display 1: shows 2',
      'display 1: has written register 0',
      'display 1: register 12544 written',
      'display 1: has written register 12300',
      'display 1: registers 91 to 106 written',
      'display 1: has written registers 91 to 106',
      'display 1: registers 4 to 6 written',
      'display 1: has written registers 61440 to 61441',
      'display 17: has written registers 1 to 2',
      ...Array(3).fill(
        'display 1: refuses !! the map in the config does not fit this display: illegal data address (code 2)',
      ),
      'display 3: refuses !! the display itself has failed (code 4)',
    ]);
  });
});

describe('escpos', () => {
  const escpos = deviceOf('escpos');
  const hexOf = (name: string): string => vectors('escpos').find(vector => vector.name === name)?.hex ?? '';

  it('names every vector that a printer is sent', () => {
    const said = ['feed and partial cut', 'GB18030 业务', 'QR model 2, size 6, EC M, https://h/t/A003'].map(
      name => framesOf(escpos, ['rx', hexOf(name)]).map(told),
    );
    expect(said).toEqual([
      ['printer: cut: after feeding (GS V)'],
      ['printer: text 业务'],
      [
        'printer: QR model 2 (GS ( k)',
        'printer: QR size 6 dots (GS ( k)',
        'printer: QR correction M (GS ( k)',
        'printer: QR store https://h/t/A003 (GS ( k)',
        'printer: QR print (GS ( k)',
      ],
    ]);
  });

  it('names every status that a printer tells by itself', () => {
    const status = vectors('escpos').filter(({ name }) => name.startsWith('ASB'));
    expect(status.map(({ hex }) => told(frameOf(escpos, 'tx', hex)))).toEqual([
      'printer: all is well, by itself',
      'printer: off-line, paper out, by itself',
      'printer: off-line, cover open, by itself',
      'printer: off-line, cutter jammed, by itself',
      'printer: paper near its end, by itself',
    ]);
  });

  it('names every answer by what was asked', () => {
    const answers = vectors('escpos')
      .filter(({ name }) => name.startsWith('DLE EOT'))
      .map(({ name, hex }) => {
        const question = name.slice('DLE EOT '.length, 'DLE EOT '.length + 1);
        const pairs = hex
          .split(' ')
          .flatMap(answer => [['rx', `10 04 0${question}`] as const, ['tx', answer] as const]);
        return framesOf(escpos, ...pairs).flatMap(frame => (frame.dir === 'tx' ? [told(frame)] : []));
      });
    expect(answers).toEqual([
      ['printer: cover closed, paper there, no error', 'printer: cover open', 'printer: paper out'],
      ['printer: cutter jammed', 'printer: a failure that stays', 'printer: an error that passes by itself'],
      ['printer: paper near its end', 'printer: paper out'],
    ]);
  });
});

describe('syn6288 and xfs5152', () => {
  it('name every vector', () => {
    const said = vectors('syn6288').map(({ hex, dialect }) =>
      told(frameOf(deviceOf(dialect === 'xfs5152' ? 'xfs5152' : 'syn6288'), 'rx', hex)),
    );
    expect(said).toEqual([
      'voice: says 宇音天下',
      'voice: says 宇音天下',
      'voice: is set (volume 11)',
      'voice: stops',
      'voice: is asked whether it is busy',
      'voice: says 科大讯飞',
      'voice: is asked whether it is busy',
      'voice: stops',
      'voice: is set (volume 9)',
      'voice: is set (volume 4)',
    ]);
  });
});

describe('xkeys', () => {
  const orders = ['led', 'bank', 'light', 'generate', 'describe'];

  it('names the buttons of every report of an XK-24', () => {
    const reports = vectors('xkeys').filter(
      (vector): vector is Vector & { message: { is: 'keys'; down: number[] } } =>
        vector.message.is === 'keys' && vector.name.startsWith('XK-24') && vector.name.endsWith('pressed'),
    );
    expect(reports.length).toBe(25);
    for (const { hex, message } of reports) {
      const [down] = message.down;
      const { says, error } = frameOf(deviceOf('xkeys'), 'tx', hex);
      expect(error).toBeUndefined();
      expect(says).toMatch(
        down === undefined
          ? /^pad: its program switch down$/
          : new RegExp(`^pad: button ${down}( \\(.+\\))? down$`),
      );
    }
  });

  it('names every order and every other report', () => {
    const said = vectors('xkeys')
      .filter(({ message }) => message.is !== 'keys')
      .map(({ hex, message }) =>
        told(frameOf(deviceOf('xkeys'), orders.includes(message.is) ? 'rx' : 'tx', hex)),
      );
    expect(said).toEqual([
      'pad: the green LED is on',
      'pad: the green LED is off',
      'pad: the red LED is on',
      'pad: the red LED is off',
      'pad: all blue lamps are on',
      'pad: all red lamps are on',
      'pad: no red lamps are on',
      'pad: no blue lamps are on',
      'pad: the blue lamp of button 1 is on',
      'pad: the red lamp of button 1 is off',
      'pad: the blue lamp of button 1 flashes',
      'pad: the blue lamp of button 1 is off',
      'pad: is asked for its state',
      'pad: is asked what it is',
      'pad: the blue lamp of button 6 is on',
      'pad: the red lamp of button 6 flashes',
      'pad: is product 1029, version 38',
      'pad: a report of the kind E0',
    ]);
  });
});

describe('hid-keypad', () => {
  it('names every vector', () => {
    const all: (Vector & { button?: string })[] = vectors('hid-keypad');
    for (const { name, hex, message, button } of all) {
      const isLeds = message.is === 'leds';
      const { says, error } = frameOf(deviceOf('hid-keypad'), isLeds ? 'rx' : 'tx', hex);
      expect(error).toBeUndefined();
      if (button !== undefined) expect(says).toMatch(new RegExp(`^pad: key ${button}( \\(.+\\))? down$`));
      else if (isLeds) expect(says).toBe(`pad: Num Lock ${name.includes('off') ? 'off' : 'on'}`);
      else expect(says).toMatch(/no key down|too many keys at once|key \w+ down(, with Shift or another)?$/);
    }
  });
});

describe('mqtt-buttons', () => {
  it('names every vector', () => {
    const all: { dialect: ButtonDialect; device: string; topic: string; payload: string }[] = JSON.parse(
      readFileSync('tests/vectors/mqtt-buttons.json', 'utf8'),
    );
    const said = all.map(({ dialect, device, topic, payload }) => {
      const buttons = { '1_single': 'next', '0 S': 'recall', button: 'ok' } as const;
      const read = frameReader({ ...deviceOf('mqtt-buttons'), dialect, topic: device, buttons });
      return read({ at: 0, dir: 'tx', topic, payload }).map(told).join();
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "pad: 1_single (next)",
        "pad: double (no button here)",
        "pad: tells something that is no press",
        "pad: tells something that is no press",
        "pad: it is online",
        "pad: it is offline",
        "pad: it is offline",
        "pad: what carries it is offline",
        "pad: what carries it is online",
        "pad: Button1 SINGLE (no button here)",
        "pad: Button2 DOUBLE (no button here)",
        "pad: Button3 SINGLE (no button here)",
        "pad: tells something that is no press",
        "pad: tells something that is no press",
        "pad: it is online",
        "pad: it is offline",
        "pad: 0 S (recall), count 79",
        "pad: 0 L (no button here), count 86",
        "pad: nothing pressed on 1",
        "pad: it is offline",
        "pad: 0 double_push (no button here), count 1646945882.47",
        "pad: 0 config_changed (beside a press), count 1736605194.11",
        "pad: tells something that is no press",
        "pad: tells something that is no press",
        "pad: it is online",
        "pad: button (ok)",
        "pad: nothing pressed on button",
        "pad: it is online",
        "pad: it is offline",
      ]
    `);
  });
});

describe('tasmota-display', () => {
  it('names every vector', () => {
    const all: { topic: string; payload: string }[] = JSON.parse(
      readFileSync('tests/vectors/tasmota-display.json', 'utf8'),
    );
    const said = all.flatMap(({ topic, payload }) =>
      frameReader(deviceOf('tasmota-display'))({
        at: 0,
        dir: topic.startsWith('cmnd/') ? 'rx' : 'tx',
        topic,
        payload,
      }).map(told),
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "display: is cleared",
        "display: shows Hello how are you? !! commands that are not used here: s1",
        "display: is cleared, shows 1234567 | 1234567 | 1234567",
        "display: answers: is cleared",
        "display: tells something else",
        "display: refuses !! Unknown: it does not know the command, or has no display",
        "display: refuses !! Error: it does not know the command, or has no display",
      ]
    `);
  });

  it('knows by its last will whether it is there', () => {
    const said = ['Online', 'Offline', 'Onl'].flatMap(payload =>
      frameReader(deviceOf('tasmota-display'))({ at: 0, dir: 'tx', topic: 'tele/board-3/LWT', payload }).map(
        told,
      ),
    );
    expect(said).toEqual([
      'display: is online',
      'display: is offline',
      'display: is onl !! it is Online or Offline',
    ]);
  });
});
