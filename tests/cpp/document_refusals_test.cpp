// What a document may not be, and the sentence that says so.
#include <doctest/doctest.h>

#include <string>

#include "draft.h"

using namespace backprop;

TEST_CASE("what a document must have is asked for") {
  CHECK(complaint("[]") == "expected an object, got an empty array");
  CHECK(complaint("{}") == "format: expected \"backprop-by-hand/1\", got nothing");
  CHECK(complaint("{\"format\":\"backprop-by-hand/1\"}") ==
        "inputs: expected a matrix: an array of rows, got nothing");
  CHECK(complaint([](Draft& d) { d.format = "\"backprop-by-hand/2\""; }) ==
        "format: expected \"backprop-by-hand/1\", got \"backprop-by-hand/2\"");
  CHECK(complaint([](Draft& d) { d.layers = "[]"; }) ==
        "layers: expected an array of layers, got an empty array");
  CHECK(complaint([](Draft& d) { d.layers = "[3]"; }) == "layers[0]: expected an object, got 3");
  CHECK(complaint([](Draft& d) { d.layers = "[{}]"; }) ==
        "layers[0].activation: expected \"relu\", \"leaky-relu\", \"sigmoid\", \"tanh\", \"gelu\", "
        "\"softplus\", \"elu\", \"identity\" or "
        "\"softmax\", got nothing");
}

TEST_CASE("unknown keys are named") {
  CHECK(complaint([](Draft& d) { d.more = ",\"losss\":1"; }) ==
        "expected no keys but \"format\", \"title\", \"inputs\", \"inputNames\", \"targets\", "
        "\"outputNames\", \"layers\", \"loss\", \"optimizer\", \"conventions\", "
        "\"training\", \"published\" or \"$schema\", got \"losss\"");
  CHECK(complaint([](Draft& d) { d.layers.replace(3, 7, "weighty"); }) ==
        "layers[0]: expected no keys but \"weights\", \"biases\" or \"activation\", got "
        "\"weighty\"");
  CHECK(complaint([](Draft& d) { d.layers = drawn("\"units\":2,\"weights\":[[1,2],[3,4]]"); }) ==
        "layers[0]: expected no keys but \"units\", \"initializer\", \"seed\" or \"activation\", "
        "got \"weights\"");
  CHECK(complaint([](Draft& d) {
          d.more = ",\"optimizer\":{\"kind\":\"gradient-descent\",\"learningRate\":1,\"decay\":0}";
        }) ==
        "optimizer: expected no keys but \"kind\", \"learningRate\" or \"weightDecay\", got "
        "\"decay\"");
}

TEST_CASE("wrong shapes are named with the right ones") {
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2,3],[4,5,6]]", "[0,0]"); }) ==
        "layers[0].weights: expected 2 x 2 to follow 2 inputs, got 2 x 3");
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],[3]]", "[0,0]"); }) ==
        "layers[0].weights[1]: expected a row of 2 like the first, got one of 1");
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],3]", "[0,0]"); }) ==
        "layers[0].weights[1]: expected a row: an array of numbers, got 3");
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],[3,4]]", "[0]"); }) ==
        "layers[0].biases: expected 2 biases, one for each unit, got 1");
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],[3,4]]", "{}"); }) ==
        "layers[0].biases: expected an array of numbers, one for each unit, got an object");
  CHECK(complaint([](Draft& d) { d.targets = "[[1,0],[0,1]]"; }) ==
        "targets: expected one column for each of the 1 examples of the inputs, got 2 x 2");
  CHECK(complaint([](Draft& d) { d.targets = "[[1]]"; }) ==
        "targets: expected 2 x 1 to match the output layer, got 1 x 1");
}

