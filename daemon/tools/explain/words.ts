/** What `explain` says, in the language that is spoken: a folder each. */
import { spoken } from '../../text/spoken.ts';
import { sentenceAgainst } from './en/complaint.ts';
import { faults, gone } from './en/faults.ts';
import { tellStory } from './en/story.ts';
import { sentenceAgainst as sentenceInChinese } from './zh-CN/complaint.ts';
import { faults as faultsInChinese, gone as goneInChinese } from './zh-CN/faults.ts';
import { tellStory as storyInChinese } from './zh-CN/story.ts';

export const words = spoken({
  en: { sentenceAgainst, faults, gone, tellStory },
  'zh-CN': {
    sentenceAgainst: sentenceInChinese,
    faults: faultsInChinese,
    gone: goneInChinese,
    tellStory: storyInChinese,
  },
});
