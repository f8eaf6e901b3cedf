// The package's entry `./engine`, as TypeScript sees it.
import type { loadEngine } from '../engine/index.js';

export { EngineError, loadEngine } from '../engine/index.js';
export type { EditOptions, Session, StepReference } from '../engine/session.js';
export type * from '../engine/types.js';

/** Opens sessions on network documents; `loadEngine()` gives it. */
export type Engine = Awaited<ReturnType<typeof loadEngine>>;
