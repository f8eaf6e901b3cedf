// What Emscripten's glue exports: one factory, and the module that it makes.
import type {
  EditHistory,
  Equation,
  Expression,
  GradientCheck,
  Health,
  NetworkDocument,
  NonFinite,
  Origin,
  Paths,
  Position,
  Step,
} from './types.js';

/** JSON text: {value}, or {error} with the path, what was expected and what came. */
type Outcome<Value> = string & { readonly outcomeOf?: Value };

/** Where a session stands; another revision means other steps. */
type RevisedPosition = Position & { revision: number };

/** The numbers of a matrix lie in HEAPF64, from `address` on, which counts bytes. */
type MatrixInMemory = { rows: number; columns: number; address: number };

/** What the module can do. A session is a number. */
export interface Glue {
  readonly HEAPF64: Float64Array;
  open(json: string, iteration: number): Outcome<number>;
  close(session: number): void;
  next(session: number, grain: string): Outcome<RevisedPosition>;
  back(session: number, grain: string): Outcome<RevisedPosition>;
  goToStep(session: number, iteration: number, step: number): Outcome<RevisedPosition>;
  goToCell(
    session: number,
    iteration: number,
    step: number,
    cell: number,
  ): Outcome<RevisedPosition>;
  train(session: number, iterations: number): Outcome<RevisedPosition>;
  /** A batch size of 0 stands for all examples, a negative seed for none. */
  trainOnBatches(
    session: number,
    iterations: number,
    batchSize: number,
    shuffleSeed: number,
  ): Outcome<RevisedPosition>;
  setLearningRate(session: number, learningRate: number): Outcome<RevisedPosition>;
  edit(session: number, json: string, continues: boolean): Outcome<RevisedPosition>;
  setEntry(
    session: number,
    quantity: string,
    row: number,
    column: number,
    value: number,
    continues: boolean,
  ): Outcome<RevisedPosition>;
  restart(session: number, json: string, iteration: number): Outcome<RevisedPosition>;
  undo(session: number): Outcome<RevisedPosition>;
  redo(session: number): Outcome<RevisedPosition>;
  history(session: number): Outcome<EditHistory>;
  origin(session: number): Outcome<Origin>;
  documentAtStart(session: number): Outcome<NetworkDocument>;
  /** Here and below, a negative example stands for the whole batch. */
  steps(session: number, example: number): Outcome<Step[]>;
  longForm(session: number, example: number): Outcome<Equation[]>;
  position(session: number): Outcome<RevisedPosition>;
  quantity(session: number, name: string, example: number): Outcome<MatrixInMemory>;
  arithmetic(session: number, step: number, cell: number, example: number): Outcome<Expression>;
  longFormArithmetic(
    session: number,
    equation: number,
    cell: number,
    example: number,
  ): Outcome<Expression>;
  checkGradients(session: number, h: number): Outcome<GradientCheck[]>;
  checkGradient(
    session: number,
    parameter: string,
    row: number,
    column: number,
    h: number,
  ): Outcome<GradientCheck>;
  paths(
    session: number,
    parameter: string,
    row: number,
    column: number,
    most: number,
    example: number,
  ): Outcome<Paths>;
  health(session: number, example: number): Outcome<Health>;
  loss(session: number): Outcome<number>;
  document(session: number): Outcome<NetworkDocument>;
  firstNonFinite(session: number): Outcome<NonFinite | null>;
}

export type { Outcome, RevisedPosition };

export default function create(options: {
  wasmBinary?: Uint8Array;
  locateFile?: (name: string) => string;
}): Promise<Glue>;
