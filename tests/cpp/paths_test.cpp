#include "core/paths.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "complaint.h"
#include "core/error.h"
#include "oracle.h"

using namespace backprop;

namespace {

constexpr double kPathTolerance = 1e-12;
constexpr std::size_t kAll = kMostPaths;

/// X = 2, W[1] = 0.5, b[1] = 1: Z[1] = 2.  W[2] = 3, b[2] = -1: Z[2] = 5 with A[1] = 2.  Y = 4.
Document oneByOne(const std::string& output = "identity") {
  return readDocument(
      "{\"format\":\"backprop-by-hand/1\",\"inputs\":[[2]],\"targets\":[[4]],\"layers\":["
      "{\"weights\":[[0.5]],\"biases\":[1],\"activation\":\"relu\"},"
      "{\"weights\":[[3]],\"biases\":[-1],\"activation\":\"" +
      output + "\"}],\"loss\":\"squared-error\"}");
}

/// `X(0,0) W[2](1,0) ...`
std::string told(const Path& path) {
  std::string text;
  for (const Factor& factor : path.factors) {
    text += (text.empty() ? "" : " ") + name(factor.quantity) + "(" + countText(factor.row) + "," +
            countText(factor.column) + ")";
  }
  return text;
}

std::vector<double> valuesOf(const Path& path) {
  std::vector<double> values;
  for (const Factor& factor : path.factors) values.push_back(factor.value);
  return values;
}

/// What must hold for every list of paths, however grouped. `size` is what the paths' products
/// without their signs add up to: terms that cancel leave their rounding.
void checkTotals(const Iteration& iteration, const Paths& paths, std::size_t most, double size) {
  CHECK(paths.paths.size() <= most);
  CHECK(paths.examples.size() == iteration.examples().count());
  double count = paths.rest ? paths.rest->count : 0.0, total = paths.rest ? paths.rest->sum : 0.0;
  double ofExamples = 0.0;
  for (const Path& path : paths.paths) {
    double product = path.factors.empty() ? path.value : 1.0;
    for (const Factor& factor : path.factors) {
      CHECK(factor.value == iteration.at(factor.quantity)(factor.row, factor.column));
      product *= factor.value;
    }
    CHECK(path.value == product);
    count += path.count;
    total += path.value;
  }
  for (const ExampleSum& share : paths.examples) ofExamples += share.sum;
  CHECK(count == paths.count);
  CHECK(std::fabs(total - paths.total) <= kPathTolerance * size);
  CHECK(ofExamples == paths.total);
  CHECK(paths.sum == paths.scale * paths.total);
  CHECK(std::fabs(paths.sum - paths.gradient) <= kPathTolerance * paths.scale * size);
}

double sizeOf(const Paths& paths) {
  double size = 0.0;
  for (const Path& path : paths.paths) size += std::fabs(path.value);
  return size;
}

/// Calls `check(parameter, row, column)` for every entry of every trained parameter.
template <typename Check>
void forEveryEntry(const Iteration& iteration, Check check) {
  const Architecture& architecture = iteration.architecture();
  for (std::size_t l = 1; l <= architecture.depth(); ++l) {
    for (const QuantityKind kind : {QuantityKind::weights, QuantityKind::biases}) {
      if (kind == QuantityKind::biases && architecture.conventions.biases == BiasRule::frozen) {
        continue;
      }
      const Matrix& P = iteration.at({kind, l});
      for (std::size_t k = 0; k < P.size(); ++k) {
        check(name({kind, l}), k / P.columns(), k % P.columns());
      }
    }
  }
}

}  // namespace

