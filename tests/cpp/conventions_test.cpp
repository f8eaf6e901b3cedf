// Conventions against an iteration written from scratch, and against published worked examples.
#include "core/conventions.h"

#include <doctest/doctest.h>

#include "core/session.h"
#include "oracle.h"

using namespace backprop;

namespace {

/// One iteration by plain loops over units and examples, for tanh layers and squared error.
struct PlainIteration {
  double loss = 0.0;
  std::vector<Matrix> dW;
  std::vector<Matrix> db;
  Parameters after;

  explicit PlainIteration(const Document& document) : after(document.parameters) {
    const Conventions& conventions = document.architecture.conventions;
    const Matrix &X = document.examples.X, &Y = document.examples.Y;
    const std::size_t L = document.parameters.size(), m = X.columns();
    const bool isMean = conventions.gradientScale == GradientScale::mean;
    const double share = isMean ? 1.0 / static_cast<double>(m) : 1.0;
    dW.resize(L);
    db.resize(L);

    std::vector<Matrix> A{X};
    for (const LayerParameters& layer : document.parameters) A.push_back(layerOf(layer, A.back()));
    Matrix error(Y.rows(), m);
    for (std::size_t k = 0; k < Y.size(); ++k) {
      const double difference = A[L].values()[k] - Y.values()[k];
      loss += difference * difference;
      error.data()[k] = conventions.lossScale == LossScale::sum ? 2.0 * difference : difference;
    }
    if (conventions.lossScale != LossScale::sum) loss /= 2.0;
    if (conventions.lossScale == LossScale::mean) loss /= static_cast<double>(m);

    for (std::size_t l = L; l-- > 0;) {
      const Matrix& W = document.parameters[l].W;
      Matrix dZ(W.rows(), m), backwards(W.columns(), m);
      dW[l] = Matrix(W.rows(), W.columns());
      db[l] = Matrix(after[l].b.rows(), 1);
      for (std::size_t e = 0; e < m; ++e) {
        for (std::size_t i = 0; i < W.rows(); ++i) {
          dZ(i, e) = error(i, e) * (1.0 - A[l + 1](i, e) * A[l + 1](i, e));
          db[l](db[l].rows() == 1 ? 0 : i, 0) += share * dZ(i, e);
          for (std::size_t k = 0; k < W.columns(); ++k)
            dW[l](i, k) += share * dZ(i, e) * A[l](k, e);
        }
      }
      const bool isInPlace = conventions.update == UpdateOrder::inPlace;
      const Matrix old = W;
      descend(document.optimizer.learningRate, dW[l], after[l].W);
      if (conventions.biases != BiasRule::frozen) {
        descend(document.optimizer.learningRate, db[l], after[l].b);
      }
      const Matrix& read = isInPlace ? after[l].W : old;
      for (std::size_t e = 0; e < m; ++e) {
        for (std::size_t k = 0; k < W.columns(); ++k) {
          for (std::size_t i = 0; i < W.rows(); ++i) backwards(k, e) += read(i, k) * dZ(i, e);
        }
      }
      error = backwards;
    }
  }

  static Matrix layerOf(const LayerParameters& layer, const Matrix& input) {
    Matrix A(layer.W.rows(), input.columns());
    for (std::size_t e = 0; e < input.columns(); ++e) {
      for (std::size_t i = 0; i < A.rows(); ++i) {
        double z = layer.b(layer.b.rows() == 1 ? 0 : i, 0);
        for (std::size_t k = 0; k < input.rows(); ++k) z += layer.W(i, k) * input(k, e);
        A(i, e) = std::tanh(z);
      }
    }
    return A;
  }

  static void descend(double alpha, const Matrix& gradient, Matrix& P) {
    for (std::size_t k = 0; k < P.size(); ++k) P.data()[k] -= alpha * gradient.values()[k];
  }
};

}  // namespace

TEST_CASE("every convention agrees with an iteration written in plain loops") {
  std::uint64_t seed = 700;
  for (const Conventions& conventions : someConventions()) {
    for (const std::size_t examples : {std::size_t{1}, std::size_t{4}}) {
      const Document document =
          randomDocument({Activation::tanh, Activation::tanh, Loss::squaredError}, {3, 4, 2, 3},
                         examples, ++seed, conventions);
      CAPTURE(writeDocument(document));
      const PlainIteration expected(document);
      const Iteration actual = iterationOf(document);
      CHECK(actual.loss() == doctest::Approx(expected.loss).epsilon(1e-13));
      for (std::size_t l = 0; l < expected.dW.size(); ++l) {
        CHECK(worstError(actual.gradients().dW[l], expected.dW[l]) < 1e-13);
        const bool isFrozen = conventions.biases == BiasRule::frozen;
        CHECK(actual.gradients().db[l].empty() == isFrozen);
        if (!isFrozen) CHECK(worstError(actual.gradients().db[l], expected.db[l]) < 1e-13);
        CHECK(worstError(actual.after().parameters[l].W, expected.after[l].W) < 1e-13);
        CHECK(worstError(actual.after().parameters[l].b, expected.after[l].b) < 1e-13);
      }
    }
  }
}

TEST_CASE("a published example with half sums of squares and frozen shared biases comes out") {
  // Matt Mazur, "A step by step backpropagation example", 2015: 2-2-2 sigmoid, E = sum of
  // 1/2 (target - out)^2, biases left as they are. Its printed numbers have nine decimals.
  const Document document = readDocument(R"({
    "format": "backprop-by-hand/1", "inputs": [[0.05], [0.1]], "targets": [[0.01], [0.99]],
    "layers": [
      {"weights": [[0.15, 0.2], [0.25, 0.3]], "biases": [0.35, 0.35], "activation": "sigmoid"},
      {"weights": [[0.4, 0.45], [0.5, 0.55]], "biases": [0.6, 0.6], "activation": "sigmoid"}],
    "loss": "squared-error", "optimizer": {"kind": "gradient-descent", "learningRate": 0.5},
    "conventions": {"biases": "frozen", "lossScale": "half-sum"}})");
  const Iteration iteration = iterationOf(document);
  CHECK(std::fabs(iteration.loss() - 0.298371109) < 1e-9);
  CHECK(worstError(iteration.after().parameters[1].W,
                   Matrix{{0.35891648, 0.408666186}, {0.511301270, 0.561370121}}) < 1e-9);
  CHECK(worstError(iteration.after().parameters[0].W,
                   Matrix{{0.149780716, 0.19956143}, {0.24975114, 0.29950229}}) < 1e-8);
  CHECK(iteration.after().parameters[0].b == Matrix{{0.35}, {0.35}});
}

TEST_CASE("gradients follow the scale of the loss unless the document says otherwise") {
  const auto scaleOf = [](const std::string& conventions) {
    const Document document = readDocument(
        R"({"format":"backprop-by-hand/1","inputs":[[1]],"targets":[[1]],"loss":"squared-error",)"
        R"("layers":[{"weights":[[1]],"biases":[0],"activation":"tanh"}],"conventions":)" +
        conventions + "}");
    return document.architecture.conventions.gradientScale;
  };
  CHECK(scaleOf("{}") == GradientScale::mean);
  CHECK(scaleOf(R"({"lossScale":"mean"})") == GradientScale::mean);
  CHECK(scaleOf(R"({"lossScale":"sum"})") == GradientScale::sum);
  CHECK(scaleOf(R"({"lossScale":"half-sum"})") == GradientScale::sum);
  CHECK(scaleOf(R"({"lossScale":"sum","gradientScale":"mean"})") == GradientScale::mean);
}
