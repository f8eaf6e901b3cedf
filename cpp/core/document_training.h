// The part of a document with which momentum or Adam go on where they were.
#pragma once

#include "core/document.h"
#include "core/field.h"

namespace backprop {

/// Reads `training` into a document whose layers and optimizer are read: its `updates` and, for
/// each layer, what the optimiser remembers of weights and biases. Nothing if there is no such key.
void readTraining(const Field& field, Document& document);

}  // namespace backprop
