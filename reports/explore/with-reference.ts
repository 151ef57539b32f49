import type { Figure, LineConfiguration, Plot } from '../figure.ts';

/** The line of the reference: grey, below what is looked at. */
export const REFERENCE = '#8C959F';

type Dataset = LineConfiguration['data']['datasets'][number];

/** Lines, not the edges of bands, nor marks of events, which lie above all. */
function isLine({ fill, borderWidth, order }: Dataset): boolean {
  return fill === false && borderWidth !== 0 && order === undefined;
}

/** The lines of a plot in grey; what comes last is drawn below. */
function greyLines({ configuration }: Plot): Dataset[] {
  return configuration.data.datasets.filter(isLine).map((dataset) => ({
    ...dataset,
    label: `Reference: ${dataset.label ?? ''}`,
    borderColor: REFERENCE,
    pointBackgroundColor: REFERENCE,
    borderDash: [],
    borderWidth: 1.75,
  }));
}

/** The axis of the reference where it shows all of both; where neither does, the reference is cut at the edge. */
function onOneAxis(plot: Plot, reference: Plot): Plot {
  const [own, other] = [plot.axes.y.scale, reference.axes.y.scale];
  if (other.min > own.min || other.max < own.max) return plot;
  const { configuration } = plot;
  const scales = { ...configuration.options?.scales, y: reference.configuration.options?.scales?.y };
  return {
    ...plot,
    axes: { ...plot.axes, y: reference.axes.y },
    configuration: {
      ...configuration,
      options: { ...configuration.options, scales } as LineConfiguration['options'] & object,
    },
  };
}

/** A figure with the lines of the same figure of the reference behind its own; areas and bars have none. */
export function withReference(figure: Figure, reference: Figure | undefined): Figure {
  if (reference === undefined || reference.plots.length !== figure.plots.length) return figure;
  const behind = figure.plots.map((plot, k): Plot => {
    const beside = reference.plots[k] as Plot;
    const { configuration, ...rest } = onOneAxis(plot, beside);
    const { data } = configuration;
    return {
      ...rest,
      configuration: { ...configuration, data: { ...data, datasets: [...data.datasets, ...greyLines(beside)] } },
    };
  });
  return { ...figure, plots: behind as [Plot, ...Plot[]] };
}
