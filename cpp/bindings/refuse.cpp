// Takes the place of core/refuse.cpp in the engine: what is wrong is kept here, and what is thrown
// says nothing. It can be caught without its type, of which to know would be 3 % of the download.
#include "bindings/refuse.h"

#include <utility>

#include "core/error.h"

namespace backprop {
namespace {

std::optional<Refusal> refusal;

}  // namespace

void refuse(std::string_view path, Message expected, Message got) {
  refusal = Refusal{std::string(path), concatenate(expected), concatenate(got)};
  throw 0;
}

void fail(Message message) { refuse("engine", {"to finish"}, message); }

std::optional<Refusal> takeRefusal() { return std::exchange(refusal, std::nullopt); }

}  // namespace backprop
