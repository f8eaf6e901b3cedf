// Slips in what is done with the right operands: signs, tens, terms left out, 1/m, the update.
#include <cmath>
#include <utility>

#include "core/expression_edits.h"
#include "core/slips.h"

namespace backprop {
namespace {

using Kind = ExpressionKind;

constexpr double kFactors[] = {10.0, 0.1, 100.0, 0.01};
/// Sums within sums, and functions, are looked at if they are not more than these.
constexpr std::size_t kMostInnerNodes = 40;
/// What is left of a sum of doubles may be this part of a term, where by hand it is 0.
constexpr double kResidue = 1e-12;

// How usual slips are, beside those of the other files: the least first.
constexpr int kErrorReversed = 10, kAddedUpdate = 10, kMeanForgotten = 14,
              kLearningRateForgotten = 14, kMissingBias = 16, kWrongResult = 18, kMissingTerm = 22,
              kWrongTerm = 24, kMeanDoubled = 26, kTenfoldResult = 34, kTenfoldTerm = 38,
              kHundredfold = 6;

bool isSource(const Expression& e, QuantityKind kind) {
  return e.operands.empty() && e.quantity && e.quantity->kind == kind;
}

class TermSlips {
 public:
  TermSlips(const Entry& entry, const Fits& fits, std::vector<Slip>& found)
      : entry_(entry),
        root_(entry.arithmetic),
        kind_(entry.result.kind),
        main_(mainSumOf(entry.arithmetic)),
        fits_(fits),
        found_(found) {}

  void find() {
    const bool isError = findReversedErrors();
    findMeans();
    if (!isError) tryOut({SlipKind::wrongSign, oppositeOf(root_)}, kWrongResult);
    for (const double factor : kFactors) {
      Slip slip{SlipKind::factorOfTen, product(number(factor), root_)};
      slip.factor = factor;
      tryOut(std::move(slip), kTenfoldResult + rankOf(factor));
    }
    if (main_.sum) findMainTerms();
    findInner();
  }

 private:
  void tryOut(Slip slip, int rank) {
    if (!fits_(slip.arithmetic)) return;
    slip.rank = rank;
    found_.push_back(std::move(slip));
  }

  static int rankOf(double factor) { return factor > 10.0 || factor < 0.1 ? kHundredfold : 0; }

  /// Y - A for A - Y, where that is what is asked for.
  bool findReversedErrors() {
    if (kind_ != QuantityKind::preActivationGradient && kind_ != QuantityKind::activationGradient) {
      return false;
    }
    bool isFound = false;
    forEachNode(root_, [&](const Expression& node) {
      if (node.kind != Kind::difference || !isSource(node.operands[0], QuantityKind::activation) ||
          !isSource(node.operands[1], QuantityKind::targets)) {
        return;
      }
      isFound = true;
      tryOut({SlipKind::errorReversed,
              replacing(root_, node, difference(node.operands[1], node.operands[0]))},
             kErrorReversed);
    });
    return isFound;
  }

  void findMeans() {
    const double m = static_cast<double>(entry_.iteration.exampleCount());
    if (m == 1.0) return;
    const Expression mean =
        quotient(number(1.0), backprop::entry({QuantityKind::examples}, 0, 0, m));
    bool isMean = false;
    forEachNode(root_, [&](const Expression& node) {
      if (node.kind != Kind::product || node.operands[0].kind != Kind::quotient) return;
      const Expression& below = node.operands[0].operands[1];
      const bool isHalf = below.kind == Kind::product &&  // 1 / (2 m)
                          isSource(below.operands[1], QuantityKind::examples);
      if (!isHalf && !isSource(below, QuantityKind::examples)) return;
      isMean = true;
      tryOut({SlipKind::meanForgotten,
              replacing(root_, node,
                        isHalf ? product(quotient(number(1.0), below.operands[0]), node.operands[1])
                               : node.operands[1])},
             kMeanForgotten);
      tryOut({SlipKind::meanDoubled, replacing(root_, node, product(mean, node))}, kMeanDoubled);
    });
    if (!isMean && isBeforeMean()) {
      tryOut({SlipKind::meanDoubled, product(mean, root_)}, kMeanDoubled);
    }
  }

  /// Whether 1/m is out of place here, though it belongs to what is made of it or is left out by a
  /// convention.
  bool isBeforeMean() const {
    const bool isOutput = entry_.result.layer == entry_.iteration.architecture().depth();
    switch (kind_) {
      case QuantityKind::loss:
      case QuantityKind::weightGradient:
      case QuantityKind::biasGradient:
        return true;
      case QuantityKind::preActivationGradient:
      case QuantityKind::activationGradient:
        return isOutput;
      default:
        return false;
    }
  }

  bool isUpdate() const {
    return kind_ == QuantityKind::updatedWeights || kind_ == QuantityKind::updatedBiases;
  }