TEST_CASE("numbers must be finite numbers") {
  CHECK(complaint([](Draft& d) { d.inputs = "[[1],[\"NaN\"]]"; }) ==
        "inputs[1][0]: expected a finite number, got NaN");
  CHECK(complaint([](Draft& d) { d.inputs = "[[1],[1e999]]"; }) ==
        "inputs[1][0]: expected a finite number, got Infinity");
  CHECK(complaint([](Draft& d) { d.targets = "[[1],[\"0\"]]"; }) ==
        "targets[1][0]: expected a finite number, got \"0\"");
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,null],[3,4]]", "[0,0]"); }) ==
        "layers[0].weights[0][1]: expected a finite number, got null");
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],[3,4]]", "[0,true]"); }) ==
        "layers[0].biases[1]: expected a finite number, got true");
}

TEST_CASE("names that nobody has are refused with those that exist") {
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],[3,4]]", "[0,0]", "swish"); }) ==
        "layers[0].activation: expected \"relu\", \"leaky-relu\", \"sigmoid\", \"tanh\", \"gelu\", "
        "\"softplus\", \"elu\", \"identity\" or "
        "\"softmax\", got \"swish\"");
  CHECK(complaint([](Draft& d) { d.loss = "\"hinge\""; }) ==
        "loss: expected \"cross-entropy\", \"binary-cross-entropy\" or \"squared-error\", got "
        "\"hinge\"");
  CHECK(complaint([](Draft& d) { d.layers = drawn("\"units\":2,\"initializer\":\"ones\""); }) ==
        "layers[0].initializer: expected \"zeros\", \"he\", \"xavier\" or \"uniform\", got "
        "\"ones\"");
  CHECK(complaint([](Draft& d) { d.more = ",\"optimizer\":{\"kind\":\"rmsprop\"}"; }) ==
        "optimizer.kind: expected \"gradient-descent\", \"momentum\" or \"adam\", got "
        "\"rmsprop\"");
}

TEST_CASE("pairings that make no sense are refused with the reason") {
  CHECK(complaint([](Draft& d) { d.layers = layer("[[1,2],[3,4]]", "[0,0]", "relu"); }) ==
        "loss: expected a loss that goes with an output of relu: cross-entropy takes the logarithm "
        "of probabilities, which come from softmax, got \"cross-entropy\"");
  CHECK(complaint([](Draft& d) { d.loss = "\"binary-cross-entropy\""; }) ==
        "loss: expected a loss that goes with an output of softmax: binary-cross-entropy takes the "
        "logarithm of probabilities, which come from sigmoid, got \"binary-cross-entropy\"");
  CHECK(complaint([](Draft& d) { d.layers.replace(d.layers.find("relu"), 4, "softmax"); }) ==
        "layers[0].activation: expected an activation that works on each unit by itself: softmax "
        "can only be the output, got \"softmax\"");
}

TEST_CASE("targets must suit the loss") {
  CHECK(complaint([](Draft& d) { d.targets = "[[0.5],[0.25]]"; }) ==
        "targets: expected column 1 to add up to 1, as cross-entropy needs, got a sum of 0.75");
  CHECK(complaint([](Draft& d) { d.targets = "[[2],[-1]]"; }) ==
        "targets[0][0]: expected a probability from 0 to 1, as cross-entropy needs, got 2");
  CHECK(complaint([](Draft& d) {
          d.layers = layer("[[1,2],[3,4]]", "[0,0]", "sigmoid");
          d.loss = "\"binary-cross-entropy\"";
          d.targets = "[[0],[1.5]]";
        }) ==
        "targets[1][0]: expected a probability from 0 to 1, as binary-cross-entropy needs, got "
        "1.5");
  CHECK(complaint([](Draft& d) {
          d.layers = layer("[[1,2],[3,4]]", "[0,0]", "identity");
          d.loss = "\"squared-error\"";
          d.targets = "[[-7],[1e9]]";
        }) == "accepted");
  CHECK(complaint([](Draft& d) { d.targets = "[[0.1],[0.9000000000000001]]"; }) == "accepted");
  CHECK(complaint([](Draft& d) { d.targets = "[[0.3333],[0.6666]]"; }) ==
        "targets: expected column 1 to add up to 1, as cross-entropy needs, got a sum of 0.9999");
  CHECK(complaint([](Draft& d) {
          d.inputs = "[[1,2,3],[4,5,6]]";
          d.targets = "[[1,0.5,1],[0,0.5,1]]";
        }) == "targets: expected column 3 to add up to 1, as cross-entropy needs, got a sum of 2");
  CHECK(complaint([](Draft& d) { d.targets = "[[-0.5],[1.5]]"; }) ==
        "targets[0][0]: expected a probability from 0 to 1, as cross-entropy needs, got -0.5");
}

