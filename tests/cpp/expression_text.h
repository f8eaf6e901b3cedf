// Expressions as text, for tests to read.
#pragma once

#include <string>

#include "core/expression.h"
#include "core/number_text.h"

namespace backprop {

inline const char* nameOf(Function function) {
  static constexpr const char* kNames[] = {
      "relu",        "leakyRelu", "sigmoid",    "gelu",      "elu",      "softmax",
      "identity",    "relu'",     "leakyRelu'", "tanh",      "softplus", "exp",
      "expMinusOne", "ln",        "normalCdf",  "normalPdf", "max",      "square",
      "squareRoot",  "power",     "diagonal",   "sumAll",    "sumRows",  "sumColumns"};
  return kNames[static_cast<int>(function)];
}

std::string text(const Expression& expression);

/// An operand, in parentheses unless nothing can be torn apart without them.
inline std::string operandText(const Expression& operand) {
  const bool standsAlone = operand.operands.empty() || operand.kind == ExpressionKind::function ||
                           operand.kind == ExpressionKind::transpose;
  return standsAlone ? text(operand) : "(" + text(operand) + ")";
}

/// `0.5`, `m`, or `W[1](2,3)`: row and column count from 1, as in the article.
inline std::string numberOrSourceText(const Expression& leaf) {
  if (!leaf.quantity) return numberText(leaf.value);
  if (leaf.quantity->layer == 0 && !isPerExample(leaf.quantity->kind)) return name(*leaf.quantity);
  return name(*leaf.quantity) + "(" + std::to_string(leaf.row + 1) + "," +
         std::to_string(leaf.column + 1) + ")";
}

inline std::string joined(const Expression& expression, const std::string& separator) {
  std::string all;
  for (const Expression& operand : expression.operands) {
    all += (all.empty() ? "" : separator) + operandText(operand);
  }
  return all;
}

/// `(W[1] * X) + b[1]`, `max(0, Z[1](2,1))`, ...
inline std::string text(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::number:
      return numberOrSourceText(e);
    case ExpressionKind::quantity:
      return name(*e.quantity);
    case ExpressionKind::sum:
      return joined(e, " + ");
    case ExpressionKind::difference:
      return joined(e, " - ");
    case ExpressionKind::product:
      return joined(e, " * ");
    case ExpressionKind::hadamard:
      return joined(e, " (.) ");
    case ExpressionKind::quotient:
      return joined(e, " / ");
    case ExpressionKind::negative:
      return "-" + operandText(e.operands[0]);
    case ExpressionKind::transpose:
      return operandText(e.operands[0]) + "^T";
    case ExpressionKind::function:
      break;
  }
  std::string arguments;
  for (const Expression& operand : e.operands) {
    arguments += (arguments.empty() ? "" : ", ") + text(operand);
  }
  return std::string(nameOf(e.function)) + "(" + arguments + ")";
}

}  // namespace backprop
