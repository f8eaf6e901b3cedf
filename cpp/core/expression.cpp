#include "core/expression.h"

#include <cmath>
#include <utility>

#include "core/elementary.h"
#include "core/special_functions.h"

namespace backprop {
namespace {

Expression node(ExpressionKind kind, std::vector<Expression> operands, double value) {
  Expression expression;
  expression.kind = kind;
  expression.operands = std::move(operands);
  expression.value = value;
  return expression;
}

std::vector<Expression> listOf(Expression a) {
  std::vector<Expression> list;
  list.push_back(std::move(a));
  return list;
}

std::vector<Expression> listOf(Expression a, Expression b) {
  std::vector<Expression> list;
  list.reserve(2);
  list.push_back(std::move(a));
  list.push_back(std::move(b));
  return list;
}

Expression node(ExpressionKind kind, Expression a, Expression b, double value) {
  return node(kind, listOf(std::move(a), std::move(b)), value);
}

double evaluate(Function function, const std::vector<Expression>& arguments) {
  const double x = arguments.front().value;
  switch (function) {
    case Function::reluDerivative:
      return x <= 0.0 ? 0.0 : 1.0;  // this way round NaN is not taken for "not positive"
    case Function::leakyReluDerivative:
      return x <= 0.0 ? kLeakyReluSlope : 1.0;
    case Function::tanh:
      return hyperbolicTangent(x);
    case Function::softplus:
      return softplus(x);
    case Function::exp:
      return exponential(x);
    case Function::expMinusOne:
      return exponentialMinusOne(x);
    case Function::ln:
      return naturalLogarithm(x);
    case Function::normalCdf:
      return normalCdf(x);
    case Function::normalPdf:
      return normalPdf(x);
    case Function::max: {
      double largest = x;
      for (const Expression& argument : arguments) {
        if (!(argument.value <= largest)) largest = argument.value;
      }
      return largest;
    }
    case Function::square:
      return x * x;
    case Function::squareRoot:
      return std::sqrt(x);
    case Function::power:
      return integerPower(x, arguments.back().value);
    default:
      return x;  // in formulas, where nothing is evaluated
  }
}

Expression functionNode(Function function, std::vector<Expression> arguments) {
  const double value = evaluate(function, arguments);
  Expression expression = node(ExpressionKind::function, std::move(arguments), value);
  expression.function = function;
  return expression;
}

}  // namespace

Expression number(double constant) { return node(ExpressionKind::number, {}, constant); }

Expression entry(const Quantity& quantity, std::size_t row, std::size_t column, double value) {
  Expression expression = number(value);
  expression.quantity = quantity;
  expression.row = row;
  expression.column = column;
  return expression;
}

Expression whole(const Quantity& quantity) {
  Expression expression = node(ExpressionKind::quantity, {}, 0.0);
  expression.quantity = quantity;
  return expression;
}

Expression sum(std::vector<Expression> terms) {
  double value = terms.front().value;
  for (std::size_t i = 1; i < terms.size(); ++i) value += terms[i].value;
  return node(ExpressionKind::sum, std::move(terms), value);
}

Expression sum(Expression a, Expression b) { return sum(listOf(std::move(a), std::move(b))); }

Expression difference(Expression a, Expression b) {
  const double value = a.value - b.value;
  return node(ExpressionKind::difference, std::move(a), std::move(b), value);
}

Expression product(Expression a, Expression b) {
  const double value = a.value * b.value;
  return node(ExpressionKind::product, std::move(a), std::move(b), value);
}

Expression hadamard(Expression a, Expression b) {
  return node(ExpressionKind::hadamard, std::move(a), std::move(b), 0.0);
}

Expression quotient(Expression a, Expression b) {
  const double value = a.value / b.value;
  return node(ExpressionKind::quotient, std::move(a), std::move(b), value);
}

Expression negative(Expression a) {
  const double value = -a.value;
  return node(ExpressionKind::negative, listOf(std::move(a)), value);
}

Expression transpose(Expression a) {
  return node(ExpressionKind::transpose, listOf(std::move(a)), 0.0);
}

Expression apply(Function function, Expression argument) {
  return functionNode(function, listOf(std::move(argument)));
}

Expression apply(Function function, Expression a, Expression b) {
  return functionNode(function, listOf(std::move(a), std::move(b)));
}

}  // namespace backprop