TEST_CASE("paths of a 1-1-1 network are what one works out by hand") {
  const Iteration iteration = iterationOf(oneByOne());
  const Paths weight = findPaths(iteration, "W[1]", 0, 0, kAll);
  REQUIRE(weight.paths.size() == 1);
  const Path& path = weight.paths[0];
  CHECK(told(path) == "X(0,0) g'(Z[1])(0,0) W[2](0,0) dZ[2](0,0)");
  CHECK(valuesOf(path) == std::vector<double>{2, 1, 3, 1});
  CHECK(path.units == std::vector<std::size_t>{0, 0});
  CHECK(path.value == 6.0);
  CHECK(path.count == 1.0);
  CHECK(!path.dead);
  CHECK(weight.count == 1.0);
  CHECK(weight.scale == 1.0);
  CHECK(weight.sum == 6.0);
  CHECK(weight.gradient == 6.0);
  CHECK(!weight.rest);

  const Path bias = findPaths(iteration, "b[1]", 0, 0, kAll).paths[0];
  CHECK(told(bias) == "g'(Z[1])(0,0) W[2](0,0) dZ[2](0,0)");
  CHECK(bias.value == 3.0);
  CHECK(told(findPaths(iteration, "W[2]", 0, 0, kAll).paths[0]) == "A[1](0,0) dZ[2](0,0)");
  CHECK(findPaths(iteration, "W[2]", 0, 0, kAll).sum == 2.0);
  CHECK(told(findPaths(iteration, "b[2]", 0, 0, kAll).paths[0]) == "dZ[2](0,0)");
  CHECK(findPaths(iteration, "b[2]", 0, 0, kAll).sum == 1.0);
}

TEST_CASE("without a short form the slope of the loss and of the output are two factors") {
  const Iteration iteration = iterationOf(oneByOne("leaky-relu"));
  const Path path = findPaths(iteration, "W[1]", 0, 0, kAll).paths[0];
  CHECK(told(path) == "X(0,0) g'(Z[1])(0,0) W[2](0,0) g'(Z[2])(0,0) dA[2](0,0)");
  CHECK(path.value == 6.0);
}

TEST_CASE("softmax mixes its outputs: with another loss dZ is one factor") {
  const Iteration iteration = iterationOf(
      randomDocument({Activation::tanh, Activation::softmax, Loss::squaredError}, {2, 3, 2}, 1, 5));
  const Paths paths = findPaths(iteration, "W[1]", 1, 0, kAll);
  REQUIRE(paths.paths.size() == 2);
  CHECK(told(paths.paths[1]) == "X(0,0) g'(Z[1])(1,0) W[2](1,1) dZ[2](1,0)");
  CHECK(paths.paths[1].units == std::vector<std::size_t>{1, 1});
}

TEST_CASE("the paths of every weight of the article add up to its independent gradients") {
  for (const auto& variantMember : members(data("article-traces.json"))) {
    CAPTURE(variantMember.first);
    const Iteration iteration = iterationOf(articleDocument(variantMember.first));
    const JsonValue& quantities = *variantMember.second.find("quantities");
    std::size_t checked = 0;
    forEveryEntry(iteration,
                  [&](const std::string& parameter, std::size_t row, std::size_t column) {
                    CAPTURE(parameter);
                    const Paths paths = findPaths(iteration, parameter, row, column, kAll);
                    const Matrix expected = matrixOf(*quantities.find("d" + parameter));
                    CHECK(std::fabs(paths.sum - expected(row, column)) < kPathTolerance);
                    const auto depth = static_cast<int>(iteration.architecture().depth());
                    const auto after = depth - static_cast<int>(parseQuantity(parameter)->layer);
                    CHECK(paths.count == std::pow(3.0, after));  // three units in each layer after
                    CHECK(static_cast<double>(paths.paths.size()) == paths.count);
                    ++checked;
                  });
    CHECK(checked == 4 * (9 + 3));
  }
}

