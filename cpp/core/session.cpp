#include "core/session.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/arithmetic.h"
#include "core/error.h"
#include "core/number_text.h"

namespace backprop {
namespace {

// Numbers that all checkpoints of a session may hold together, 16 MB of doubles; and how many
// checkpoints are enough for a small network.
constexpr std::size_t kMostKeptNumbers = 1u << 21;
constexpr std::size_t kMostCheckpoints = 256;

std::size_t countParameters(const Parameters& parameters) {
  std::size_t count = 0;
  for (const LayerParameters& layer : parameters) count += layer.W.size() + layer.b.size();
  return count;
}

std::size_t countNumbers(const Training& training) {
  std::size_t numbers = countParameters(training.parameters);
  for (const LayerMoments& layer : training.moments) {
    numbers += layer.W.v.size() + layer.W.s.size() + layer.b.v.size() + layer.b.s.size();
  }
  return numbers;
}

std::size_t checkpointLimit(const Training& training) {
  const std::size_t fitting = kMostKeptNumbers / countNumbers(training);
  return std::clamp<std::size_t>(fitting, 2, kMostCheckpoints);
}

/// Keeping one costs about as much time as training on three examples: with few of them keep it
/// seldom, but not so seldom that the way back to one takes more than about a twentieth of a
/// second.
std::size_t firstCheckpointInterval(const Training& training, std::size_t examples) {
  constexpr std::size_t kSpacingOfOneExample = 256, kMostWork = 50000000;
  const std::size_t work = countNumbers(training) * (examples + 4);
  std::size_t interval = 1;
  while (2 * interval * examples <= kSpacingOfOneExample && 2 * interval * work <= kMostWork) {
    interval *= 2;
  }
  return interval;
}

std::optional<NonFinite> findNonFinite(const Iteration& iteration, const Quantity& quantity,
                                       std::optional<std::size_t> step) {
  const Matrix& matrix = iteration.at(quantity);
  const auto& values = matrix.values();
  const auto at = std::find_if_not(values.begin(), values.end(),
                                   [](double value) { return std::isfinite(value); });
  if (at == values.end()) return std::nullopt;
  const auto index = static_cast<std::size_t>(at - values.begin());
  return NonFinite{quantity, index / matrix.columns(), index % matrix.columns(), *at, step};
}

std::optional<NonFinite> findFirstNonFinite(const Iteration& iteration,
                                            const std::vector<Step>& steps) {
  for (std::size_t l = 1; l <= iteration.architecture().depth(); ++l) {
    for (const QuantityKind kind : {QuantityKind::weights, QuantityKind::biases}) {
      if (auto found = findNonFinite(iteration, {kind, l}, std::nullopt)) return found;
    }
  }
  for (std::size_t step = 0; step < steps.size(); ++step) {
    if (auto found = findNonFinite(iteration, steps[step].result, step)) return found;
  }
  return std::nullopt;
}

void requireNudge(double h) {
  if (!std::isfinite(h) || h <= 0.0) {
    throw InputError("h", "a finite number above 0", numberText(h));
  }
}

void requireAtMost(std::size_t most, std::size_t value, const char* path) {
  if (value <= most) return;
  throw InputError(path, concatenate({"a whole number from 0 to ", countText(most)}),
                   countText(value));
}

/// The arithmetic of one entry of a formula's result, cells counting row by row.
Expression entryOf(const Iteration& iteration, const Quantity& result, const Expression& formula,
                   std::size_t cell) {
  const Matrix& matrix = iteration.at(result);
  requireAtMost(matrix.size() - 1, cell, "cell");
  return arithmetic(iteration, formula, cell / matrix.columns(), cell % matrix.columns());
}

}  // namespace

Session::Session(Document document)
    : document_(std::move(document)),
      steps_(deriveSteps(document_.architecture, document_.optimizer)) {
  optimizers_.push_back({0, document_.optimizer});
  batches_.push_back({0, {}});
  training_ = startTraining(document_.optimizer, document_.parameters);
  checkpoints_.push_back({0, training_});
  checkpointInterval_ = firstCheckpointInterval(training_, document_.examples.count());
}

void Session::next(Grain grain) {
  if (grain == Grain::cell) return nextCell();
  Position target{position_.iteration, position_.step, std::nullopt};
  const bool standsAtEndOfPhase = endsPhase(position_.step) && !position_.cell;
  if (grain == Grain::step || standsAtEndOfPhase) {
    if (++target.step == steps_.size()) target = {position_.iteration + 1, 0, std::nullopt};
  }
  if (grain == Grain::phase) {
    while (!endsPhase(target.step)) ++target.step;
  }
  goTo(target);
}

void Session::back(Grain grain) {
  if (grain == Grain::cell) return backCell();
  backStep();
  if (grain == Grain::step) return;
  while (!endsPhase(position_.step) && !(position_ == Position{})) backStep();
}

void Session::nextCell() {
  Position target = position_;
  if (target.cell && *target.cell + 1 < cellCount(target.step)) {
    ++*target.cell;
  } else {
    target.cell = 0;
    if (++target.step == steps_.size()) target = {position_.iteration + 1, 0, 0};
  }
  goTo(target);
}

void Session::backCell() {
  if (!position_.cell) {
    position_.cell = cellCount(position_.step) - 1;
  } else if (*position_.cell > 0) {
    --*position_.cell;
  } else if (position_.iteration > 0 || position_.step > 0) {
    backStep();
    position_.cell = cellCount(position_.step) - 1;
  }
}

void Session::backStep() {
  Position target{position_.iteration, position_.step, std::nullopt};
  if (target.step > 0) {
    --target.step;
  } else if (target.iteration > 0) {
    target = {target.iteration - 1, steps_.size() - 1, std::nullopt};
  }
  goTo(target);
}

void Session::goTo(const Position& position) {
  requireAtMost(kMostIterations, position.iteration, "position.iteration");
  requireAtMost(steps_.size() - 1, position.step, "position.step");
  if (position.cell) {
    requireAtMost(cellCount(position.step, position.iteration) - 1, *position.cell,
                  "position.cell");
  }
  if (position.iteration != position_.iteration) enter(position.iteration);
  position_ = position;
}

void Session::train(std::size_t iterations, const std::optional<Batches>& batches) {
  const std::size_t now = position_.iteration;
  requireAtMost(kMostIterations - now, iterations, "iterations");
  if (batches) {
    requireAtMost(document_.examples.count(), batches->size, "batchSize");
    const bool isAsBefore = batches_.back().iteration <= now && batches_.back().value == *batches;
    if (!isAsBefore) {
      forgetAfter(checkpoints_, now);
      forgetAfter(batches_, now);
      if (batches_.back().iteration == now) batches_.pop_back();
      if (batches_.empty() || !(batches_.back().value == *batches)) {
        batches_.push_back({now, *batches});
      }
      forgetIteration();
    }
  }
  goTo({now + iterations, 0, std::nullopt});
}

const Iteration& Session::iteration() const {
  if (!iteration_) {
    const std::size_t now = position_.iteration;
    iteration_ = std::make_unique<Iteration>(document_.architecture, examplesOf(now), training_,
                                             latest(optimizers_, now).value);
  }
  return *iteration_;
}

const Iteration& Session::iteration(std::optional<std::size_t> example) const {
  if (!example) return iteration();
  requireAtMost(iteration().exampleCount() - 1, *example, "example");
  if (!share_ || sharedExample_ != *example) {
    share_ = std::make_unique<Iteration>(iteration().shareOf(*example));
    sharedExample_ = *example;
  }
  return *share_;
}

const Matrix& Session::quantity(std::string_view name, std::optional<std::size_t> example) const {
  const auto quantity = parseQuantity(name);
  const Matrix* matrix = quantity ? iteration(example).find(*quantity) : nullptr;
  if (matrix) return *matrix;
  throw InputError("quantity", "the name of a quantity of this network, such as Z[1] or dW[1]",
                   concatenate({"\"", name, "\""}));
}

Expression Session::arithmetic(std::size_t step, std::size_t cell,
                               std::optional<std::size_t> example) const {
  requireAtMost(steps_.size() - 1, step, "step");
  const bool isUpdate = steps_[step].phase == Phase::update;
  const Iteration& looked = iteration(isUpdate ? std::nullopt : example);
  return entryOf(looked, steps_[step].result, steps_[step].formula, cell);
}

std::vector<Equation> Session::longForm(std::optional<std::size_t> example) const {
  const std::size_t L = document_.architecture.depth();
  const bool hasJacobian = iteration(example).find({QuantityKind::jacobian, L}) != nullptr;
  return deriveLongForm(document_.architecture, hasJacobian);
}

Expression Session::longFormArithmetic(std::size_t equation, std::size_t cell,
                                       std::optional<std::size_t> example) const {
  const std::vector<Equation> equations = longForm(example);
  if (equation >= equations.size()) {
    throw InputError("equation", "one of the long form's", countText(equation));
  }
  return entryOf(iteration(example), equations[equation].result, equations[equation].formula, cell);
}

std::vector<GradientCheck> Session::checkGradients(double h) const {
  requireNudge(h);
  requireAtMost(kMostChecks, countParameters(iteration().before().parameters), "parameters");
  return GradientChecker(iteration(), iteration().gradients(), h).checkAll();
}

GradientCheck Session::checkGradient(std::string_view parameter, std::size_t row,
                                     std::size_t column, double h) const {
  requireNudge(h);
  const auto quantity = parseQuantity(parameter);
  const bool isWeight = quantity && quantity->kind == QuantityKind::weights;
  const bool isBias = quantity && quantity->kind == QuantityKind::biases &&
                      document_.architecture.conventions.biases != BiasRule::frozen;
  const Matrix* matrix = isWeight || isBias ? iteration().find(*quantity) : nullptr;
  if (!matrix) {
    throw InputError("parameter", "the name of a trained parameter, such as W[1] or b[1]",
                     concatenate({"\"", parameter, "\""}));
  }
  requireAtMost(matrix->rows() - 1, row, "row");
  requireAtMost(matrix->columns() - 1, column, "column");
  return GradientChecker(iteration(), iteration().gradients(), h).check(*quantity, row, column);
}

void Session::setLearningRate(double learningRate) {
  if (!std::isfinite(learningRate) || learningRate <= 0.0) {
    throw InputError("learningRate", "a finite number above 0", numberText(learningRate));
  }
  const std::size_t now = position_.iteration;
  forgetAfter(checkpoints_, now);
  forgetAfter(optimizers_, now);
  if (optimizers_.back().iteration != now) {
    optimizers_.push_back({now, Optimizer(optimizers_.back().value)});
  }
  optimizers_.back().value.learningRate = learningRate;
  forgetIteration();
}

Document Session::document() const {
  Document now = document_;
  now.parameters = currentParameters();
  now.optimizer = latest(optimizers_, position_.iteration).value;
  return now;
}

std::optional<NonFinite> Session::firstNonFinite() const {
  return findFirstNonFinite(iteration(), steps_);
}

double Session::loss() const {
  const Examples& examples = document_.examples;
  const bool isWholeBatch = exampleCount(position_.iteration) == examples.count();
  if (isWholeBatch && !isUpdating()) return iteration().loss();
  Forward pass;
  forward(document_.architecture, currentParameters(), examples.X, pass);
  return lossOf(document_.architecture, pass, examples.Y, examples.count());
}

/// Makes an iteration the current one, trained from the nearest earlier parameters at hand.
void Session::enter(std::size_t iteration) {
  const auto& checkpoint = latest(checkpoints_, iteration);
  std::size_t at = position_.iteration;
  if (at > iteration || at < checkpoint.iteration) {
    at = checkpoint.iteration;
    training_ = checkpoint.value;
  } else if (iteration_) {  // its update was worked out with it
    training_ = iteration_->after();
    keepCheckpoint(++at, training_);
  }
  forgetIteration();
  while (at < iteration) {
    const Examples& examples = examplesOf(at);
    trainOnce(document_.architecture, latest(optimizers_, at).value, examples.X, examples.Y,
              workspace_, training_);
    keepCheckpoint(++at, training_);
  }
  position_.iteration = iteration;
}

void Session::forgetIteration() {
  iteration_.reset();
  share_.reset();
}

const Examples& Session::examplesOf(std::size_t iteration) const {
  const auto& batches = latest(batches_, iteration);
  return batchReader_.read(document_.examples, batches.value, iteration - batches.iteration);
}

std::size_t Session::exampleCount(std::size_t iteration) const {
  const auto& batches = latest(batches_, iteration);
  return BatchReader::sizeOf(document_.examples.count(), batches.value,
                             iteration - batches.iteration);
}

/// Keeps every n-th iteration, n doubling whenever there are too many.
void Session::keepCheckpoint(std::size_t iteration, const Training& training) {
  const bool isKnown = iteration <= checkpoints_.back().iteration;
  if (isKnown || iteration % checkpointInterval_ != 0) return;
  checkpoints_.push_back({iteration, training});
  if (checkpoints_.size() <= checkpointLimit(training)) return;
  checkpointInterval_ *= 2;
  const auto kept = std::remove_if(checkpoints_.begin(), checkpoints_.end(), [&](const auto& c) {
    return c.iteration % checkpointInterval_ != 0;
  });
  checkpoints_.erase(kept, checkpoints_.end());
}

template <typename Value>
const Session::Since<Value>& Session::latest(const std::vector<Since<Value>>& list,
                                             std::size_t iteration) {
  std::size_t index = list.size() - 1;
  while (list[index].iteration > iteration) --index;
  return list[index];
}

template <typename Value>
void Session::forgetAfter(std::vector<Since<Value>>& list, std::size_t iteration) {
  while (list.back().iteration > iteration) list.pop_back();
}

Parameters Session::currentParameters() const {
  Parameters parameters = training_.parameters;
  if (!isUpdating()) return parameters;
  for (std::size_t step = 0; step < steps_.size() && isDone(step); ++step) {
    const Quantity& result = steps_[step].result;
    LayerParameters& layer = parameters[steps_[step].layer - 1];
    if (result.kind == QuantityKind::updatedWeights) layer.W = iteration().at(result);
    if (result.kind == QuantityKind::updatedBiases) layer.b = iteration().at(result);
  }
  return parameters;
}

/// Whether the position is in the update or past its beginning.
bool Session::isUpdating() const {
  return std::any_of(steps_.begin(),
                     steps_.begin() + static_cast<std::ptrdiff_t>(position_.step) + 1,
                     [](const Step& step) { return step.phase == Phase::update; });
}

std::size_t Session::cellCount(std::size_t step) const {
  return iteration().at(steps_[step].result).size();
}

/// The same of another iteration, whose batch may be smaller.
std::size_t Session::cellCount(std::size_t step, std::size_t otherIteration) const {
  const Quantity& result = steps_[step].result;
  if (!isPerExample(result.kind)) return cellCount(step);
  return iteration().at(result).rows() * exampleCount(otherIteration);
}

bool Session::isDone(std::size_t step) const {
  if (step != position_.step) return step < position_.step;
  return !position_.cell || *position_.cell + 1 == cellCount(step);
}

bool Session::endsPhase(std::size_t step) const {
  return step + 1 == steps_.size() || steps_[step].phase != steps_[step + 1].phase;
}

}  // namespace backprop
