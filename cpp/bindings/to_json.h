// What the core computes, as the JSON that web/src/engine/types.js describes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/health.h"
#include "core/paths.h"
#include "core/session.h"

namespace backprop {

void appendSteps(std::string& json, const Session& session, std::optional<std::size_t> example);
void appendLongForm(std::string& json, const Session& session, std::optional<std::size_t> example);
void appendCheck(std::string& json, const GradientCheck& check);
void appendChecks(std::string& json, const std::vector<GradientCheck>& checks);
void appendPaths(std::string& json, const Paths& paths);
void appendHealth(std::string& json, const Health& health);
void appendPosition(std::string& json, const Session& session);
void appendHistory(std::string& json, const Session& session);
void appendOrigin(std::string& json, const Session& session);
void appendNonFinite(std::string& json, const std::optional<NonFinite>& nonFinite);
/// Its shape, and where its numbers lie in the memory.
void appendMatrix(std::string& json, const Matrix& matrix);

}  // namespace backprop
