/** The hall in the language of the page, as it was told last: whether it still holds, `isHeard` says. */
import { computed } from '@preact/signals';
import { language } from '../words/language.ts';
import { hallOf } from './hall.ts';
import { topicsTold } from './source.ts';

export const hallTold = computed(() => hallOf(topicsTold.value, language.value));
