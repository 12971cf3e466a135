/** From a text to the names of the recordings that say it, pure. */

const latinLetters = 'A,B,C,D,E,F,G,H,I,J,K,L,M,N,O,P,Q,R,S,T,U,V,W,X,Y,Z';

/** What a hall with the phrases of config/locales/zh-CN.yaml needs, and under `en/` of en.yaml; `.wav` behind each. */
export const recordings: readonly string[] = [
  '请,号,到,号窗口,稍候,点,分,十,零,一,二,三,四,五,六,七,八,九',
  '请在一米线外等候,请注意,本厅将于,停止取号,需要办理业务的群众请抓紧取号',
  latinLetters,
  'en/Ticket,en/please go to counter,en/please go to,en/please wait a moment,en/Please wait behind the one-metre line',
  'en/Attention please,en/No tickets are given after,en/If you need one,en/please take it now',
  `0,1,2,3,4,5,6,7,8,9,${latinLetters}`.replaceAll(/[^,]+/g, 'en/$&'),
].flatMap(names => names.split(','));

/** What lies in the folder, by name: the file without `.wav`. */
export type Names = ReadonlyMap<string, string>;
/** `en`: what lies in its folder en, for sentences with no Chinese character. */
export type Catalogue = { names: Names; en: Names };
/** The files in their order, or the words for which there is none. */
export type Clips = { files: readonly string[] } | { missing: readonly string[] };

const han = /\p{Script=Han}/u;
const spoken = /[\p{L}\p{N}]/u;
const digitWords = '零一二三四五六七八九';

/** The names of the files of a folder that are recordings. `prefix`: the folder's own, with its slash. */
export function namesOf(files: readonly string[], prefix = ''): Names {
  const wavs = files.filter(file => /^[^.].*\.wav$/i.test(file));
  return new Map(wavs.map(file => [file.slice(0, -'.wav'.length), `${prefix}${file}`]));
}

/** The recordings of a text, or what of it there is no recording for. */
export function clipsOf({ names, en }: Catalogue, text: string): Clips {
  const files: string[] = [];
  const missing: string[] = [];
  for (const sentence of text.split('。')) {
    const isEnglish = en.size > 0 && !han.test(sentence);
    const found = clipsOfSentence(isEnglish ? en : names, sentence.replaceAll(/\s+/g, ' '));
    files.push(...found.files);
    missing.push(...found.missing);
  }
  return missing.length > 0 ? { missing: [...new Set(missing)] } : { files };
}

function clipsOfSentence(known: Names, sentence: string): { files: string[]; missing: string[] } {
  const byLength = Array.from(known, ([name, file]) => ({ file, text: folded(name) }));
  byLength.sort((a, b) => b.text.length - a.text.length);
  const text = folded(sentence);
  const files: string[] = [];
  const missing: string[] = [];
  let unknownFrom: number | undefined;
  const endUnknown = (at: number): void => {
    if (unknownFrom !== undefined) missing.push(sentence.slice(unknownFrom, at).trim());
    unknownFrom = undefined;
  };
  for (let at = 0; at < text.length; ) {
    const word = digitWords.indexOf(text.charAt(at));
    const number = word === -1 ? (/^[0-9]+/.exec(text.slice(at))?.[0] ?? '') : `${word}`;
    const whole = byLength.find(
      one => one.text !== '' && text.startsWith(one.text, at) && isWhole(sentence, at, at + one.text.length),
    );
    const read = whole === undefined ? readNumber(known, number) : [whole.file];
    if (read !== undefined) {
      endUnknown(at);
      files.push(...read);
      at += whole?.text.length ?? number.length;
    } else if (spoken.test(text.charAt(at))) {
      unknownFrom ??= at;
      at += number.length || 1;
    } else {
      endUnknown(at);
      at += 1;
    }
  }
  endUnknown(text.length);
  return { files, missing };
}

/** Length for length the same, with capitals alike. */
function folded(text: string): string {
  return text.replaceAll(/[A-Z]/g, letter => letter.toLowerCase());
}

/** Not the 1 of 12, nor the T of Ticket; but letters in a row of capitals may stand alone. */
function isWhole(sentence: string, from: number, to: number): boolean {
  const cuts = (at: number): boolean => {
    const pair = sentence.slice(Math.max(0, at - 1), at + 1);
    return (
      at > 0 &&
      at < sentence.length &&
      (/^[0-9]{2}$/.test(pair) || /^[A-Za-z]{2}$/.test(pair)) &&
      !/^[A-Z]{2}$/.test(pair)
    );
  };
  return !cuts(from) && !cuts(to);
}

/**
 * A number that has no recording of its own: 12 as 十 二 where there is a 十, and any other digit by digit. 1 and 一 are the
 * same recording.
 */
function readNumber(known: Names, number: string): string[] | undefined {
  if (number === '') return undefined;
  const digits = Array.from(number, digit => {
    const word = digitWords.charAt(Number(digit));
    return known.get(digit) ?? known.get(word);
  });
  const [first, second] = digits;
  const ten = known.get('十');
  if (/^[1-9][0-9]$/.test(number) && ten !== undefined) {
    const tens = number.startsWith('1') ? [ten] : first === undefined ? undefined : [first, ten];
    if (tens !== undefined && number.endsWith('0')) return tens;
    if (tens !== undefined && second !== undefined) return [...tens, second];
  }
  return digits.every(name => name !== undefined) ? digits : undefined;
}