TEST_CASE("a path through a ReLU that is off is dead, and says where") {
  const Iteration iteration = iterationOf(articleDocument());
  // Z[1] = (2.6, -2.5, 2.3): the second unit is off.
  const Paths paths = findPaths(iteration, "W[1]", 1, 0, kAll);
  REQUIRE(paths.paths.size() == 27);
  for (const Path& path : paths.paths) {
    REQUIRE(path.dead);
    const Factor& factor = path.factors[*path.dead];
    CHECK(name(factor.quantity) == "g'(Z[1])");
    CHECK(factor.row == 1);
    CHECK(factor.value == 0.0);
    CHECK(path.value == 0.0);
  }
  CHECK(paths.sum == 0.0);
  for (const Path& path : findPaths(iteration, "W[1]", 0, 0, kAll).paths) {
    CHECK(path.dead.has_value() == (path.value == 0.0));
  }
}

TEST_CASE("0 times an infinity is no dead path") {
  Document document = oneByOne();
  document.examples.X(0, 0) = 0.0;
  document.parameters[1].W(0, 0) = 1e300;
  document.parameters[1].b(0, 0) = 1e300;
  document.examples.Y(0, 0) = -1e300;
  document.parameters[0].b(0, 0) = 1e200;
  const Path path = findPaths(iterationOf(document), "W[1]", 0, 0, kAll).paths[0];
  REQUIRE(std::isinf(path.factors.back().value));
  CHECK(std::isnan(path.value));
  CHECK(!path.dead);
}

TEST_CASE("updates in place: the paths go through the new weights") {
  Document document = oneByOne();
  document.architecture.conventions.update = UpdateOrder::inPlace;
  document.optimizer.learningRate = 0.5;
  const Iteration iteration = iterationOf(document);
  const Paths paths = findPaths(iteration, "W[1]", 0, 0, kAll);
  CHECK(told(paths.paths[0]) == "X(0,0) g'(Z[1])(0,0) W[2]+(0,0) dZ[2](0,0)");
  CHECK(paths.paths[0].factors[2].value == 2.0);  // 3 - 0.5 * 2
  CHECK(paths.sum == 4.0);
  CHECK(paths.gradient == 4.0);
}

TEST_CASE("a shared bias starts paths at every unit of its layer") {
  Conventions conventions;
  conventions.biases = BiasRule::shared;
  const Iteration iteration =
      iterationOf(randomDocument({Activation::sigmoid, Activation::identity, Loss::squaredError},
                                 {2, 3, 2}, 2, 8, conventions));
  const Paths all = findPaths(iteration, "b[1]", 0, 0, kAll);
  CHECK(all.count == 2 * 3 * 2);
  CHECK(all.paths.size() == 12);
  CHECK(all.scale == 0.5);
  CHECK(told(all.paths[11]) == "g'(Z[1])(2,1) W[2](1,2) dZ[2](1,1)");

  const Paths byUnit = findPaths(iteration, "b[1]", 0, 0, 11);
  CHECK(byUnit.paths.size() == 6);
  CHECK(told(byUnit.paths[5]) == "dZ[1](2,1)");
  CHECK(byUnit.paths[5].count == 2.0);

  const Paths byExample = findPaths(iteration, "b[1]", 0, 0, 5);
  REQUIRE(byExample.paths.size() == 2);
  CHECK(byExample.paths[1].example == 1);
  CHECK(byExample.paths[1].units.empty());
  CHECK(byExample.paths[1].factors.empty());
  CHECK(byExample.paths[1].count == 6.0);
  CHECK(byExample.paths[1].value == byExample.examples[1].sum);

  for (std::size_t most = 0; most <= 13; ++most) {
    checkTotals(iteration, findPaths(iteration, "b[1]", 0, 0, most), most, sizeOf(all));
  }
}

TEST_CASE("paths are grouped at the deepest layer where the groups are few enough") {
  const Iteration iteration = iterationOf(randomDocument(
      {Activation::tanh, Activation::identity, Loss::squaredError}, {2, 3, 4, 2}, 1, 3));
  const auto entries = [&](std::size_t most) {
    return findPaths(iteration, "W[1]", 1, 1, most).paths.size();
  };
  CHECK(entries(8) == 8);  // 4 units, then 2
  CHECK(entries(7) == 4);
  CHECK(entries(4) == 4);
  CHECK(entries(3) == 1);
  CHECK(entries(1) == 1);
  const Paths grouped = findPaths(iteration, "W[1]", 1, 1, 7);
  CHECK(told(grouped.paths[2]) == "X(1,0) g'(Z[1])(1,0) W[2](2,1) dZ[2](2,0)");
  CHECK(grouped.paths[2].units == std::vector<std::size_t>{1, 2});
  CHECK(grouped.paths[2].count == 2.0);
  CHECK(grouped.count == 8.0);
}

