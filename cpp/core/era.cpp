#include "core/era.h"

#include <utility>

namespace backprop {

std::size_t Era::exampleCountAt(std::size_t at) const {
  return BatchReader::sizeOf(examples->count(), batches, batchAt(at));
}

Shape Era::shapeAt(std::size_t at, std::size_t step) const {
  return shapeOf(network->architecture, network->steps[step].result, exampleCountAt(at));
}

Training startOf(Document& document) {
  Training start = startTraining(document.optimizer, std::move(document.parameters));
  if (document.updates > 0) {
    start.moments = std::move(document.moments);
    start.updates = document.updates;
  }
  return start;
}

Era eraOf(Document document, std::size_t iteration) {
  Network network{std::move(document.title),
                  std::move(document.inputNames),
                  std::move(document.outputNames),
                  std::move(document.architecture),
                  {}};
  network.steps = deriveSteps(network.architecture, document.optimizer);
  Training start = startOf(document);
  if (document.optimizer.kind == OptimizerKind::gradientDescent) {
    start.updates = iteration;  // nothing depends on it
  }
  return {iteration,
          std::make_shared<const Network>(std::move(network)),
          std::make_shared<const Examples>(std::move(document.examples)),
          std::make_shared<const Training>(std::move(start)),
          document.optimizer,
          {},
          iteration,
          0};
}

Document documentOf(const Era& era, const Training& training) {
  const Network& network = *era.network;
  Document document{network.title, *era.examples, network.architecture, training.parameters,
                    era.optimizer};
  document.inputNames = network.inputNames;
  document.outputNames = network.outputNames;
  if (era.optimizer.kind != OptimizerKind::gradientDescent && training.updates > 0) {
    document.moments = training.moments;
    document.updates = training.updates;
  }
  return document;
}

}  // namespace backprop
