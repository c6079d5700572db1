import type { Workload } from '../workload.ts';
import { create as train } from './ours.ts';

export const name = 'ours-typed';

/** The guide's engine on typed arrays, without wasm. */
export const create = (workload: Workload) => train(workload, 'typed');
