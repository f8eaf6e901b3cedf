// The table of what JavaScript can call of practice. The names are none of the engine's: where
// there is no WebAssembly both are in one program.
#include <memory>
#include <string>
#include <vector>

#include "bindings/expose.h"
#include "bindings/outcome.h"
#include "bindings/practice/practice_json.h"
#include "core/audit.h"
#include "core/error.h"
#include "core/practice.h"

namespace backprop {
namespace {

Handles<Practice> sheets;

const Practice& at(Handle handle) { return *sheets[handle]; }

std::string openSheet(const std::string& document) {
  return outcomeOf([&](std::string& json) {
    json += countText(keep(sheets, std::make_unique<Practice>(document)));
  });
}

void closeSheet(Handle handle) { sheets[handle].reset(); }

std::string judge(Handle handle, const std::string& answer) {
  return outcomeOf([&](std::string& json) {
    const Practice& sheet = at(handle);
    appendJudgement(json, sheet.judge(sheet.readAnswer(answer)));
  });
}

std::string byHand(Handle handle, double decimals) {
  return outcomeOf([&](std::string& json) {
    const Practice& sheet = at(handle);
    appendRoundedSteps(json, sheet, sheet.workByHand(count("decimals", decimals)));
  });
}

std::string auditPublished(Handle handle) {
  return outcomeOf([&](std::string& json) {
    const Practice& sheet = at(handle);
    const std::vector<AuditedValue> values = audit(sheet);
    appendAudit(json, *sheet.published(), values);
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(practice) {
  expose("openSheet", &openSheet);
  expose("closeSheet", &closeSheet);
  expose("judge", &judge);
  expose("byHand", &byHand);
  expose("audit", &auditPublished);
}

}  // namespace backprop
