/** What differs between the models: their keys, and the numbers of their lights. */

/** `columns`, `rows`: of its keys; `lights`: how the numbers of their lights go. */
export type Model = {
  name: string;
  columns: number;
  rows: number;
  lights: 'by column' | 'as the keys' | 'stick' | 'none';
};

const models: readonly (Model & { products: readonly number[] })[] = [
  { name: 'XK-24', products: [1029, 1027], columns: 4, rows: 6, lights: 'by column' },
  { name: 'XK-60', products: [1121, 1123, 1231, 1234], columns: 10, rows: 8, lights: 'by column' },
  { name: 'XK-80', products: [1089, 1091, 1217, 1220], columns: 10, rows: 8, lights: 'by column' },
  { name: 'XK-68', products: [1114, 1116, 1117, 1119], columns: 10, rows: 8, lights: 'by column' },
  { name: 'XK-12', products: [1062, 1064, 1065, 1067], columns: 4, rows: 3, lights: 'by column' },
  {
    name: 'XK-16 LCD',
    products: [1316, 1317, 1318, 1319, 1320, 1322],
    columns: 4,
    rows: 4,
    lights: 'by column',
  },
  { name: 'XK-16', products: [1049, 1051, 1213, 1216], columns: 4, rows: 4, lights: 'stick' },
  { name: 'XK-8', products: [1130, 1132], columns: 4, rows: 2, lights: 'stick' },
  { name: 'XK-4', products: [1127, 1129], columns: 4, rows: 1, lights: 'stick' },
  { name: 'XK-3', products: [1080, 1082], columns: 1, rows: 4, lights: 'none' },
  { name: 'XKR-32', products: [1279, 1282], columns: 4, rows: 8, lights: 'by column' },
  {
    name: 'XKE-40',
    products: [1355, 1356, 1357, 1358, 1359, 1360, 1361],
    columns: 5,
    rows: 8,
    lights: 'as the keys',
  },
  { name: 'XKE-128', products: [1227, 1230], columns: 16, rows: 8, lights: 'by column' },
  {
    name: 'XBK-4x6',
    products: [1365, 1366, 1367, 1368, 1369, 1370, 1371],
    columns: 4,
    rows: 6,
    lights: 'as the keys',
  },
  {
    name: 'XBK-3x6',
    products: [1378, 1379, 1380, 1381, 1382, 1383, 1384],
    columns: 3,
    rows: 6,
    lights: 'as the keys',
  },
];

/** `told`: as the device describes itself, for a model that is not known here; `keyBytes`: those in its reports. */
export function modelOf(told: { product: number; columns: number; rows: number }, keyBytes: number): Model {
  const known = models.find(({ products }) => products.includes(told.product));
  if (known !== undefined) return known;
  return {
    name: `X-keys with the product id ${told.product.toString(16).padStart(4, '0')}`,
    columns: Math.min(told.columns, keyBytes),
    rows: Math.min(told.rows, 8),
    lights: 'by column',
  };
}

/** The light in the upper half of a key; `undefined` where it has none. `button`: from 1, column by column. */
export function lightOf({ columns, rows, lights }: Model, button: number): number | undefined {
  if (button < 1 || button > columns * rows) return undefined;
  const column = Math.floor((button - 1) / rows);
  const row = (button - 1) % rows;
  switch (lights) {
    case 'by column':
      // "value shown in key Figure 1": eight numbers a column, however many rows it has.
      return column * 8 + row;
    case 'as the keys':
      return button - 1;
    case 'stick': {
      // XK-16 Data Report, Index Based Set Backlights: key 5 = 5, key 6 = 8, key 11 = 13, key 12 = 16.
      const fromTheLeft = column + columns * row;
      return fromTheLeft + 2 * Math.floor(fromTheLeft / 6);
    }
    case 'none':
      return undefined;
  }
}
