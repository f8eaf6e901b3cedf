// The package's entry `./practice`, as TypeScript sees it.
import type { loadPractice } from '../engine/practice.js';

export { loadPractice, practiceDocument } from '../engine/practice.js';
export type { Sheet } from '../engine/practice.js';
export type * from '../engine/practice-types.js';

/** Opens sheets on network documents; `loadPractice()` gives it. */
export type Practice = Awaited<ReturnType<typeof loadPractice>>;
