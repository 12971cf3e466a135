/** The digits typed at a pad and not yet taken by a function key, as the pad or the hall keeps them: two at most. */
const digitsKept = 2;

/** `word`: what is pressed now. A rating is the citizen's, and leaves the clerk's digits alone. */
export function typedAfter(digits: string, word: string): string {
  if (/^\d$/.test(word)) return (digits + word).slice(-digitsKept);
  return word.startsWith('rate-') ? digits : '';
}
