// Arithmetic as a tree: what a reader sees worked out, and where each number comes from.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/quantity.h"

namespace backprop {

enum class ExpressionKind {
  number,      // a constant, or one entry of a quantity
  quantity,    // a whole matrix by its name: a formula's leaf
  sum,         // a + b + ...
  difference,  // a - b
  product,     // a b ...: of matrices the matrix product
  hadamard,    // a (.) b: element by element
  quotient,    // a / b
  negative,    // -a
  transpose,   // a^T
  function,    // `function` of the operands
};

/// The functions that an expression can name.
enum class Function {
  // Activations, which only formulas name: a cell's arithmetic writes them out.
  relu,
  leakyRelu,
  sigmoid,
  gelu,
  elu,
  softmax,
  identity,
  // Functions of numbers.
  reluDerivative,       // 1 if z > 0, else 0
  leakyReluDerivative,  // 1 if z > 0, else 0.01
  tanh,
  softplus,     // ln(1 + exp(z))
  exp,          // e^z
  expMinusOne,  // e^z - 1, precise also near 0
  ln,
  normalCdf,  // Phi(z): how likely a standard normal number is below z
  normalPdf,  // phi(z) = exp(-z^2 / 2) / sqrt(2 pi)
  max,        // of all its arguments
  square,
  squareRoot,
  power,  // of two arguments, the second a whole number
  // Functions of matrices.
  diagonal,   // of a column: the square matrix with it on the diagonal
  sumAll,     // the sum of all entries
  sumRows,    // the sum of each row: over the examples
  sumColumns  // the sum of each column: over the units
};

constexpr double kLeakyReluSlope = 0.01;

/// One node. A scalar expression's `value` is its result, worked out when the node is made, in the
/// order in which it is written; formulas (trees over whole quantities) have no value.
struct Expression {
  ExpressionKind kind = ExpressionKind::number;
  double value = 0.0;
  std::optional<Quantity> quantity;  // of a number: where it comes from; of a quantity: itself
  std::size_t row = 0;               // of a number with a source, counting from 0
  std::size_t column = 0;
  Function function = Function::exp;
  std::vector<Expression> operands;
};

// Leaves.
Expression number(double constant);
Expression entry(const Quantity& quantity, std::size_t row, std::size_t column, double value);
Expression whole(const Quantity& quantity);

// Nodes. For scalars they compute; for formulas only the shape of the tree matters.
Expression sum(std::vector<Expression> terms);
Expression sum(Expression a, Expression b);
Expression difference(Expression a, Expression b);
Expression product(Expression a, Expression b);
Expression hadamard(Expression a, Expression b);
Expression quotient(Expression a, Expression b);
Expression negative(Expression a);
Expression transpose(Expression a);
Expression apply(Function function, Expression argument);
Expression apply(Function function, Expression a, Expression b);

}  // namespace backprop
