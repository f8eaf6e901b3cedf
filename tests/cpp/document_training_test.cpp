// Names and the optimizer's memory in a document.
#include <doctest/doctest.h>

#include <string>

#include "core/session.h"
#include "draft.h"

using namespace backprop;

namespace {

/// The draft's network is 2-3-2.
std::string training(const std::string& kind, const std::string& memory) {
  return ",\"optimizer\":{\"kind\":\"" + kind + "\",\"learningRate\":0.1},\"training\":" + memory;
}

std::string complaintAbout(const std::string& kind, const std::string& memory) {
  return complaint([&](Draft& d) { d.more = training(kind, memory); });
}

const std::string kVelocities =
    "{\"updates\":3,\"layers\":["
    "{\"weights\":{\"velocity\":[[1,2],[3,4],[5,6]]},\"biases\":{\"velocity\":[7,8,9]}},"
    "{\"weights\":{\"velocity\":[[1,2,3],[4,5,6]]},\"biases\":{\"velocity\":[0.5,-0.5]}}]}";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("names of inputs and outputs are read and written") {
  Draft draft;
  draft.more = ",\"inputNames\":[\"height\",\"\\u00fc\"],\"outputNames\":[\"cat\",\"dog\"]";
  const Document document = readDocument(draft.json());
  CHECK(document.inputNames == std::vector<std::string>{"height", "\xC3\xBC"});
  CHECK(document.outputNames == std::vector<std::string>{"cat", "dog"});
  const std::string json = writeDocument(document);
  CHECK(writeDocument(Session(readDocument(json)).document()) == json);
  CHECK(json.find("\"outputNames\":[\"cat\",\"dog\"]") != std::string::npos);
  CHECK(writeDocument(readDocument(Draft().json())).find("Names") == std::string::npos);
}

TEST_CASE("names that do not fit are refused") {
  const auto names = [](const std::string& text) {
    return complaint([&](Draft& d) { d.more = "," + text; });
  };
  const std::string sixtyFour(64, 'a');
  CHECK(names("\"inputNames\":[\"a\"]") ==
        "inputNames: expected 2 names, one for each row of the inputs, got 1");
  CHECK(names("\"outputNames\":[\"a\",\"b\",\"c\"]") ==
        "outputNames: expected 2 names, one for each row of the targets, got 3");
  CHECK(names("\"inputNames\":\"ab\"") == "inputNames: expected an array of names, got \"ab\"");
  CHECK(names("\"inputNames\":[\"a\",\"\"]") ==
        "inputNames[1]: expected a text of 1 to 64 characters, got \"\"");
  CHECK(names("\"inputNames\":[3,\"a\"]") ==
        "inputNames[0]: expected a text of 1 to 64 characters, got 3");
  CHECK(names("\"inputNames\":[\"a\",\"" + sixtyFour + "\"]") == "accepted");
  CHECK(names("\"inputNames\":[\"a\",\"" + sixtyFour + "b\"]").find("inputNames[1]: expected") ==
        0);
  std::string umlauts;
  for (int i = 0; i < 64; ++i) umlauts += "\xC3\xBC";
  CHECK(names("\"inputNames\":[\"a\",\"" + umlauts + "\"]") == "accepted");
}

TEST_CASE("the memory of momentum and Adam is read and written") {
  Draft draft;
  draft.more = training("momentum", kVelocities);
  const Document document = readDocument(draft.json());
  CHECK(document.updates == 3);
  CHECK(document.moments[0].W.v == Matrix{{1, 2}, {3, 4}, {5, 6}});
  CHECK(document.moments[1].b.v == Matrix{{0.5}, {-0.5}});
  CHECK(document.moments[0].W.s.empty());
  CHECK(writeDocument(Session(document).document()) == writeDocument(document));
  CHECK(Session(document).quantity("vW[2]") == Matrix{{1, 2, 3}, {4, 5, 6}});
  CHECK(Session(document).quantity("t") == Matrix{{4}});
}

TEST_CASE("frozen biases have no memory") {
  Draft draft;
  std::string memory = replaced(kVelocities, ",\"biases\":{\"velocity\":[7,8,9]}", "");
  memory = replaced(memory, ",\"biases\":{\"velocity\":[0.5,-0.5]}", "");
  draft.more = training("momentum", memory) + ",\"conventions\":{\"biases\":\"frozen\"}";
  const std::string json = writeDocument(readDocument(draft.json()));
  CHECK(writeDocument(Session(readDocument(json)).document()) == json);
  CHECK(json.find(memory) != std::string::npos);
  CHECK(Session(readDocument(json)).quantity("vb[1]") == Matrix(3, 1));
  CHECK(complaintAbout("momentum", memory) ==
        "training.layers[0].biases: expected an object, got nothing");
  draft.more = training("momentum", kVelocities) + ",\"conventions\":{\"biases\":\"frozen\"}";
  CHECK(complaint(draft.json()) ==
        "training.layers[0]: expected no keys but \"weights\", got \"biases\"");
}

TEST_CASE("a memory that does not fit is refused with its path") {
  CHECK(complaintAbout("momentum", kVelocities) == "accepted");
  CHECK(complaintAbout("gradient-descent", kVelocities) ==
        "training: expected nothing, as gradient-descent remembers nothing, got an object");
  CHECK(complaintAbout("adam", kVelocities) ==
        "training.layers[0].weights.squares: expected a matrix: an array of rows, got nothing");
  CHECK(complaintAbout("momentum", "[]") == "training: expected an object, got an empty array");
  CHECK(complaintAbout("momentum", "{\"updates\":0}") ==
        "training.updates: expected a number of updates from 1 to 4000000000, got 0");
  CHECK(complaintAbout("momentum", "{\"updates\":1,\"layers\":[{}]}") ==
        "training.layers: expected 2 layers, as in the network, got 1");
  CHECK(complaintAbout("momentum", replaced(kVelocities, "[[1,2],", "[[1,2],[0,0],")) ==
        "training.layers[0].weights.velocity: expected 3 x 2 like the weights, got 4 x 2");
  CHECK(complaintAbout("momentum", replaced(kVelocities, "[7,8,9]", "[7,8]")) ==
        "training.layers[0].biases.velocity: expected 3 numbers, one for each bias, got 2");
  CHECK(complaintAbout("momentum", replaced(kVelocities, "-0.5", "null")) ==
        "training.layers[1].biases.velocity[1]: expected a finite number, got null");
  CHECK(complaintAbout("momentum", replaced(kVelocities, "\"velocity\":[7",
                                            "\"squares\":[1],\"velocity\":[7")) ==
        "training.layers[0].biases: expected no keys but \"velocity\", got \"squares\"");
  const std::string adam =
      "{\"updates\":1,\"layers\":[{\"weights\":{\"velocity\":[[1,2]],\"squares\":[[1,-2]]},"
      "\"biases\":{\"velocity\":[1],\"squares\":[0]}}]}";
  const auto withAdam = [&](const std::string& memory) {
    return complaint([&](Draft& d) {
      d.targets = "[[1]]";
      d.layers = layer("[[1,2]]", "[0]");
      d.more = training("adam", memory);
    });
  };
  CHECK(withAdam(adam) ==
        "training.layers[0].weights.squares: expected means of squares, which are not below 0, got "
        "one below 0");
  CHECK(withAdam(replaced(adam, "-2", "2")) == "accepted");
}
