// What the core computes, as the JSON that web/src/engine/types.js describes.
#pragma once

#include <optional>
#include <string>

#include "core/health.h"
#include "core/paths.h"
#include "core/session.h"

namespace backprop {

std::string stepsToJson(const Session& session, std::optional<std::size_t> example);
std::string longFormToJson(const Session& session, std::optional<std::size_t> example);
std::string checkToJson(const GradientCheck& check);
std::string checksToJson(const std::vector<GradientCheck>& checks);
std::string pathsToJson(const Paths& paths);
std::string healthToJson(const Health& health);
std::string positionToJson(const Session& session);
std::string historyToJson(const Session& session);
std::string originToJson(const Session& session);
std::string expressionToJson(const Expression& expression);
std::string nonFiniteToJson(const std::optional<NonFinite>& nonFinite);

}  // namespace backprop
