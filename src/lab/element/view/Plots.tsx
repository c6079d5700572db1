import { Plot } from '../../figure/index.ts';
import { drawingsOf, NARROW, WIDE, type Drawing, type Scene } from './scene.ts';

/** Heights in px, for one plot and for several: two must fit under each other. */
const HEIGHT = { one: { narrow: 430, wide: 510 }, several: { narrow: 380, wide: 430 } };

/** The demo's plots under each other. While the page is built each is drawn for two widths, of which styles show one. */
export function Plots(scene: Scene) {
  const { demo, width } = scene;
  return (
    <div class="demo-plots">
      {drawingsOf(scene).map((drawing) => (
        <div key={drawing.key} class={classOf(drawing)}>
          {demo.plots.map((plot) => (
            <div key={plot.key} class="demo-plot">
              {demo.plots.length > 1 && <p class="plot-title">{plot.title}</p>}
              {(width === undefined ? [NARROW, WIDE] : [Math.min(WIDE, width)]).map((px, index) => {
                const size = px < WIDE * 0.96 ? 'narrow' : 'wide';
                const height = HEIGHT[demo.plots.length > 1 ? 'several' : 'one'][size];
                return (
                  <div key={index} class={width === undefined ? `at-${size}` : undefined}>
                    <Plot
                      demo={demo}
                      plot={plot}
                      prediction={drawing.prediction}
                      {...(drawing.otherwise ? { otherwise: drawing.otherwise } : {})}
                      snapshot={drawing.snapshot}
                      width={px}
                      height={height}
                      narrow={px < 480}
                      {...(drawing.frame ? { frame: drawing.frame } : {})}
                      waiting={drawing.waiting}
                    />
                  </div>
                );
              })}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}

function classOf({ waiting, only }: Drawing): string {
  return ['demo-drawing', waiting && 'waiting', only].filter(Boolean).join(' ');
}
