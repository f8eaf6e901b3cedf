// The table of what JavaScript can call of the engine.
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/expose.h"
#include "bindings/expression_json.h"
#include "bindings/outcome.h"
#include "bindings/to_json.h"
#include "core/error.h"
#include "core/json.h"
#include "core/session.h"

namespace backprop {
namespace {

Grain grain(const std::string& name) {
  if (name == "phase") return Grain::phase;
  if (name == "step") return Grain::step;
  if (name == "cell") return Grain::cell;
  refuse("grain", {"\"phase\", \"step\" or \"cell\""}, {"\"", name, "\""});
}

std::vector<std::unique_ptr<Session>> sessions;  // by handle; null once closed

Session& at(Handle handle) { return *sessions[handle]; }

std::string open(const std::string& document, double iteration) {
  return outcomeOf([&](std::string& json) {
    auto session = std::make_unique<Session>(readDocument(document), count("iteration", iteration));
    std::size_t handle = 0;
    while (handle < sessions.size() && sessions[handle]) ++handle;
    if (handle == sessions.size()) sessions.emplace_back();
    sessions[handle] = std::move(session);
    json += countText(handle);
  });
}

void close(Handle handle) { sessions[handle].reset(); }

/// What moves or edits a session answers where it stands afterwards.
template <typename Body>
std::string moved(Handle handle, Body body) {
  return outcomeOf([&](std::string& json) {
    Session& session = at(handle);
    body(session);
    appendPosition(json, session);
  });
}

std::string next(Handle handle, const std::string& by) {
  return moved(handle, [&](Session& session) { session.next(grain(by)); });
}

std::string back(Handle handle, const std::string& by) {
  return moved(handle, [&](Session& session) { session.back(grain(by)); });
}

std::string goToStep(Handle handle, double iteration, double step) {
  return moved(handle, [&](Session& session) {
    session.goTo({count("position.iteration", iteration), count("position.step", step), {}});
  });
}

std::string goToCell(Handle handle, double iteration, double step, double cell) {
  return moved(handle, [&](Session& session) {
    session.goTo({count("position.iteration", iteration), count("position.step", step),
                  count("position.cell", cell)});
  });
}

std::string train(Handle handle, double iterations) {
  return moved(handle, [&](Session& session) { session.train(count("iterations", iterations)); });
}

/// A batch size of 0 means all examples; a negative seed means no shuffling.
std::string trainOnBatches(Handle handle, double iterations, double batchSize, double shuffleSeed) {
  return moved(handle, [&](Session& session) {
    Batches batches{count("batchSize", batchSize), std::nullopt};
    if (shuffleSeed >= 0) batches.shuffleSeed = count("shuffleSeed", shuffleSeed);
    session.train(count("iterations", iterations), batches);
  });
}

std::string setLearningRate(Handle handle, double learningRate) {
  return moved(handle, [&](Session& session) { session.setLearningRate(learningRate); });
}

std::string edit(Handle handle, const std::string& document, bool continues) {
  return moved(handle, [&](Session& session) { session.edit(readDocument(document), continues); });
}

std::string setEntry(Handle handle, const std::string& quantity, double row, double column,
                     double value, bool continues) {
  return moved(handle, [&](Session& session) {
    session.setEntry(quantity, count("row", row), count("column", column), value, continues);
  });
}

std::string restart(Handle handle, const std::string& document, double iteration) {
  return moved(handle, [&](Session& session) {
    session.restart(readDocument(document), count("iteration", iteration));
  });
}

std::string undo(Handle handle) {
  return moved(handle, [&](Session& session) { session.undo(); });
}

std::string redo(Handle handle) {
  return moved(handle, [&](Session& session) { session.redo(); });
}

std::string history(Handle handle) {
  return outcomeOf([&](std::string& json) { appendHistory(json, at(handle)); });
}

std::string origin(Handle handle) {
  return outcomeOf([&](std::string& json) { appendOrigin(json, at(handle)); });
}

/// A negative number stands for the whole batch.
std::optional<std::size_t> exampleOf(double example) {
  if (example < 0) return std::nullopt;
  return count("example", example);
}

std::string steps(Handle handle, double example) {
  return outcomeOf([&](std::string& json) { appendSteps(json, at(handle), exampleOf(example)); });
}

std::string longForm(Handle handle, double example) {
  return outcomeOf(
      [&](std::string& json) { appendLongForm(json, at(handle), exampleOf(example)); });
}

std::string position(Handle handle) {
  return outcomeOf([&](std::string& json) { appendPosition(json, at(handle)); });
}

std::string quantity(Handle handle, const std::string& name, double example) {
  return outcomeOf([&](std::string& json) {
    appendMatrix(json, at(handle).quantity(name, exampleOf(example)));
  });
}

std::string arithmeticOf(Handle handle, double step, double cell, double example) {
  return outcomeOf([&](std::string& json) {
    appendExpression(
        json, at(handle).arithmetic(count("step", step), count("cell", cell), exampleOf(example)),
        true);
  });
}

std::string longFormArithmetic(Handle handle, double equation, double cell, double example) {
  return outcomeOf([&](std::string& json) {
    appendExpression(json,
                     at(handle).longFormArithmetic(count("equation", equation), count("cell", cell),
                                                   exampleOf(example)),
                     true);
  });
}

std::string checkGradients(Handle handle, double h) {
  return outcomeOf([&](std::string& json) { appendChecks(json, at(handle).checkGradients(h)); });
}

std::string checkGradient(Handle handle, const std::string& parameter, double row, double column,
                          double h) {
  return outcomeOf([&](std::string& json) {
    appendCheck(json,
                at(handle).checkGradient(parameter, count("row", row), count("column", column), h));
  });
}

std::string paths(Handle handle, const std::string& parameter, double row, double column,
                  double most, double example) {
  return outcomeOf([&](std::string& json) {
    appendPaths(json, findPaths(at(handle).iteration(exampleOf(example)), parameter,
                                count("row", row), count("column", column), count("most", most)));
  });
}

std::string health(Handle handle, double example) {
  return outcomeOf([&](std::string& json) {
    appendHealth(json, examine(at(handle).iteration(exampleOf(example))));
  });
}

std::string loss(Handle handle) {
  return outcomeOf([&](std::string& json) { appendNumber(json, at(handle).loss()); });
}

std::string document(Handle handle) {
  return outcomeOf([&](std::string& json) { json += writeDocument(at(handle).document()); });
}

std::string documentAtStart(Handle handle) {
  return outcomeOf([&](std::string& json) { json += writeDocument(at(handle).documentAtStart()); });
}

std::string firstNonFinite(Handle handle) {
  return outcomeOf([&](std::string& json) { appendNonFinite(json, at(handle).firstNonFinite()); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(backprop) {
  expose("open", &open);
  expose("close", &close);
  expose("next", &next);
  expose("back", &back);
  expose("goToStep", &goToStep);
  expose("goToCell", &goToCell);
  expose("train", &train);
  expose("trainOnBatches", &trainOnBatches);
  expose("setLearningRate", &setLearningRate);
  expose("edit", &edit);
  expose("setEntry", &setEntry);
  expose("restart", &restart);
  expose("undo", &undo);
  expose("redo", &redo);
  expose("history", &history);
  expose("origin", &origin);
  expose("steps", &steps);
  expose("longForm", &longForm);
  expose("position", &position);
  expose("quantity", &quantity);
  expose("arithmetic", &arithmeticOf);
  expose("longFormArithmetic", &longFormArithmetic);
  expose("checkGradients", &checkGradients);
  expose("checkGradient", &checkGradient);
  expose("paths", &paths);
  expose("health", &health);
  expose("loss", &loss);
  expose("document", &document);
  expose("documentAtStart", &documentAtStart);
  expose("firstNonFinite", &firstNonFinite);
}

}  // namespace backprop
