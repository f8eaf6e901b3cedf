// What changes a session's network, and the way back.
#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <utility>

#include "core/error.h"
#include "core/session.h"

namespace backprop {
namespace {

void requirePositive(double value, const char* path) {
  if (std::isfinite(value) && value > 0.0) return;
  refuse(path, {"a finite number above 0"}, {value});
}

bool isEditable(const Quantity& quantity, std::size_t depth) {
  switch (quantity.kind) {
    case QuantityKind::inputs:
    case QuantityKind::targets:
    case QuantityKind::learningRate:
      return true;
    case QuantityKind::weights:
    case QuantityKind::biases:
      return quantity.layer >= 1 && quantity.layer <= depth;
    default:
      return false;
  }
}

/// Entry (row, column) of Y, so that the loss can still be measured against it: where a column has
/// to add up to 1, its other entries share what is left, in the proportion that they had.
void setTarget(Matrix& Y, Loss loss, std::size_t row, std::size_t column, double value) {
  const bool isShared = loss == Loss::crossEntropy;
  const bool isAlone = isShared && Y.rows() == 1;
  if (loss != Loss::squaredError && (value < (isAlone ? 1.0 : 0.0) || value > 1.0)) {
    refuse("Y",
           {isAlone ? "1, the only probability, as " : "a probability from 0 to 1, as ",
            rule(loss).name, " needs"},
           {value});
  }
  Y(row, column) = value;
  if (!isShared || isAlone) return;
  double others = 0.0;
  for (std::size_t i = 0; i < Y.rows(); ++i) others += i == row ? 0.0 : Y(i, column);
  const double equalShare = 1.0 / static_cast<double>(Y.rows() - 1);
  for (std::size_t i = 0; i < Y.rows(); ++i) {
    if (i == row) continue;
    Y(i, column) = (others > 0.0 ? Y(i, column) / others : equalShare) * (1.0 - value);
  }
}

}  // namespace

void Session::edit(Document document, bool continues) {
  Era era = eraOf(std::move(document), position_.iteration);
  era.batches = era_->batches;
  era.firstBatchAt = era_->firstBatchAt;
  const Position there = positionIn(era);
  changeFromHere(std::move(era), there, continues);
}

void Session::setEntry(std::string_view name, std::size_t row, std::size_t column, double value,
                       bool continues) {
  const auto quantity = parseQuantity(name);
  if (!quantity || !isEditable(*quantity, architecture().depth())) {
    refuse("quantity", {"one that can be set: X, Y, alpha, W[1] or b[1] of a layer"},
           {"\"", name, "\""});
  }
  const std::size_t now = position_.iteration, l = quantity->layer - 1;
  const auto [rows, columns] = shapeOf(architecture(), *quantity, era_->exampleCountAt(now));
  requireAtMost(rows - 1, row, "row");
  requireAtMost(columns - 1, column, "column");
  if (!std::isfinite(value)) refuse(name, {"a finite number"}, {value});

  Era era = eraFromHere();
  if (quantity->kind == QuantityKind::learningRate) {
    requirePositive(value, "alpha");
    era.optimizer.learningRate = value;
  } else if (quantity->layer > 0) {
    Training start = training_;
    LayerParameters& layer = start.parameters[l];
    (quantity->kind == QuantityKind::weights ? layer.W : layer.b)(row, column) = value;
    era.start = std::make_shared<const Training>(std::move(start));
  } else {
    Examples examples = *era.examples;
    const std::size_t example =
        batchReader_.exampleAt(examples, era.batches, era.batchAt(now), column);
    if (quantity->kind == QuantityKind::inputs) {
      examples.X(row, example) = value;
    } else {
      setTarget(examples.Y, architecture().loss, row, example, value);
    }
    era.examples = std::make_shared<const Examples>(std::move(examples));
  }
  changeFromHere(std::move(era), position_, continues);
}

void Session::setLearningRate(double learningRate) {
  requirePositive(learningRate, "learningRate");
  Era era = eraFromHere();
  era.optimizer.learningRate = learningRate;
  changeFromHere(std::move(era), position_, false);
}

void Session::setBatches(const Batches& batches) {
  requireAtMost(era_->examples->count(), batches.size, "batchSize");
  const std::size_t now = position_.iteration;
  const auto& eras = history_.eras();
  const bool isAsBefore = std::all_of(eras.begin(), eras.end(), [&](const EraPointer& era) {
    return era->iteration < era_->iteration || era->batches == batches;
  });
  if (isAsBefore) return;
  Era era = eraFromHere();
  era.batches = batches;
  const Era* before = history_.before(now);
  era.firstBatchAt = before && before->batches == batches ? before->firstBatchAt : now;
  changeFromHere(std::move(era), {now, 0, std::nullopt}, false);
}

void Session::restart(Document document, std::size_t firstIteration) {
  requireAtMost(kMostIterations, firstIteration, "iteration");
  const Position start{firstIteration, 0, std::nullopt};
  history_.restart(eraOf(std::move(document), firstIteration), position_, start);
  arrive(start);
}

void Session::undo() { arrive(history_.undo()); }

void Session::redo() { arrive(history_.redo()); }

/// The network as it is, from this iteration on.
Era Session::eraFromHere() const {
  Era era = *era_;
  if (era.iteration != position_.iteration) {
    era.iteration = position_.iteration;
    era.start = std::make_shared<const Training>(training_);
  }
  return era;
}

void Session::changeFromHere(Era&& era, Position there, bool continues) {
  history_.edit(std::move(era), position_, there, continues);
  arrive(there);
}

/// Where the reader stands once another era begins at this iteration.
Position Session::positionIn(const Era& era) const {
  const std::size_t now = position_.iteration;
  const Step& here = steps()[position_.step];
  const std::vector<Step>& there = era.network->steps;
  const auto indexOf = [&](auto suits) {
    return static_cast<std::size_t>(std::find_if(there.begin(), there.end(), suits) -
                                    there.begin());
  };
  const std::size_t same = indexOf([&](const Step& step) { return step.result == here.result; });
  if (same == there.size()) {
    return {now, indexOf([&](const Step& step) { return step.phase == here.phase; }), std::nullopt};
  }
  Position target{now, same, std::nullopt};
  if (!position_.cell) return target;
  const std::size_t columnsBefore = era_->shapeAt(now, position_.step).columns;
  const std::size_t row = *position_.cell / columnsBefore, column = *position_.cell % columnsBefore;
  const auto [rows, columns] = era.shapeAt(now, same);
  if (row < rows && column < columns) target.cell = row * columns + column;
  return target;
}

/// After an edit or the way back from one; nothing if there was none.
void Session::arrive(const std::optional<Position>& position) {
  if (!position) return;
  ++revision_;
  enter(position->iteration);
  position_ = *position;
}

}  // namespace backprop