TEST_CASE("settings must be sensible") {
  const auto rate = [](const std::string& text) {
    return complaint(
        [&](Draft& d) { d.more = ",\"optimizer\":{\"kind\":\"gradient-descent\"" + text + "}"; });
  };
  CHECK(rate("") == "optimizer.learningRate: expected a finite number, got nothing");
  CHECK(rate(",\"learningRate\":0") == "optimizer.learningRate: expected a number above 0, got 0");
  CHECK(rate(",\"learningRate\":\"0.1\"") ==
        "optimizer.learningRate: expected a finite number, got \"0.1\"");
  CHECK(complaint([](Draft& d) { d.more = ",\"title\":5"; }) == "title: expected a text, got 5");
  CHECK(complaint([](Draft& d) { d.more = ",\"$schema\":null"; }) ==
        "$schema: expected a text, got null");
  const auto units = [](const std::string& members) {
    return complaint([&](Draft& d) { d.layers = drawn(members); });
  };
  CHECK(units("\"units\":2.5,\"initializer\":\"he\"") ==
        "layers[0].units: expected a number of units from 1 to 4096, got 2.5");
  CHECK(units("\"units\":0,\"initializer\":\"he\"") ==
        "layers[0].units: expected a number of units from 1 to 4096, got 0");
  CHECK(units("\"initializer\":\"he\"") ==
        "layers[0].units: expected a number of units from 1 to 4096, got nothing");
  CHECK(units("\"units\":2,\"initializer\":\"he\",\"seed\":-1") ==
        "layers[0].seed: expected a whole number from 0 to 9007199254740991, got -1");
}

TEST_CASE("values of another type are refused wherever they stand") {
  const std::string activations =
      "expected \"relu\", \"leaky-relu\", \"sigmoid\", \"tanh\", \"gelu\", \"softplus\", \"elu\", "
      "\"identity\" or \"softmax\", got ";
  CHECK(complaint("3") == "expected an object, got 3");
  CHECK(complaint("null") == "expected an object, got null");
  CHECK(complaint([](Draft& d) { d.format = "1"; }) ==
        "format: expected \"backprop-by-hand/1\", got 1");
  CHECK(complaint([](Draft& d) { d.inputs = "[]"; }) ==
        "inputs: expected a matrix: an array of rows, got an empty array");
  CHECK(complaint([](Draft& d) { d.inputs = "[[]]"; }) ==
        "inputs[0]: expected a row: an array of numbers, got an empty array");
  CHECK(complaint([](Draft& d) { d.inputs = "[1,2]"; }) ==
        "inputs[0]: expected a row: an array of numbers, got 1");
  CHECK(complaint([](Draft& d) { d.inputs = "[[1],[[2]]]"; }) ==
        "inputs[1][0]: expected a finite number, got an array of 1");
  CHECK(complaint([](Draft& d) { d.targets = "\"1, 0\""; }) ==
        "targets: expected a matrix: an array of rows, got \"1, 0\"");
  CHECK(complaint([](Draft& d) { d.layers = "{}"; }) ==
        "layers: expected an array of layers, got an object");
  CHECK(complaint([](Draft& d) {
          d.layers = "[{\"units\":2,\"initializer\":\"he\",\"activation\":null}]";
        }) == "layers[0].activation: " + activations + "null");
  CHECK(complaint([](Draft& d) {
          d.layers.replace(d.layers.find("\"softmax\""), 9, "[\"softmax\"]");
        }) == "layers[1].activation: " + activations + "an array of 1");
  CHECK(complaint([](Draft& d) { d.layers = drawn("\"units\":2,\"initializer\":7"); }) ==
        "layers[0].initializer: expected \"zeros\", \"he\", \"xavier\" or \"uniform\", got 7");
  CHECK(complaint([](Draft& d) { d.layers = drawn("\"units\":2"); }) ==
        "layers[0].initializer: expected \"zeros\", \"he\", \"xavier\" or \"uniform\", got "
        "nothing");
  CHECK(complaint([](Draft& d) { d.loss = "false"; }) ==
        "loss: expected \"cross-entropy\", \"binary-cross-entropy\" or \"squared-error\", got "
        "false");
  CHECK(complaint([](Draft& d) { d.more = ",\"optimizer\":\"gradient-descent\""; }) ==
        "optimizer: expected an object, got \"gradient-descent\"");
  CHECK(complaint([](Draft& d) { d.more = ",\"optimizer\":{}"; }) ==
        "optimizer.kind: expected \"gradient-descent\", \"momentum\" or \"adam\", got nothing");
  CHECK(complaint([](Draft& d) { d.more = ",\"optimizer\":null"; }) ==
        "optimizer: expected an object, got null");
}

