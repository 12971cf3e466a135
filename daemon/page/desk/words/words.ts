/** What the page says, in one language at a time. */
import { computed } from '@preact/signals';
import { withOwn } from '../../stream/own-words.ts';
import { infoTold } from '../told/source.ts';
import { language } from './language.ts';
import { names } from './names.ts';
import { chinese, english, type Words } from './tables.ts';

/** The hall tells its own once somebody is signed in. */
export const words = computed<Words>(() => {
  const ours = language.value === 'en' ? english : chinese;
  return withOwn(ours, names, infoTold.value?.words?.[language.value], 'desk');
});
