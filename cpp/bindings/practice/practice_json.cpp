#include "bindings/practice/practice_json.h"

#include "bindings/expression_json.h"
#include "bindings/json_writer.h"

namespace backprop {
namespace {

const char* nameOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::right:
      return "right";
    case Verdict::follows:
      return "follows";
    case Verdict::slip:
      return "slip";
    case Verdict::wrong:
      return "wrong";
    case Verdict::unreadable:
      break;
  }
  return "unreadable";
}

const char* nameOf(ReadingFault fault) {
  switch (fault) {
    case ReadingFault::divisionByZero:
      return "division-by-zero";
    case ReadingFault::tooLarge:
      return "too-large";
    case ReadingFault::unexpected:
      break;
  }
  return "unexpected";
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

const char* nameOf(SlipKind kind) {
  switch (kind) {
    case SlipKind::otherEntry:
      return "other-entry";
    case SlipKind::missingFactor:
      return "missing-factor";
    case SlipKind::activationForgotten:
      return "activation-forgotten";
    case SlipKind::errorReversed:
      return "error-reversed";
    case SlipKind::addedUpdate:
      return "added-update";
    case SlipKind::maskForgotten:
      return "mask-forgotten";
    case SlipKind::derivativeForgotten:
      return "derivative-forgotten";
    case SlipKind::meanForgotten:
      return "mean-forgotten";
    case SlipKind::learningRateForgotten:
      return "learning-rate-forgotten";
    case SlipKind::missingBias:
      return "missing-bias";
    case SlipKind::wrongSign:
      return "wrong-sign";
    case SlipKind::transposed:
      return "transposed";
    case SlipKind::missingTerm:
      return "missing-term";
    case SlipKind::meanDoubled:
      return "mean-doubled";
    case SlipKind::updatedWeight:
      return "updated-weight";
    case SlipKind::derivativeMisapplied:
      return "derivative-misapplied";
    case SlipKind::maskMisapplied:
      return "mask-misapplied";
    case SlipKind::factorOfTen:
      return "factor-of-ten";
    case SlipKind::otherLayer:
      return "other-layer";
    case SlipKind::otherOperand:
      return "other-operand";
    case SlipKind::roundedEarly:
      break;
  }
  return "rounded-early";
}

const char* nameOf(RightPartKind kind) {
  switch (kind) {
    case RightPartKind::term:
      return "term";
    case RightPartKind::operands:
      return "operands";
    case RightPartKind::intermediate:
      return "intermediate";
    case RightPartKind::sign:
      return "sign";
    case RightPartKind::magnitude:
      break;
  }
  return "magnitude";
}

void appendEntry(std::string& json, const EntryOf& entry) {
  ObjectWriter object(json);
  object.text("quantity", name(entry.quantity));
  object.count("row", entry.row);
  object.count("column", entry.column);
}

void appendSlip(std::string& json, const Slip& slip) {
  ObjectWriter object(json);
  object.text("kind", nameOf(slip.kind));
  object.number("value", slip.arithmetic.value);
  appendExpression(object.key("arithmetic"), slip.arithmetic, true);
  object.count("term", slip.term);
  if (slip.used) object.text("used", name(*slip.used));
  if (slip.instead) object.text("instead", name(*slip.instead));
  if (slip.factor != 1.0) object.number("factor", slip.factor);
  if (slip.kind == SlipKind::roundedEarly) {
    object.count("digits", static_cast<std::size_t>(slip.decimals));
  }
  if (slip.taken) appendEntry(object.key("taken"), *slip.taken);
  if (slip.belongs) appendEntry(object.key("belongs"), *slip.belongs);
}

void appendRightPart(std::string& json, const RightPart& part) {
  ObjectWriter object(json);
  object.text("kind", nameOf(part.kind));
  if (!part.terms.empty()) {
    appendArray(object.key("terms"), part.terms,
                [&](std::size_t term) { json += countText(term); });
  }
  if (part.arithmetic) appendExpression(object.key("arithmetic"), *part.arithmetic, true);
  if (part.digits > 0) object.count("digits", static_cast<std::size_t>(part.digits));
}

void appendDiagnosis(std::string& json, ObjectWriter& object, const Diagnosis& diagnosis) {
  appendArray(object.key("slips"), diagnosis.slips,
              [&](const Slip& slip) { appendSlip(json, slip); });
  appendArray(object.key("parts"), diagnosis.parts,
              [&](const RightPart& part) { appendRightPart(json, part); });
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
  object.key("isRounded") += value.isRounded ? "true" : "false";
  appendDiagnosis(json, object, value.diagnosis);
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
  appendDiagnosis(json, object, judgement.diagnosis);
  object.count("at", judgement.at);
  if (judgement.fault) object.text("fault", nameOf(*judgement.fault));
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
