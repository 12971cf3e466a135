import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstComplaint } from '../../../drivers/link/run-program.ts';
import {
  espeakArguments,
  festivalVoice,
  isTrouble,
  longestMs,
  sentences,
} from '../../../drivers/say/codec.ts';

const textsOf = (engine: Parameters<typeof sentences>[0], text: string): string[] => {
  const said = sentences(engine, text);
  return 'why' in said ? [] : said.map(sentence => `${sentence.language} ${sentence.text}`);
};

/** Any UTF-16 at all, also half characters. */
const anyText = fc
  .array(fc.nat({ max: 0xffff }), { maxLength: 300, size: 'max' })
  .map(units => String.fromCharCode(...units));

describe('what is said', () => {
  test('a full stop parts the languages; a sentence with a Chinese character in it is Chinese', () => {
    expect(textsOf('espeak-ng', '请A零零三号到12号窗口。Ticket A 0 0 3, please go to counter 12')).toEqual([
      'zh 请A零零三号到12号窗口',
      'en Ticket A 0 0 3, please go to counter 12',
    ]);
    expect(textsOf('espeak-ng', '。。 A001 。请。')).toEqual(['en A001', 'zh 请']);
  });

  test('brackets, quotes, control characters and whatever else is no speech become a space', () => {
    expect(textsOf('espeak-ng', '请[[h\'i]]A\u0000"零"\\\n$(x)`号😀—')).toEqual(['zh 请 h i A 零 x 号']);
    expect(textsOf('system', '-v Bad; rm -rf /')).toEqual(['en v Bad rm rf']);
  });

  test('what is left as marks only is not said', () => {
    expect(sentences('espeak-ng', '，！。 ? ')).toEqual({ why: 'nothing in this text can be said' });
  });

  test('festival says English only, and says which words it cannot', () => {
    expect(textsOf('festival', 'Counter 3.')).toEqual(['en Counter 3.']);
    expect(sentences('festival', 'Hello。请稍候')).toEqual({ why: 'festival speaks no Chinese: 请稍候' });
  });

  test('no text at all brings festival a sign that Scheme would act on', () => {
    // Nothing Chinese, or nothing of it would be said.
    const nasty = fc.string({
      unit: fc.constantFrom(...Array.from('a1 ,.?!()"\'\\;#`$|&<>[]{}-\n\t\u0000é。＂（')),
      maxLength: 300,
      size: 'max',
    });
    fc.assert(
      fc.property(fc.oneof(nasty, anyText), text => {
        const said = sentences('festival', text);
        for (const sentence of 'why' in said ? [] : said)
          expect(sentence.text).toMatch(/^[A-Za-z0-9 ,.?!]+$/);
      }),
      { numRuns: 40 },
    );
  });

  test('no text at all brings espeak-ng a phoneme bracket, a control character or a tag', () => {
    fc.assert(
      fc.property(anyText, text => {
        const said = sentences('espeak-ng', text);
        for (const sentence of 'why' in said ? [] : said)
          expect(sentence.text).not.toMatch(/[[\]<>&\p{Cc}-]/u);
      }),
    );
  });
});

describe('how it is said', () => {
  test('in Mandarin by cmn-latn-pinyin, in English by en, loud and fast in per cent of the usual', () => {
    expect(espeakArguments('zh', { volume: 100, speed: 100 }).join(' ')).toBe(
      '-b 1 -v cmn-latn-pinyin -a 100 -s 175 --stdin',
    );
    expect(espeakArguments('en', { volume: 200, speed: 50 }).join(' ')).toBe(
      '-b 1 -v en -a 200 -s 88 --stdin',
    );
  });

  test('festival keeps its own loudness at 100 %', () => {
    expect(festivalVoice({ volume: 100, speed: 100 })).toBeNull();
    expect(festivalVoice({ volume: 50, speed: 100 })).toContain('rescale utt 0.50');
  });

  test('the deadline grows with the text, and with slowness', () => {
    const text = '请'.repeat(10);
    expect(longestMs({ text, language: 'zh' }, { volume: 100, speed: 100 })).toBe(10_000);
    expect(longestMs({ text, language: 'zh' }, { volume: 100, speed: 50 })).toBe(15_000);
  });

  test.each([
    [
      'ALSA lib pcm.c:2666: Unknown PCM default\nerror: No such file or directory\n',
      'error: No such file or directory',
    ],
    ['error: Connection terminated\n', 'error: Connection terminated'],
    [
      'aplay: main:831: audio open error: Device or resource busy',
      'aplay: main:831: audio open error: Device or resource busy',
    ],
    ['-=-=- EST Error -=-=-\n{FND} Feature Token_Method not defined', '-=-=- EST Error -=-=-'],
    [
      'Error: The specified espeak-ng voice does not exist.',
      'Error: The specified espeak-ng voice does not exist.',
    ],
  ])('%j is trouble', (complaint, line) => {
    expect(isTrouble(complaint)).toBe(true);
    expect(firstComplaint(complaint)).toBe(line);
  });

  test('a warning alone is no trouble', () => {
    expect(isTrouble('ALSA lib pcm_dmix.c:999: unable to open slave\n')).toBe(false);
    expect(firstComplaint('\u001b[31mfirst\r\nsecond\n')).toBe('[31mfirst');
    expect(firstComplaint('\n \n')).toBeUndefined();
  });
});
