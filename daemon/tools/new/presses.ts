/** The buttons of a kiosk: each service, each answer to what its route asks at the ticket, each once more for green. */
import type { Answers, Device, Step } from './answers.ts';

/** `line`: what the box sends. */
export type Press = {
  line: string;
  service: string;
  choice: Readonly<Record<string, string>>;
  isGreen: boolean;
};

/** What a line may have at most. */
const longest = 64;

export function presses({ services }: Pick<Answers, 'services'>): Press[] {
  const taken = new Set<string>();
  return services.flatMap(({ id, steps }) => {
    let ways: Readonly<Record<string, string>>[] = [{}];
    for (const [index, { queues, by }] of steps.entries())
      if (queues.length > 1 && by === 'ticket')
        ways = ways.flatMap(way => queues.map(queue => ({ ...way, [choiceName(steps, index)]: queue })));
    return ways.flatMap(choice =>
      [false, true].map(isGreen => {
        const words = [id, ...Object.values(choice), ...(isGreen ? ['green'] : [])];
        const line = freeLine(words.join('-'), taken);
        return { line, service: id, choice, isGreen };
      }),
    );
  });
}

/** Those that the box has, each with the line that it really sends, as far as it was pressed. */
export const buttons = (answers: Answers, { sends = {} }: Pick<Device, 'sends'>): Press[] =>
  presses(answers)
    .map(press => ({ ...press, line: sends[press.line] ?? press.line }))
    .filter(({ line }) => line !== '');

/** Two services may come to the same words. */
function freeLine(words: string, taken: Set<string>): string {
  let line = words.slice(0, longest);
  for (let number = 2; taken.has(line); number += 1) line = `${words.slice(0, longest - 4)}-${number}`;
  taken.add(line);
  return line;
}

/** As it stands in the messages: `where`, of a second one `where-2`. */
export function choiceName(steps: readonly Step[], index: number): string {
  const nth = steps.slice(0, index + 1).filter(({ queues }) => queues.length > 1).length;
  return nth === 1 ? 'where' : `where-${nth}`;
}
