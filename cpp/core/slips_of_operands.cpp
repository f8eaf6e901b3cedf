// Slips in what the operands are: another matrix, a transpose, a mask or a derivative.
#include <algorithm>
#include <utility>

#include "core/arithmetic.h"
#include "core/derivation.h"
#include "core/expression_edits.h"
#include "core/slips.h"

namespace backprop {
namespace {

using Kind = QuantityKind;

// How usual slips are, beside those of the other files: the least first.
constexpr int kMaskForgotten = 12, kActivationForgotten = 12, kDerivativeForgotten = 12,
              kTransposed = 20, kUpdatedWeight = 28, kDerivativeMisapplied = 30,
              kMaskMisapplied = 32, kOtherLayer = 36;

class OperandSlips {
 public:
  OperandSlips(const Entry& entry, const Fits& fits, std::vector<Slip>& found)
      : entry_(entry),
        iteration_(entry.iteration),
        architecture_(entry.iteration.architecture()),
        fits_(fits),
        found_(found) {}

  void find() {
    for (const Quantity& quantity : reads(entry_.formula)) findOthers(quantity);
    findTransposes(entry_.formula);
    const std::size_t l = entry_.result.layer;
    if (entry_.result.kind == Kind::activation) findForwardMasks(l);
    if (entry_.result.kind == Kind::preActivationGradient && !isShort(l)) findDerivatives(l);
  }

 private:
  void tryOut(SlipKind kind, int rank, Expression arithmetic, std::optional<Quantity> used = {},
              std::optional<Quantity> instead = {}) {
    if (!fits_(arithmetic)) return;
    Slip slip{kind, std::move(arithmetic)};
    slip.used = used;
    slip.instead = instead;
    slip.rank = rank;
    found_.push_back(std::move(slip));
  }

  bool isOf(Activation activation, std::size_t layer) const {
    return layer > 0 && architecture_.layers[layer - 1].activation == activation;
  }
  SlipKind forgottenIn(std::size_t layer) const {
    return isOf(Activation::relu, layer) ? SlipKind::maskForgotten : SlipKind::activationForgotten;
  }
  int rankOfForgotten(std::size_t layer) const {
    return isOf(Activation::relu, layer) ? kMaskForgotten : kActivationForgotten;
  }
  /// Whether dZ of the layer is made without dA.
  bool isShort(std::size_t layer) const {
    return layer == architecture_.depth() &&
           isShortForm(architecture_.loss, architecture_.outputActivation());
  }
  bool isAlike(const Quantity& a, const Quantity& b) const {
    const Matrix *A = iteration_.find(a), *B = iteration_.find(b);
    return A && B && A->rows() == B->rows() && A->columns() == B->columns();
  }
  Expression at(const Quantity& quantity) const {
    return backprop::entry(quantity, entry_.row, entry_.column,
                           iteration_.at(quantity)(entry_.row, entry_.column));
  }

  /// The entry by its formula with another expression for a quantity.
  Expression with(const Quantity& quantity, const Expression& other) const {
    const Expression formula = withLeaves(entry_.formula, [&](const Expression& leaf) {
      return leaf.quantity && *leaf.quantity == quantity ? other : leaf;
    });
    return arithmetic(iteration_, formula, entry_.row, entry_.column);
  }

  void takeFor(const Quantity& quantity, const Quantity& other, SlipKind kind, int rank) {
    if (isAlike(quantity, other)) {
      tryOut(kind, rank, with(quantity, whole(other)), other, quantity);
    }
  }

