import { shareOf, testRuns } from './demo-runs.ts';

testRuns(await shareOf(import.meta.url));
