import { it } from 'vitest';
import { follow } from './turns-of-networks.ts';
import { expectAsRecorded, recorded } from './turns-recorded.ts';

it.each([0.1, 0.14, 0.2])('all thirty networks turn as recorded, η = %f', (eta) => {
  for (const [replica, seen] of recorded().get(eta)!.entries()) expectAsRecorded(follow(replica, eta), seen);
});
