#include "core/health.h"

#include <doctest/doctest.h>

#include "oracle.h"

using namespace backprop;

namespace {

/// A network from its layers, each {W, b, activation}; squared error.
struct TestLayer {
  Matrix W;
  Matrix b;
  Activation activation;
};
Document network(const Matrix& X, const Matrix& Y, const std::vector<TestLayer>& layers,
                 Loss loss = Loss::squaredError) {
  Document document;
  document.examples = {X, Y};
  document.architecture.inputs = X.rows();
  document.architecture.loss = loss;
  for (const TestLayer& layer : layers) {
    document.architecture.layers.push_back({layer.W.rows(), layer.activation});
    document.parameters.push_back({layer.W, layer.b});
  }
  return document;
}

/// Layers of one unit, each with the same weight and no bias, before an identity output.
Document chain(std::size_t hidden, Activation activation, double weight, double input = 1.0) {
  std::vector<TestLayer> layers(hidden, {Matrix{{weight}}, Matrix{{0}}, activation});
  layers.push_back({Matrix{{1}}, Matrix{{0}}, Activation::identity});
  return network(Matrix{{input}}, Matrix{{-1}}, layers);
}

std::vector<Finding> findingsOf(const Document& document, FindingKind kind) {
  std::vector<Finding> found;
  for (const Finding& finding : examine(iterationOf(document)).findings) {
    if (finding.kind == kind) found.push_back(finding);
  }
  return found;
}

using Units = std::vector<std::size_t>;

}  // namespace

TEST_CASE("the article's units that are off are found, and nothing else") {
  const Health health = examine(iterationOf(articleDocument()));
  const JsonValue& quantities = *data("article-traces.json").find("article")->find("quantities");
  std::vector<std::pair<std::size_t, Units>> expected;
  for (std::size_t l = 1; l <= 3; ++l) {
    const Matrix Z = matrixOf(*quantities.find(name({QuantityKind::preActivation, l})));
    Units off;
    for (std::size_t i = 0; i < 3; ++i) {
      if (Z(i, 0) <= 0.0) off.push_back(i);
    }
    if (!off.empty()) expected.emplace_back(l, off);
  }
  REQUIRE(!expected.empty());
  REQUIRE(health.findings.size() == expected.size());
  for (std::size_t k = 0; k < expected.size(); ++k) {
    CHECK(health.findings[k].kind == FindingKind::deadUnits);
    CHECK(health.findings[k].layer == expected[k].first);
    CHECK(health.findings[k].units == expected[k].second);
  }
  CHECK(expected[0].first == 1);
  CHECK(expected[0].second == Units{1});
  CHECK(health.findings[0].value == doctest::Approx(-2.5));
}

TEST_CASE("a unit is dead only if it is off for every example") {
  const Matrix W{{1}, {-1}, {1}}, b{{0}, {0}, {-2}}, out{{1, 1, 1}};
  const auto with = [&](const Matrix& X, Activation activation) {
    return network(X, Matrix(1, X.columns(), 5.0),
                   {{W, b, activation}, {out, Matrix{{0}}, Activation::identity}});
  };
  // Z[1] = 1 2, -1 -2, -1 0
  const auto found = findingsOf(with(Matrix{{1, 2}}, Activation::relu), FindingKind::deadUnits);
  REQUIRE(found.size() == 1);
  CHECK(found[0].layer == 1);
  CHECK(found[0].units == Units{1, 2});
  CHECK(found[0].value == 0.0);
  CHECK(findingsOf(with(Matrix{{-1, 3}}, Activation::relu), FindingKind::deadUnits).empty());
  CHECK(findingsOf(with(Matrix{{1, 2}}, Activation::leakyRelu), FindingKind::deadUnits).empty());
  const Iteration iteration = iterationOf(with(Matrix{{-1, 3}}, Activation::relu));
  const Health share = examine(iteration.shareOf(0));
  REQUIRE(!share.findings.empty());
  CHECK(share.findings[0].units == Units{0, 2});  // of this example alone
}

TEST_CASE("what is not a number is not dead") {
  const Document document = network(Matrix{{1}}, Matrix{{0}},
                                    {{Matrix{{1e300}}, Matrix{{0}}, Activation::identity},
                                     {Matrix{{1e300}, {1e300}}, Matrix(2, 1), Activation::identity},
                                     {Matrix{{1, -1}}, Matrix{{0}}, Activation::relu}});
  const Iteration iteration = iterationOf(document);
  REQUIRE(std::isnan(iteration.at({QuantityKind::preActivation, 3})(0, 0)));
  const Health health = examine(iteration);
  for (const Finding& finding : health.findings) CHECK(finding.kind != FindingKind::deadUnits);
  CHECK(std::isnan(health.rms[2]));
}

