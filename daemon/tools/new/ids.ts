/** An id for what has a name: the letters of the name, or what such a thing is called in the halls that stand already. */

const known: readonly (readonly [RegExp, string])[] = [
  [/工商银行|工行/, 'icbc'],
  [/建设银行|建行/, 'ccb'],
  [/农业银行|农行/, 'abc'],
  [/交通银行|交行/, 'bocom'],
  [/邮储|邮政储蓄/, 'psbc'],
  [/招商银行|招行/, 'cmb'],
  [/中国银行|中行/, 'boc'],
  [/银行/, 'bank'],
  [/审批|审核/, 'approval'],
  [/提取/, 'withdrawal'],
  [/贷款/, 'loan'],
  [/归集|缴存/, 'collection'],
  [/咨询|问讯|导办/, 'advice'],
  [/转移/, 'transfer'],
  [/盖章|用印/, 'seal'],
  [/医保/, 'medical'],
  [/社保/, 'social'],
  [/不动产|房产/, 'property'],
  [/税/, 'tax'],
  [/公安|户籍/, 'police'],
  [/中心/, 'centre'],
];

/** What a route says in the place of a queue. */
const ofRoutes = ['ask', 'shortest'];
const longest = 24;

/** `otherwise`: where nothing of the name can stand in an id. */
export function idOf(name: string, otherwise: string): string {
  const found = known.find(([named]) => named.test(name))?.[1];
  const letters = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replaceAll(/^-+|-+$/g, '');
  return found ?? (letters === '' || ofRoutes.includes(letters) ? otherwise : letters);
}
