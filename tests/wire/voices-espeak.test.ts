/** That the words we give espeak-ng come out as Mandarin, by its own phonemes. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { espeakArguments, sentences } from '../../drivers/say/codec.ts';
import { saying } from './a-voice.ts';

const usual = { volume: 100, speed: 100 };

/** Printed instead of spoken. `voice` in the place of the one that we use. */
function phonemes(text: string, voice?: string): string {
  const said = sentences('espeak-ng', text);
  if ('why' in said) throw new Error(said.why);
  return said
    .map(sentence => {
      const args = espeakArguments(sentence.language, usual);
      const others = args.map(word => (voice !== undefined && word === 'cmn-latn-pinyin' ? voice : word));
      const { stdout, stderr, status } = spawnSync('espeak-ng', ['-x', '-q', ...others], {
        input: `${sentence.text}\n`,
      });
      expect([status, stderr.toString()]).toEqual([0, '']);
      return stdout.toString().trim();
    })
    .join(' | ');
}

/** Tones 1 to 4 as espeak-ng writes them after a syllable; 0 is unstressed. A letter of the alphabet has a tone of its own. */
const tones: Record<string, string> = { 55: '1', 35: '2', 21: '3', 214: '3', 51: '4', 11: '0' };
const tonesIn = (said: string): string =>
  Array.from(said.matchAll(/\d{2,3}/g), ([tone]) => tones[tone] ?? '?').join('');

// The tones beside each phrase are those of its Pinyin (Xiandai Hanyu Cidian), not of a run; 保 before 持 and 请 before 保
// follow the rule for two third tones in a row.
test.each([
  ['请A零零三号到12号窗口', 'qǐng A líng líng sān hào dào shí èr hào chuāng kǒu', '342214424413'],
  ['请B五六七号稍候', 'qǐng B wǔ liù qī hào shāo hòu', '34341414'],
  ['请C八九零号到1号窗口', 'qǐng C bā jiǔ líng hào dào yī hào chuāng kǒu', '31132441413'],
  ['请D一零零零号到21号窗口', 'qǐng D yī líng líng líng hào dào èr shí yī hào chuāng kǒu', '34122244421413'],
  ['请在一米线外等候', 'qǐng zài yī mǐ xiàn wài děng hòu', '34134434'],
  ['请注意', 'qǐng zhù yì', '344'],
  ['停止取号', 'tíng zhǐ qǔ hào', '2234'],
  ['请勿吸烟', 'qǐng wù xī yān', '3411'],
  ['请保持安静', 'qíng bǎo chí ān jìng', '23214'],
  ['请出示身份证', 'qǐng chū shì shēn fèn zhèng', '314144'],
])('%s is Mandarin: %s; and it is not by the voice cmn', (text, _pinyin, expected) => {
  const said = phonemes(text);
  expect(said).not.toContain('(en)');
  expect(tonesIn(said)).toBe(expected);
  const wrong = phonemes(text, 'cmn');
  expect(wrong).toContain('(en)');
  expect(tonesIn(wrong)).not.toBe(expected);
});

test('the wrong voice says king three for 请', () => {
  expect(phonemes('请', 'cmn')).toContain("kI55NTr'i:");
});

test('a second language is English by the English voice', () => {
  const said = phonemes('请A零零三号。Ticket A 0 0 3, please go to counter 12');
  expect(said).toMatch(/^tS;h'i21N.* \| t'IkI2t .*pl'i:z .*tw'Elv$/s);
});

test('without a sound card espeak-ng ends with 0, and the voice is lost by name all the same', async () => {
  const before = process.env['PULSE_SERVER'];
  process.env['PULSE_SERVER'] = 'unix:/nonexistent/socket';
  try {
    const { fitness, untilFit, voice } = saying({});
    await untilFit('lost');
    expect(fitness()[0]).toMatchObject({ is: 'lost', why: expect.stringMatching(/^espeak-ng: error: /) });
    await voice.close();
  } finally {
    if (before === undefined) delete process.env['PULSE_SERVER'];
    else process.env['PULSE_SERVER'] = before;
  }
});