TEST_CASE("a second layer must fit the units of the first") {
  CHECK(complaint([](Draft& d) {
          d.layers.replace(d.layers.find("[[1,2,3]"), 17, "[[1,2],[3,4]]");
        }) == "layers[1].weights: expected 2 x 3 to follow 3 units, got 2 x 2");
  CHECK(complaint([](Draft& d) { d.layers.replace(d.layers.find("[0.5,-0.5]"), 10, "[1,2,3]"); }) ==
        "layers[1].biases: expected 2 biases, one for each unit, got 3");
  CHECK(complaint([](Draft& d) { d.layers.replace(d.layers.find("\"biases\""), 17, ""); }) ==
        "layers[0].biases: expected an array of numbers, one for each unit, got nothing");
}

TEST_CASE("a text that is cut off is refused") {
  const std::string json = Draft().json();
  for (std::size_t length = 0; length < json.size(); length += 3) {
    CAPTURE(length);
    CHECK(complaint(json.substr(0, length)).find("JSON text, line 1 column ") == 0);
  }
}

TEST_CASE("absurd sizes are refused before memory is asked for") {
  const auto many = [](std::size_t layers, const std::string& units) {
    std::string text = "[";
    for (std::size_t l = 0; l < layers; ++l) {
      text += "{\"units\":" + units + ",\"initializer\":\"zeros\",\"activation\":\"identity\"},";
    }
    text.back() = ']';
    return complaint([&](Draft& d) {
      d.layers = text;
      d.loss = "\"squared-error\"";
    });
  };
  CHECK(many(64, "2") == "accepted");
  CHECK(many(65, "2") == "layers: expected at most 64 layers, got 65");
  CHECK(many(1, "1e300") ==
        "layers[0].units: expected a number of units from 1 to 4096, got 1e+300");
  CHECK(many(3, "4096") ==
        "layers: expected at most 4194304 weights and biases, and as many units x examples, in all "
        "layers, got more by layer 2");
  CHECK(complaint([](Draft& d) { d.inputs = filled(4097, 1, "0"); }) ==
        "inputs: expected at most 4096 rows, got 4097");
  CHECK(complaint([](Draft& d) {
          d.inputs = filled(1, 65537, "0");
          d.targets = filled(2, 65537, "0");
        }) == "inputs: expected at most 65536 examples (columns), got 65537");
  CHECK(complaint([](Draft& d) { d.layers = layer(filled(4097, 2, "0"), "[0]"); }) ==
        "layers[0].biases: expected 4097 biases, one for each unit, got 1");
  CHECK(complaint([](Draft& d) {
          const std::string biases = filled(1, 4097, "0");
          d.layers = layer(filled(4097, 2, "0"), biases.substr(1, biases.size() - 2));
        }) == "layers[0]: expected at most 4096 units, got 4097");
  CHECK(complaint([](Draft& d) {
          d.inputs = filled(1, 2000, "0");
          d.targets = filled(2, 2000, "0.5");
          d.layers = drawn("\"units\":4096,\"initializer\":\"zeros\"");
        }) ==
        "layers: expected at most 4194304 weights and biases, and as many units x examples, in all "
        "layers, got more by layer 1");
}

