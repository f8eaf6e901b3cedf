// The network document: one network with its examples and settings, as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/iteration.h"
#include "core/network.h"
#include "core/optimizer.h"

namespace backprop {

struct Document {
  std::string title;  // empty if it has none
  Examples examples;
  Architecture architecture;
  Parameters parameters;
  Optimizer optimizer;
  /// What momentum or Adam remember after `updates`; by layer, empty if there were none.
  std::vector<LayerMoments> moments = {};
  std::size_t updates = 0;
  std::vector<std::string> inputNames = {};   // empty, or one for each row of X
  std::vector<std::string> outputNames = {};  // the same of Y
};

/// What one document may ask for, so that none can exhaust the memory of a page.
constexpr std::size_t kMostLayers = 64;
constexpr std::size_t kMostUnits = 4096;  // of one layer; also the inputs
constexpr std::size_t kMostExamples = 65536;
constexpr std::size_t kMostNameLength = 64;       // characters
constexpr std::size_t kMostUpdates = 4000000000;  // behind a saved memory; kept in 32 bits
constexpr std::size_t kMostNumbers = 1u << 22;    // parameters, and units x examples, each in all

/// Reads a document of format `backprop-by-hand/1`. Layers that name an initializer get their
/// parameters from it; their seed is the layer's number if none is given. Throws InputError with
/// the path of the key at fault.
Document readDocument(std::string_view json);

/// The document as JSON, its parameters in full precision: reading it gives the same bits.
std::string writeDocument(const Document& document);

}  // namespace backprop
