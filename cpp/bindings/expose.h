// How a function becomes a method of the glue's module.
#pragma once

#include <emscripten/bind.h>

#include <string>
#include <type_traits>

namespace backprop {

/// By what JavaScript knows what it has opened: Embind's classes would double its glue.
using Handle = unsigned;

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
