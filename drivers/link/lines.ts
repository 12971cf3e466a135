/** The shared lines of a hall by their ids, each opened when its first member comes. */
import { type Line, type LineProtocol, openLine } from './line.ts';
import type { LineWay } from './line-way.ts';
import { openMixedLine } from './mixed-line.ts';

export type Lines = {
  /** Those on which this protocol is spoken; once for each. */
  of<Message>(protocol: LineProtocol<Message>): (id: string) => Line<Message>;
  /** After their members have left. */
  close(): Promise<void>;
};

/** `at`: what a line is, and how its port is opened. Whose protocol has no family has it for itself, as the config check says. */
export function newLines(at: (id: string) => LineWay): Lines {
  const mixed = new Map<string, ReturnType<typeof openMixedLine>>();
  /** Of one line that several protocols share it is the same. */
  const closers = new Set<() => Promise<void>>();

  function opened<Message>(id: string, protocol: LineProtocol<Message>): Line<Message> {
    const { family } = protocol;
    if (family === undefined) return openLine(protocol, ...at(id));
    const line = mixed.get(id) ?? openMixedLine(...at(id));
    mixed.set(id, line);
    return line.speaking(protocol, family);
  }

  return {
    of<Message>(protocol: LineProtocol<Message>) {
      const lines = new Map<string, Line<Message>>();
      return id => {
        const known = lines.get(id);
        if (known !== undefined) return known;
        const line = opened(id, protocol);
        lines.set(id, line);
        closers.add(line.close);
        return line;
      };
    },
    async close() {
      await Promise.all([...closers].map(close => close()));
    },
  };
}
