// Practice: one iteration that somebody works out by hand.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attempt.h"
#include "core/diagnosis.h"
#include "core/document.h"
#include "core/published.h"
#include "core/typed_answer.h"

namespace backprop {

enum class Verdict {
  right,       // to the digits asked for
  follows,     // from own numbers, of which one is wrong
  slip,        // one or two slips give it
  wrong,       // nothing is known of how it came about
  unreadable,  // neither a number nor arithmetic
};

/// A number that somebody has worked out before.
struct OwnNumber {
  EntryOf entry;
  double value;
};

struct Answer {
  std::size_t step;
  std::size_t cell;  // row by row
  std::string typed;
  int digits;  // significant ones that are asked for
  std::vector<OwnNumber> own = {};
};

/// What became of an answer.
struct Judgement {
  Verdict verdict;
  std::optional<double> value;  // none if it is unreadable
  double expected;
  std::optional<double> fromOwn;  // what follows from own numbers, where it shows another number
  Diagnosis diagnosis;            // of a wrong answer
  std::optional<std::size_t> at;  // where reading stopped, in UTF-16 units
  std::optional<ReadingFault> fault = {};  // and why
};

/// A step in which every entry is worked out from results that were rounded before.
struct RoundedStep {
  std::size_t step;
  Matrix rounded;
};

constexpr std::size_t kMostDigits = 15;
/// How many products an iteration may take that is worked out entry by entry, and how many terms a
/// sum.
constexpr double kMostWork = 1e6;
constexpr std::size_t kMostTerms = 1000;

/// The iteration that a document starts with, and what is asked about it.
class Practice {
 public:
  /// Reads a network document, `published` with the rest. Throws InputError, also if nobody could
  /// work it out by hand.
  explicit Practice(std::string_view document);

  const Derived& derived() const { return derived_; }
  /// The same network with a softmax output, where its own is another.
  const std::optional<Derived>& dropped() const { return dropped_; }
  const std::optional<Published>& published() const { return published_; }

  /// Reads an answer to this sheet, the JSON of web/src/engine/practice-types.js. Throws InputError
  /// that names the key at fault.
  Answer readAnswer(std::string_view json) const;
  Judgement judge(const Answer& answer) const;

  /// Every step with its results rounded to so many decimals, up to kMostDigits; what the iteration
  /// starts with stays as it is. Throws InputError if it is more.
  std::vector<RoundedStep> workByHand(std::size_t decimals) const;

 private:
  Practice(std::string_view json, Document document);

  Derived derived_;
  std::optional<Derived> dropped_;
  std::optional<Published> published_;
};

}  // namespace backprop
