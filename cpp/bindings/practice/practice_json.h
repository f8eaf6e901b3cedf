// What practice finds, as the JSON that web/src/engine/practice-types.js describes.
#pragma once

#include <string>
#include <vector>

#include "core/audit.h"
#include "core/practice.h"

namespace backprop {

void appendJudgement(std::string& json, const Judgement& judgement);
void appendRoundedSteps(std::string& json, const Practice& practice,
                        const std::vector<RoundedStep>& steps);
void appendAudit(std::string& json, const Published& published,
                 const std::vector<AuditedValue>& values);

}  // namespace backprop
