// What the core computes, as the JSON that web/src/engine/types.js describes.
#pragma once

#include <optional>
#include <string>

#include "core/session.h"

namespace backprop {

std::string stepsToJson(const Session& session);
std::string positionToJson(const Position& position);
std::string expressionToJson(const Expression& expression);
std::string nonFiniteToJson(const std::optional<NonFinite>& nonFinite);

}  // namespace backprop
