#include "bindings/to_json.h"

#include <cstdint>

#include "bindings/expression_json.h"
#include "bindings/json_writer.h"

namespace backprop {
namespace {

const char* nameOf(Phase phase) {
  switch (phase) {
    case Phase::forward:
      return "forward";
    case Phase::loss:
      return "loss";
    case Phase::backward:
      return "backward";
    case Phase::update:
      break;
  }
  return "update";
}

const char* nameOf(Operation operation) {
  switch (operation) {
    case Operation::linear:
      return "linear";
    case Operation::activation:
      return "activation";
    case Operation::exponentials:
      return "exponentials";
    case Operation::exponentialSums:
      return "exponential-sums";
    case Operation::quotients:
      return "quotients";
    case Operation::loss:
      return "loss";
    case Operation::outputError:
      return "output-error";
    case Operation::outputGradient:
      return "output-gradient";
    case Operation::weightGradient:
      return "weight-gradient";
    case Operation::biasGradient:
      return "bias-gradient";
    case Operation::activationGradient:
      return "activation-gradient";
    case Operation::preActivationGradient:
      return "pre-activation-gradient";
    case Operation::softmaxGradient:
      return "softmax-gradient";
    case Operation::weightDecay:
      return "weight-decay";
    case Operation::weightVelocity:
      return "weight-velocity";
    case Operation::biasVelocity:
      return "bias-velocity";
    case Operation::weightSquares:
      return "weight-squares";
    case Operation::biasSquares:
      return "bias-squares";
    case Operation::weightUpdate:
      return "weight-update";
    case Operation::biasUpdate:
      break;
  }
  return "bias-update";
}

/// The members that an equation has, one of the steps or of the long form.
void appendEquation(std::string& json, ObjectWriter& object, const Iteration& iteration,
                    const Quantity& result, const Expression& formula) {
  const Matrix& values = iteration.at(result);
  object.text("result", name(result));
  object.count("rows", values.rows());
  object.count("columns", values.columns());
  appendArray(object.key("reads"), reads(formula),
              [&](const Quantity& quantity) { appendString(json, name(quantity)); });
  appendExpression(object.key("formula"), formula, false);
}

const char* nameOf(FindingKind kind) {
  switch (kind) {
    case FindingKind::deadUnits:
      return "dead-unit";
    case FindingKind::saturatedUnits:
      return "saturated-unit";
    case FindingKind::symmetricUnits:
      return "symmetric-units";
    case FindingKind::noFlow:
      return "no-flow";
    case FindingKind::vanishingGradient:
      return "vanishing-gradient";
    case FindingKind::explodingGradient:
      break;
  }
  return "exploding-gradient";
}

void appendUnits(std::string& json, const std::vector<std::size_t>& units) {
  appendArray(json, units, [&](std::size_t unit) { json += countText(unit); });
}

void appendPath(std::string& json, const Path& path) {
  ObjectWriter object(json);
  object.count("example", path.example);
  appendUnits(object.key("units"), path.units);
  appendArray(object.key("factors"), path.factors, [&](const Factor& factor) {
    ObjectWriter member(json);
    member.text("quantity", name(factor.quantity));
    member.count("row", factor.row);
    member.count("column", factor.column);
    member.number("value", factor.value);
  });
  object.number("value", path.value);
  object.number("count", path.count);
  object.count("dead", path.dead);
}

}  // namespace

void appendSteps(std::string& json, const Session& session, std::optional<std::size_t> example) {
  const Iteration& iteration = session.iteration(example);
  std::size_t index = 0;
  appendArray(json, session.steps(), [&](const Step& step) {
    ObjectWriter object(json);
    object.count("index", index++);
    object.text("phase", nameOf(step.phase));
    object.count("layer", step.layer);
    object.text("operation", nameOf(step.operation));
    object.text("activation",
                rule(iteration.architecture().layers[step.layer - 1].activation).name);
    appendEquation(json, object, iteration, step.result, step.formula);
  });
}

void appendLongForm(std::string& json, const Session& session, std::optional<std::size_t> example) {
  const Iteration& iteration = session.iteration(example);
  appendArray(json, session.longForm(example), [&](const Equation& equation) {
    ObjectWriter object(json);
    appendEquation(json, object, iteration, equation.result, equation.formula);
  });
}

void appendCheck(std::string& json, const GradientCheck& check) {
  ObjectWriter object(json);
  object.text("parameter", name(check.parameter));
  object.count("row", check.row);
  object.count("column", check.column);
  object.number("analytic", check.analytic);
  object.number("numeric", check.numeric);
  object.number("lossAbove", check.lossAbove);
  object.number("lossBelow", check.lossBelow);
  object.number("relativeError", check.relativeError());
  object.number("h", check.h);
  object.number("scale", check.scale);
}

void appendChecks(std::string& json, const std::vector<GradientCheck>& checks) {
  appendArray(json, checks, [&](const GradientCheck& check) { appendCheck(json, check); });
}

void appendPaths(std::string& json, const Paths& paths) {
  ObjectWriter object(json);
  object.number("scale", paths.scale);
  object.number("total", paths.total);
  object.number("sum", paths.sum);
  object.number("gradient", paths.gradient);
  object.number("count", paths.count);
  appendArray(object.key("examples"), paths.examples, [&](const ExampleSum& share) {
    ObjectWriter member(json);
    member.count("example", share.example);
    member.number("sum", share.sum);
  });
  appendArray(object.key("paths"), paths.paths, [&](const Path& path) { appendPath(json, path); });
  object.key("rest");
  if (!paths.rest) {
    json += "null";
    return;
  }
  ObjectWriter member(json);
  member.count("examples", paths.rest->examples);
  member.number("count", paths.rest->count);
  member.number("sum", paths.rest->sum);
}

void appendHealth(std::string& json, const Health& health) {
  ObjectWriter object(json);
  appendArray(object.key("findings"), health.findings, [&](const Finding& finding) {
    ObjectWriter member(json);
    member.text("kind", nameOf(finding.kind));
    member.count("layer", finding.layer);
    appendUnits(member.key("units"), finding.units);
    member.number("value", finding.value);
  });
  std::size_t layer = 0;
  appendArray(object.key("layers"), health.rms, [&](double rms) {
    ObjectWriter member(json);
    member.count("layer", ++layer);
    member.number("rms", rms);
  });
}

void appendPosition(std::string& json, const Session& session) {
  const Position& position = session.position();
  ObjectWriter object(json);
  object.count("iteration", position.iteration);
  object.count("step", position.step);
  object.count("cell", position.cell);
  object.count("revision", session.revision());
}

void appendHistory(std::string& json, const Session& session) {
  ObjectWriter object(json);
  object.count("undo", session.undoCount());
  object.count("redo", session.redoCount());
  object.count("firstIteration", session.firstIteration());
}

void appendOrigin(std::string& json, const Session& session) {
  const Session::Origin origin = session.origin();
  ObjectWriter object(json);
  object.count("iteration", origin.iteration);
  object.key("document") += writeDocument(origin.document);
}

void appendNonFinite(std::string& json, const std::optional<NonFinite>& nonFinite) {
  if (!nonFinite) {
    json += "null";
    return;
  }
  ObjectWriter object(json);
  object.text("quantity", name(nonFinite->quantity));
  object.count("row", nonFinite->row);
  object.count("column", nonFinite->column);
  object.number("value", nonFinite->value);
  object.count("step", nonFinite->step);
}

void appendMatrix(std::string& json, const Matrix& matrix) {
  ObjectWriter object(json);
  object.count("rows", matrix.rows());
  object.count("columns", matrix.columns());
  object.count("address", reinterpret_cast<std::uintptr_t>(matrix.data()));
}

}  // namespace backprop
