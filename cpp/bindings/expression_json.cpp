#include "bindings/expression_json.h"

#include "bindings/json_writer.h"

namespace backprop {
namespace {

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
    case Function::leakyRelu:
      return "leaky-relu";
    case Function::sigmoid:
      return "sigmoid";
    case Function::gelu:
      return "gelu";
    case Function::elu:
      return "elu";
    case Function::softmax:
      return "softmax";
    case Function::identity:
      return "identity";
    case Function::reluDerivative:
      return "relu-derivative";
    case Function::leakyReluDerivative:
      return "leaky-relu-derivative";
    case Function::tanh:
      return "tanh";
    case Function::softplus:
      return "softplus";
    case Function::exp:
      return "exp";
    case Function::expMinusOne:
      return "exp-minus-one";
    case Function::ln:
      return "ln";
    case Function::normalCdf:
      return "normal-cdf";
    case Function::normalPdf:
      return "normal-pdf";
    case Function::max:
      return "max";
    case Function::square:
      return "square";
    case Function::squareRoot:
      return "square-root";
    case Function::power:
      return "power";
    case Function::diagonal:
      return "diagonal";
    case Function::sumAll:
      return "sum-all";
    case Function::sumRows:
      return "sum-rows";
    case Function::sumColumns:
      break;
  }
  return "sum-columns";
}

}  // namespace

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

}  // namespace backprop
