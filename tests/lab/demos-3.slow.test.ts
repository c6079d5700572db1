import { testRuns } from './demo-runs.ts';

testRuns(import.meta.filename);
