// How a function becomes a method of the glue's module.
#pragma once

#include <emscripten/bind.h>

#include <cstddef>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace backprop {

/// By what JavaScript knows what it has opened: Embind's classes would double its glue.
using Handle = unsigned;

/// What is open, by handle; null once closed.
template <typename Thing>
using Handles = std::vector<std::unique_ptr<Thing>>;

/// Keeps a thing under the first handle that is free.
template <typename Thing>
std::size_t keep(Handles<Thing>& things, std::unique_ptr<Thing> thing) {
  std::size_t handle = 0;
  while (handle < things.size() && things[handle]) ++handle;
  if (handle == things.size()) things.emplace_back();
  things[handle] = std::move(thing);
  return handle;
}

template <typename Type>
constexpr bool isConverted = std::is_same_v<Type, Handle> || std::is_same_v<Type, double> ||
                             std::is_same_v<Type, bool> || std::is_same_v<Type, const std::string&>;

/// Makes `function` a method of the glue's module.
template <typename Result, typename... Arguments>
void expose(const char* name, Result (*function)(Arguments...)) {
  static_assert((isConverted<Arguments> && ...), "library.js converts no other arguments");
  static_assert(std::is_same_v<Result, std::string> || std::is_void_v<Result>,
                "library.js converts no other results");
  emscripten::function(name, function);
}

}  // namespace backprop
