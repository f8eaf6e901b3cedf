// What a function that JavaScript calls answers: the JSON text of {value} or {error}, because an
// exception that leaves WebAssembly leaks stack.
#pragma once

#include <cstddef>
#include <string>

namespace backprop {

/// Runs `body(json, context)`, which appends what it answers, and returns {value} or {error}.
std::string catchErrors(void (*body)(std::string& json, void* context), void* context);

/// The same for a lambda. The handler of the function above stands once in the program, not once
/// per function.
template <typename Body>
std::string outcomeOf(Body body) {
  return catchErrors([](std::string& json, void* context) { (*static_cast<Body*>(context))(json); },
                     &body);
}

/// A number of JavaScript as a count. Throws InputError that names `path`.
std::size_t count(const char* path, double value);

}  // namespace backprop
