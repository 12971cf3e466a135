/** Draws a plot as SVG without a browser. */
import { BarChart, CustomChart, LineChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

export type PlotOption = EChartsCoreOption;
/** In CSS pixels. */
export type Size = { width: number; height: number };

/** `name`: distinct from the other plots on the page, for what is named within the SVG is named within the page. */
export function drawn(name: string, option: PlotOption, size: Size): string {
  use([BarChart, CustomChart, LineChart, GridComponent, SVGRenderer]);
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({ animation: false, ...option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return still(svg).replaceAll(/(id="|url\(#)zr\d+-/g, `$1${name}-`);
}

/** Without what the library leaves for a browser that would animate it or answer the mouse. */
function still(svg: string): string {
  return svg
    .replaceAll(/<style\b[^]*?<\/style>/g, '')
    .replaceAll(/ (?:ecmeta_\w+|pointer-events|class)="[^"]*"/g, '');
}
