/** 首问责任: how many questions were asked, answered in time and passed on, of whom and where (R17). */
import type { QuestionLine } from '../../history/questions.ts';
import type { Dimension, Group } from './group.ts';

export function countQuestions(
  { day, questions }: { day: string; questions: ReadonlyMap<string, QuestionLine> },
  of: (dimension: Dimension, id: string) => Group,
): void {
  for (const line of questions.values())
    for (const group of groupsOf(line, day, of)) {
      if (!line.carried) group.questionsOpened += 1;
      group.questionsPassed += line.accepted;
      if (line.closedAt === undefined) group.questionsOpen += 1;
      else if (line.lapsed !== true) {
        group.questionsAnswered += 1;
        if (line.late !== true) group.questionsInTime += 1;
      }
    }
}

/** Of the clerk who owns it now, or did when it was answered; a supervisor's is no clerk's. */
function groupsOf(
  { institution, counter, owner }: QuestionLine,
  day: string,
  of: (dimension: Dimension, id: string) => Group,
): Group[] {
  return [
    of('hall', ''),
    of('day', day),
    ...(institution === undefined ? [] : [of('institution', institution)]),
    ...(counter === undefined ? [] : [of('counter', counter)]),
    ...(owner === undefined ? [] : [of('clerk', owner)]),
  ];
}