TEST_CASE("of too many examples those with the largest sums are listed and the rest added up") {
  Document document = oneByOne();
  document.examples.X = Matrix{{2, 0, 8, 4, 6}};
  document.examples.Y = Matrix{{4, 4, 4, 4, 4}};
  const Iteration iteration = iterationOf(document);
  // Z[1] = 2, 1, 5, 3, 4; dZ[2] = 1, -2, 10, 4, 7; so by W[1]: 2*3*1, 0, 8*3*10, 4*3*4, 6*3*7
  const Paths paths = findPaths(iteration, "W[1]", 0, 0, 2);
  REQUIRE(paths.paths.size() == 2);
  CHECK(paths.paths[0].example == 2);
  CHECK(paths.paths[0].value == 240.0);
  CHECK(paths.paths[1].example == 4);
  CHECK(paths.paths[1].value == 126.0);
  REQUIRE(paths.rest);
  CHECK(paths.rest->examples == 3);
  CHECK(paths.rest->count == 3.0);
  CHECK(paths.rest->sum == 54.0);
  CHECK(paths.examples[3].sum == 48.0);
  CHECK(paths.total == 420.0);
  CHECK(paths.sum == doctest::Approx(84.0));
  const Paths none = findPaths(iteration, "W[1]", 0, 0, 0);
  CHECK(none.paths.empty());
  CHECK(none.rest->sum == 420.0);
}

TEST_CASE("an example alone has its own paths, scaled as in the batch") {
  Document document = oneByOne();
  document.examples.X = Matrix{{2, 8}};
  document.examples.Y = Matrix{{4, 4}};
  const Iteration share = iterationOf(document).shareOf(1);
  const Paths paths = findPaths(share, "W[1]", 0, 0, kAll);
  REQUIRE(paths.paths.size() == 1);
  CHECK(paths.paths[0].example == 0);
  CHECK(paths.paths[0].value == 240.0);
  CHECK(paths.scale == 0.5);
  CHECK(paths.sum == 120.0);
  CHECK(paths.gradient == 120.0);
}

TEST_CASE("paths add up to the gradient for hundreds of random networks, however grouped") {
  Random random(404);
  const std::vector<Pairing> pairings = allPairings();
  std::size_t grouped = 0, withRest = 0, dead = 0;
  for (std::uint64_t seed = 1; seed <= 300; ++seed) {
    const auto which =
        static_cast<std::size_t>(random.uniform(0.0, static_cast<double>(pairings.size())));
    std::vector<std::size_t> units;
    const int depth = pick(random, {1, 2, 3, 4});
    for (int l = 0; l <= depth; ++l) units.push_back(pick<std::size_t>(random, {1, 2, 3, 5}));
    const auto examples = pick<std::size_t>(random, {1, 2, 4});
    Conventions conventions;
    conventions.update = pick(random, {UpdateOrder::simultaneous, UpdateOrder::inPlace});
    conventions.biases = pick(random, {BiasRule::trained, BiasRule::frozen, BiasRule::shared});
    conventions.lossScale =
        pairings[which].loss == Loss::squaredError
            ? pick(random, {LossScale::mean, LossScale::sum, LossScale::halfSum})
            : pick(random, {LossScale::mean, LossScale::sum});
    conventions.gradientScale = pick(random, {GradientScale::mean, GradientScale::sum});
    const Document document = randomDocument(pairings[which], units, examples, seed, conventions);
    CAPTURE(writeDocument(document));
    const Iteration iteration = iterationOf(document);
    forEveryEntry(iteration,
                  [&](const std::string& parameter, std::size_t row, std::size_t column) {
                    CAPTURE(parameter);
                    const std::size_t most = pick<std::size_t>(random, {1, 2, 3, 7, 20, 100, kAll});
                    const Paths paths = findPaths(iteration, parameter, row, column, most);
                    checkTotals(iteration, paths, most,
                                sizeOf(findPaths(iteration, parameter, row, column, kAll)));
                    grouped += static_cast<double>(paths.paths.size()) < paths.count && !paths.rest;
                    withRest += paths.rest.has_value();
                    for (const Path& path : paths.paths) dead += path.dead.has_value();
                  });
  }
  CHECK(grouped > 300);
  CHECK(withRest > 300);
  CHECK(dead > 300);
}