  /// Another quantity taken for one that the formula reads.
  void findOthers(const Quantity& quantity) {
    const std::size_t l = quantity.layer, L = architecture_.depth();
    const bool isInput = quantity.kind == Kind::inputs;
    if ((l == 0 && !isInput) || quantity.kind == Kind::activationDerivative) return;
    for (std::size_t k = 1; k <= L; ++k) {
      if (k == l) continue;
      const int distance = static_cast<int>(k > l ? k - l : l - k);
      takeFor(quantity, {isInput ? Kind::activation : quantity.kind, k}, SlipKind::otherLayer,
              kOtherLayer + distance);
    }
    switch (quantity.kind) {
      case Kind::weights:
        return takeFor(quantity, {Kind::updatedWeights, l}, SlipKind::updatedWeight,
                       kUpdatedWeight);
      case Kind::activation:
        takeFor(quantity, {Kind::inputs}, SlipKind::otherLayer, kOtherLayer + static_cast<int>(l));
        if (isOf(Activation::identity, l)) return;
        return takeFor(quantity, {Kind::preActivation, l}, forgottenIn(l), rankOfForgotten(l));
      case Kind::preActivationGradient: {
        if (isShort(l) || isOf(Activation::identity, l)) return;
        const bool isMask = isOf(Activation::relu, l);
        return takeFor(quantity, {Kind::activationGradient, l},
                       isMask ? SlipKind::maskForgotten : SlipKind::derivativeForgotten,
                       isMask ? kMaskForgotten : kDerivativeForgotten);
      }
      case Kind::weightGradient:
      case Kind::decayedGradient:
        if (isSquare(quantity)) {
          tryOut(SlipKind::transposed, kTransposed, with(quantity, transpose(whole(quantity))),
                 quantity);
        }
        return;
      default:
        return;
    }
  }

  bool isSquare(const Quantity& quantity) const {
    const Matrix& matrix = iteration_.at(quantity);
    return matrix.rows() == matrix.columns() && matrix.rows() > 1;
  }

  // ---- Transposes ------------------------------------------------------------------------------

  Shape shapeOf(const Expression& f) const {
    if (f.kind == ExpressionKind::transpose) {
      const Shape shape = shapeOf(f.operands[0]);
      return {shape.columns, shape.rows};
    }
    const Matrix& matrix = iteration_.at(*f.quantity);
    return {matrix.rows(), matrix.columns()};
  }

  static bool isMatrix(const Expression& f) {
    return f.quantity || f.kind == ExpressionKind::transpose;
  }

  static Expression turned(const Expression& f) {
    return f.kind == ExpressionKind::transpose ? f.operands[0] : transpose(f);
  }

  void findTransposes(const Expression& node) {
    const auto& operands = node.operands;
    if (node.kind == ExpressionKind::product && isMatrix(operands[0]) && isMatrix(operands[1])) {
      const Expression &A = operands[0], &B = operands[1];
      tryProduct(node, turned(A), B, A);
      tryProduct(node, A, turned(B), B);
      tryProduct(node, turned(B), turned(A), B);  // the transpose of the result
    }
    if (node.kind == ExpressionKind::function && node.function == Function::sumRows) {
      trySum(node, Function::sumColumns, 0, entry_.row);
    }
    if (node.kind == ExpressionKind::function && node.function == Function::sumColumns &&
        operands[0].quantity) {
      trySum(node, Function::sumRows, entry_.column, 0);
    }
    for (const Expression& operand : operands) findTransposes(operand);
  }

  void tryProduct(const Expression& node, const Expression& A, const Expression& B,
                  const Expression& cause) {
    const Shape a = shapeOf(A), b = shapeOf(B), result = productShape(node);
    if (a.rows * a.columns == 1 || a.columns != b.rows) return;
    if (a.rows != result.rows || b.columns != result.columns) return;
    const Expression formula = replacing(entry_.formula, node, product(A, B));
    const Expression& source = cause.kind == ExpressionKind::transpose ? cause.operands[0] : cause;
    tryOut(SlipKind::transposed, kTransposed,
           arithmetic(iteration_, formula, entry_.row, entry_.column), source.quantity);
  }

  Shape productShape(const Expression& node) const {
    return {shapeOf(node.operands[0]).rows, shapeOf(node.operands[1]).columns};
  }

