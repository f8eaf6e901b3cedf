// One reader's state: a document, a position in its training, and the way back.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/batches.h"
#include "core/derivation.h"
#include "core/document.h"
#include "core/gradient_check.h"
#include "core/iteration.h"

namespace backprop {

/// What moves at once: a whole phase, one equation, or one entry of its result.
enum class Grain { phase, step, cell };

/// Iterations, steps and cells count from 0. `cell` is the entry of the step's result at work, row
/// by row; without one the step is looked at whole, all its entries being done.
struct Position {
  std::size_t iteration = 0;
  std::size_t step = 0;
  std::optional<std::size_t> cell;

  friend bool operator==(const Position& a, const Position& b) {
    return a.iteration == b.iteration && a.step == b.step && a.cell == b.cell;
  }
};

/// The first entry of an iteration that is not finite; `step` made it, or none if the iteration
/// started with it.
struct NonFinite {
  Quantity quantity;
  std::size_t row;
  std::size_t column;
  double value;
  std::optional<std::size_t> step;
};

/// How far one session can train.
constexpr std::size_t kMostIterations = 1000000;
/// How many parameters one gradient check can go through: each costs two forward passes.
constexpr std::size_t kMostChecks = 10000;
/// What a gradient check nudges by unless told: near the cube root of a double's precision, where
/// the error of the difference quotient and that of rounding are balanced.
constexpr double kNudge = 1e-5;

/// Position is all the state that moves: going somewhere directly equals stepping there, and going
/// back across an update restores the earlier parameters bit by bit. Parameters of past iterations
/// are kept at a bounded number of checkpoints; those between are trained again from the nearest.
class Session {
 public:
  explicit Session(Document document);

  const std::vector<Step>& steps() const { return steps_; }
  const Position& position() const { return position_; }

  /// Everything of the iteration at the position, done or yet to be done. It is worked out when it
  /// is first asked for: training on costs nothing for what nobody looks at.
  const Iteration& iteration() const;

  /// The same for one example of its batch alone, counted from 0; without one, the whole batch.
  /// Throws InputError if the batch has no such example.
  const Iteration& iteration(std::optional<std::size_t> example) const;

  /// Moves one grain on, past the last step into the next iteration:
  ///   phase  to the end of the phase: its last step, whole; from there to the end of the next one
  ///   step   to the next step, whole
  ///   cell   to the next entry of the result, row by row; after the last to the next step's first
  /// Throws InputError at the end of the last iteration.
  void next(Grain grain);
  /// The reverse. It stays at the very start.
  void back(Grain grain);
  /// Goes to any position, training as far as needed. Throws InputError if there is no such step or
  /// cell, or if the iteration is further than kMostIterations.
  void goTo(const Position& position);
  /// Trains on to the start of a later iteration; with `batches`, these are learned from, from this
  /// iteration on. Throws InputError if the iteration is further than kMostIterations, or if a
  /// batch has more examples than there are.
  void train(std::size_t iterations, const std::optional<Batches>& batches = std::nullopt);

  /// The values of a quantity of this iteration by its name, or of one example's share of it.
  /// Throws InputError if there is none.
  const Matrix& quantity(std::string_view name,
                         std::optional<std::size_t> example = std::nullopt) const;

  /// How one entry of a step's result is worked out; of an example's share if one is given, but for
  /// the update, which takes all examples. Throws InputError if there is none such.
  Expression arithmetic(std::size_t step, std::size_t cell,
                        std::optional<std::size_t> example = std::nullopt) const;

  /// The way that the short form of dZ[L] saves; nothing without a short form.
  std::vector<Equation> longForm(std::optional<std::size_t> example = std::nullopt) const;

  /// How one entry of an equation of the long form is worked out.
  Expression longFormArithmetic(std::size_t equation, std::size_t cell,
                                std::optional<std::size_t> example = std::nullopt) const;

  /// The gradients of this iteration against the slope of the loss, for every trained parameter or
  /// for one by its name and place. Throws InputError if there is no such parameter, if there are
  /// more than kMostChecks of them, or unless h is a finite number above 0.
  std::vector<GradientCheck> checkGradients(double h = kNudge) const;
  GradientCheck checkGradient(std::string_view parameter, std::size_t row, std::size_t column,
                              double h = kNudge) const;

  /// The learning rate from this iteration on; what was trained after it is forgotten. Throws
  /// InputError unless it is a finite number above 0.
  void setLearningRate(double learningRate);

  /// The document with the parameters as they are at the position: each update counts once its
  /// step is done.
  Document document() const;
  /// The loss of all the document's examples with those parameters.
  double loss() const;

  /// The first entry that is not finite, in the order in which the iteration makes them.
  std::optional<NonFinite> firstNonFinite() const;

 private:
  void enter(std::size_t iteration);
  void forgetIteration();
  void keepCheckpoint(std::size_t iteration, const Training& training);
  const Examples& examplesOf(std::size_t iteration) const;
  std::size_t exampleCount(std::size_t iteration) const;
  Parameters currentParameters() const;
  bool isUpdating() const;
  std::size_t cellCount(std::size_t step) const;
  std::size_t cellCount(std::size_t step, std::size_t otherIteration) const;
  bool isDone(std::size_t step) const;
  bool endsPhase(std::size_t step) const;
  void nextCell();
  void backCell();
  void backStep();

  /// Something that holds from an iteration on; lists of it are in order and begin at iteration 0.
  template <typename Value>
  struct Since {
    std::size_t iteration;
    Value value;
  };
  template <typename Value>
  static const Since<Value>& latest(const std::vector<Since<Value>>& list, std::size_t iteration);
  template <typename Value>
  static void forgetAfter(std::vector<Since<Value>>& list, std::size_t iteration);

  const Document document_;  // its parameters are those of iteration 0
  const std::vector<Step> steps_;
  std::vector<Since<Training>> checkpoints_;  // what an iteration starts with
  std::size_t checkpointInterval_ = 1;
  std::vector<Since<Optimizer>> optimizers_;
  std::vector<Since<Batches>> batches_;  // each counts its batches from its own first iteration
  mutable BatchReader batchReader_;
  Workspace workspace_;
  Training training_;                             // what the iteration at the position starts with
  mutable std::unique_ptr<Iteration> iteration_;  // null until somebody looks
  mutable std::unique_ptr<Iteration> share_;      // of the example looked at last
  mutable std::size_t sharedExample_ = 0;
  Position position_;
};

}  // namespace backprop
