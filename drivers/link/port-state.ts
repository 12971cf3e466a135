/** Whether the port of a line is there; each of its members is told once. */
type PortState = { is: 'up' } | { is: 'down'; why: string };

export type PortHearer = { up(): void; down(why: string): void; told?: PortState };

export function newPortState(members: Iterable<PortHearer>) {
  /** Undefined until the first open has ended. */
  let state: PortState | undefined;

  /** Those that do not know it yet. */
  function tell(): void {
    for (const member of members) {
      if (state === undefined || member.told === state) continue;
      member.told = state;
      if (state.is === 'up') member.up();
      else member.down(state.why);
    }
  }

  return {
    is(next: PortState): void {
      state = next;
      tell();
    },
    tell,
  };
}
