import type { Workload } from '../workload.ts';
import { create as train } from './ours.ts';

export const name = 'ours-plain';

/** The guide's reference: plain tfjs operations, replicas batched, no tape. */
export const create = (workload: Workload) => train(workload, 'plain');
