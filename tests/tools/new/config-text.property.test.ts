import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfigText } from '../../../config/load/read.ts';
import { isReader } from '../../../config/schema/device-classes.ts';
import type { Step } from '../../../daemon/core/types/rules.ts';
import { type Answers, allPlates, allQueues } from '../../../daemon/tools/new/answers.ts';
import { configText } from '../../../daemon/tools/new/config-text.ts';
import { judged, sentence } from '../../../daemon/tools/new/faults.ts';
import { presses } from '../../../daemon/tools/new/presses.ts';
import { anyAnswers } from './any-answers.ts';

function good(answers: Answers) {
  const { config, ...read } = judged(answers);
  if (config === undefined)
    throw new Error('faults' in read ? read.faults.map(fault => sentence(fault)).join('\n') : '');
  return config;
}

const queuesOf = (step: Step) => (step.is === 'queue' ? [step.queue] : [...step.among]);

it('any answers are a hall without a fault, and it is the one that was answered for', () => {
  fc.assert(
    fc.property(anyAnswers, answers => {
      const config = good(answers);
      const { rules } = config;
      expect(config).toMatchObject({ hall: answers.hall, name: answers.name, locale: answers.locale });
      expect(rules.supervisionPhone).toBe(answers.supervisionPhone);
      expect([...rules.queues.values()].map(({ name }) => name)).toEqual(
        allQueues(answers).map(({ name }) => name),
      );
      expect([...rules.counters.keys()].toSorted()).toEqual(allPlates(answers).toSorted());
      for (const { id, plates } of allQueues(answers))
        for (const plate of plates) expect(rules.counters.get(plate)?.queues).toContain(id);
      expect([...rules.desks]).toEqual(answers.desk === undefined ? [] : [answers.desk]);
      expect(
        [...rules.services.values()].map(({ name, papers, route }) => ({
          name,
          papers,
          route: route.map(queuesOf),
        })),
      ).toEqual(
        answers.services.map(({ name, papers, steps }) => ({
          name,
          papers,
          route: steps.map(({ queues }) => queues),
        })),
      );
      expect([...config.devices.keys()]).toEqual(answers.devices.map(({ id }) => id));
      const kiosk = config.devices.get('kiosk-1');
      if (kiosk !== undefined && isReader(kiosk) && kiosk.reads.are === 'presses')
        expect([...kiosk.reads.presses.keys()]).toEqual(presses(answers).map(({ line }) => line));
    }),
    { numRuns: 60 },
  );
});

it('whatever is typed, the file is YAML, and only what was typed is at fault', () => {
  const typed = fc.string({ unit: 'binary', size: 'max', maxLength: 300 });
  fc.assert(
    fc.property(anyAnswers, typed, (answers, text) => {
      const [institution] = answers.institutions;
      if (institution === undefined) return;
      const odd = {
        ...answers,
        name: text,
        supervisionPhone: text,
        institutions: answers.institutions.with(0, { ...institution, name: text }),
        services: answers.services.map(service => ({ ...service, papers: [text] })),
      };
      const read = readConfigText('hall.yaml', configText(odd, text));
      const places = read.ok ? [] : read.faults.map(({ path }) => path);
      for (const place of places)
        expect(place).toMatch(
          /^(?:name|supervisionPhone|institutions\.[\w-]+\.name|services\.[\w-]+\.papers\[0\])$/,
        );
    }),
    { numRuns: 60 },
  );
});

it('what the buttons of a box really send stands in the file, and those it has not are left out', () => {
  fc.assert(
    fc.property(anyAnswers, answers => {
      const all = presses(answers);
      const sends = Object.fromEntries(
        all.map(({ line }, nth) => [line, nth % 3 === 0 ? '' : `BTN: #${nth}`]),
      );
      const devices = answers.devices.map(one => (one.reads === 'presses' ? { ...one, sends } : one));
      const kiosk = good({ ...answers, devices }).devices.get('kiosk-1');
      if (kiosk !== undefined && isReader(kiosk) && kiosk.reads.are === 'presses')
        expect([...kiosk.reads.presses.keys()]).toEqual(Object.values(sends).filter(line => line !== ''));
    }),
    { numRuns: 20 },
  );
});
