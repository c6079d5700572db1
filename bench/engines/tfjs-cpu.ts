import '@tensorflow/tfjs-backend-cpu';
import { setBackend } from '@tensorflow/tfjs-core';
import type { Workload } from '../workload.ts';
import { create as train } from './tfjs.ts';

export const name = 'tfjs-cpu';

export async function create(workload: Workload) {
  await setBackend('cpu');
  return train(workload);
}
