/** The hall manager: closes what is open for an answer, and confirms what the surge plan proposes. */
import type { Command } from '../../core/types/commands.ts';
import type { Event } from '../../core/types/events.ts';
import { type FollowUp, isOfRefusal } from '../../core/types/follow-up.ts';
import { type SurgeLevelId, surgeLevels } from '../../core/types/rules.ts';
import type { Stage } from './stage.ts';

const answerAfterMs = 30 * 60_000;
const confirmAfterMs = 2 * 60_000;
const levelForMs = 45 * 60_000;

export function openManager(stage: Stage): { react(event: Event): void } {
  function answer(open: FollowUp): void {
    const { id } = open;
    const command: Command = isOfRefusal(open)
      ? { verb: 'refusal-confirm', refusal: id }
      : { verb: 'follow-up-close', followUp: id };
    stage.at(stage.now() + answerAfterMs, () => stage.give(command));
  }

  /** Those whose owner is gone. */
  function answerQuestion(question: string): void {
    const text = '5f'.repeat(32);
    stage.at(stage.now() + answerAfterMs, () =>
      stage.give({ verb: 'question-close', question, text, told: 'phone' }),
    );
  }

  return {
    react(event) {
      if (event.kind === 'follow-up-opened' || event.kind === 'refusal-opened') answer(event.followUp);
      // What yesterday left open.
      if (event.kind === 'carried' && event.what === 'follow-up') answer(event.followUp);
      if (event.kind === 'question-passed' && event.to === undefined) answerQuestion(event.question);
      const level = event.kind === 'alarm-raised' ? proposed(event.alarm) : undefined;
      if (level !== undefined && stage.rules.surge?.automatic === false) {
        stage.at(stage.now() + confirmAfterMs, () => stage.give({ verb: 'surge-start', level }));
        stage.at(stage.now() + levelForMs, () => stage.give({ verb: 'surge-stop' }));
      }
    },
  };
}

/** The level that an alarm of the surge plan asks for (R9). */
function proposed(alarm: string): SurgeLevelId | undefined {
  return surgeLevels.find(level => alarm === `surge-${level}`);
}
