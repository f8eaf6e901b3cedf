#include "core/batches.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

using namespace backprop;

namespace {

/// Examples 0, 1, 2, ...; each target is its example times ten.
Examples countingExamples(std::size_t count) {
  Examples examples{Matrix(1, count), Matrix(1, count)};
  for (std::size_t j = 0; j < count; ++j) {
    examples.X(0, j) = static_cast<double>(j);
    examples.Y(0, j) = static_cast<double>(10 * j);
  }
  return examples;
}

std::vector<double> read(const Batches& batches, std::size_t index, std::size_t count = 5) {
  BatchReader reader;
  const Examples dataset = countingExamples(count);
  const Examples& batch = reader.read(dataset, batches, index);
  for (std::size_t j = 0; j < batch.count(); ++j) CHECK(batch.Y(0, j) == 10 * batch.X(0, j));
  CHECK(batch.count() == BatchReader::sizeOf(count, batches, index));
  return batch.X.values();
}

/// The examples of one epoch in the order in which its batches have them.
std::vector<double> epochOf(const Batches& batches, std::size_t epoch, std::size_t count) {
  std::vector<double> all;
  const std::size_t perEpoch = (count + batches.size - 1) / batches.size;
  for (std::size_t k = 0; k < perEpoch; ++k) {
    const auto batch = read(batches, epoch * perEpoch + k, count);
    all.insert(all.end(), batch.begin(), batch.end());
  }
  return all;
}

}  // namespace

TEST_CASE("without a seed batches come in order and the last of an epoch may be smaller") {
  const Batches twos{2, std::nullopt};
  CHECK(read(twos, 0) == std::vector<double>{0, 1});
  CHECK(read(twos, 1) == std::vector<double>{2, 3});
  CHECK(read(twos, 2) == std::vector<double>{4});
  CHECK(read(twos, 3) == std::vector<double>{0, 1});
  CHECK(read({5, std::nullopt}, 7) == std::vector<double>{0, 1, 2, 3, 4});
  CHECK(read({0, std::nullopt}, 7) == std::vector<double>{0, 1, 2, 3, 4});
}

TEST_CASE("with a seed every epoch has each example once in an order of its own") {
  const Batches shuffled{3, 42};
  std::vector<std::vector<double>> epochs;
  for (std::size_t epoch = 0; epoch < 4; ++epoch) {
    epochs.push_back(epochOf(shuffled, epoch, 10));
    std::vector<double> sorted = epochs.back();
    std::sort(sorted.begin(), sorted.end());
    CHECK(sorted == countingExamples(10).X.values());
    CHECK(epochs.back() != sorted);
  }
  CHECK(epochs[0] != epochs[1]);
  CHECK(epochs[1] != epochs[2]);
  CHECK(epochOf(shuffled, 2, 10) == epochs[2]);
  CHECK(epochOf({3, 43}, 0, 10) != epochs[0]);
}

TEST_CASE("a reader that goes to and fro reads what a new one would") {
  BatchReader reader;
  const Examples dataset = countingExamples(7);
  const Batches shuffled{2, 5};
  for (const std::size_t index : std::vector<std::size_t>{0, 9, 1, 8, 9, 3, 100, 0}) {
    CHECK(reader.read(dataset, shuffled, index).X.values() == read(shuffled, index, 7));
    CHECK(reader.read(dataset, {3, std::nullopt}, index).X.values() ==
          read({3, std::nullopt}, index, 7));
  }
}

TEST_CASE("every order is about as likely as another") {
  int counts[3][3] = {};
  for (std::size_t epoch = 0; epoch < 3000; ++epoch) {
    const auto order = read({3, 1}, epoch, 3);
    for (std::size_t place = 0; place < 3; ++place) {
      ++counts[place][static_cast<std::size_t>(order[place])];
    }
  }
  for (const auto& place : counts) {
    for (const int count : place) CHECK(std::abs(count - 1000) < 100);
  }
}

TEST_CASE("the order for a seed is the same on every machine") {
  // Worked out by another program.
  CHECK(epochOf({4, 7}, 0, 8) == std::vector<double>{7, 4, 6, 1, 2, 5, 0, 3});
}
