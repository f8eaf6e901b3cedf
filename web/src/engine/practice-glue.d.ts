// What Emscripten's glue of practice exports: one factory, and the module that it makes.
import type { Outcome } from './glue.js';
import type { Audit, Judgement, RoundedStep } from './practice-types.js';

/** What the module can do. A sheet is a number. */
export interface PracticeGlue {
  openSheet(json: string): Outcome<number>;
  closeSheet(sheet: number): void;
  /** The answer is JSON text. */
  judge(sheet: number, answer: string): Outcome<Judgement>;
  byHand(sheet: number, decimals: number): Outcome<RoundedStep[]>;
  audit(sheet: number): Outcome<Audit>;
}

export default function create(options: {
  wasmBinary?: Uint8Array;
  locateFile?: (name: string) => string;
}): Promise<PracticeGlue>;
