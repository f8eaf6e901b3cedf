// What Emscripten's glue exports: one factory, and the module that it makes.

interface GlueError {
  path: string;
  expected: string;
  got: string;
}

type Outcome<Value> = { value: Value; error?: undefined } | { value?: undefined; error: GlueError };

/** What the module can do. A session is a number; methods that return text return JSON. */
export interface Glue {
  open(json: string, iteration: number): Outcome<number>;
  close(session: number): void;
  next(session: number, grain: string): Outcome<string>;
  back(session: number, grain: string): Outcome<string>;
  goToStep(session: number, iteration: number, step: number): Outcome<string>;
  goToCell(session: number, iteration: number, step: number, cell: number): Outcome<string>;
  train(session: number, iterations: number): Outcome<string>;
  /** A batch size of 0 stands for all examples, a negative seed for none. */
  trainOnBatches(
    session: number,
    iterations: number,
    batchSize: number,
    shuffleSeed: number,
  ): Outcome<string>;
  setLearningRate(session: number, learningRate: number): Outcome<string>;
  edit(session: number, json: string, continues: boolean): Outcome<string>;
  setEntry(
    session: number,
    quantity: string,
    row: number,
    column: number,
    value: number,
    continues: boolean,
  ): Outcome<string>;
  restart(session: number, json: string, iteration: number): Outcome<string>;
  undo(session: number): Outcome<string>;
  redo(session: number): Outcome<string>;
  history(session: number): Outcome<string>;
  origin(session: number): Outcome<string>;
  documentAtStart(session: number): Outcome<string>;
  /** Here and below, a negative example stands for the whole batch. */
  steps(session: number, example: number): Outcome<string>;
  longForm(session: number, example: number): Outcome<string>;
  position(session: number): Outcome<string>;
  quantity(
    session: number,
    name: string,
    example: number,
  ): Outcome<{ rows: number; columns: number; values: Float64Array }>;
  arithmetic(session: number, step: number, cell: number, example: number): Outcome<string>;
  longFormArithmetic(
    session: number,
    equation: number,
    cell: number,
    example: number,
  ): Outcome<string>;
  checkGradients(session: number, h: number): Outcome<string>;
  checkGradient(
    session: number,
    parameter: string,
    row: number,
    column: number,
    h: number,
  ): Outcome<string>;
  paths(
    session: number,
    parameter: string,
    row: number,
    column: number,
    most: number,
    example: number,
  ): Outcome<string>;
  health(session: number, example: number): Outcome<string>;
  loss(session: number): Outcome<number>;
  document(session: number): Outcome<string>;
  firstNonFinite(session: number): Outcome<string>;
}

export type { Outcome };

export default function create(options: {
  wasmBinary?: Uint8Array;
  locateFile?: (name: string) => string;
}): Promise<Glue>;
