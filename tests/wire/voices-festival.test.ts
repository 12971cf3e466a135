/** That no text can make festival do anything but speak. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { festivalVoice, sentences } from '../../drivers/say/codec.ts';
import { openSpeaker } from '../../drivers/say/platform.ts';
import { aFolder } from './a-voice.ts';
import { heardInWav } from './sound-card.ts';

const attack = (file: string): string => `Hi") (system "touch ${file}") (SayText "there`;

/** One run through npm say, with or without a sound card; what festival says of the sound card does not matter here. */
function speak(text: string, volume: number): Promise<unknown> {
  const speaker = openSpeaker('festival', undefined);
  if (speaker === undefined) throw new Error('no festival here');
  return new Promise(resolve => {
    speaker.start({ text, language: 'en', volume, speed: 100 }, resolve);
  });
}

test('a text that would create a file does so unescaped, and does not through our allow-list', async () => {
  const folder = aFolder();
  // How npm say alone hands it over: this is what the allow-list is for.
  const unguarded = join(folder, 'unguarded');
  spawnSync('festival', ['--pipe'], { input: `(SayText "${attack(unguarded)}")` });
  expect(existsSync(unguarded)).toBe(true);

  const guarded = join(folder, 'guarded');
  const said = sentences('festival', attack(guarded));
  expect(said).toMatchObject([{ language: 'en' }]);
  for (const { text } of 'why' in said ? [] : said) await speak(text, 100);
  expect(existsSync(guarded)).toBe(false);
});

test.each([50, 200])('festival at a volume of %i per cent of the usual', volume => {
  const folder = aFolder();
  const loudest = (percent: number): number => {
    const file = join(folder, `${percent}.wav`);
    const voice = festivalVoice({ volume: percent, speed: 100 });
    const prefix = voice === null ? '' : `(${voice}) `;
    const input = `${prefix}(set! u (SynthText "Ticket")) (utt.save.wave u "${file}")`;
    const { stderr } = spawnSync('festival', ['--pipe'], { input });
    expect(stderr.toString()).toBe('');
    return heardInWav(readFileSync(file)).peak;
  };
  expect(loudest(volume) / (loudest(100) * volume)).toBeCloseTo(0.01, 3);
});
