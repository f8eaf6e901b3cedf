#include "core/practice.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/arithmetic.h"
#include "core/decimal.h"
#include "core/document.h"
#include "core/error.h"
#include "core/field.h"
#include "core/typed_answer.h"
#include "core/worked_numbers.h"

namespace backprop {
namespace {

Iteration iterationOf(const Document& document) {
  Training training = startTraining(document.optimizer, document.parameters);
  if (document.updates > 0) {
    training.moments = document.moments;
    training.updates = document.updates;
  }
  return {document.architecture, document.examples, training, document.optimizer};
}

/// About how many operations an iteration takes: three products for each weight and example.
Document requireLittleWork(Document document) {
  double work = 0.0;
  for (const LayerParameters& layer : document.parameters) {
    work += 3.0 * static_cast<double>(layer.W.size() * document.examples.count());
  }
  if (work <= kMostWork) return document;
  refuse("document",
         {"a network that can be worked out by hand: at most ", kMostWork,
          " products in an iteration"},
         {work});
}

/// The document's iteration with softmax as its output activation, of which the forward pass
/// counts.
std::optional<Derived> derivedWithSoftmax(Document document) {
  Activation& output = document.architecture.layers.back().activation;
  if (output == Activation::softmax) return std::nullopt;
  output = Activation::softmax;
  document.architecture.loss = Loss::squaredError;
  return Derived(iterationOf(document), document.optimizer);
}

void readOwn(const Field& field, const Precision& precision, Attempt& attempt) {
  if (!field.exists()) return;
  if (!field.isObject()) field.refuse({"an object with the values of each quantity"});
  for (const auto& [name, matrix] : *field.value().as<JsonObject>()) {
    const std::string path = pathOf(field.path(), name);
    const auto quantity = parseQuantity(name);
    const Matrix* right = quantity ? attempt.iteration().find(*quantity) : nullptr;
    if (!right) refuse(path, {"a quantity of this network, such as Z[1]"}, {quoted(name)});
    readEntries(path, matrix, right->rows(), right->columns(),
                [&, q = *quantity](const std::string& entry, const JsonValue& value,
                                   std::size_t row, std::size_t column) {
                  const auto* number = value.as<double>();
                  if (!number || !std::isfinite(*number)) {
                    refuse(entry, {"a finite number or null"}, {value.describe()});
                  }
                  attempt.give({q, row, column}, *number, precision);
                });
  }
}

Verdict verdictOf(Standing standing) {
  if (standing == Standing::wrong) return Verdict::wrong;
  return standing == Standing::right ? Verdict::right : Verdict::follows;
}

}  // namespace

Practice::Practice(std::string_view json) : Practice(json, requireLittleWork(readDocument(json))) {}

Practice::Practice(std::string_view json, Document document)
    : derived_(iterationOf(document), document.optimizer) {
  dropped_ = derivedWithSoftmax(std::move(document));
  published_ = readPublished(json, derived_, dropped_ ? &*dropped_ : nullptr);
}

Judgement Practice::judge(std::string_view json) const {
  const JsonValue tree = parseJson(json);
  const Field answer(tree);
  answer.requireObject({"step", "cell", "typed", "digits", "own"});
  const auto integer = [&](const char* key, std::size_t least, std::size_t most, const char* what) {
    return static_cast<std::size_t>(
        answer[key].integer(static_cast<double>(least), static_cast<double>(most), what));
  };
  const Iteration& iteration = derived_.iteration();
  const Step& step = derived_.steps()[integer("step", 0, derived_.steps().size() - 1, "a step")];
  const Matrix& result = iteration.at(step.result);
  const std::size_t cell = integer("cell", 0, result.size() - 1, "a cell of that step");
  const std::size_t row = cell / result.columns(), column = cell % result.columns();
  const Precision precision{
      Precision::Kind::digits,
      static_cast<int>(integer("digits", 1, kMostDigits, "a number of digits"))};
  const Field typedField = answer["typed"];
  const TypedAnswer typed = readTypedAnswer(typedField.string("a text"));

  Attempt attempt(derived_);
  readOwn(answer["own"], precision, attempt);
  attempt.review();
  const double value = typed.arithmetic ? typed.arithmetic->value : std::nan("");
  const Comparison comparison = attempt.compare({step.result, row, column}, value, precision);
  Judgement judgement{verdictOf(comparison.standing), std::nullopt, comparison.right.value,
                      std::nullopt, std::nullopt};
  if (comparison.own &&
      !agrees(comparison.own->value, comparison.right, precision, derived_.negligible())) {
    judgement.fromOwn = comparison.own->value;
  }
  if (typed.arithmetic) {
    judgement.value = value;
  } else {
    judgement.verdict = Verdict::unreadable;
    judgement.at = typed.stoppedAt;
  }
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