TEST_CASE("sigmoid and tanh units are saturated below a hundredth of their greatest slope") {
  // sigmoid: a(1 - a) = 0.0025 at z = 5.986; tanh: 1 - a^2 = 0.01 at z = 2.993
  for (const auto& [activation, inside, outside] :
       {std::tuple{Activation::sigmoid, 5.98, 5.99}, std::tuple{Activation::tanh, 2.99, 3.0}}) {
    const Document document =
        network(Matrix{{1, -1}}, Matrix{{1, 1}},
                {{Matrix{{inside}, {outside}, {-9.0}}, Matrix(3, 1), activation},
                 {Matrix{{1, 1, 1}}, Matrix{{0}}, Activation::identity}});
    const auto found = findingsOf(document, FindingKind::saturatedUnits);
    REQUIRE(found.size() == 1);
    CHECK(found[0].units == Units{1, 2});
    CHECK(found[0].value < kSaturatedSlope * (activation == Activation::tanh ? 1.0 : 0.25));
    CHECK(found[0].value > 0.0);
  }
}

TEST_CASE("a unit that is flat for one example only is not saturated") {
  const Document document = network(Matrix{{9, 0.5}}, Matrix{{1, 1}},
                                    {{Matrix{{1}}, Matrix{{0}}, Activation::tanh},
                                     {Matrix{{1}}, Matrix{{0}}, Activation::identity}});
  CHECK(findingsOf(document, FindingKind::saturatedUnits).empty());
}

TEST_CASE("a sure output is no fault where its slope is no part of the gradient") {
  const Matrix W{{9}}, b{{0}};
  const auto with = [&](Loss loss) {
    return network(Matrix{{1}}, Matrix{{1}}, {{W, b, Activation::sigmoid}}, loss);
  };
  CHECK(findingsOf(with(Loss::binaryCrossEntropy), FindingKind::saturatedUnits).empty());
  CHECK(findingsOf(with(Loss::squaredError), FindingKind::saturatedUnits).size() == 1);
}

TEST_CASE("the gradient of a deep sigmoid network vanishes where the slopes have multiplied up") {
  // Inputs of 0 and weights of 1: every slope is at most 1/4, so four layers back are below 1/100
  // if the units stay near the middle: a quarter each, 1/256 after the fourth.
  const Document document = chain(6, Activation::sigmoid, 0.5, 0.0);
  const Health health = examine(iterationOf(document));
  REQUIRE(health.rms.size() == 7);
  std::size_t expected = 7;
  while (health.rms[expected - 1] / health.rms[6] >= kVanishingRatio) --expected;
  const auto found = findingsOf(document, FindingKind::vanishingGradient);
  REQUIRE(found.size() == 1);
  CHECK(found[0].layer == expected);
  CHECK(found[0].layer == 4);  // 1/4 * (1/8)^2 = 1/256
  CHECK(found[0].value == health.rms[3] / health.rms[6]);
  CHECK(found[0].value < kVanishingRatio);
  CHECK(findingsOf(document, FindingKind::explodingGradient).empty());
  CHECK(
      findingsOf(chain(2, Activation::sigmoid, 0.5, 0.0), FindingKind::vanishingGradient).empty());
}

TEST_CASE("the gradient explodes through large weights") {
  // dZ: 1 at layer 4 and 3, then times 11 per layer
  const Document document = chain(3, Activation::identity, 11.0);
  const auto found = findingsOf(document, FindingKind::explodingGradient);
  REQUIRE(found.size() == 1);
  CHECK(found[0].layer == 1);
  CHECK(found[0].value == doctest::Approx(121.0));
  CHECK(findingsOf(document, FindingKind::vanishingGradient).empty());
  CHECK(findingsOf(chain(2, Activation::identity, 11.0), FindingKind::explodingGradient).empty());
}

TEST_CASE("the rms is that of all entries, also of numbers whose squares would be 0") {
  Document document = network(Matrix{{3, 4}}, Matrix{{0, 0}},
                              {{Matrix{{1e-200}}, Matrix{{0}}, Activation::identity}});
  const Health health = examine(iterationOf(document));
  CHECK(health.rms[0] == doctest::Approx(5e-200 / std::sqrt(2.0)).scale(0.0).epsilon(1e-14));
  CHECK(health.findings.empty());
}

