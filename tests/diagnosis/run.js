// @ts-check
// How often each slip is named, as a table: `npm run diagnosis`.
import { spawnSync } from 'node:child_process';
import { buildPreset } from '../../web/tools/cmake.js';
import { setUp } from '../../web/tools/setup.js';

setUp(['cpp']);
try {
  buildPreset('native', { targets: ['diagnosis_rates'], options: { BACKPROP_TESTS: 'ON' } });
  const { status } = spawnSync('build/native/tests/cpp/diagnosis_rates', { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
