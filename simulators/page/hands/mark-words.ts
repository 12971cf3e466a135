/** The marks at the far left of a pad's LCD: in Chinese those of docs/pad-card.html. */
import type { Language } from '../words/language.ts';

const meanings: Readonly<Record<number, Record<Language, string>>> = {
  1: { zh: '人来没来还不知道', en: 'nobody knows whether they came' },
  4: { zh: '办结前要先选银行', en: 'a choice must be made before it is finished' },
  5: { zh: '有人申请绿色通道', en: 'green channel is asked for' },
  7: { zh: '已标记不予办理', en: 'marked as refused' },
  8: { zh: '已标记材料不全', en: 'marked as papers missing' },
  9: { zh: '叫了没走过来的优先号', en: 'called and has not come: fetch them' },
};

/** A mark of a newer hall than this page is told as it stands there. */
export function markMeaning(mark: number, language: Language): string {
  return meanings[mark]?.[language] ?? String(mark);
}
