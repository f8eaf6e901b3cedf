#include "bindings/outcome.h"

#include <cmath>
#include <optional>

#include "bindings/json_writer.h"
#include "bindings/refuse.h"
#include "core/error.h"

namespace backprop {
namespace {

constexpr double kLargestCount = 4294967295.0;

void appendError(std::string& json, const Refusal& refusal) {
  ObjectWriter object(json);
  object.text("path", refusal.path);
  object.text("expected", refusal.expected);
  object.text("got", refusal.got);
}

}  // namespace

std::string catchErrors(void (*body)(std::string& json, void* context), void* context) {
  try {
    std::string json = "{\"value\":";
    body(json, context);
    return json += '}';
  } catch (...) {
    // What neither refuse() nor fail() threw is the standard library's: it asked for more memory
    // than there is, or than can be.
    const std::optional<Refusal> told = takeRefusal();
    std::string json = "{\"error\":";
    appendError(json, told ? *told : Refusal{"memory", "enough for this network", "no more"});
    return json += '}';
  }
}

std::size_t count(const char* path, double value) {
  if (value >= 0 && value <= kLargestCount && std::floor(value) == value) {
    return static_cast<std::size_t>(value);
  }
  refuse(path, {"a whole number from 0 to 4294967295"}, {value});
}

}  // namespace backprop
