/** What each button of a kiosk really sends: the technician presses one after the other. */
import { type Answers, allQueues, type Device } from '../answers.ts';
import { wrongAt } from '../faults.ts';
import { type Press, presses } from '../presses.ts';
import { askHeard, tellOnce } from '../prompts.ts';
import { showItself } from '../show-itself.ts';
import { words } from '../words.ts';

/** Typed where the box has no such button. */
const noButton = '-';

/** `answers` hold it. */
export async function askButtons(answers: Answers, device: Device): Promise<Device> {
  let heard: (line: string) => void = () => {};
  const shown = await showItself(answers, device, line => heard(line));
  if (shown.is === 'failed') {
    tellOnce(`  ${words.devices.silent(device.id, shown.why)}`);
    return device;
  }
  let now = device;
  try {
    for (const press of presses(answers)) {
      const { sends = {} } = now;
      const sent = (line: string): Device => ({
        ...now,
        sends: { ...sends, [press.line]: line === noButton ? '' : line },
      });
      const wrong = (line: string): string | undefined => {
        if (line === noButton) return undefined;
        if (Object.values(sends).includes(line)) return words.devices.sentAlready(line);
        const devices = answers.devices.map(one => (one.id === device.id ? sent(line) : one));
        return wrongAt({ ...answers, devices }, `devices.${device.id}.presses`);
      };
      const line = await askHeard(
        words.devices.press(pressName(answers, press)),
        { usual: press.line, wrong },
        then => (heard = then),
      );
      now = sent(line);
    }
    return now;
  } finally {
    await shown.end();
  }
}

/** As a person reads it on the box. */
function pressName(answers: Answers, { service, choice, isGreen }: Press): string {
  const queues = new Map(allQueues(answers).map(({ id, name }) => [id, name]));
  const name = answers.services.find(({ id }) => id === service)?.name ?? service;
  const chosen = Object.values(choice).map(id => queues.get(id) ?? id);
  return [name, ...chosen, ...(isGreen ? [words.devices.green] : [])].join(' · ');
}
