// What the engine was told by what it threw.
#pragma once

#include <optional>
#include <string>

namespace backprop {

struct Refusal {
  std::string path;
  std::string expected;
  std::string got;
};

/// What refuse() or fail() said, once: to be called where what they throw is caught.
std::optional<Refusal> takeRefusal();

}  // namespace backprop