TEST_CASE("conventions and the settings of optimizers are refused by their names") {
  const auto conventions = [](const std::string& text) {
    return complaint([&](Draft& d) { d.more = ",\"conventions\":" + text; });
  };
  CHECK(conventions("[]") == "conventions: expected an object, got an empty array");
  CHECK(conventions("{\"bias\":\"frozen\"}") ==
        "conventions: expected no keys but \"update\", \"biases\", \"lossScale\" or "
        "\"gradientScale\", got \"bias\"");
  CHECK(conventions("{\"update\":\"later\"}") ==
        "conventions.update: expected \"simultaneous\" or \"in-place\", got \"later\"");
  CHECK(conventions("{\"biases\":true}") ==
        "conventions.biases: expected \"trained\", \"frozen\" or \"shared\", got true");
  CHECK(conventions("{\"lossScale\":\"max\"}") ==
        "conventions.lossScale: expected \"mean\", \"sum\" or \"half-sum\", got \"max\"");
  CHECK(conventions("{\"gradientScale\":\"half-sum\"}") ==
        "conventions.gradientScale: expected \"mean\" or \"sum\", got \"half-sum\"");
  CHECK(conventions("{\"lossScale\":\"half-sum\"}") ==
        "conventions.lossScale: expected \"mean\" or \"sum\" with cross-entropy: the half belongs "
        "to squares, whose slope has a 2, got \"half-sum\"");
  CHECK(conventions("{\"biases\":\"shared\"}") ==
        "layers[0].biases: expected 1 bias, shared by all units of the layer, got 3");

  const auto optimizer = [](const std::string& text) {
    return complaint(
        [&](Draft& d) { d.more = ",\"optimizer\":{\"learningRate\":1," + text + "}"; });
  };
  CHECK(optimizer("\"kind\":\"gradient-descent\",\"weightDecay\":-1") ==
        "optimizer.weightDecay: expected a number from 0 up, got -1");
  CHECK(optimizer("\"kind\":\"momentum\",\"momentum\":1") ==
        "optimizer.momentum: expected a number from 0 to below 1, got 1");
  CHECK(optimizer("\"kind\":\"momentum\",\"beta1\":0.5") ==
        "optimizer: expected no keys but \"kind\", \"learningRate\", \"weightDecay\" or "
        "\"momentum\", got \"beta1\"");
  CHECK(optimizer("\"kind\":\"adam\",\"beta1\":\"x\"") ==
        "optimizer.beta1: expected a finite number, got \"x\"");
  CHECK(optimizer("\"kind\":\"adam\",\"beta2\":-0.5") ==
        "optimizer.beta2: expected a number from 0 to below 1, got -0.5");
  CHECK(optimizer("\"kind\":\"adam\",\"epsilon\":0") ==
        "optimizer.epsilon: expected a number above 0, got 0");
  CHECK(optimizer("\"kind\":\"adam\",\"momentum\":0.5") ==
        "optimizer: expected no keys but \"kind\", \"learningRate\", \"weightDecay\", "
        "\"beta1\", \"beta2\" or \"epsilon\", got \"momentum\"");
}
