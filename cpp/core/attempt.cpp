#include "core/attempt.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/arithmetic.h"
#include "core/decimal.h"
#include "core/expression_edits.h"

namespace backprop {
namespace {

/// By so much of itself two ways of working out a bound differ.
constexpr double kSlack = 1e-9;
/// Beside numbers of size 1, what sums of a few of them leave of 0.
constexpr double kResidue = 1e-14;

double largestOf(const Matrix& matrix) {
  double largest = 0.0;
  for (const double value : matrix.values()) largest = std::max(largest, std::fabs(value));
  return largest;
}

/// How far a number may be from what was rounded to it; what has significant digits counts as
/// exact.
double halfUnitOf(const Precision& precision) {
  const bool hasDecimals = precision.kind == Precision::Kind::decimals;
  return hasDecimals ? 0.5 * powerOfTen(-precision.count) : 0.0;
}

}  // namespace

Derived::Derived(Iteration iteration, const Optimizer& optimizer)
    : iteration_(std::move(iteration)), steps_(deriveSteps(iteration_.architecture(), optimizer)) {
  const Quantity J{QuantityKind::jacobian, iteration_.architecture().depth()};
  longForm_ = deriveLongForm(iteration_.architecture(), iteration_.find(J) != nullptr);
  double scale = largestOf(iteration_.examples().X);
  for (const LayerParameters& layer : iteration_.before().parameters) {
    scale = std::max({scale, largestOf(layer.W), largestOf(layer.b)});
  }
  negligible_ = kResidue * scale;
}

std::optional<std::size_t> Derived::stepOf(const Quantity& quantity) const {
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    if (steps_[step].result == quantity) return step;
  }
  return std::nullopt;
}

Expression Derived::formulaOf(const Quantity& quantity) const {
  if (const auto step = stepOf(quantity)) return steps_[*step].formula;
  for (const Equation& equation : longForm_) {
    if (equation.result == quantity) return equation.formula;
  }
  return whole(quantity);
}

Attempt::Attempt(const Derived& derived) : derived_(derived), own_(derived.iteration()) {}

void Attempt::give(const EntryOf& entry, double value, const Precision& precision) {
  own_.mutableAt(entry.quantity)(entry.row, entry.column) = value;
  standingOf(entry) = Standing::wrong;
  // What the iteration starts with is what is given, however it is written.
  if (derived_.stepOf(entry.quantity)) spreadOf(entry) = halfUnitOf(precision);
  given_.push_back({entry, value, precision});
}

void Attempt::review() {
  if (given_.empty()) return;
  // What the iteration starts with comes before the first step.
  std::vector<std::vector<const Given*>> byStep(derived_.steps().size() + 1);
  for (const Given& given : given_) {
    const auto step = derived_.stepOf(given.entry.quantity);
    byStep[step ? *step + 1 : 0].push_back(&given);
  }
  for (std::size_t place = 0; place < byStep.size(); ++place) {
    if (place > 0) follow(derived_.steps()[place - 1]);
    for (const Given* given : byStep[place]) {
      standingOf(given->entry) = compare(given->entry, given->value, given->precision).standing;
    }
  }
}

/// Works out what was not given of a step's result, if it reads what was.
void Attempt::follow(const Step& step) {
  const std::vector<Quantity> read = reads(step.formula);
  if (std::none_of(read.begin(), read.end(), [&](const Quantity& q) { return isOfAttempt(q); })) {
    return;
  }
  Matrix& result = own_.mutableAt(step.result);
  for (std::size_t i = 0; i < result.rows(); ++i) {
    for (std::size_t j = 0; j < result.columns(); ++j) {
      if (standingOf(step.result, i, j)) continue;
      const Expression own = arithmetic(own_, step.formula, i, j);
      if (!isOfAttempt(own)) continue;
      result(i, j) = own.value;
      standingOf({step.result, i, j}) = areAllRight(own) ? Standing::right : Standing::follows;
      spreadOf({step.result, i, j}) = spreadOf(own);
    }
  }
}

