/** English: what a test of a device does and has found, and why one that comes and goes is not trusted. */

export const en = {
  loose: (times: number, trustedAfterMs: number) =>
    `it comes and goes (a loose plug?): lost ${times} times within a minute, trusted again when nothing has changed for ${trustedAfterMs / 1000} s`,
  noReason: 'no reason given',
  tested: {
    page: (id: string) => `${id} has printed a test page`,
    phrase: (id: string, said: string) => `${id} has said: ${said}`,
    picture: (id: string) =>
      `${id} shows the test picture: 88888888, and where it has room its id and its plate; after that the true picture again`,
    displaced: (id: string) => `${id} was needed by the hall, and shows the true picture again`,
    pad: (id: string, shows: string) => `${id} ${shows}; press each key, none has an effect`,
    pressed: (id: string, keys: readonly string[], left: readonly string[]) =>
      `${id}: ${keys.length === 0 ? 'no key was pressed' : `pressed ${keys.join(', ')}`}${left.length === 0 ? '' : `; not pressed: ${left.join(', ')}`}`,
    buttons: (id: string) => `${id} listens; press each button, nothing has an effect`,
    scanner: (id: string) => `${id} listens; hold a ticket under it, nothing has an effect`,
    cards: (id: string) => `${id} listens; lay an identity card on it, nothing has an effect`,
    card: 'a card, of which nothing is told',
    read: (id: string, lines: readonly string[]) =>
      lines.length === 0 ? `${id}: nothing was read` : `${id}: read ${lines.join(', ')}`,
  },
};
