// The usual slips in working out one entry, and which of them give an answer.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "core/attempt.h"
#include "core/expression.h"
#include "core/iteration.h"

namespace backprop {

/// Described in web/src/engine/practice-types.js.
enum class SlipKind {
  otherEntry,
  missingFactor,
  activationForgotten,
  errorReversed,
  addedUpdate,
  maskForgotten,
  derivativeForgotten,
  meanForgotten,
  learningRateForgotten,
  missingBias,
  wrongSign,
  transposed,
  missingTerm,
  meanDoubled,
  updatedWeight,
  derivativeMisapplied,
  maskMisapplied,
  factorOfTen,
  otherLayer,
  otherOperand,
  roundedEarly,
};

/// The rank from which on slips are only said if no other fits.
constexpr int kLastResort = 50;

/// One slip in working out an entry. `arithmetic` is how, with its value.
struct Slip {
  SlipKind kind;
  Expression arithmetic;
  std::optional<std::size_t> term = {};  // the place in the sum that it is about, from 0
  std::optional<Quantity> used = {};     // what was taken
  std::optional<Quantity> instead = {};  // for this
  double factor = 1.0;                   // by which a term or the result is off
  int decimals = 0;                      // to which was rounded
  std::optional<EntryOf> taken = {};     // the entry that was taken
  std::optional<EntryOf> belongs = {};   // where this one belongs, or has to be multiplied with it
  /// How usual it is and how much it says, beside the others: the least first.
  int rank = 0;
};

/// Entry (row, column) of `result` = `formula`, with the numbers of an iteration.
struct Entry {
  const Iteration& iteration;
  Quantity result;
  Expression formula;
  std::size_t row;
  std::size_t column;
  Expression arithmetic;  // its own
};

/// Whether arithmetic comes to an answer.
using Fits = std::function<bool(const Expression& arithmetic)>;

/// The slips in an entry that fit, those said best first, at most one of each kind.
std::vector<Slip> findSlips(const Entry& entry, const Fits& fits);

// Its parts: slips in what is done with the operands, in which matrices they are, and in which of
// their entries.
void findSlipsOfTerms(const Entry& entry, const Fits& fits, std::vector<Slip>& found);
void findSlipsOfOperands(const Entry& entry, const Fits& fits, std::vector<Slip>& found);
void findSlipsOfEntries(const Entry& entry, const Fits& fits, std::vector<Slip>& found);
void findSlipsOfRounding(const Entry& entry, const Fits& fits, std::vector<Slip>& found);

/// The sum that an entry comes down to, times a factor made of settings.
struct MainSum {
  const Expression* sum = nullptr;  // null if there is none
  double factor = 1.0;
};
MainSum mainSumOf(const Expression& arithmetic);

}  // namespace backprop
