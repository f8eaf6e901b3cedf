#include "core/arithmetic.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace backprop {
namespace {

using Kind = ExpressionKind;

struct Shape {
  std::size_t rows;
  std::size_t columns;
};

/// Walks down a formula with the entry that is asked for: entry (i, j) of A + B needs entry (i, j)
/// of both, that of A B needs row i of A and column j of B, and so on.
class Entry {
 public:
  explicit Entry(const Iteration& iteration) : iteration_(iteration) {}

  Expression of(const Expression& f, std::size_t i, std::size_t j) const {
    switch (f.kind) {
      case Kind::number:
        return f;
      case Kind::quantity:
        return ofQuantity(*f.quantity, i, j);
      case Kind::transpose:
        return of(f.operands[0], j, i);
      case Kind::sum:
        return ofSum(f, i, j);
      case Kind::product:
        return ofProduct(f.operands[0], f.operands[1], i, j);
      case Kind::hadamard:
        return product(of(f.operands[0], i, j), of(f.operands[1], i, j));
      case Kind::difference:
        return difference(of(f.operands[0], i, j), of(f.operands[1], i, j));
      case Kind::quotient:
        return quotient(of(f.operands[0], i, j), of(f.operands[1], i, j));
      case Kind::negative:
        return negative(of(f.operands[0], i, j));
      case Kind::function:
        break;
    }
    return ofFunction(f, i, j);
  }

 private:
  /// A quantity with a single row or column stands for as many as are needed.
  Expression ofQuantity(const Quantity& quantity, std::size_t i, std::size_t j) const {
    if (quantity.kind == QuantityKind::activationDerivative) {
      return ruleOf(quantity.layer)
          .derivativeArithmetic(ofQuantity({QuantityKind::preActivation, quantity.layer}, i, j),
                                ofQuantity({QuantityKind::activation, quantity.layer}, i, j));
    }
    const Matrix& matrix = iteration_.at(quantity);
    const std::size_t row = matrix.rows() == 1 ? 0 : i, column = matrix.columns() == 1 ? 0 : j;
    return entry(quantity, row, column, matrix(row, column));
  }

  const ActivationRule& ruleOf(std::size_t layer) const {
    return rule(iteration_.architecture().layers[layer - 1].activation);
  }

  /// In W A + b the products and the bias make one sum.
  Expression ofSum(const Expression& f, std::size_t i, std::size_t j) const {
    std::vector<Expression> terms;
    for (const Expression& operand : f.operands) {
      Expression term = of(operand, i, j);
      if (operand.kind == Kind::product && term.kind == Kind::sum) {
        std::move(term.operands.begin(), term.operands.end(), std::back_inserter(terms));
      } else {
        terms.push_back(std::move(term));
      }
    }
    return sum(std::move(terms));
  }

  Expression ofProduct(const Expression& a, const Expression& b, std::size_t i,
                       std::size_t j) const {
    const Shape shape = shapeOf(a);
    if (shape.rows > 1 || shape.columns > 1) {
      return sumOver(shape.columns,
                     [&](std::size_t k) { return product(of(a, i, k), of(b, k, j)); });
    }
    // With one example the article leaves 1/m out of its numbers, and so do we.
    if (isMean(a) && iteration_.exampleCount() == 1) return of(b, i, j);
    return product(of(a, 0, 0), of(b, i, j));
  }

  static bool isMean(const Expression& f) {
    return f.kind == Kind::quotient && f.operands[1].quantity &&
           f.operands[1].quantity->kind == QuantityKind::examples;
  }

  Expression ofFunction(const Expression& f, std::size_t i, std::size_t j) const {
    const Expression& x = f.operands[0];
    switch (f.function) {
      case Function::diagonal:
        return i == j ? of(x, i, 0) : number(0.0);
      case Function::sumRows:
        return sumOver(shapeOf(x).columns, [&](std::size_t k) { return of(x, i, k); });
      case Function::sumColumns:
        return sumOver(shapeOf(x).rows, [&](std::size_t k) { return of(x, k, j); });
      case Function::sumAll: {
        const Shape shape = shapeOf(x);  // example by example, as the loss adds them up
        return sumOver(shape.rows * shape.columns,
                       [&](std::size_t k) { return of(x, k % shape.rows, k / shape.rows); });
      }
      case Function::exp:
        return ofExponential(*x.quantity, i, j);
      case Function::ln:
        return logarithm(iteration_.lossInputs(), of(x, i, j), i, j);
      default:
        break;
    }
    for (const ActivationRule& row : activationRules()) {
      if (row.function == f.function) return row.arithmetic(of(x, i, j));
    }
    if (f.operands.size() == 1) return apply(f.function, of(x, i, j));
    return apply(f.function, of(x, i, j), of(f.operands[1], i, j));
  }

  Expression ofExponential(const Quantity& Z, std::size_t i, std::size_t j) const {
    const auto shiftRow = softmaxShiftRow(iteration_.at(Z), j);
    if (!shiftRow) return apply(Function::exp, ofQuantity(Z, i, j));
    return apply(Function::exp, difference(ofQuantity(Z, i, j), ofQuantity(Z, *shiftRow, j)));
  }

  template <typename Term>
  static Expression sumOver(std::size_t count, Term term) {
    if (count == 1) return term(0);
    std::vector<Expression> terms;
    terms.reserve(count);
    for (std::size_t k = 0; k < count; ++k) terms.push_back(term(k));
    return sum(std::move(terms));
  }

  Shape shapeOf(const Expression& f) const {
    if (f.kind == Kind::number) return {1, 1};
    if (f.kind == Kind::quantity) {
      const Matrix& matrix = iteration_.at(*f.quantity);
      return {matrix.rows(), matrix.columns()};
    }
    const Shape a = shapeOf(f.operands[0]);
    if (f.kind == Kind::transpose) return {a.columns, a.rows};
    if (f.kind == Kind::function && f.function == Function::diagonal) return {a.rows, a.rows};
    if (f.kind == Kind::function) {
      const bool overRows = f.function == Function::sumColumns || f.function == Function::sumAll;
      const bool overColumns = f.function == Function::sumRows || f.function == Function::sumAll;
      return {overRows ? 1 : a.rows, overColumns ? 1 : a.columns};
    }
    if (f.operands.size() == 1) return a;
    const Shape b = shapeOf(f.operands[1]);
    if (f.kind == Kind::product && a.rows * a.columns > 1) return {a.rows, b.columns};
    return {std::max(a.rows, b.rows), std::max(a.columns, b.columns)};
  }

  const Iteration& iteration_;
};

}  // namespace

Expression arithmetic(const Iteration& iteration, const Expression& formula, std::size_t row,
                      std::size_t column) {
  return Entry(iteration).of(formula, row, column);
}

}  // namespace backprop
