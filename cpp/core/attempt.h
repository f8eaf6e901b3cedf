// An iteration as somebody has worked it out: their numbers where they gave one, and what follows.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/agreement.h"
#include "core/derivation.h"
#include "core/iteration.h"

namespace backprop {

/// What a number is beside the right one.
enum class Standing {
  right,    // it is that one, or follows from given numbers that are right
  follows,  // from given numbers, of which one is wrong
  wrong,
};

/// An iteration, its equations, and what makes any of its quantities.
class Derived {
 public:
  Derived(Iteration iteration, const Optimizer& optimizer);

  const Iteration& iteration() const { return iteration_; }
  const std::vector<Step>& steps() const { return steps_; }
  /// Below it a number is 0 but for the rounding of double arithmetic.
  double negligible() const { return negligible_; }

  std::optional<std::size_t> stepOf(const Quantity& quantity) const;
  /// What makes a quantity; the quantity itself if the iteration starts with it.
  Expression formulaOf(const Quantity& quantity) const;

 private:
  Iteration iteration_;
  std::vector<Step> steps_;
  std::vector<Equation> longForm_;
  double negligible_;
};

/// One entry of a quantity.
struct EntryOf {
  Quantity quantity;
  std::size_t row;
  std::size_t column;
};

/// How an entry is worked out with the right numbers, and with those of an attempt.
struct Comparison {
  Standing standing;
  Expression right;
  std::optional<Expression> own;  // where a number that it reads was given, or follows from one
};

class Attempt {
 public:
  /// Refers to `derived`, which must outlive it.
  explicit Attempt(const Derived& derived);

  /// Takes an entry of the iteration to be `value`.
  void give(const EntryOf& entry, double value, const Precision& precision);
  /// Judges everything given and works out what follows, in the order of the iteration; to be
  /// called once all is given.
  void review();

  /// Whether nothing was given.
  bool empty() const { return given_.empty(); }
  /// The numbers of the attempt: those given, what follows from them, and right ones elsewhere.
  const Iteration& iteration() const { return own_; }
  /// How an entry would stand if it were `value`.
  Comparison compare(const EntryOf& entry, double value, const Precision& precision) const;

 private:
  struct Given {
    EntryOf entry;
    double value;
    Precision precision;
  };
  /// How the entries of a quantity stand, row by row; none where nothing was given.
  struct Standings {
    Quantity quantity;
    std::vector<std::optional<Standing>> entries;
    std::vector<double> spreads;  // how far each may be from what was rounded to it
  };

  Standings& standingsOf(const Quantity& quantity);
  std::optional<Standing>& standingOf(const EntryOf& entry);
  double& spreadOf(const EntryOf& entry);
  std::optional<Standing> standingOf(const Quantity& quantity, std::size_t row,
                                     std::size_t column) const;
  bool isOfAttempt(const Quantity& quantity) const;
  bool isOfAttempt(const Expression& arithmetic) const;
  bool areAllRight(const Expression& arithmetic) const;
  double spreadOf(const Expression& arithmetic) const;
  void follow(const Step& step);

  const Derived& derived_;
  Iteration own_;
  std::vector<Given> given_;
  std::vector<Standings> standings_;
};

}  // namespace backprop
