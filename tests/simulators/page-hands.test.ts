/** What the page reads from pads, kiosks, scanners and loudspeakers, against those who say it. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalCodes } from '../../daemon/core/types/refusals.ts';
import { keyNames } from '../../drivers/ff68-pad/codec.ts';
import { lcdTexts } from '../../drivers/ff68-pad/lcd.ts';
import { simulateLineReader } from '../../simulators/devices/line-reader/device.ts';
import { padKeys } from '../../simulators/page/pad/keys.ts';
import { readLcd } from '../../simulators/page/pad/lcd-reading.ts';
import { refusalReason } from '../../simulators/page/pad/refusal-words.ts';
import { scannable } from '../../simulators/page/printer/scannable.ts';
import { kioskMenu } from '../../simulators/page/reader/kiosk-menu.ts';
import { ticketsToScan } from '../../simulators/page/reader/tickets-to-scan.ts';
import { faultOutcome } from '../../simulators/page/troubles/fault-outcome.ts';
import { hearingOf, speechBegun } from '../../simulators/page/voice/speech-begins.ts';
import { language, wordFor } from '../../simulators/page/words.ts';
import { neverAtAPad } from '../hall/pad-refusals.ts';
import { everyKindPlan } from '../page/plans.ts';
import { virtualTimers } from '../virtual-timers.ts';

const texts = fc.array(fc.string({ size: 'max', maxLength: 20, minLength: 1 }), { maxLength: 30 });

describe('a pad on the page', () => {
  it('has each key once, whatever a config calls its buttons', () => {
    const anyWord = fc.constantFrom(...keyNames, 'rate-1', 'rate-5', 'doorbell', '12', '');
    fc.assert(
      fc.property(fc.uniqueArray(anyWord), words => {
        const { keys, ratings } = padKeys(words);
        expect([...keys.flatMap(block => block.words), ...ratings].sort()).toEqual([...words].sort());
      }),
    );
  });

  it('says of a counter that is ready that it is', () => {
    expect(readLcd(lcdTexts['21-key'].textOf({ waiting: 0, ready: true }))).toEqual({ is: 'ready' });
  });

  it('reads from its LCD what the driver writes there', () => {
    const picture = fc.record({ waiting: fc.nat(2000), number: fc.option(fc.nat(9999), { nil: undefined }) });
    fc.assert(
      fc.property(picture, ({ waiting, number }) => {
        expect(readLcd(lcdTexts['21-key'].textOf({ waiting, number }))).toEqual({
          is: 'picture',
          waiting: String(Math.min(waiting, 999)),
          ...(number !== undefined && { number: String(number % 1000).padStart(3, '0') }),
        });
      }),
    );
  });

  it('reads from the LCD of one that tells the ticket first what the driver writes there', () => {
    const { textOf, codeText } = lcdTexts.slzc;
    const pictures = [{ waiting: 12, number: 3 }, { waiting: 0 }, { waiting: 1, ready: true }] as const;
    expect(pictures.map(picture => readLcd(textOf(picture)))).toEqual([
      { is: 'picture', waiting: '12', number: '003' },
      { is: 'picture', waiting: '0' },
      { is: 'ready' },
    ]);
    expect(readLcd(textOf({ waiting: 12, number: 7, mark: 'claim' }))).toEqual({
      is: 'mark',
      mark: 5,
      number: '007',
    });
    expect(readLcd(textOf({ waiting: 12, mark: 'choice' }))).toEqual({ is: 'mark', mark: 4 });
    expect(readLcd(codeText(7))).toEqual({ is: 'refused', code: 7 });
  });

  it('reads a mark that stands in place of those waiting, and tells what it means', () => {
    for (const mark of ['presumed', 'choice', 'claim', 'fetch'] as const) {
      const read = readLcd(lcdTexts['21-key'].textOf({ waiting: 12, number: 7, mark }));
      if (read?.is !== 'mark') throw new Error(`found ${read?.is}, expected a mark`);
      expect(read.number).toBe('007');
      language.value = 'zh';
      expect(wordFor('mark', String(read.mark))).toMatch(/^\p{Script=Han}/u);
      language.value = 'en';
      expect(wordFor('mark', String(read.mark))).toMatch(/^[a-z]/);
    }
    expect(readLcd(lcdTexts['21-key'].textOf({ waiting: 12, mark: 'choice' }))).toEqual({
      is: 'mark',
      mark: 4,
    });
    expect(wordFor('mark', '3')).toBe('3');
    language.value = 'zh';
  });

  it('gives the reason of every refusal, in Chinese as on the card of the clerk’s desk', () => {
    const card = readFileSync('docs/pad-card.html', 'utf8');
    for (const [refused, code] of Object.entries(refusalCodes)) {
      const [why = '', help = ''] = refusalReason(code, 'zh') ?? [];
      expect(why).toMatch(/^\p{Script=Han}/u);
      if (!neverAtAPad.has(refused))
        expect(card).toContain(`<td data-code="${code}">${code}</td><td>${why}${help && ` <i>${help}</i>`}`);
      expect(refusalReason(code, 'en')?.[0]).toMatch(/^[a-z][^\p{Script=Han}]+$/u);
    }
  });
});

describe('a fault that is made on the page', () => {
  it.each(['zh', 'en'] as const)('is told in two sentences of every kind of device, in %s', spoken => {
    language.value = spoken;
    for (const device of everyKindPlan().devices)
      for (const fault of device.faults)
        expect(faultOutcome(device, fault), `${fault} of ${device.id}`).toMatch(
          spoken === 'zh' ? /^[“\p{Script=Han}].*。.+。$/u : /^[A-Z].*\. [A-Z].+\.$/,
        );
    language.value = 'zh';
  });
});

describe('a kiosk on the page', () => {
  it('can send each of its lines, once', () => {
    const press = fc.record({
      services: fc.subarray(['loan', 'advice'], { minLength: 1 }),
      choices: fc.subarray(['bank']),
      class: fc.constantFrom('normal' as const, 'appointment' as const, 'green' as const),
    });
    fc.assert(
      fc.property(fc.array(press, { maxLength: 30 }), all => {
        const { classes, errands } = kioskMenu(all.map((one, nth) => ({ word: `line ${nth}`, ...one })));
        const lines = classes.flatMap(asked => errands.flatMap(({ lines }) => lines[asked] ?? []));
        expect(lines.sort()).toEqual(all.map((_, nth) => `line ${nth}`).sort());
      }),
    );
  });
});

describe('a scanner on the page', () => {
  it('never reads what a scanner cannot', () => {
    const reader = simulateLineReader({
      send: () => undefined,
      changed: () => undefined,
      timers: virtualTimers().timers,
    });
    fc.assert(
      fc.property(fc.string({ size: 'max', maxLength: 300, unit: 'binary' }), text => {
        const scan = scannable(text);
        if (scan !== undefined) expect(reader.act({ scan })).toBeUndefined();
      }),
    );
  });

  it('is offered every ticket once, the newest first, by its code or else by its number', () => {
    const coded = (number: string) => ({ lines: ['大厅', `[QR fuzhou/2026-11-25/${number}/HH]`] });
    const address = 'https://queue.example.cn/t/20261125C003HH.Ab_-A001';
    const printers = [
      {
        tickets: [
          { lines: [`[QR ${address}]`] },
          coded('A001'),
          { lines: ['  B002  补打'] },
          { lines: ['没有号'] },
          coded('A001'),
        ],
      },
      { tickets: 'none' },
    ];
    expect(ticketsToScan(printers)).toEqual([
      { line: 'fuzhou/2026-11-25/A001/HH', number: 'A001' },
      { line: 'B002', number: 'B002' },
      { line: address, number: 'C003' },
    ]);
  });
});

describe('a loudspeaker on the page', () => {
  it('is heard once for each speech, also when the same words come again', () => {
    fc.assert(
      fc.property(texts, speeches => {
        const said: string[] = [];
        let before = hearingOf({ speaking: null, said: [], cut: 0 });
        const heard: string[] = [];
        const show = (speaking: string | null) => {
          const now = hearingOf({ speaking, said: [...said], cut: 0 });
          const begun = speechBegun(before, now);
          if (begun !== undefined) heard.push(begun);
          before = now;
        };
        for (const speech of speeches) {
          show(speech);
          show(speech);
          said.push(speech);
        }
        show(null);
        expect(heard).toEqual(speeches);
      }),
    );
    expect(speechBegun(undefined, hearingOf({ speaking: '半句', said: [], cut: 0 }))).toBeUndefined();
  });
});
