#include "bindings/to_json.h"

#include <string_view>

#include "core/json.h"

namespace backprop {
namespace {

const char* nameOf(Phase phase) {
  switch (phase) {
    case Phase::forward:
      return "forward";
    case Phase::loss:
      return "loss";
    case Phase::backward:
      return "backward";
    case Phase::update:
      break;
  }
  return "update";
}

const char* nameOf(Operation operation) {
  switch (operation) {
    case Operation::linear:
      return "linear";
    case Operation::activation:
      return "activation";
    case Operation::exponentials:
      return "exponentials";
    case Operation::exponentialSums:
      return "exponential-sums";
    case Operation::quotients:
      return "quotients";
    case Operation::loss:
      return "loss";
    case Operation::outputError:
      return "output-error";
    case Operation::outputGradient:
      return "output-gradient";
    case Operation::weightGradient:
      return "weight-gradient";
    case Operation::biasGradient:
      return "bias-gradient";
    case Operation::activationGradient:
      return "activation-gradient";
    case Operation::preActivationGradient:
      return "pre-activation-gradient";
    case Operation::softmaxGradient:
      return "softmax-gradient";
    case Operation::weightUpdate:
      return "weight-update";
    case Operation::biasUpdate:
      break;
  }
  return "bias-update";
}

const char* nameOf(ExpressionKind kind) {
  switch (kind) {
    case ExpressionKind::number:
      return "number";
    case ExpressionKind::quantity:
      return "quantity";
    case ExpressionKind::sum:
      return "sum";
    case ExpressionKind::difference:
      return "difference";
    case ExpressionKind::product:
      return "product";
    case ExpressionKind::hadamard:
      return "hadamard";
    case ExpressionKind::quotient:
      return "quotient";
    case ExpressionKind::negative:
      return "negative";
    case ExpressionKind::transpose:
      return "transpose";
    case ExpressionKind::function:
      break;
  }
  return "function";
}

const char* nameOf(Function function) {
  switch (function) {
    case Function::relu:
      return "relu";
    case Function::reluDerivative:
      return "relu-derivative";
    case Function::sigmoid:
      return "sigmoid";
    case Function::tanh:
      return "tanh";
    case Function::softmax:
      return "softmax";
    case Function::identity:
      return "identity";
    case Function::exp:
      return "exp";
    case Function::ln:
      return "ln";
    case Function::max:
      return "max";
    case Function::square:
      return "square";
    case Function::softplus:
      return "softplus";
    case Function::sumAll:
      return "sum-all";
    case Function::sumRows:
      return "sum-rows";
    case Function::sumColumns:
      break;
  }
  return "sum-columns";
}

/// An object that is closed when it goes out of scope.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& json) : json_(json) { json_ += '{'; }
  ~ObjectWriter() { json_ += '}'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  /// Begins a member; the caller writes its value.
  std::string& key(std::string_view name) {
    if (!isFirst_) json_ += ',';
    isFirst_ = false;
    appendString(json_, name);
    return json_ += ':';
  }
  void text(std::string_view name, std::string_view value) { appendString(key(name), value); }
  void number(std::string_view name, double value) { appendNumber(key(name), value); }
  void count(std::string_view name, std::size_t value) { key(name) += std::to_string(value); }
  void count(std::string_view name, std::optional<std::size_t> value) {
    key(name) += value ? std::to_string(*value) : "null";
  }

 private:
  std::string& json_;
  bool isFirst_ = true;
};

template <typename List, typename Write>
void appendArray(std::string& json, const List& items, Write write) {
  json += '[';
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) json += ',';
    write(items[i]);
  }
  json += ']';
}

/// A formula's nodes have no value; those of a cell's arithmetic do.
void appendExpression(std::string& json, const Expression& expression, bool withValues) {
  ObjectWriter object(json);
  object.text("kind", nameOf(expression.kind));
  const bool isConstant = expression.kind == ExpressionKind::number;
  if (withValues || isConstant) object.number("value", expression.value);
  if (expression.quantity) {
    object.text("quantity", name(*expression.quantity));
    if (isConstant) {
      object.count("row", expression.row);
      object.count("column", expression.column);
    }
  }
  if (expression.kind == ExpressionKind::function) {
    object.text("function", nameOf(expression.function));
  }
  if (!expression.operands.empty()) {
    appendArray(object.key("operands"), expression.operands,
                [&](const Expression& operand) { appendExpression(json, operand, withValues); });
  }
}

void appendStep(std::string& json, const Session& session, std::size_t index) {
  const Step& step = session.steps()[index];
  const Matrix& result = session.iteration().at(step.result);
  ObjectWriter object(json);
  object.count("index", index);
  object.text("phase", nameOf(step.phase));
  object.count("layer", step.layer);
  object.text("operation", nameOf(step.operation));
  object.text("activation",
              rule(session.iteration().architecture().layers[step.layer - 1].activation).name);
  object.text("result", name(step.result));
  object.count("rows", result.rows());
  object.count("columns", result.columns());
  appendArray(object.key("reads"), reads(step),
              [&](const Quantity& quantity) { appendString(json, name(quantity)); });
  appendExpression(object.key("formula"), step.formula, false);
}

}  // namespace

std::string stepsToJson(const Session& session) {
  std::string json = "[";
  for (std::size_t index = 0; index < session.steps().size(); ++index) {
    if (index > 0) json += ',';
    appendStep(json, session, index);
  }
  return json += ']';
}

std::string positionToJson(const Position& position) {
  std::string json;
  {
    ObjectWriter object(json);
    object.count("iteration", position.iteration);
    object.count("step", position.step);
    object.count("cell", position.cell);
  }
  return json;
}

std::string expressionToJson(const Expression& expression) {
  std::string json;
  appendExpression(json, expression, true);
  return json;
}

std::string nonFiniteToJson(const std::optional<NonFinite>& nonFinite) {
  if (!nonFinite) return "null";
  std::string json;
  {
    ObjectWriter object(json);
    object.text("quantity", name(nonFinite->quantity));
    object.count("row", nonFinite->row);
    object.count("column", nonFinite->column);
    object.number("value", nonFinite->value);
    object.count("step", nonFinite->step);
  }
  return json;
}

}  // namespace backprop
