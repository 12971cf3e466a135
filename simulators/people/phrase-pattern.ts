/** A phrase of the hall turned round, to find in a text what was filled in. */

/** `fields`: the pattern for each `{name}` that is looked for; however many spaces stand between the words. */
export function patternOf(phrase: string, fields: Readonly<Record<string, string>>): RegExp {
  const inside = phrase
    .trim()
    .split(/(\{\w+\}|\s+)/)
    .map(part => {
      const [, name] = /^\{(\w+)\}$/.exec(part) ?? [];
      if (name !== undefined) return fields[name] ?? '.*?';
      return /^\s/.test(part) ? '\\s+' : escaped(part);
    });
  return new RegExp(`^${inside.join('')}$`);
}

export function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