TEST_CASE("a trained network has small gradients everywhere, and that is no finding") {
  Document document = randomDocument({Activation::tanh, Activation::identity, Loss::squaredError},
                                     {2, 4, 1}, 3, 21);
  const Matrix outputs = iterationOf(document).at({QuantityKind::activation, 2});
  for (const double error : {1e-9, 0.0}) {
    document.examples.Y = outputs;
    for (std::size_t e = 0; e < 3; ++e) document.examples.Y(0, e) -= error;
    CHECK(examine(iterationOf(document)).findings.empty());
  }
}

TEST_CASE("units with the same weights in and out are symmetric") {
  const Document document =
      network(Matrix{{1}, {2}}, Matrix{{1}},
              {{Matrix{{1, 2}, {0.5, 1}, {1, 2}, {0.5, 1}, {1, 2}, {0.5, 1}},
                Matrix{{0}, {0}, {0}, {0}, {0}, {1}}, Activation::tanh},
               {Matrix{{3, 4, 3, 4, 7, 4}}, Matrix{{0}}, Activation::identity}});
  const auto found = findingsOf(document, FindingKind::symmetricUnits);
  REQUIRE(found.size() == 2);
  CHECK(found[0].layer == 1);
  CHECK(found[0].units == Units{0, 2});  // the fifth has another weight out
  CHECK(found[1].units == Units{1, 3});  // the sixth another bias
  CHECK(found[1].value == 2.0);
  const Iteration iteration = iterationOf(document);
  const Matrix& dW = iteration.at({QuantityKind::weightGradient, 1});
  CHECK(dW(0, 0) == dW(2, 0));
  CHECK(dW(0, 0) != dW(4, 0));
}

TEST_CASE("outputs are never symmetric: their targets differ") {
  const Document document =
      network(Matrix{{1}}, Matrix{{1}, {0}}, {{Matrix(2, 1), Matrix(2, 1), Activation::identity}});
  CHECK(findingsOf(document, FindingKind::symmetricUnits).empty());
}

TEST_CASE("a network of zeros is symmetric, and no gradient flows through it") {
  const Document document = network(Matrix{{1}}, Matrix{{1}},
                                    {{Matrix(3, 1), Matrix(3, 1), Activation::tanh},
                                     {Matrix(1, 3), Matrix{{0}}, Activation::identity}});
  const Health health = examine(iterationOf(document));
  REQUIRE(health.findings.size() == 2);
  CHECK(health.findings[0].kind == FindingKind::symmetricUnits);
  CHECK(health.findings[0].units == Units{0, 1, 2});
  CHECK(health.findings[1].kind == FindingKind::noFlow);  // and not as vanishing
  CHECK(health.findings[1].layer == 2);
  CHECK(health.findings[1].value == 2.0);
}

TEST_CASE("behind a layer that is all dead nothing flows, in as many layers as it is") {
  std::vector<TestLayer> layers(4, {Matrix{{1}}, Matrix{{0}}, Activation::relu});
  layers[1].b(0, 0) = -9.0;  // layer 2 is off, so A[2] = 0 too; the bias of layer 3 lets it go on
  layers[2].b(0, 0) = 1.0;
  layers[3].activation = Activation::identity;
  const Document document = network(Matrix{{1}}, Matrix{{0}}, layers);
  const auto found = findingsOf(document, FindingKind::noFlow);
  REQUIRE(found.size() == 1);
  CHECK(found[0].layer == 3);
  CHECK(found[0].value == 3.0);
  CHECK(findingsOf(chain(3, Activation::relu, 1.0), FindingKind::noFlow).empty());
}

TEST_CASE("two places where nothing flows are two findings") {
  std::vector<TestLayer> layers(5, {Matrix{{1}}, Matrix{{0}}, Activation::identity});
  layers[2].W(0, 0) = 0.0;  // stops the gradient on its way to layers 2 and 1
  layers[2].b(0, 0) = 2.0;
  layers[3].b(0, 0) = -2.0;  // A[4] = 0, so W[5] gets none either
  const Document document = network(Matrix{{1}}, Matrix{{1}}, layers);
  const auto found = findingsOf(document, FindingKind::noFlow);
  REQUIRE(found.size() == 2);
  CHECK(found[0].layer == 5);
  CHECK(found[0].value == 1.0);
  CHECK(found[1].layer == 2);
  CHECK(found[1].value == 2.0);
}

TEST_CASE("random networks of a usual size are healthy") {
  std::size_t findings = 0;
  for (std::uint64_t seed = 1; seed <= 50; ++seed) {
    findings += examine(iterationOf(randomDocument(
                            {Activation::tanh, Activation::softmax, Loss::crossEntropy},
                            {4, 6, 5, 3}, 8, seed)))
                    .findings.size();
  }
  CHECK(findings == 0);
}
