// What Emscripten's glue exports: one factory, and the module that it makes.

interface GlueError {
  path: string;
  expected: string;
  got: string;
}

type Outcome<Value> = { value: Value; error?: undefined } | { value?: undefined; error: GlueError };

/** What the module can do. A session is a number; methods that return text return JSON. */
export interface Glue {
  open(json: string): Outcome<number>;
  close(session: number): void;
  next(session: number, grain: string): Outcome<string>;
  back(session: number, grain: string): Outcome<string>;
  goToStep(session: number, iteration: number, step: number): Outcome<string>;
  goToCell(session: number, iteration: number, step: number, cell: number): Outcome<string>;
  train(session: number, iterations: number): Outcome<string>;
  setLearningRate(session: number, learningRate: number): Outcome<undefined>;
  steps(session: number): Outcome<string>;
  position(session: number): Outcome<string>;
  quantity(
    session: number,
    name: string,
  ): Outcome<{ rows: number; columns: number; values: Float64Array }>;
  arithmetic(session: number, step: number, cell: number): Outcome<string>;
  loss(session: number): Outcome<number>;
  document(session: number): Outcome<string>;
  firstNonFinite(session: number): Outcome<string>;
}

export type { Outcome };

export default function create(options: {
  wasmBinary?: Uint8Array;
  locateFile?: (name: string) => string;
}): Promise<Glue>;
