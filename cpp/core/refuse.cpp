#include <utility>

#include "core/error.h"

namespace backprop {

InputError::InputError(std::string path, std::string expected, std::string got)
    : std::invalid_argument(
          concatenate({path, path.empty() ? "" : ": ", "expected ", expected, ", got ", got})),
      path_(std::move(path)),
      expected_(std::move(expected)),
      got_(std::move(got)) {}

void refuse(std::string_view path, Message expected, Message got) {
  throw InputError(std::string(path), concatenate(expected), concatenate(got));
}

void fail(Message message) { throw std::invalid_argument(concatenate(message)); }

}  // namespace backprop
