#include "core/session.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "core/arithmetic.h"
#include "core/error.h"
#include "core/trained_entry.h"

namespace backprop {
namespace {

std::size_t countParameters(const Parameters& parameters) {
  std::size_t count = 0;
  for (const LayerParameters& layer : parameters) count += layer.W.size() + layer.b.size();
  return count;
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
    refuse("h", {"a finite number above 0"}, {h});
  }
}

/// The arithmetic of one entry of a formula's result, cells counting row by row.
Expression entryOf(const Iteration& iteration, const Quantity& result, const Expression& formula,
                   std::size_t cell) {
  const Matrix& matrix = iteration.at(result);
  requireAtMost(matrix.size() - 1, cell, "cell");
  return arithmetic(iteration, formula, cell / matrix.columns(), cell % matrix.columns());
}

bool endsPhase(const std::vector<Step>& steps, std::size_t step) {
  return step + 1 == steps.size() || steps[step].phase != steps[step + 1].phase;
}

/// What a step of the update replaces; null for other steps.
Matrix* updatedBy(const Quantity& result, Training& training) {
  LayerParameters& parameters = training.parameters[result.layer == 0 ? 0 : result.layer - 1];
  LayerMoments& moments = training.moments[result.layer == 0 ? 0 : result.layer - 1];
  switch (result.kind) {
    case QuantityKind::updatedWeights:
      return &parameters.W;
    case QuantityKind::updatedBiases:
      return &parameters.b;
    case QuantityKind::updatedWeightVelocity:
      return &moments.W.v;
    case QuantityKind::updatedBiasVelocity:
      return &moments.b.v;
    case QuantityKind::updatedWeightSquares:
      return &moments.W.s;
    case QuantityKind::updatedBiasSquares:
      return &moments.b.s;
    default:
      return nullptr;
  }
}

}  // namespace

Session::Session(Document document, std::size_t firstIteration)
    : history_(eraOf(std::move(document), firstIteration)), era_(history_.at(firstIteration)) {
  requireAtMost(kMostIterations, firstIteration, "iteration");
  training_ = *era_->start;
  history_.checkpoints().space(training_, era_->examples->count());
  position_.iteration = firstIteration;
}

void Session::next(Grain grain) {
  if (grain == Grain::cell) return nextCell();
  Position target{position_.iteration, position_.step, std::nullopt};
  const bool standsAtEndOfPhase = endsPhase(steps(), position_.step) && !position_.cell;
  if (grain == Grain::step || standsAtEndOfPhase) {
    if (++target.step == steps().size()) target = {position_.iteration + 1, 0, std::nullopt};
  }
  if (grain == Grain::phase) {
    const std::vector<Step>& there = history_.at(target.iteration)->network->steps;
    while (!endsPhase(there, target.step)) ++target.step;
  }
  goTo(target);
}

void Session::back(Grain grain) {
  if (grain == Grain::cell) return backCell();
  backStep();
  if (grain == Grain::step) return;
  while (!endsPhase(steps(), position_.step) && !isAtStart()) backStep();
}

void Session::nextCell() {
  Position target = position_;
  if (target.cell && *target.cell + 1 < cellCount(target.step)) {
    ++*target.cell;
  } else {
    target.cell = 0;
    if (++target.step == steps().size()) target = {position_.iteration + 1, 0, 0};
  }
  goTo(target);
}

void Session::backCell() {
  if (!position_.cell) {
    position_.cell = cellCount(position_.step) - 1;
  } else if (*position_.cell > 0) {
    --*position_.cell;
  } else if (!isAtStart()) {
    backStep();
    position_.cell = cellCount(position_.step) - 1;
  }
}

void Session::backStep() {
  Position target{position_.iteration, position_.step, std::nullopt};
  if (target.step > 0) {
    --target.step;
  } else if (!isAtStart()) {
    --target.iteration;
    target.step = history_.at(target.iteration)->network->steps.size() - 1;
  }
  goTo(target);
}

void Session::goTo(const Position& position) {
  requireWithin(firstIteration(), kMostIterations, position.iteration, "position.iteration");
  const Era& era = *history_.at(position.iteration);
  requireAtMost(era.network->steps.size() - 1, position.step, "position.step");
  if (position.cell) {
    const auto [rows, columns] = era.shapeAt(position.iteration, position.step);
    requireAtMost(rows * columns - 1, *position.cell, "position.cell");
  }
  if (position.iteration != position_.iteration) enter(position.iteration);
  position_ = position;
}

void Session::train(std::size_t iterations, const std::optional<Batches>& batches) {
  const std::size_t now = position_.iteration;
  requireAtMost(kMostIterations - now, iterations, "iterations");
  if (batches) setBatches(*batches);
  goTo({now + iterations, 0, std::nullopt});
}

const Iteration& Session::iteration() const {
  if (!iteration_) {
    const std::size_t now = position_.iteration;
    iteration_ =
        std::make_unique<Iteration>(architecture(), examplesOf(now), training_, era_->optimizer);
  }
  return *iteration_;
}

