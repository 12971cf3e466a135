/** The words of a command line, so that the test reads English though its hall is a Chinese one. */
export function inEnglish(words: readonly string[]): string[] {
  const [verb = ''] = words;
  return /^[a-z]/.test(verb) && !words.includes('--locale') ? [...words, '--locale', 'en'] : [...words];
}
