#include "bindings/practice/practice_json.h"

#include "bindings/json_writer.h"

namespace backprop {
namespace {

const char* nameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::right:
      return "right";
    case Verdict::follows:
      return "follows";
    case Verdict::wrong:
      return "wrong";
    case Verdict::unreadable:
      break;
  }
  return "unreadable";
}

/// As a published value is called.
const char* nameOf(Standing standing) {
  switch (standing) {
    case Standing::right:
      return "right";
    case Standing::follows:
      return "inherited";
    case Standing::wrong:
      break;
  }
  return "slip";
}

void appendNumberOrNull(std::string& json, const std::optional<double>& number) {
  if (number) {
    appendNumber(json, *number);
  } else {
    json += "null";
  }
}

void appendNumbers(std::string& json, const Matrix& matrix) {
  appendArray(json, matrix.values(), [&](double value) { appendNumber(json, value); });
}

void appendAuditedValue(std::string& json, const AuditedValue& value) {
  ObjectWriter object(json);
  object.text("quantity", value.quantity);
  object.count("row", value.row);
  object.count("column", value.column);
  object.count("step", value.step);
  object.count("cell", value.cell);
  object.text("printed", value.printed);
  object.number("correct", value.correct);
  object.number("fromPublished", value.fromPublished);
  object.text("verdict", nameOf(value.standing));
  object.key("slips") += "[]";
  object.key("parts") += "[]";
}

std::size_t countOf(const std::vector<AuditedValue>& values, Standing standing) {
  std::size_t count = 0;
  for (const AuditedValue& value : values) count += value.standing == standing;
  return count;
}

}  // namespace

void appendJudgement(std::string& json, const Judgement& judgement) {
  ObjectWriter object(json);
  object.text("verdict", nameOf(judgement.verdict));
  appendNumberOrNull(object.key("value"), judgement.value);
  object.number("expected", judgement.expected);
  appendNumberOrNull(object.key("fromOwn"), judgement.fromOwn);
  object.key("slips") += "[]";
  object.key("parts") += "[]";
  object.count("at", judgement.at);
}

void appendRoundedSteps(std::string& json, const Practice& practice,
                        const std::vector<RoundedStep>& steps) {
  appendArray(json, steps, [&](const RoundedStep& step) {
    const Quantity& result = practice.derived().steps()[step.step].result;
    ObjectWriter object(json);
    object.count("step", step.step);
    object.text("result", name(result));
    object.count("rows", step.rounded.rows());
    object.count("columns", step.rounded.columns());
    appendNumbers(object.key("rounded"), step.rounded);
    appendNumbers(object.key("exact"), practice.derived().iteration().at(result));
  });
}

void appendAudit(std::string& json, const Published& published,
                 const std::vector<AuditedValue>& values) {
  ObjectWriter object(json);
  object.text("source", published.source);
  appendArray(object.key("values"), values,
              [&](const AuditedValue& value) { appendAuditedValue(json, value); });
  object.key("tally");
  {
    ObjectWriter tally(json);
    for (const Standing standing : {Standing::right, Standing::wrong, Standing::follows}) {
      tally.count(nameOf(standing), countOf(values, standing));
    }
  }
  appendArray(object.key("remarks"), published.remarks, [&](const Remark& remark) {
    ObjectWriter member(json);
    member.count("step", remark.step);
    member.text("text", remark.text);
  });
}

}  // namespace backprop
