import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { defaults } from '../../src/lab/contract/parameter.ts';
import { demo } from '../../src/lab/demos/mode-decay/demo.ts';
import { experiment } from '../../src/lab/demos/mode-decay/experiment.ts';
import {
  distance,
  LENGTH,
  MOMENT,
  power,
  remaining,
  STEP_SIZE,
} from '../../src/lab/demos/mode-decay/exact.ts';
import { DEFAULT_SEED } from '../../src/lab/contract/parameter.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/translation';

it('prints the sizes of the two layers', () => {
  const outputs = (28 - 2) ** 2 * 32;
  expect(prints(CHAPTER, String(32 * (9 + 1)), 'Conv2D(32, 3)')).toBe(true);
  expect(prints(CHAPTER, outputs.toLocaleString('en').replace(',', '{,}'), 'Conv2D(32, 3)')).toBe(true);
  expect(prints(CHAPTER, (28 * 28 * outputs).toLocaleString('en'), 'Conv2D(32, 3)')).toBe(true);
});

it('prints what the experiment shows', () => {
  const { slope, cut } = defaults(demo.parameters) as { slope: number; cut: number };
  const floor = distance({ slope, cut }, 'convolution', 1e6).mean * LENGTH;
  expect(floor).toBeCloseTo(7, 9);
  expect(prints(CHAPTER, '7', 'in 32 of the modes')).toBe(true);
  const slowest = 1 / (STEP_SIZE * power({ slope, cut: 16 }, 16));
  expect(prints(CHAPTER, slowest.toFixed(0), 'time constant of the last mode')).toBe(true);
  expect(
    prints(
      CHAPTER,
      (100 * remaining({ slope, cut }, 1, MOMENT)).toFixed(1),
      'strongest mode',
      'about a tenth',
    ),
  ).toBe(true);
  expect(prints(CHAPTER, String(power({ slope, cut }, 1) / power({ slope, cut }, cut)), 'times slower')).toBe(
    true,
  );
});

it('with half of the shifts the strongest mode keeps about a tenth', () => {
  const left: number[] = [];
  for (const delta of experiment({ ...defaults(demo.parameters), missing: 16 }, DEFAULT_SEED)) {
    if (delta?.kind !== 'point' || !delta.series.startsWith('mode-')) continue;
    if (delta.x <= 1) left.push(delta.mean);
    if (delta.series === 'mode-matrix' && delta.x === 1) break;
  }
  expect(left).toHaveLength(4);
  for (const value of left) {
    expect(value).toBeGreaterThan(0.08);
    expect(value).toBeLessThan(0.13);
  }
});
