/** A list that is looked through at the end of its questions, or when it is corrected: add, change, take out. */
import { askOne } from '../prompts.ts';
import { words } from '../words.ts';

/** `change` left out: what it is cannot be changed, only taken out. `test`: it can show itself. */
export type Listed<Item> = {
  what: string;
  nameOf(item: Item): string;
  add(items: readonly Item[]): Promise<readonly Item[]>;
  change?(items: readonly Item[], index: number): Promise<readonly Item[]>;
  test?(item: Item): Promise<void>;
};

export async function askList<Item>(
  before: readonly Item[],
  { what, nameOf, add, change, test }: Listed<Item>,
): Promise<readonly Item[]> {
  let items = before;
  for (;;) {
    const picked = await askOne<number | 'add' | 'done'>(
      words.menu.which(what),
      [
        { name: words.menu.done, value: 'done' },
        { name: words.menu.add, value: 'add' },
        ...items.map((item, value) => ({ name: nameOf(item), value })),
      ],
      'done',
    );
    if (picked === 'done') return items;
    if (picked === 'add') {
      items = await add(items);
      continue;
    }
    const item = items[picked];
    if (item === undefined) continue;
    const did = await askOne<'change' | 'test' | 'remove' | 'back'>(words.menu.what(nameOf(item)), [
      ...(change === undefined ? [] : [{ name: words.menu.change, value: 'change' as const }]),
      ...(test === undefined ? [] : [{ name: words.menu.test, value: 'test' as const }]),
      { name: words.menu.remove, value: 'remove' },
      { name: words.menu.back, value: 'back' },
    ]);
    if (did === 'remove') items = items.toSpliced(picked, 1);
    if (did === 'change' && change !== undefined) items = await change(items, picked);
    if (did === 'test') await test?.(item);
  }
}