Comparison Attempt::compare(const EntryOf& entry, double value, const Precision& precision) const {
  const auto& [quantity, row, column] = entry;
  const Expression formula = derived_.formulaOf(quantity);
  Comparison comparison{Standing::wrong, arithmetic(derived_.iteration(), formula, row, column),
                        std::nullopt};
  const bool isStart = formula.kind == ExpressionKind::quantity &&
                       quantity.kind != QuantityKind::activationDerivative;
  if (!isStart) {
    Expression own = arithmetic(own_, formula, row, column);
    if (isOfAttempt(own)) comparison.own = std::move(own);
  }
  const double negligible = derived_.negligible();
  if (agrees(value, comparison.right, precision, negligible)) {
    comparison.standing = Standing::right;
  } else if (comparison.own && agrees(value, *comparison.own, precision, negligible)) {
    comparison.standing = areAllRight(*comparison.own) ? Standing::right : Standing::follows;
  } else if (comparison.own && !areAllRight(*comparison.own)) {
    // Whoever goes on with more digits than they give comes to another last digit.
    const double spread = spreadOf(*comparison.own);
    const double most = (halfUnitOf(precision) + spread) * (1.0 + kSlack);
    const bool isReached = spread > 0.0 && std::fabs(value - comparison.own->value) <= most;
    if (isReached) comparison.standing = Standing::follows;
  }
  return comparison;
}

Attempt::Standings& Attempt::standingsOf(const Quantity& quantity) {
  auto found = std::find_if(standings_.begin(), standings_.end(),
                            [&](const Standings& s) { return s.quantity == quantity; });
  if (found == standings_.end()) {
    const std::size_t size = own_.at(quantity).size();
    standings_.push_back({quantity, std::vector<std::optional<Standing>>(size, std::nullopt),
                          std::vector<double>(size, 0.0)});
    found = standings_.end() - 1;
  }
  return *found;
}

std::optional<Standing>& Attempt::standingOf(const EntryOf& entry) {
  const std::size_t columns = own_.at(entry.quantity).columns();
  return standingsOf(entry.quantity).entries[entry.row * columns + entry.column];
}

double& Attempt::spreadOf(const EntryOf& entry) {
  const std::size_t columns = own_.at(entry.quantity).columns();
  return standingsOf(entry.quantity).spreads[entry.row * columns + entry.column];
}

std::optional<Standing> Attempt::standingOf(const Quantity& quantity, std::size_t row,
                                            std::size_t column) const {
  for (const Standings& standings : standings_) {
    if (!(standings.quantity == quantity)) continue;
    return standings.entries[row * own_.at(quantity).columns() + column];
  }
  return std::nullopt;
}

bool Attempt::isOfAttempt(const Quantity& quantity) const {
  if (quantity.kind == QuantityKind::activationDerivative) {
    return isOfAttempt(Quantity{QuantityKind::preActivation, quantity.layer}) ||
           isOfAttempt(Quantity{QuantityKind::activation, quantity.layer});
  }
  return std::any_of(standings_.begin(), standings_.end(),
                     [&](const Standings& s) { return s.quantity == quantity; });
}

bool Attempt::isOfAttempt(const Expression& e) const {
  if (e.operands.empty()) return e.quantity && standingOf(*e.quantity, e.row, e.column);
  return std::any_of(e.operands.begin(), e.operands.end(),
                     [&](const Expression& operand) { return isOfAttempt(operand); });
}

/// How far arithmetic may be off if its numbers were rounded; where that has no bound, 0.
double Attempt::spreadOf(const Expression& e) const {
  if (e.operands.empty()) {
    for (const Standings& standings : standings_) {
      if (!e.quantity || !(standings.quantity == *e.quantity)) continue;
      return standings.spreads[e.row * own_.at(*e.quantity).columns() + e.column];
    }
    return 0.0;
  }
  std::vector<double> spreads;
  for (const Expression& operand : e.operands) spreads.push_back(spreadOf(operand));
  const auto size = [&](std::size_t i) { return std::fabs(e.operands[i].value); };
  double spread = 0.0;
  switch (e.kind) {
    case ExpressionKind::product:
      return size(0) * spreads[1] + size(1) * spreads[0] + spreads[0] * spreads[1];
    case ExpressionKind::quotient: {
      const double least = size(1) - spreads[1];
      return least > 0.0 ? (spreads[0] + std::fabs(e.value) * spreads[1]) / least : 0.0;
    }
    case ExpressionKind::function:
      if (e.function == Function::max) return *std::max_element(spreads.begin(), spreads.end());
      for (const double change : {spreads[0], -spreads[0]}) {
        std::vector<Expression> operands = e.operands;
        operands[0] = number(operands[0].value + change);
        const double off = std::fabs(withOperands(e, std::move(operands)).value - e.value);
        if (std::isfinite(off)) spread = std::max(spread, off);
      }
      return spread;
    default:
      for (const double of : spreads) spread += of;
      return spread;
  }
}

bool Attempt::areAllRight(const Expression& e) const {
  if (e.operands.empty()) {
    const auto standing = e.quantity ? standingOf(*e.quantity, e.row, e.column) : std::nullopt;
    return !standing || *standing == Standing::right;
  }
  return std::all_of(e.operands.begin(), e.operands.end(),
                     [&](const Expression& operand) { return areAllRight(operand); });
}

}  // namespace backprop
