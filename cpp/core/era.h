// Which network is trained since when.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "core/batches.h"
#include "core/derivation.h"
#include "core/document.h"

namespace backprop {

/// What a document says besides its numbers, and the equations that follow from it.
struct Network {
  std::string title;
  std::vector<std::string> inputNames;
  std::vector<std::string> outputNames;
  Architecture architecture;
  std::vector<Step> steps;
};

/// From `iteration` on this network is in force, until the next era. Eras share what they have in
/// common, and nothing of one changes once it is in force.
struct Era {
  std::size_t iteration;
  std::shared_ptr<const Network> network;
  std::shared_ptr<const Examples> examples;
  std::shared_ptr<const Training> start;  // what `iteration` starts with
  Optimizer optimizer;
  Batches batches = {};
  std::size_t firstBatchAt = 0;  // the iteration of the first batch, which may be in an earlier era
  std::size_t ownNumbers = 0;    // doubles that it does not share with the era before

  // Of an iteration of this era: the number of its batch, how many examples that has, and the shape
  // of what a step makes of them.
  std::size_t batchAt(std::size_t at) const { return at - firstBatchAt; }
  std::size_t exampleCountAt(std::size_t at) const;
  Shape shapeAt(std::size_t at, std::size_t step) const;
};
using EraPointer = std::shared_ptr<const Era>;

/// What the first iteration of a document starts with; its parameters and memory go there.
Training startOf(Document& document);

/// The era that a document begins. Without a memory of updates in it the optimiser starts anew.
Era eraOf(Document document, std::size_t iteration);

/// The document of an era with other parameters and memory.
Document documentOf(const Era& era, const Training& training);

}  // namespace backprop