  void findMainTerms() {
    const std::vector<Expression>& terms = main_.sum->operands;
    for (std::size_t k = 0; k < terms.size(); ++k) {
      const double value = signOf(*main_.sum, k) * terms[k].value;
      if (value == 0.0) continue;
      const bool isBias = isSource(terms[k], QuantityKind::biases) && k + 1 == terms.size() &&
                          kind_ == QuantityKind::preActivation;
      const bool isStep = isUpdate() && k == 1;
      tryTerm(
          k, -value, [&] { return without(*main_.sum, k); },
          {isBias ? SlipKind::missingBias : SlipKind::missingTerm, {}},
          isBias ? kMissingBias : kMissingTerm);
      tryTerm(
          k, -2.0 * value, [&] { return withSign(*main_.sum, k); },
          {isStep ? SlipKind::addedUpdate : SlipKind::wrongSign, {}},
          isStep ? kAddedUpdate : kWrongTerm);
      for (const double factor : kFactors) {
        Slip slip{SlipKind::factorOfTen, {}};
        slip.factor = factor;
        tryTerm(
            k, (factor - 1.0) * value,
            [&] { return with(*main_.sum, k, product(number(factor), terms[k])); }, std::move(slip),
            kTenfoldTerm + rankOf(factor));
      }
    }
    if (isUpdate() && isSource(terms[1].operands[0], QuantityKind::learningRate)) {
      Slip slip{SlipKind::learningRateForgotten,
                replacing(root_, *main_.sum, difference(terms[0], terms[1].operands[1]))};
      tryOut(std::move(slip), kLearningRateForgotten);
    }
  }

  /// Tries another main sum, which differs by `change`: it is put together only if it may fit.
  template <typename Make>
  void tryTerm(std::size_t term, double change, Make make, Slip slip, int rank) {
    const double estimate = root_.value + main_.factor * change;
    const bool isResidue = std::fabs(estimate) <= kResidue * std::fabs(main_.factor * change);
    if (!isResidue && !fits_(number(estimate))) return;
    slip.arithmetic = replacing(root_, *main_.sum, make());
    slip.term = term;
    tryOut(std::move(slip), rank);
  }

  static double signOf(const Expression& sum, std::size_t k) {
    return sum.kind == Kind::difference && k == 1 ? -1.0 : 1.0;
  }

  static Expression with(const Expression& sum, std::size_t k, Expression term) {
    std::vector<Expression> operands = sum.operands;
    operands[k] = std::move(term);
    return withOperands(sum, std::move(operands));
  }

  static Expression withSign(const Expression& sum, std::size_t k) {
    if (sum.kind == Kind::difference && k == 1) {
      return backprop::sum(sum.operands[0], sum.operands[1]);
    }
    return with(sum, k, oppositeOf(sum.operands[k]));
  }

  static Expression without(const Expression& sum, std::size_t k) {
    if (sum.kind == Kind::difference) {
      return k == 1 ? sum.operands[0] : oppositeOf(sum.operands[1]);
    }
    std::vector<Expression> operands = sum.operands;
    operands.erase(operands.begin() + static_cast<std::ptrdiff_t>(k));
    return withOperands(sum, std::move(operands));
  }

  /// Sums within the result, and the arguments of functions.
  void findInner() {
    std::vector<const Expression*> nodes;
    forEachNode(root_, [&](const Expression& node) {
      const bool isSum = node.kind == Kind::sum || node.kind == Kind::difference;
      if ((isSum && &node != main_.sum) || isOfSign(node)) nodes.push_back(&node);
    });
    if (nodes.size() > kMostInnerNodes) return;
    for (const Expression* node : nodes) {
      if (node->kind == Kind::function) {
        tryOut({SlipKind::wrongSign,
                replacing(root_, *node, apply(node->function, oppositeOf(node->operands[0])))},
               kLastResort);
        continue;
      }
      for (std::size_t k = 0; k < node->operands.size(); ++k) {
        tryOut({SlipKind::missingTerm, replacing(root_, *node, without(*node, k))}, kLastResort);
        tryOut({SlipKind::wrongSign, replacing(root_, *node, withSign(*node, k))}, kLastResort);
      }
    }
  }

  /// Whether the sign of its argument matters for more than that of the function.
  static bool isOfSign(const Expression& node) {
    if (node.kind != Kind::function) return false;
    return node.function == Function::exp || node.function == Function::softplus ||
           node.function == Function::expMinusOne || node.function == Function::normalCdf;
  }

  const Entry& entry_;
  const Expression& root_;
  const QuantityKind kind_;
  const MainSum main_;
  const Fits& fits_;
  std::vector<Slip>& found_;
};

}  // namespace

void findSlipsOfTerms(const Entry& entry, const Fits& fits, std::vector<Slip>& found) {
  TermSlips(entry, fits, found).find();
}

}  // namespace backprop
