import '/work/w/finite-samples/src/lab/runner/node.ts';
const { experiment } = await import('/work/w/finite-samples/src/lab/demos/lucky-overfitting/experiment.ts');
const { meanOfMinimum, lawOfMinimum, sumInterval } = await import('/work/w/finite-samples/src/lab/demos/lucky-overfitting/exact.ts');
const [n, runs, d, seed, most] = process.argv.slice(2);
const t0 = performance.now();
let last = t0, longest = 0;
for (const delta of experiment({ n: +n, runs: +runs, d: +d, most: +most }, +seed)) {
  const now = performance.now();
  longest = Math.max(longest, now - last); last = now;
  if (delta?.kind === 'point') {
    const x = delta.x;
    const extra = delta.series === 'train' ? [meanOfMinimum(+n, x).toFixed(4), ...sumInterval(lawOfMinimum(+n, x), +runs, 2.5e-5).map(v => (v / +n / +runs).toFixed(4))] : [];
    console.log(((now - t0) / 1000).toFixed(2), delta.series, x, delta.mean.toFixed(4), '±', delta.standardError.toFixed(4), ...extra);
  }
}
console.log('longest', longest.toFixed(0));
