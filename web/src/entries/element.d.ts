// The package's entries `.` and `./element`, as TypeScript sees them.
import type { BackpropByHand } from '../element.js';
import type { NetworkDocument } from '../engine/types.js';
import type { Position } from '../model/place.js';

export { BackpropByHand } from '../element.js';
export type { Session } from '../engine/session.js';
export type {
  Activation,
  Conventions,
  Grain,
  NetworkDocument,
  Optimizer,
  Phase,
  TrainingMemory,
} from '../engine/types.js';
export type { Place, Position } from '../model/place.js';

/** What listeners get; all of them bubble, out of shadow trees too. */
export interface BackpropByHandEventMap {
  /** The network is shown for the first time. */
  'bbh-ready': CustomEvent<Position>;
  /** The reader is at another step or entry. */
  'bbh-step': CustomEvent<Position>;
  /**
   * The network is another: `reset` is back to what was opened, `open` another document, `move` a move
   * back or on across a change.
   */
  'bbh-edit': CustomEvent<{
    readonly document: NetworkDocument;
    reason: 'change' | 'undo' | 'redo' | 'reset' | 'open' | 'move';
  }>;
  /** Something was refused or could not be loaded. */
  'bbh-error': CustomEvent<{ message: string }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'backprop-by-hand': BackpropByHand;
  }
  interface GlobalEventHandlersEventMap extends BackpropByHandEventMap {}
}
