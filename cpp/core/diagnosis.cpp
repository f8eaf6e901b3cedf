#include "core/diagnosis.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/decimal.h"

namespace backprop {
namespace {

constexpr std::size_t kMostSlips = 2;

/// An answer of up to so many digits is only put down to slips of up to this rank: the first ones
/// of factors of ten are the last.
constexpr int kMostCoarseDigits = 2;
constexpr int kMostUsual = 34;

/// Whether a slip is said already: of each kind one is enough, and some are about a sign.
bool isKnown(const Slip& slip, const std::vector<Slip>& known) {
  return std::any_of(known.begin(), known.end(), [&](const Slip& other) {
    const bool isOfSign =
        other.kind == SlipKind::errorReversed || other.kind == SlipKind::addedUpdate;
    return other.kind == slip.kind || (isOfSign && slip.kind == SlipKind::wrongSign);
  });
}

/// Whether a number has so few digits that much would fit by chance.
bool isCoarse(double value, const Precision& precision) {
  const int digits = precision.kind == Precision::Kind::digits || value == 0.0
                         ? precision.count
                         : precision.count + firstPlace(value) + 1;
  return digits <= kMostCoarseDigits;
}

/// The parts that are right both ways: beside somebody's own numbers and beside the right ones.
std::vector<RightPart> inBoth(std::vector<RightPart> own, const std::vector<RightPart>& right) {
  std::vector<RightPart> both;
  for (RightPart& part : own) {
    const auto same = std::find_if(right.begin(), right.end(),
                                   [&](const RightPart& other) { return other.kind == part.kind; });
    const bool isRough = part.kind == RightPartKind::sign || part.kind == RightPartKind::magnitude;
    if (isRough && same == right.end()) continue;
    if (isRough) part.digits = std::min(part.digits, same->digits);
    both.push_back(std::move(part));
  }
  return both;
}

}  // namespace

Diagnosis diagnose(const Derived& derived, const Attempt& attempt, const EntryOf& entry,
                   const Comparison& comparison, const Expression& typed,
                   const Precision& precision) {
  const Answered answered{typed, precision, derived.negligible()};
  const Fits fits = [&](const Expression& arithmetic) { return answered.comesFrom(arithmetic); };
  const Expression formula = derived.formulaOf(entry.quantity);
  const auto slipsWith = [&](const Iteration& iteration, const Expression& arithmetic) {
    return findSlips({iteration, entry.quantity, formula, entry.row, entry.column, arithmetic},
                     fits);
  };

  Diagnosis diagnosis;
  std::vector<Slip> slips;
  // Even where no number of the attempt was read, one may have been taken for another.
  const Expression& own = comparison.own ? *comparison.own : comparison.right;
  if (!attempt.empty()) slips = slipsWith(attempt.iteration(), own);
  std::vector<Slip> more = slipsWith(derived.iteration(), comparison.right);
  std::move(more.begin(), more.end(), std::back_inserter(slips));
  std::stable_sort(slips.begin(), slips.end(),
                   [](const Slip& a, const Slip& b) { return a.rank < b.rank; });
  const bool isSure = !isCoarse(typed.value, precision);
  for (Slip& slip : slips) {
    if (slip.rank >= kLastResort && !diagnosis.slips.empty()) break;
    const bool isNew = !isKnown(slip, diagnosis.slips) && (isSure || slip.rank <= kMostUsual);
    if (isNew && diagnosis.slips.size() < kMostSlips) diagnosis.slips.push_back(std::move(slip));
  }
  if (!diagnosis.slips.empty()) return diagnosis;
  diagnosis.parts = findRightParts(answered, comparison.right);
  if (comparison.own) {
    diagnosis.parts = inBoth(findRightParts(answered, *comparison.own), diagnosis.parts);
  }
  return diagnosis;
}

}  // namespace backprop
