/** What `explain` says, in the language that is spoken: each has a folder beside `en`. */
import { spoken } from '../../text/spoken.ts';
import { sentenceAgainst } from './en/complaint.ts';
import { faults, gone } from './en/faults.ts';
import { tellStory } from './en/story.ts';

export const words = spoken({ en: { sentenceAgainst, faults, gone, tellStory } });
