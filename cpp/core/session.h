// One reader's state: a document, a position in its training, what was edited, and the way back.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/batches.h"
#include "core/document.h"
#include "core/era.h"
#include "core/gradient_check.h"
#include "core/history.h"
#include "core/iteration.h"
#include "core/position.h"

namespace backprop {

/// What moves at once: a whole phase, one equation, or one entry of its result.
enum class Grain { phase, step, cell };

/// The first entry of an iteration that is not finite; `step` made it, or none if the iteration
/// started with it.
struct NonFinite {
  Quantity quantity;
  std::size_t row;
  std::size_t column;
  double value;
  std::optional<std::size_t> step;
};

/// How many parameters one gradient check can go through: each costs two forward passes.
constexpr std::size_t kMostChecks = 10000;
/// What a gradient check nudges by unless told: near the cube root of a double's precision, where
/// the error of the difference quotient and that of rounding are balanced.
constexpr double kNudge = 1e-5;

/// Position is all the state that moves: going somewhere directly equals stepping there, and going
/// back across an update restores the earlier parameters bit by bit. Parameters of past iterations
/// are kept at a bounded number of checkpoints; those between are trained again from the nearest.
/// An edit is in force from the iteration at the position on, and what was trained after it is
/// forgotten; going back across it shows the network that was before.
class Session {
 public:
  /// The document's parameters are what the first iteration starts with. Throws InputError if that
  /// is further than kMostIterations.
  explicit Session(Document document, std::size_t firstIteration = 0);

  /// The equations of the iteration at the position; they hold until the next move or edit.
  const std::vector<Step>& steps() const { return era_->network->steps; }
  const Position& position() const { return position_; }
  /// The iteration that cannot be gone back beyond.
  std::size_t firstIteration() const { return history_.first().iteration; }
  /// Another number after each edit, undo, redo and restart, and wherever another network is in
  /// force than before.
  std::size_t revision() const { return revision_; }

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
  /// cell, or if the iteration is before the first or further than kMostIterations.
  void goTo(const Position& position);
  /// Trains on to the start of a later iteration; with `batches`, these are learned from, from this
  /// iteration on, which is an edit if they are others than before. Throws InputError if the
  /// iteration is further than kMostIterations, or if a batch has more examples than there are.
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

  // Edits. With `continues` one that is made at the same iteration as the last, nothing being
  // undone in between, is undone together with it. What is refused leaves everything as it is.

  /// From this iteration on the network is this document, whose parameters and memory the iteration
  /// starts with; batches stay as they are. The position stays at the step that makes the same
  /// quantity, and at its cell; where there is none, at the first step of the same phase.
  void edit(Document document, bool continues = false);
  /// One entry of X, Y (their columns are those of the iteration's batch), W[l] or b[l], as this
  /// iteration starts, or of alpha; the optimiser keeps its memory. A target of the cross-entropies
  /// is a probability; with softmax the others of its column share what is left in the proportion
  /// that they had, equally if all were 0. Throws InputError that names the quantity.
  void setEntry(std::string_view quantity, std::size_t row, std::size_t column, double value,
                bool continues = false);
  /// The learning rate from this iteration on. Throws InputError unless it is a finite number
  /// above 0.
  void setLearningRate(double learningRate);
  /// Throws the training away and begins with this document, without batches. Throws InputError if
  /// the iteration is further than kMostIterations.
  void restart(Document document, std::size_t firstIteration = 0);

  /// Takes an edit back, or makes it again, and goes to where it was made. Stays if there is none.
  void undo();
  void redo();
  std::size_t undoCount() const { return history_.undoCount(); }
  std::size_t redoCount() const { return history_.redoCount(); }

  /// The document with the parameters and the optimiser's memory as they are at the position: each
  /// update counts once its step is done.
  Document document() const;
  /// The same as the iteration started.
  Document documentAtStart() const { return documentOf(*era_, training_); }
  /// Where the network at the position came into force: a session that starts there with that
  /// document comes to the same bits at the position, but for batches, which no document holds.
  struct Origin {
    std::size_t iteration;
    Document document;
  };
  Origin origin() const { return {era_->iteration, documentOf(*era_, *era_->start)}; }
  /// The loss of all the document's examples with those parameters.
  double loss() const;

  /// The first entry that is not finite, in the order in which the iteration makes them.
  std::optional<NonFinite> firstNonFinite() const;

 private:
  void enter(std::size_t iteration);
  void arrive(const std::optional<Position>& position);
  void forgetIteration();
  Position positionIn(const Era& era) const;
  Era eraFromHere() const;
  void changeFromHere(Era&& era, Position there, bool continues);
  void setBatches(const Batches& batches);
  const Architecture& architecture() const { return era_->network->architecture; }
  const Examples& examplesOf(std::size_t iteration) const;
  Training currentTraining() const;
  bool isUpdating() const;
  std::size_t cellCount(std::size_t step) const;
  bool isDone(std::size_t step) const;
  bool isAtStart() const;
  void nextCell();
  void backCell();
  void backStep();

  History history_;
  EraPointer era_;  // that the position is in
  mutable BatchReader batchReader_;
  Workspace workspace_;
  Training training_;                             // what the iteration at the position starts with
  mutable std::unique_ptr<Iteration> iteration_;  // null until somebody looks
  mutable std::unique_ptr<Iteration> share_;      // of the example looked at last
  mutable std::size_t sharedExample_ = 0;
  Position position_;
  std::size_t revision_ = 0;
};

}  // namespace backprop
