// The table of what JavaScript can call. Everything returns {value} or {error}, because an
// exception that leaves WebAssembly leaks stack; plain data crosses as JSON text, matrices as
// Float64Array. A session is known by a number: Embind's classes would double its glue.
#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "bindings/to_json.h"
#include "core/error.h"
#include "core/number_text.h"
#include "core/session.h"

namespace backprop {
namespace {

using emscripten::val;

constexpr double kLargestCount = 4294967295.0;

val errorOf(const InputError& error) {
  val detail = val::object();
  detail.set("path", error.path());
  detail.set("expected", error.expected());
  detail.set("got", error.got());
  val outcome = val::object();
  outcome.set("error", detail);
  return outcome;
}

/// Runs `body(context)` and returns {value: its result} or {error}.
val catchErrors(val (*body)(void*), void* context) {
  try {
    val outcome = val::object();
    outcome.set("value", body(context));
    return outcome;
  } catch (const InputError& error) {
    return errorOf(error);
  } catch (const std::bad_alloc&) {
    return errorOf({"memory", "enough for this network", "no more"});
  } catch (const std::exception& error) {
    return errorOf({"engine", "to finish", error.what()});
  }
}

/// The same for a lambda. The handlers above stand once in the program, not once per function.
template <typename Body>
val outcomeOf(Body body) {
  return catchErrors([](void* context) { return val((*static_cast<Body*>(context))()); }, &body);
}

val jsonOutcome(std::string (*body)(void*), void* context) {
  return outcomeOf([&] { return body(context); });
}

/// The same for a lambda that returns JSON text, as most do.
template <typename Body>
val jsonOf(Body body) {
  return jsonOutcome([](void* context) { return (*static_cast<Body*>(context))(); }, &body);
}

std::size_t count(const char* path, double value) {
  if (value >= 0 && value <= kLargestCount && std::floor(value) == value) {
    return static_cast<std::size_t>(value);
  }
  throw InputError(path, "a whole number from 0 to 4294967295", numberText(value));
}

Grain grain(const std::string& name) {
  if (name == "phase") return Grain::phase;
  if (name == "step") return Grain::step;
  if (name == "cell") return Grain::cell;
  throw InputError("grain", "\"phase\", \"step\" or \"cell\"", "\"" + name + "\"");
}

val toFloat64Array(const Matrix& matrix) {
  // A view of the heap goes stale when the memory grows: give out a copy.
  const val view(emscripten::typed_memory_view(matrix.size(), matrix.data()));
  val result = val::object();
  result.set("rows", static_cast<double>(matrix.rows()));
  result.set("columns", static_cast<double>(matrix.columns()));
  result.set("values", view.call<val>("slice"));
  return result;
}

using Handle = unsigned;
std::vector<std::unique_ptr<Session>> sessions;  // by handle; null once closed

Session& at(Handle handle) { return *sessions[handle]; }

val open(const std::string& json, double iteration) {
  return outcomeOf([&] {
    auto session = std::make_unique<Session>(readDocument(json), count("iteration", iteration));
    auto free = std::find(sessions.begin(), sessions.end(), nullptr);
    if (free == sessions.end()) free = sessions.insert(free, nullptr);
    *free = std::move(session);
    return static_cast<Handle>(free - sessions.begin());
  });
}

void close(Handle handle) { sessions[handle].reset(); }

val next(Handle handle, const std::string& by) {
  return jsonOf([&] {
    at(handle).next(grain(by));
    return positionToJson(at(handle));
  });
}

val back(Handle handle, const std::string& by) {
  return jsonOf([&] {
    at(handle).back(grain(by));
    return positionToJson(at(handle));
  });
}

val goToStep(Handle handle, double iteration, double step) {
  return jsonOf([&] {
    at(handle).goTo({count("position.iteration", iteration), count("position.step", step), {}});
    return positionToJson(at(handle));
  });
}

val goToCell(Handle handle, double iteration, double step, double cell) {
  return jsonOf([&] {
    at(handle).goTo({count("position.iteration", iteration), count("position.step", step),
                     count("position.cell", cell)});
    return positionToJson(at(handle));
  });
}

val train(Handle handle, double iterations) {
  return jsonOf([&] {
    at(handle).train(count("iterations", iterations));
    return positionToJson(at(handle));
  });
}

/// A batch size of 0 means all examples; a negative seed means no shuffling.
val trainOnBatches(Handle handle, double iterations, double batchSize, double shuffleSeed) {
  return jsonOf([&] {
    Batches batches{count("batchSize", batchSize), std::nullopt};
    if (shuffleSeed >= 0) batches.shuffleSeed = count("shuffleSeed", shuffleSeed);
    at(handle).train(count("iterations", iterations), batches);
    return positionToJson(at(handle));
  });
}

val setLearningRate(Handle handle, double learningRate) {
  return jsonOf([&] {
    at(handle).setLearningRate(learningRate);
    return positionToJson(at(handle));
  });
}

val edit(Handle handle, const std::string& json, bool continues) {
  return jsonOf([&] {
    at(handle).edit(readDocument(json), continues);
    return positionToJson(at(handle));
  });
}

val setEntry(Handle handle, const std::string& quantity, double row, double column, double value,
             bool continues) {
  return jsonOf([&] {
    at(handle).setEntry(quantity, count("row", row), count("column", column), value, continues);
    return positionToJson(at(handle));
  });
}

val restart(Handle handle, const std::string& json, double iteration) {
  return jsonOf([&] {
    at(handle).restart(readDocument(json), count("iteration", iteration));
    return positionToJson(at(handle));
  });
}

val undo(Handle handle) {
  return jsonOf([&] {
    at(handle).undo();
    return positionToJson(at(handle));
  });
}

val redo(Handle handle) {
  return jsonOf([&] {
    at(handle).redo();
    return positionToJson(at(handle));
  });
}

val history(Handle handle) {
  return jsonOf([&] { return historyToJson(at(handle)); });
}

val origin(Handle handle) {
  return jsonOf([&] { return originToJson(at(handle)); });
}

/// A negative number stands for the whole batch.
std::optional<std::size_t> exampleOf(double example) {
  if (example < 0) return std::nullopt;
  return count("example", example);
}

val steps(Handle handle, double example) {
  return jsonOf([&] { return stepsToJson(at(handle), exampleOf(example)); });
}

val longForm(Handle handle, double example) {
  return jsonOf([&] { return longFormToJson(at(handle), exampleOf(example)); });
}

val position(Handle handle) {
  return jsonOf([&] { return positionToJson(at(handle)); });
}

val quantity(Handle handle, const std::string& name, double example) {
  return outcomeOf([&] { return toFloat64Array(at(handle).quantity(name, exampleOf(example))); });
}

val arithmeticOf(Handle handle, double step, double cell, double example) {
  return jsonOf([&] {
    return expressionToJson(
        at(handle).arithmetic(count("step", step), count("cell", cell), exampleOf(example)));
  });
}

val longFormArithmetic(Handle handle, double equation, double cell, double example) {
  return jsonOf([&] {
    return expressionToJson(at(handle).longFormArithmetic(count("equation", equation),
                                                          count("cell", cell), exampleOf(example)));
  });
}

val checkGradients(Handle handle, double h) {
  return jsonOf([&] { return checksToJson(at(handle).checkGradients(h)); });
}

val checkGradient(Handle handle, const std::string& parameter, double row, double column,
                  double h) {
  return jsonOf([&] {
    return checkToJson(
        at(handle).checkGradient(parameter, count("row", row), count("column", column), h));
  });
}

val paths(Handle handle, const std::string& parameter, double row, double column, double most,
          double example) {
  return jsonOf([&] {
    return pathsToJson(findPaths(at(handle).iteration(exampleOf(example)), parameter,
                                 count("row", row), count("column", column), count("most", most)));
  });
}

val health(Handle handle, double example) {
  return jsonOf([&] { return healthToJson(examine(at(handle).iteration(exampleOf(example)))); });
}

val loss(Handle handle) {
  return outcomeOf([&] { return at(handle).loss(); });
}

val document(Handle handle) {
  return jsonOf([&] { return writeDocument(at(handle).document()); });
}

val documentAtStart(Handle handle) {
  return jsonOf([&] { return writeDocument(at(handle).documentAtStart()); });
}

val firstNonFinite(Handle handle) {
  return jsonOf([&] { return nonFiniteToJson(at(handle).firstNonFinite()); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backprop) {
  emscripten::function("open", &open);
  emscripten::function("close", &close);
  emscripten::function("next", &next);
  emscripten::function("back", &back);
  emscripten::function("goToStep", &goToStep);
  emscripten::function("goToCell", &goToCell);
  emscripten::function("train", &train);
  emscripten::function("trainOnBatches", &trainOnBatches);
  emscripten::function("setLearningRate", &setLearningRate);
  emscripten::function("edit", &edit);
  emscripten::function("setEntry", &setEntry);
  emscripten::function("restart", &restart);
  emscripten::function("undo", &undo);
  emscripten::function("redo", &redo);
  emscripten::function("history", &history);
  emscripten::function("origin", &origin);
  emscripten::function("steps", &steps);
  emscripten::function("longForm", &longForm);
  emscripten::function("position", &position);
  emscripten::function("quantity", &quantity);
  emscripten::function("arithmetic", &arithmeticOf);
  emscripten::function("longFormArithmetic", &longFormArithmetic);
  emscripten::function("checkGradients", &checkGradients);
  emscripten::function("checkGradient", &checkGradient);
  emscripten::function("paths", &paths);
  emscripten::function("health", &health);
  emscripten::function("loss", &loss);
  emscripten::function("document", &document);
  emscripten::function("documentAtStart", &documentAtStart);
  emscripten::function("firstNonFinite", &firstNonFinite);
}

}  // namespace backprop
