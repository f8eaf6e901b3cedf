#include "core/practice.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/arithmetic.h"
#include "core/decimal.h"
#include "core/document.h"
#include "core/era.h"
#include "core/error.h"
#include "core/field.h"
#include "core/worked_numbers.h"

namespace backprop {
namespace {

Derived derivedFrom(Document document) {
  const Training start = startOf(document);
  return {{document.architecture, document.examples, start, document.optimizer},
          document.optimizer};
}

constexpr const char* kByHand = "a network that can be worked out by hand: at most ";

/// Refuses what would take too long: an iteration takes three products for each weight and example,
/// and its longest sums go over the inputs of a layer, the examples, or all outputs.
Document requireLittleWork(Document document) {
  const std::size_t m = document.examples.count();
  double work = 0.0;
  std::size_t terms = m * document.examples.Y.rows();
  for (const LayerParameters& layer : document.parameters) {
    work += 3.0 * static_cast<double>(layer.W.size() * m);
    terms = std::max(terms, layer.W.columns() + 1);
  }
  if (terms > kMostTerms) {
    refuse("document", {kByHand, kMostTerms, " terms in a sum"}, {terms});
  }
  if (work > kMostWork) {
    refuse("document", {kByHand, kMostWork, " products in an iteration"}, {work});
  }
  return document;
}

/// The document's iteration with softmax as its output activation, of which the forward pass
/// counts.
std::optional<Derived> derivedWithSoftmax(Document document) {
  Activation& output = document.architecture.layers.back().activation;
  if (output == Activation::softmax) return std::nullopt;
  output = Activation::softmax;
  document.architecture.loss = Loss::squaredError;
  return derivedFrom(std::move(document));
}

std::vector<OwnNumber> readOwn(const Field& field, const Iteration& iteration) {
  std::vector<OwnNumber> own;
  if (!field.exists()) return own;
  if (!field.isObject()) field.refuse({"an object with the values of each quantity"});
  for (const auto& [name, matrix] : *field.value().as<JsonObject>()) {
    const std::string path = pathOf(field.path(), name);
    const auto quantity = parseQuantity(name);
    const Matrix* right = quantity ? iteration.find(*quantity) : nullptr;
    if (!right) refuse(path, {"a quantity of this network, such as Z[1]"}, {quoted(name)});
    readEntries(
        path, matrix, right->rows(), right->columns(),
        [&](const std::string& entry, const JsonValue& value, std::size_t row, std::size_t column) {
          const auto* number = value.as<double>();
          if (!number || !std::isfinite(*number)) {
            refuse(entry, {"a finite number or null"}, {value.describe()});
          }
          own.push_back({{*quantity, row, column}, *number});
        });
  }
  return own;
}

Verdict verdictOf(Standing standing, const Diagnosis& diagnosis) {
  if (standing == Standing::right) return Verdict::right;
  if (standing == Standing::follows) return Verdict::follows;
  return diagnosis.slips.empty() ? Verdict::wrong : Verdict::slip;
}

}  // namespace

Practice::Practice(std::string_view json) : Practice(json, requireLittleWork(readDocument(json))) {}

Practice::Practice(std::string_view json, Document document) : derived_(derivedFrom(document)) {
  dropped_ = derivedWithSoftmax(std::move(document));
  published_ = readPublished(json, derived_, dropped_ ? &*dropped_ : nullptr);
}

Answer Practice::readAnswer(std::string_view json) const {
  const JsonValue tree = parseJson(json);
  const Field field(tree);
  field.requireObject({"step", "cell", "typed", "digits", "own"});
  const auto integer = [&](const char* key, std::size_t least, std::size_t most, const char* what) {
    return static_cast<std::size_t>(
        field[key].integer(static_cast<double>(least), static_cast<double>(most), what));
  };
  const Iteration& iteration = derived_.iteration();
  Answer answer;
  answer.step = integer("step", 0, derived_.steps().size() - 1, "a step");
  const Matrix& result = iteration.at(derived_.steps()[answer.step].result);
  answer.cell = integer("cell", 0, result.size() - 1, "a cell of that step");
  const Field typed = field["typed"], own = field["own"];
  answer.typed = typed.string("a text");
  answer.digits = static_cast<int>(integer("digits", 1, kMostDigits, "a number of digits"));
  answer.own = readOwn(own, iteration);
  return answer;
}

Judgement Practice::judge(const Answer& answer) const {
  const Quantity& result = derived_.steps()[answer.step].result;
  const std::size_t columns = derived_.iteration().at(result).columns();
  const EntryOf entry{result, answer.cell / columns, answer.cell % columns};
  const Precision precision{Precision::Kind::digits, answer.digits};
  const TypedAnswer typed = readTypedAnswer(answer.typed);

  Attempt attempt(derived_);
  for (const OwnNumber& own : answer.own) attempt.give(own.entry, own.value, precision);
  attempt.review();
  const double value = typed.arithmetic ? typed.arithmetic->value : std::nan("");
  const Comparison comparison = attempt.compare(entry, value, precision);
  Judgement judgement{Verdict::unreadable, std::nullopt, comparison.right.value,
                      std::nullopt,        {},           std::nullopt};
  if (comparison.own &&
      !agrees(comparison.own->value, comparison.right, precision, derived_.negligible())) {
    judgement.fromOwn = comparison.own->value;
  }
  if (!typed.arithmetic) {
    judgement.at = typed.stoppedAt;
    judgement.fault = typed.fault;
    return judgement;
  }
  judgement.value = value;
  if (comparison.standing == Standing::wrong) {
    judgement.diagnosis =
        diagnose(derived_, attempt, entry, comparison, *typed.arithmetic, precision);
  }
  judgement.verdict = verdictOf(comparison.standing, judgement.diagnosis);
  return judgement;
}

std::vector<RoundedStep> Practice::workByHand(std::size_t decimals) const {
  requireAtMost(kMostDigits, decimals, "decimals");
  Iteration rounded = derived_.iteration();
  std::vector<RoundedStep> steps;
  for (std::size_t index = 0; index < derived_.steps().size(); ++index) {
    const Step& step = derived_.steps()[index];
    Matrix& result = rounded.mutableAt(step.result);
    for (std::size_t i = 0; i < result.rows(); ++i) {
      for (std::size_t j = 0; j < result.columns(); ++j) {
        result(i, j) = roundToDecimals(arithmetic(rounded, step.formula, i, j).value,
                                       static_cast<int>(decimals));
      }
    }
    steps.push_back({index, result});
  }
  return steps;
}

}  // namespace backprop
