// Published numbers beside the right ones.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/practice.h"

namespace backprop {

/// One published number: right, as far as it is printed; or wrong even from the numbers that were
/// published before (a slip); or following from them, of which one is wrong (inherited).
struct AuditedValue {
  std::string quantity;
  std::size_t row;
  std::size_t column;
  std::optional<std::size_t> step;  // that makes the quantity
  std::size_t cell;
  std::string printed;
  double correct;
  double fromPublished;
  Standing standing;
  bool isRounded;       // right by the numbers published before it, not to the digits published
  Diagnosis diagnosis;  // of a slip
};

/// All published values in the order in which the iteration works them out. Throws InputError if
/// the document has none.
std::vector<AuditedValue> audit(const Practice& practice);

}  // namespace backprop
