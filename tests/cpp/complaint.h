// What an action complains about.
#pragma once

#include <stdexcept>
#include <string>

namespace backprop {

/// The message of what `action` throws, or `accepted`.
template <typename Action>
std::string complaintOf(Action action) {
  try {
    action();
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
  return "accepted";
}

}  // namespace backprop
