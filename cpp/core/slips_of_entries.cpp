// Slips in which entry is taken: another one of the result or of an operand, or one factor alone.
#include <optional>
#include <utility>

#include "core/arithmetic.h"
#include "core/expression_edits.h"
#include "core/slips.h"

namespace backprop {
namespace {

/// Of more entries than these one would fit too often by chance.
constexpr std::size_t kMostEntries = 64;
/// The same of the terms of a sum with an operand each of another row or column.
constexpr std::size_t kMostTerms = 8;

// How usual slips are, beside those of the other files: the least first.
constexpr int kOtherEntry = 11, kMissingFactor = 13, kWeightForError = 33,
              kOtherOperand = kLastResort + 2;

class EntrySlips {
 public:
  EntrySlips(const Entry& entry, const Fits& fits, std::vector<Slip>& found)
      : entry_(entry), iteration_(entry.iteration), fits_(fits), found_(found) {}

  void find() {
    findOtherEntries();
    findMissingFactors();
    findWeightForError();
    findOtherOperands();
  }

 private:
  void tryOut(SlipKind kind, int rank, Expression arithmetic, const std::optional<EntryOf>& taken,
              const std::optional<EntryOf>& belongs) {
    if (!fits_(arithmetic)) return;
    Slip slip{kind, std::move(arithmetic)};
    slip.taken = taken;
    slip.belongs = belongs;
    slip.rank = rank;
    found_.push_back(std::move(slip));
  }

  /// The same sum for another unit or example: those of the same row or column come first.
  void findOtherEntries() {
    const Matrix* result = iteration_.find(entry_.result);
    if (!result || result->size() > kMostEntries) return;
    for (const bool isNear : {true, false}) {
      for (std::size_t i = 0; i < result->rows(); ++i) {
        for (std::size_t j = 0; j < result->columns(); ++j) {
          const bool isRow = i == entry_.row, isColumn = j == entry_.column;
          if ((isRow && isColumn) || (isRow || isColumn) != isNear) continue;
          const double value = (*result)(i, j);
          // 0 is come to in many ways.
          tryOut(SlipKind::otherEntry, value == 0.0 ? kLastResort : kOtherEntry,
                 backprop::entry(entry_.result, i, j, value), EntryOf{entry_.result, i, j},
                 EntryOf{entry_.result, entry_.row, entry_.column});
        }
      }
    }
  }

  static std::optional<EntryOf> placeOf(const Expression& e) {
    if (!e.operands.empty() || !e.quantity) return std::nullopt;
    return EntryOf{*e.quantity, e.row, e.column};
  }

  /// Of a result that is one product: one of its factors.
  void findMissingFactors() {
    const Expression& root = entry_.arithmetic;
    if (root.kind != ExpressionKind::product) return;
    for (std::size_t k = 0; k < 2; ++k) {
      const Expression &given = root.operands[k], &other = root.operands[1 - k];
      const auto taken = placeOf(given), belongs = placeOf(other);
      if (!taken || !belongs || given.value == 0.0) continue;
      tryOut(SlipKind::missingFactor, kMissingFactor, given, taken, belongs);
    }
  }

  /// Of dW of a single example: W times the input, the two numbers that are drawn at its edge.
  void findWeightForError() {
    const Quantity& result = entry_.result;
    if (result.kind != QuantityKind::weightGradient || iteration_.exampleCount() != 1) return;
    const EntryOf error{{QuantityKind::preActivationGradient, result.layer}, entry_.row, 0};
    const EntryOf weight{{QuantityKind::weights, result.layer}, entry_.row, entry_.column};
    forEachNode(entry_.arithmetic, [&](const Expression& leaf) {
      if (!leaf.operands.empty() || !(leaf.quantity == error.quantity)) return;
      const double value = iteration_.at(weight.quantity)(weight.row, weight.column);
      tryOut(SlipKind::otherOperand, kWeightForError,
             replacing(entry_.arithmetic, leaf,
                       backprop::entry(weight.quantity, weight.row, weight.column, value)),
             weight, error);
    });
  }

  /// Of dW, a sum over the examples: in one product, an operand of another example or unit.
  void findOtherOperands() {
    if (entry_.result.kind != QuantityKind::weightGradient) return;
    const Expression* sum = mainSumOf(entry_.arithmetic).sum;
    if (!sum || sum->kind != ExpressionKind::sum || sum->operands.size() > kMostTerms) return;
    for (std::size_t k = 0; k < sum->operands.size(); ++k) {
      const Expression& term = sum->operands[k];
      if (term.kind != ExpressionKind::product) continue;
      for (const Expression& operand : term.operands) {
        if (const auto belongs = placeOf(operand)) tryOthers(operand, *belongs, k);
      }
    }
  }

  void tryOthers(const Expression& operand, const EntryOf& belongs, std::size_t term) {
    const Matrix* matrix = iteration_.find(belongs.quantity);
    if (!matrix || matrix->size() > kMostEntries) return;
    for (std::size_t i = 0; i < matrix->rows(); ++i) {
      for (std::size_t j = 0; j < matrix->columns(); ++j) {
        if ((i == belongs.row) == (j == belongs.column)) continue;
        const double value = (*matrix)(i, j);
        if (value == operand.value) continue;
        const std::size_t before = found_.size();
        tryOut(
            SlipKind::otherOperand, kOtherOperand,
            replacing(entry_.arithmetic, operand, backprop::entry(belongs.quantity, i, j, value)),
            EntryOf{belongs.quantity, i, j}, belongs);
        if (found_.size() > before) found_.back().term = term;
      }
    }
  }

  const Entry& entry_;
  const Iteration& iteration_;
  const Fits& fits_;
  std::vector<Slip>& found_;
};

}  // namespace

void findSlipsOfEntries(const Entry& entry, const Fits& fits, std::vector<Slip>& found) {
  EntrySlips(entry, fits, found).find();
}

}  // namespace backprop
