// How a wrong answer came about, as far as that can be told.
#pragma once

#include <vector>

#include "core/attempt.h"
#include "core/right_parts.h"
#include "core/slips.h"

namespace backprop {

/// One or two slips that give the answer; or, if none does, what is right in it. Nothing is
/// guessed.
struct Diagnosis {
  std::vector<Slip> slips;
  std::vector<RightPart> parts;
};

/// Of an answer, as it was typed, to an entry with this comparison, which says it is wrong. Slips
/// are looked for with the numbers of the attempt and with the right ones.
Diagnosis diagnose(const Derived& derived, const Attempt& attempt, const EntryOf& entry,
                   const Comparison& comparison, const Expression& typed,
                   const Precision& precision);

}  // namespace backprop
