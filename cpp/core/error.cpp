#include "core/error.h"

#include <utility>

namespace backprop {

InputError::InputError(std::string path, std::string expected, std::string got)
    : std::invalid_argument(
          concatenate({path, path.empty() ? "" : ": ", "expected ", expected, ", got ", got})),
      path_(std::move(path)),
      expected_(std::move(expected)),
      got_(std::move(got)) {}

std::string concatenate(std::initializer_list<std::string_view> parts) {
  std::string whole;
  for (const std::string_view part : parts) whole += part;
  return whole;
}

std::string countText(std::size_t count) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + count % 10));
    count /= 10;
  } while (count > 0);
  return text;
}

void requireWithin(std::size_t least, std::size_t most, std::size_t value, const char* path) {
  if (least <= value && value <= most) return;
  throw InputError(path,
                   concatenate({"a whole number from ", countText(least), " to ", countText(most)}),
                   countText(value));
}

}  // namespace backprop
