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

std::size_t countNumbers(const Parameters& parameters) {
  std::size_t count = 0;
  for (const LayerParameters& layer : parameters) count += layer.W.size() + layer.b.size();
  return count;
}

std::size_t checkpointLimit(const Parameters& parameters) {
  const std::size_t fitting = kMostKeptNumbers / countNumbers(parameters);
  return std::clamp<std::size_t>(fitting, 2, kMostCheckpoints);
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

void requireAtMost(std::size_t most, std::size_t value, const char* path) {
  if (value <= most) return;
  throw InputError(path, concatenate({"a whole number from 0 to ", std::to_string(most)}),
                   std::to_string(value));
}

}  // namespace

Session::Session(Document document)
    : document_(std::move(document)), steps_(deriveSteps(document_.architecture)) {
  optimizers_.push_back({0, document_.optimizer});
  checkpoints_.push_back({0, document_.parameters});
  build(document_.parameters);
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
    requireAtMost(cellCount(position.step) - 1, *position.cell, "position.cell");
  }
  if (position.iteration != position_.iteration) enter(position.iteration);
  position_ = position;
}

void Session::train(std::size_t iterations) {
  requireAtMost(kMostIterations - position_.iteration, iterations, "iterations");
  goTo({position_.iteration + iterations, 0, std::nullopt});
}

const Matrix& Session::quantity(std::string_view name) const {
  const auto quantity = parseQuantity(name);
  const Matrix* matrix = quantity ? iteration_->find(*quantity) : nullptr;
  if (matrix) return *matrix;
  throw InputError("quantity", "the name of a quantity of this network, such as Z[1] or dW[1]",
                   concatenate({"\"", name, "\""}));
}

Expression Session::arithmetic(std::size_t step, std::size_t cell) const {
  requireAtMost(steps_.size() - 1, step, "step");
  requireAtMost(cellCount(step) - 1, cell, "cell");
  const std::size_t columns = iteration_->at(steps_[step].result).columns();
  return backprop::arithmetic(*iteration_, steps_[step].formula, cell / columns, cell % columns);
}

void Session::setLearningRate(double learningRate) {
  if (!std::isfinite(learningRate) || learningRate <= 0.0) {
    throw InputError("learningRate", "a finite number above 0", numberText(learningRate));
  }
  const std::size_t now = position_.iteration;
  forgetAfter(checkpoints_, now);
  forgetAfter(optimizers_, now);
  if (optimizers_.back().iteration != now) optimizers_.push_back({now, {}});
  optimizers_.back().value.learningRate = learningRate;
  build(iteration_->parameters());
}

Document Session::document() const {
  Document now = document_;
  now.parameters = currentParameters();
  now.optimizer = latest(optimizers_, position_.iteration).value;
  return now;
}

double Session::loss() const {
  if (steps_[position_.step].phase != Phase::update) return iteration_->loss();
  Forward pass;
  forward(document_.architecture, currentParameters(), document_.examples.X, pass);
  return lossOf(document_.architecture, pass, document_.examples.Y);
}

/// Makes an iteration the current one, trained from the nearest earlier parameters at hand.
void Session::enter(std::size_t iteration) {
  const auto& checkpoint = latest(checkpoints_, iteration);
  std::size_t at = checkpoint.iteration;
  Parameters parameters;
  if (at <= position_.iteration && position_.iteration < iteration) {
    at = position_.iteration + 1;
    parameters = iteration_->updated();
    keepCheckpoint(at, parameters);
  } else {
    parameters = checkpoint.value;
  }
  Forward pass;
  Backward gradients;
  const Examples& examples = document_.examples;
  while (at < iteration) {
    forward(document_.architecture, parameters, examples.X, pass);
    backward(document_.architecture, parameters, examples.X, examples.Y, pass, gradients);
    update(latest(optimizers_, at).value, gradients, parameters);
    keepCheckpoint(++at, parameters);
  }
  position_.iteration = iteration;
  build(parameters);
}

/// Runs the iteration at the position from its first parameters.
void Session::build(const Parameters& parameters) {
  iteration_ = std::make_unique<Iteration>(document_.architecture, document_.examples, parameters,
                                           latest(optimizers_, position_.iteration).value);
  firstNonFinite_ = findFirstNonFinite(*iteration_, steps_);
}

/// Keeps every n-th iteration, n doubling whenever there are too many.
void Session::keepCheckpoint(std::size_t iteration, const Parameters& parameters) {
  const bool isKnown = iteration <= checkpoints_.back().iteration;
  if (isKnown || iteration % checkpointInterval_ != 0) return;
  checkpoints_.push_back({iteration, parameters});
  if (checkpoints_.size() <= checkpointLimit(parameters)) return;
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
  Parameters parameters = iteration_->parameters();
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    if (!isDone(step)) break;
    const Quantity& result = steps_[step].result;
    LayerParameters& layer = parameters[steps_[step].layer - 1];
    if (result.kind == QuantityKind::updatedWeights) layer.W = iteration_->at(result);
    if (result.kind == QuantityKind::updatedBiases) layer.b = iteration_->at(result);
  }
  return parameters;
}

std::size_t Session::cellCount(std::size_t step) const {
  return iteration_->at(steps_[step].result).size();
}

bool Session::isDone(std::size_t step) const {
  if (step != position_.step) return step < position_.step;
  return !position_.cell || *position_.cell + 1 == cellCount(step);
}

bool Session::endsPhase(std::size_t step) const {
  return step + 1 == steps_.size() || steps_[step].phase != steps_[step + 1].phase;
}

}  // namespace backprop
