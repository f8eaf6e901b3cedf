#include "core/batches.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/random.h"

namespace backprop {
namespace {

void gatherColumns(const Matrix& matrix, const std::size_t* columns, std::size_t count,
                   Matrix& out) {
  out.reshape(matrix.rows(), count);
  for (std::size_t i = 0; i < matrix.rows(); ++i) {
    for (std::size_t j = 0; j < count; ++j) out(i, j) = matrix(i, columns[j]);
  }
}

/// Where a batch lies within its epoch.
struct Place {
  std::size_t epoch;
  std::size_t first;
  std::size_t count;
};

Place placeOf(std::size_t examples, std::size_t size, std::size_t index) {
  const std::size_t perEpoch = (examples + size - 1) / size;
  const std::size_t first = index % perEpoch * size;
  return {index / perEpoch, first, std::min(size, examples - first)};
}

bool isWhole(std::size_t examples, const Batches& batches) {
  return batches.size == 0 || (batches.size >= examples && !batches.shuffleSeed);
}

}  // namespace

const Examples& BatchReader::read(const Examples& dataset, const Batches& batches,
                                  std::size_t index) {
  const std::size_t examples = dataset.count();
  if (isWhole(examples, batches)) return dataset;
  const std::size_t* columns = columnsOf(examples, batches, index);
  const std::size_t count = sizeOf(examples, batches, index);
  gatherColumns(dataset.X, columns, count, batch_.X);
  gatherColumns(dataset.Y, columns, count, batch_.Y);
  return batch_;
}

std::size_t BatchReader::exampleAt(const Examples& dataset, const Batches& batches,
                                   std::size_t index, std::size_t column) {
  if (isWhole(dataset.count(), batches)) return column;
  return columnsOf(dataset.count(), batches, index)[column];
}

std::size_t BatchReader::sizeOf(std::size_t examples, const Batches& batches, std::size_t index) {
  if (isWhole(examples, batches)) return examples;
  return placeOf(examples, batches.size, index).count;
}

/// The examples of a batch, in its order.
const std::size_t* BatchReader::columnsOf(std::size_t examples, const Batches& batches,
                                          std::size_t index) {
  const Place place = placeOf(examples, batches.size, index);
  arrange({examples, batches.shuffleSeed, batches.shuffleSeed ? place.epoch : 0});
  return order_.data() + place.first;
}

/// Fisher and Yates: every order is as likely as another.
void BatchReader::arrange(const Order& order) {
  if (order.examples == arranged_.examples && order.seed == arranged_.seed &&
      order.epoch == arranged_.epoch) {
    return;
  }
  order_.resize(order.examples);  // first: without memory for it nothing is arranged
  arranged_ = order;
  std::iota(order_.begin(), order_.end(), std::size_t{0});
  if (!order.seed) return;
  Random random(*order.seed + order.epoch);
  for (std::size_t left = order.examples; left > 1; --left) {
    const auto chosen = static_cast<std::size_t>(random.uniform(0.0, static_cast<double>(left)));
    std::swap(order_[left - 1], order_[chosen]);
  }
}

}  // namespace backprop
