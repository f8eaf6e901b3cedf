// Numbers that somebody has published of an iteration: the key `published` of a network document.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/attempt.h"

namespace backprop {

struct PublishedValue {
  std::size_t row;
  std::size_t column;
  std::string printed;
  double value;
  int decimals;  // of what is printed: 2 for 0.20; below 0 where even the last digits are left out
};

struct PublishedQuantity {
  std::string name;
  Quantity quantity;
  /// Of a softmax that was worked out and dropped: exp(Z[L]), sum(exp(Z[L])), or softmax(Z[L]), the
  /// output A[L] of a network like this one with a softmax.
  bool isDropped;
  std::vector<PublishedValue> values;
};

struct Remark {
  std::size_t step;
  std::string text;
};

struct Published {
  std::string source;
  std::vector<PublishedQuantity> quantities;  // in the order of the document
  std::vector<Remark> remarks;
};

/// Reads `published` of a network document, of which `derived` is the iteration; `dropped` is that
/// of the same network with a softmax output, null if it has one itself. Nothing if there is no
/// such key. Throws InputError with the path of what is wrong, as `published.values["Z[1]"]`.
std::optional<Published> readPublished(std::string_view json, const Derived& derived,
                                       const Derived* dropped);

}  // namespace backprop