const Iteration& Session::iteration(std::optional<std::size_t> example) const {
  if (!example) return iteration();
  requireAtMost(iteration().exampleCount() - 1, *example, "example");
  if (!share_ || sharedExample_ != *example) {
    share_.reset(new Iteration(iteration().shareOf(*example)));  // made there, not moved there
    sharedExample_ = *example;
  }
  return *share_;
}

const Matrix& Session::quantity(std::string_view name, std::optional<std::size_t> example) const {
  const auto quantity = parseQuantity(name);
  const Matrix* matrix = quantity ? iteration(example).find(*quantity) : nullptr;
  if (matrix) return *matrix;
  refuse("quantity", {"the name of a quantity of this network, such as Z[1] or dW[1]"},
         {"\"", name, "\""});
}

Expression Session::arithmetic(std::size_t step, std::size_t cell,
                               std::optional<std::size_t> example) const {
  requireAtMost(steps().size() - 1, step, "step");
  const Step& made = steps()[step];
  const Iteration& looked = iteration(made.phase == Phase::update ? std::nullopt : example);
  return entryOf(looked, made.result, made.formula, cell);
}

std::vector<Equation> Session::longForm(std::optional<std::size_t> example) const {
  const std::size_t L = architecture().depth();
  const bool hasJacobian = iteration(example).find({QuantityKind::jacobian, L}) != nullptr;
  return deriveLongForm(architecture(), hasJacobian);
}

Expression Session::longFormArithmetic(std::size_t equation, std::size_t cell,
                                       std::optional<std::size_t> example) const {
  const std::vector<Equation> equations = longForm(example);
  if (equation >= equations.size()) {
    refuse("equation", {"one of the long form's"}, {equation});
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
  const TrainedEntry entry = trainedEntry(iteration(), parameter, row, column);
  return GradientChecker(iteration(), iteration().gradients(), h)
      .check(entry.parameter, entry.row, entry.column);
}

Document Session::document() const { return documentOf(*era_, currentTraining()); }

std::optional<NonFinite> Session::firstNonFinite() const {
  return findFirstNonFinite(iteration(), steps());
}

double Session::loss() const {
  const Examples& examples = *era_->examples;
  const bool isWholeBatch = era_->exampleCountAt(position_.iteration) == examples.count();
  if (isWholeBatch && !isUpdating()) return iteration().loss();
  Forward pass;
  forward(architecture(), currentTraining().parameters, examples.X, pass);
  return lossOf(architecture(), pass, examples.Y, examples.count());
}

/// Makes an iteration the current one, trained from the nearest earlier parameters at hand.
void Session::enter(std::size_t iteration) {
  const EraPointer era = history_.at(iteration);
  const Checkpoint* checkpoint = history_.checkpoints().latest(iteration);
  const bool isOfEra = checkpoint && checkpoint->iteration > era->iteration;
  const std::size_t nearest = isOfEra ? checkpoint->iteration : era->iteration;
  std::size_t at = position_.iteration;
  if (era != era_ || at > iteration || at < nearest) {
    at = nearest;
    training_ = isOfEra ? checkpoint->training : *era->start;
  } else if (at < iteration && iteration_) {  // its update was worked out with it
    training_ = iteration_->after();
    history_.checkpoints().keep(++at, training_);
  }
  if (era != era_) {
    if (era->network != era_->network) workspace_ = Workspace();  // each has other matrices empty
    era_ = era;
    ++revision_;
    history_.checkpoints().space(training_, era->examples->count());
  }
  forgetIteration();
  while (at < iteration) {
    const Examples& examples = examplesOf(at);
    trainOnce(architecture(), era_->optimizer, examples.X, examples.Y, workspace_, training_);
    history_.checkpoints().keep(++at, training_);
  }
  position_.iteration = iteration;
}

void Session::forgetIteration() {
  iteration_.reset();
  share_.reset();
}

const Examples& Session::examplesOf(std::size_t iteration) const {
  return batchReader_.read(*era_->examples, era_->batches, era_->batchAt(iteration));
}

Training Session::currentTraining() const {
  if (!isUpdating()) return training_;
  const std::size_t last = steps().size() - 1;
  if (isDone(last)) return iteration().after();
  Training training = training_;
  for (std::size_t step = 0; step <= last && isDone(step); ++step) {
    const Quantity& result = steps()[step].result;
    if (Matrix* updated = updatedBy(result, training)) *updated = iteration().at(result);
  }
  return training;
}

/// Whether the position is in the update or past its beginning.
bool Session::isUpdating() const {
  return std::any_of(steps().begin(),
                     steps().begin() + static_cast<std::ptrdiff_t>(position_.step) + 1,
                     [](const Step& step) { return step.phase == Phase::update; });
}

std::size_t Session::cellCount(std::size_t step) const {
  const auto [rows, columns] = era_->shapeAt(position_.iteration, step);
  return rows * columns;
}

bool Session::isDone(std::size_t step) const {
  if (step != position_.step) return step < position_.step;
  return !position_.cell || *position_.cell + 1 == cellCount(step);
}

/// Whether this is the first step of all, at whatever cell.
bool Session::isAtStart() const {
  return position_.iteration == firstIteration() && position_.step == 0;
}

}  // namespace backprop
