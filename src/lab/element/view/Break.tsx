import { breaking } from '../../contract/parameter.ts';
import { LabelHtml } from '../../figure/index.ts';
import { Claim } from './Claim.tsx';
import type { Scene } from './scene.ts';
import { Slider } from './Slider.tsx';

/** The hypothesis, what should happen without it, and the slider that takes it away. */
export function Break({ prefix, demo, options, state, commands }: Scene) {
  const parameter = breaking(demo.parameters);
  const { claim, hypothesis, expect, holds } = parameter.breaks;
  const Heading = options.standalone ? 'h3' : 'h4';
  const end = (value: number) => (value === holds ? 'holds' : 'broken');
  return (
    <div class="demo-break">
      <div>
        <Heading>Break the hypothesis</Heading>
        <p>
          <Claim label={claim} options={options} /> assumes that <LabelHtml source={hypothesis} />.{' '}
          <LabelHtml source={expect} />
        </p>
      </div>
      <div class="with-script">
        <Slider
          id={`${prefix}-${parameter.key}`}
          parameter={parameter}
          value={state.values[parameter.key] as number}
          onChange={(value) => commands?.change(parameter, value)}
        >
          <p class="slider-ends" aria-hidden="true">
            <span>{end(parameter.min)}</span>
            {holds !== parameter.min && holds !== parameter.max && <span>holds at {holds}</span>}
            <span>{end(parameter.max)}</span>
          </p>
        </Slider>
      </div>
    </div>
  );
}
