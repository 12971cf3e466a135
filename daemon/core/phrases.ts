/** Fills `{name}` in a phrase. The config check has seen to it that each phrase names only what it is given. */
export function say(phrase: string, values: Readonly<Record<string, string | number>>): string {
  return phrase.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
}