TEST_CASE("every group's value is what its paths add up to") {
  const Iteration iteration = iterationOf(randomDocument(
      {Activation::gelu, Activation::softmax, Loss::crossEntropy}, {2, 3, 4, 3}, 2, 12));
  const Paths all = findPaths(iteration, "W[1]", 2, 0, kAll);
  REQUIRE(all.paths.size() == 2 * 4 * 3);
  for (std::size_t most = 2; most < 24; ++most) {
    for (const Path& group : findPaths(iteration, "W[1]", 2, 0, most).paths) {
      double sum = 0.0, count = 0.0, size = 0.0;
      for (const Path& path : all.paths) {
        if (path.example != group.example) continue;
        if (!std::equal(group.units.begin(), group.units.end(), path.units.begin())) continue;
        sum += path.value;
        size += std::fabs(path.value);
        ++count;
      }
      CHECK(count == group.count);
      CHECK(std::fabs(sum - group.value) <= kPathTolerance * size);
    }
  }
}

TEST_CASE("a network of the largest size has its paths counted") {
  Document document = oneByOne();
  Architecture& architecture = document.architecture;
  architecture.layers.assign(64, {4, Activation::identity});
  document.parameters.assign(64, {Matrix(4, 4, 0.25), Matrix(4, 1)});
  document.parameters[0].W = Matrix(4, 1, 0.25);
  document.examples.Y = Matrix(4, 1, 1.0);
  const Iteration iteration = iterationOf(document);
  const Paths paths = findPaths(iteration, "W[1]", 0, 0, 1000);
  CHECK(paths.count == std::pow(4.0, 63.0));
  CHECK(paths.paths.size() == 256);
  checkTotals(iteration, paths, 1000, sizeOf(paths));
}

TEST_CASE("paths are refused for what is no trained parameter") {
  const Iteration iteration = iterationOf(oneByOne());
  const auto complaint = [&](const char* parameter, std::size_t row, std::size_t column,
                             std::size_t most = 5) {
    return complaintOf([&] { findPaths(iteration, parameter, row, column, most); });
  };
  const std::string expected =
      "parameter: expected the name of a trained parameter, such as W[1] or b[1], got ";
  CHECK(complaint("W[3]", 0, 0) == expected + "\"W[3]\"");
  CHECK(complaint("Z[1]", 0, 0) == expected + "\"Z[1]\"");
  CHECK(complaint("", 0, 0) == expected + "\"\"");
  CHECK(complaint("W[1]", 1, 0) == "row: expected a whole number from 0 to 0, got 1");
  CHECK(complaint("b[2]", 0, 2) == "column: expected a whole number from 0 to 0, got 2");
  CHECK(complaint("b[2]", 0, 0, 10001) ==
        "most: expected a whole number from 0 to 10000, got 10001");

  Document document = oneByOne();
  document.architecture.conventions.biases = BiasRule::frozen;
  const Iteration frozen = iterationOf(document);
  CHECK(complaintOf([&] { findPaths(frozen, "b[1]", 0, 0, 5); }) == expected + "\"b[1]\"");
  CHECK(findPaths(frozen, "W[1]", 0, 0, 5).sum == 6.0);
}