  /// Each column added up for each row, or the other way round, where there are as many.
  void trySum(const Expression& node, Function function, std::size_t row, std::size_t column) {
    const Shape shape = shapeOf(node.operands[0]);
    if (shape.rows != shape.columns || shape.rows == 1) return;
    const Expression formula = replacing(entry_.formula, node, apply(function, node.operands[0]));
    tryOut(SlipKind::transposed, kTransposed, arithmetic(iteration_, formula, row, column),
           node.operands[0].quantity);
  }

  // ---- Masks and derivatives -------------------------------------------------------------------

  Expression masked(const Expression& value, const Quantity& by) const {
    return product(value, apply(Function::reluDerivative, at(by)));
  }

  /// The masks of other layers, over a value of layer l.
  void findOtherMasks(std::size_t l, const Expression& value) {
    const Quantity Z{Kind::preActivation, l};
    for (std::size_t k = 1; k <= architecture_.depth(); ++k) {
      const Quantity other{Kind::preActivation, k};
      if (k == l || !isAlike(Z, other)) continue;
      tryOut(SlipKind::maskMisapplied, kMaskMisapplied, masked(value, other), other, Z);
    }
  }

  void findForwardMasks(std::size_t l) {
    if (isOf(Activation::identity, l)) return;
    const Expression Z = at({Kind::preActivation, l});
    tryOut(forgottenIn(l), rankOfForgotten(l), Z, Z.quantity, entry_.result);
    if (isOf(Activation::relu, l)) findOtherMasks(l, Z);
  }

  /// dZ = dA (.) g'(Z), or through the Jacobian of a softmax.
  void findDerivatives(std::size_t l) {
    const Quantity Zl{Kind::preActivation, l}, Al{Kind::activation, l},
        derivative{Kind::activationDerivative, l};
    const Activation activation = architecture_.layers[l - 1].activation;
    const Expression dA = at({Kind::activationGradient, l}), Z = at(Zl), A = at(Al);
    const bool isMask = activation == Activation::relu;
    tryOut(isMask ? SlipKind::maskForgotten : SlipKind::derivativeForgotten,
           isMask ? kMaskForgotten : kDerivativeForgotten, dA, dA.quantity, entry_.result);
    const auto misapply = [&](Expression other, const Quantity& used, const Quantity& instead,
                              int rank) {
      tryOut(SlipKind::derivativeMisapplied, kDerivativeMisapplied + rank,
             product(dA, std::move(other)), used, instead);
    };
    misapply(A, Al, derivative, 0);
    if (activation == Activation::identity) return;
    if (activation == Activation::softmax) {
      misapply(product(A, difference(number(1.0), A)), Al, derivative, 1);
      return;
    }
    const ActivationRule& g = rule(activation);
    misapply(g.derivativeArithmetic(Z, Z), Zl, Al, 1);
    misapply(g.derivativeArithmetic(A, g.arithmetic(A)), Al, Zl, 1);
    if (isMask) {
      findOtherMasks(l, dA);
      tryOut(SlipKind::maskMisapplied, kMaskMisapplied, masked(dA, *dA.quantity), dA.quantity, Zl);
      return;
    }
    for (std::size_t k = 1; k <= architecture_.depth(); ++k) {
      const Quantity Zk{Kind::preActivation, k}, Ak{Kind::activation, k};
      if (k == l || !isAlike(Zl, Zk)) continue;
      misapply(g.derivativeArithmetic(at(Zk), at(Ak)), Zk, Zl, 2);
    }
  }

  const Entry& entry_;
  const Iteration& iteration_;
  const Architecture& architecture_;
  const Fits& fits_;
  std::vector<Slip>& found_;
};

}  // namespace

void findSlipsOfOperands(const Entry& entry, const Fits& fits, std::vector<Slip>& found) {
  OperandSlips(entry, fits, found).find();
}

}  // namespace backprop
