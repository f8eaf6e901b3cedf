// Which examples each iteration learns from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/iteration.h"

namespace backprop {

/// Mini-batches of `size` examples, an epoch being all examples once; its last batch is smaller if
/// they do not divide. With a seed every epoch has an order of its own, the same on every machine;
/// without one the examples come as they stand.
struct Batches {
  std::size_t size = 0;  // 0: all examples at once
  std::optional<std::uint64_t> shuffleSeed;

  friend bool operator==(const Batches& a, const Batches& b) {
    return a.size == b.size && a.shuffleSeed == b.shuffleSeed;
  }
};

/// Cuts batches out of a dataset, and remembers the order of one epoch.
class BatchReader {
 public:
  /// The examples of batch number `index`, counted from 0 over all epochs. What it returns is
  /// `dataset` itself or holds until the next call.
  const Examples& read(const Examples& dataset, const Batches& batches, std::size_t index);

  /// Which example of the dataset is a column of that batch.
  std::size_t exampleAt(const Examples& dataset, const Batches& batches, std::size_t index,
                        std::size_t column);

  /// How many examples that batch has.
  static std::size_t sizeOf(std::size_t examples, const Batches& batches, std::size_t index);

 private:
  /// An order of the examples; `order_` is the last one asked for.
  struct Order {
    std::size_t examples = 0;
    std::optional<std::uint64_t> seed;
    std::size_t epoch = 0;
  };
  const std::size_t* columnsOf(std::size_t examples, const Batches& batches, std::size_t index);
  void arrange(const Order& order);

  Examples batch_;
  Order arranged_;
  std::vector<std::size_t> order_;
};

}  // namespace backprop
