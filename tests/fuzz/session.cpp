// Fuzz target: any series of commands to a session.
//
// The input begins with the letter of one of the documents below, or is itself a document up to a
// zero byte. Commands follow, each a letter and the bytes of its arguments; other bytes mean
// nothing, so that a new command leaves the meaning of the kept inputs as it is.
#include "core/session.h"

#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "core/health.h"
#include "core/number_text.h"
#include "core/paths.h"
#include "fuzz.h"

using namespace backprop;

namespace {

constexpr int kMostCommands = 40;
constexpr std::size_t kMostTraining = 600;  // iterations; enough that checkpoints are thinned out

/// A to G: two layers of the article's network; softmax with cross-entropy; one that is drawn, with
/// three examples; softmax without a short form; one that overflows within a few iterations; Adam
/// in place with shared biases; momentum with frozen biases and sums.
constexpr std::array<std::string_view, 7> kDocuments = {
    R"({"format":"backprop-by-hand/1","inputs":[[1],[4],[7]],"targets":[[1],[0],[0]],"layers":[
        {"weights":[[0.2,-0.1,0.4],[0.5,0.3,-0.6],[-0.2,0.1,0.3]],"biases":[0,0,0],
         "activation":"relu"},
        {"weights":[[0.3,0.1,-0.4],[0.2,-0.5,0.6],[-0.3,0.2,0.4]],"biases":[0,0,0],
         "activation":"identity"}],"loss":"squared-error"})",
    R"({"format":"backprop-by-hand/1","inputs":[[1],[4]],"targets":[[1],[0]],"layers":[
        {"weights":[[0.2,-0.1],[0.5,0.3]],"biases":[0,0],"activation":"tanh"},
        {"weights":[[0.2,-0.1],[0.4,0.1]],"biases":[0,0],"activation":"softmax"}],
        "loss":"cross-entropy"})",
    R"({"format":"backprop-by-hand/1","inputs":[[1,2,3]],"targets":[[0,1,1],[1,0.5,0]],"layers":[
        {"units":3,"initializer":"he","seed":5,"activation":"relu"},
        {"units":2,"initializer":"xavier","activation":"sigmoid"}],"loss":"binary-cross-entropy"})",
    R"({"format":"backprop-by-hand/1","inputs":[[1,2]],"targets":[[0,1],[1,0]],"layers":[
        {"units":2,"initializer":"uniform","activation":"softmax"}],"loss":"squared-error"})",
    R"({"format":"backprop-by-hand/1","inputs":[[3]],"targets":[[1]],"layers":[
        {"weights":[[2]],"biases":[0],"activation":"identity"},
        {"weights":[[2]],"biases":[0],"activation":"identity"}],"loss":"squared-error",
        "optimizer":{"kind":"gradient-descent","learningRate":100}})",
    R"({"format":"backprop-by-hand/1","inputs":[[1,-2,0.5,3]],"targets":[[0,1,0.25,1]],"layers":[
        {"units":3,"initializer":"he","activation":"gelu"},
        {"units":1,"initializer":"xavier","activation":"elu"}],"loss":"squared-error",
        "optimizer":{"kind":"adam","learningRate":0.1,"weightDecay":0.01},
        "conventions":{"update":"in-place","biases":"shared"}})",
    R"({"format":"backprop-by-hand/1","inputs":[[1,-2,0.5]],"targets":[[0,1,0.25]],"layers":[
        {"units":2,"initializer":"he","activation":"leaky-relu"},
        {"units":1,"initializer":"xavier","activation":"softplus"}],"loss":"squared-error",
        "optimizer":{"kind":"momentum","learningRate":0.1},
        "conventions":{"biases":"frozen","lossScale":"sum"}})",
};

constexpr std::size_t kLargest = std::numeric_limits<std::size_t>::max();
constexpr std::array<std::size_t, 6> kAbsurdCounts = {
    kLargest, kLargest - 1, kLargest / 2 + 1, kMostIterations + 1, 1000, 65536};

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr std::array<double, 9> kRates = {0.0,
                                          -0.0,
                                          -0.1,
                                          0.5,
                                          1e300,
                                          kInfinity,
                                          std::numeric_limits<double>::quiet_NaN(),
                                          std::numeric_limits<double>::denorm_min(),
                                          std::numeric_limits<double>::max()};

/// A small number, or one that no argument can sensibly be.
std::size_t count(Input& input) {
  const unsigned byte = input.byte();
  const unsigned firstAbsurd = 256 - kAbsurdCounts.size();
  return byte < firstAbsurd ? byte : kAbsurdCounts[byte - firstAbsurd];
}

std::optional<std::size_t> maybeCount(Input& input) {
  if (input.byte() == '-') return std::nullopt;
  return count(input);
}

/// An iteration that is refused or can be trained to in reasonable time.
std::size_t iteration(Input& input) {
  const std::size_t wanted = count(input);
  return wanted > kMostIterations ? wanted : wanted % kMostTraining;
}

Grain grain(Input& input) {
  const unsigned byte = input.byte();
  return byte == 'p' ? Grain::phase : byte == 's' ? Grain::step : Grain::cell;
}

double rate(Input& input) {
  const unsigned byte = input.byte();
  return byte < kRates.size() ? kRates[byte] : input.real();
}

bool isSame(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

bool isFinite(const Matrix& matrix) {
  for (const double value : matrix.values()) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

bool isFinite(const Parameters& parameters) {
  for (const LayerParameters& layer : parameters) {
    if (!isFinite(layer.W) || !isFinite(layer.b)) return false;
  }
  return true;
}

std::string textOf(const Session& session) { return writeDocument(session.document()); }

std::string wholeTextOf(const Session& session) {
  return textOf(session) + writeDocument(session.documentAtStart());
}

/// An edit, and where it was made.
struct Change {
  Position at;
  std::function<void(Session&)> make;
};

/// Edits that are undone together.
struct Group {
  std::vector<Change> changes;
  Position at;
  std::string before;
  std::string after;
};

/// A session, and what it takes to lead another one to the same place.
struct Run {
  explicit Run(const Document& document) : first(document), session(document) {}

  const Document first;
  Session session;
  std::vector<Group> done;
  std::vector<Group> undone;
  bool hadBatches = false;
};

/// Makes an edit, which may be no edit if it sets what is there already.
void edit(Run& run, const std::function<void(Session&)>& make) {
  Session& session = run.session;
  const Position at = session.position();
  const std::string before = wholeTextOf(session);
  const std::size_t undos = session.undoCount(), revision = session.revision();
  make(session);
  if (session.revision() == revision) return;
  if (session.undoCount() > undos) {
    run.done.push_back({{}, at, before, {}});
  }
  run.undone.clear();
  run.done.back().changes.push_back({at, make});
  run.done.back().after = wholeTextOf(session);
  require(session.undoCount() == run.done.size(), "an edit can be undone");
  require(session.redoCount() == 0, "an edit drops what could be redone");
}

void undo(Run& run) {
  run.session.undo();
  if (run.done.empty()) return;
  require(run.session.position() == run.done.back().at, "an undo goes to where the edit was made");
  require(wholeTextOf(run.session) == run.done.back().before, "an undo restores every bit");
  run.undone.push_back(std::move(run.done.back()));
  run.done.pop_back();
}

void redo(Run& run) {
  run.session.redo();
  if (run.undone.empty()) return;
  require(wholeTextOf(run.session) == run.undone.back().after, "a redo restores every bit");
  run.done.push_back(std::move(run.undone.back()));
  run.undone.pop_back();
}

void train(Run& run, Input& input) {
  const std::size_t wanted = count(input);
  const std::size_t reached = run.session.position().iteration;
  if (wanted > kMostIterations || reached + wanted <= kMostTraining) run.session.train(wanted);
}

void setRate(Run& run, Input& input) {
  const double wanted = rate(input);
  edit(run, [=](Session& session) { session.setLearningRate(wanted); });
}

void setEntry(Run& run, Input& input) {
  const std::size_t row = count(input), column = count(input);
  const double value = rate(input);
  const bool continues = input.byte() % 2 == 1;
  const std::string quantity(input.text());
  edit(run, [=](Session& session) { session.setEntry(quantity, row, column, value, continues); });
}

void trainOnBatches(Run& run, Input& input) {
  const std::size_t wanted = count(input) % 8, now = run.session.position().iteration;
  const Batches batches{count(input), maybeCount(input)};
  if (now + wanted > kMostTraining) return;
  edit(run, [=](Session& session) { session.train(0, batches); });
  run.hadBatches = true;
  run.session.train(wanted);
}

void goTo(Session& session, Input& input) {
  const std::size_t toIteration = iteration(input), toStep = count(input);
  session.goTo({toIteration, toStep, maybeCount(input)});
}

void findQuantity(const Session& session, Input& input) {
  require(!session.quantity(input.text()).empty(), "a quantity has entries");
}

const Matrix& resultOf(const Session& session, std::size_t step) {
  return session.iteration().at(session.steps()[step].result);
}

void checkArithmetic(const Session& session, std::size_t step, std::size_t cell) {
  const double value = session.arithmetic(step, cell).value;
  require(isSame(value, resultOf(session, step).values()[cell]),
          "an entry is what its arithmetic makes");
}

void checkArithmetic(const Session& session, Input& input) {
  const std::size_t step = count(input), cell = count(input);
  checkArithmetic(session, step, cell);
}

void checkAllArithmetic(const Session& session) {
  for (std::size_t step = 0; step < session.steps().size(); ++step) {
    const std::size_t cells = resultOf(session, step).size();
    for (std::size_t cell = 0; cell < cells; ++cell) checkArithmetic(session, step, cell);
  }
}

/// The shares of the examples are parts of the batch's column and gradients.
void lookAtExample(const Session& session, Input& input) {
  const std::size_t example = count(input), step = count(input), cell = count(input);
  const double value = session.arithmetic(step, cell, example).value;
  const bool isUpdate = session.steps()[step].phase == Phase::update;
  const Iteration& looked = session.iteration(isUpdate ? std::nullopt : std::optional(example));
  const Matrix& result = looked.at(session.steps()[step].result);
  require(isSame(value, result.values()[cell]), "an entry of a share is what its arithmetic makes");
}

void workOutLongForm(const Session& session, Input& input) {
  const std::optional<std::size_t> example = maybeCount(input);
  const std::size_t equation = count(input), cell = count(input);
  session.longFormArithmetic(equation, cell, example);
}

void checkGradient(const Session& session, Input& input) {
  const std::size_t row = count(input), column = count(input);
  const double h = rate(input);
  const GradientCheck check = session.checkGradient(input.text(), row, column, h);
  const Quantity gradient{check.parameter.kind == QuantityKind::weights
                              ? QuantityKind::weightGradient
                              : QuantityKind::biasGradient,
                          check.parameter.layer};
  require(isSame(check.analytic, session.iteration().at(gradient)(row, column)),
          "the checked gradient is the iteration's");
}

/// The paths listed and the rest are all there are, and every factor is an entry of the iteration.
void listPaths(const Session& session, Input& input) {
  const Iteration& iteration = session.iteration(maybeCount(input));
  const std::size_t row = count(input), column = count(input), most = count(input);
  const Paths found = findPaths(iteration, input.text(), row, column, most);
  require(found.paths.size() <= most, "no more paths are listed than were asked for");
  double counted = found.rest ? found.rest->count : 0.0;
  for (const Path& path : found.paths) {
    counted += path.count;
    for (const Factor& factor : path.factors) {
      const double entry = iteration.at(factor.quantity)(factor.row, factor.column);
      require(isSame(factor.value, entry), "a local derivative is an entry of the iteration");
    }
  }
  require(isSame(counted, found.count), "no path is cut silently");
}

void examineHealth(const Session& session, Input& input) {
  const std::size_t depth = session.document().parameters.size();
  const Health health = examine(session.iteration(maybeCount(input)));
  require(health.rms.size() == depth, "every layer has its gradient");
  for (const Finding& finding : health.findings) {
    require(finding.layer >= 1 && finding.layer <= depth, "a finding is about a layer");
  }
}

/// Whether an update is under way or done; in place, the gradients of other layers come after it.
bool hasUpdated(const Session& session) {
  for (std::size_t step = 0; step <= session.position().step; ++step) {
    if (session.steps()[step].phase == Phase::update) return true;
  }
  return false;
}

void checkLoss(const Session& session) {
  const double loss = session.loss();
  if (session.iteration().exampleCount() != session.document().examples.count()) return;
  if (hasUpdated(session)) return;
  require(isSame(loss, session.quantity("loss")(0, 0)), "the loss is that of the iteration");
}

void checkNonFinite(const Session& session) {
  const auto& found = session.firstNonFinite();
  if (found) {
    const double value = session.quantity(name(found->quantity))(found->row, found->column);
    return require(!std::isfinite(value) && isSame(value, found->value), "it is not finite");
  }
  for (std::size_t step = 0; step < session.steps().size(); ++step) {
    require(isFinite(resultOf(session, step)), "all is finite");
  }
}

void checkDocument(const Session& session) {
  const Document document = session.document();
  bool isReadable = isFinite(document.parameters);
  for (const LayerMoments& layer : document.moments) {
    isReadable = isReadable && isFinite(layer.W.v) && isFinite(layer.W.s) && isFinite(layer.b.v) &&
                 isFinite(layer.b.s);
  }
  try {
    requireSameAgain(document);
    require(isReadable, "a document with numbers that are not finite is refused");
  } catch (const InputError& error) {
    require(!isReadable, error.what());
  }
}

/// On and back again is where it was, with the same parameters.
void checkReturn(Session& session) {
  const Position start = session.position();
  const std::string before = textOf(session);
  const Grain grain = start.cell ? Grain::cell : Grain::step;
  session.next(grain);
  session.back(grain);
  require(session.position() == start, "back is the reverse of next");
  require(textOf(session) == before, "back restores the parameters");
}

/// Going somewhere directly equals stepping there, with the edits that count on the way.
void checkDirectWay(const Run& run) {
  Session direct(run.first);
  for (const Group& group : run.done) {
    for (const Change& change : group.changes) {
      direct.goTo(change.at);
      change.make(direct);
    }
  }
  direct.goTo(run.session.position());
  require(wholeTextOf(direct) == wholeTextOf(run.session),
          "the direct way leads to the same parameters");
}

/// The network of the moment, where it came into force, leads here as well.
void checkOrigin(const Run& run) {
  if (run.hadBatches) return;  // no document holds them
  Session::Origin origin = run.session.origin();
  Session again(std::move(origin.document), origin.iteration);
  again.goTo(run.session.position());
  require(wholeTextOf(again) == wholeTextOf(run.session), "the origin leads to the position");
}

void checkPosition(const Session& session) {
  const Position& at = session.position();
  require(at.iteration <= kMostIterations && at.step < session.steps().size(), "there is the step");
  require(at.iteration >= session.firstIteration(), "nothing is before the first iteration");
  if (!at.cell) return;  // nobody has to look
  require(*at.cell < resultOf(session, at.step).size(), "there is the cell");
}

/// The document that the rest of the input begins with, unless it is none or too large to work on.
std::optional<Document> document(Input& input) {
  if (input.rest().substr(0, 1) != "{") {
    const std::size_t index = input.byte() - 'A';
    if (index >= kDocuments.size()) return std::nullopt;
    return readDocument(kDocuments[index]);
  }
  try {
    Document document = readDocument(input.text());
    if (countNumbers(document) <= kMostNumbersAtWork) return document;
  } catch (const InputError&) {
    // Such documents are the business of the other target.
  }
  return std::nullopt;
}

void editDocument(Run& run, Input& input) {
  const bool continues = input.byte() % 2 == 1;
  const auto other = document(input);
  if (other) edit(run, [=](Session& session) { session.edit(*other, continues); });
}

void restart(Run& run, Input& input) {
  const std::size_t at = iteration(input);
  const auto other = document(input);
  if (other) edit(run, [=](Session& session) { session.restart(*other, at); });
}

void command(Run& run, Input& input) {
  Session& session = run.session;
  switch (input.byte()) {
    case 'n':
      return session.next(grain(input));
    case 'b':
      return session.back(grain(input));
    case 'g':
      return goTo(session, input);
    case 't':
      return train(run, input);
    case 'r':
      return setRate(run, input);
    case 'q':
      return findQuantity(session, input);
    case 'a':
      return checkArithmetic(session, input);
    case 'e':
      return checkAllArithmetic(session);
    case 'l':
      return checkLoss(session);
    case 'f':
      return checkNonFinite(session);
    case 'd':
      return checkDocument(session);
    case 'u':
      return checkReturn(session);
    case 'm':
      return trainOnBatches(run, input);
    case 'x':
      return lookAtExample(session, input);
    case 'j':
      return workOutLongForm(session, input);
    case 'c':
      return checkGradient(session, input);
    case 'p':
      return listPaths(session, input);
    case 'h':
      return examineHealth(session, input);
    case 'W':
      return editDocument(run, input);
    case 'S':
      return setEntry(run, input);
    case 'O':
      return restart(run, input);
    case 'Z':
      return undo(run);
    case 'Y':
      return redo(run);
    case 'V':
      return checkOrigin(run);
  }
}

/// A command that is refused changes nothing.
void commandOrRefusal(Run& run, Input& input) {
  const Position before = run.session.position();
  const std::size_t undos = run.session.undoCount(), redos = run.session.redoCount();
  try {
    command(run, input);
  } catch (const InputError& error) {
    requireTelling(error);
    require(!error.path().empty(), "an error names the argument");
    require(run.session.position() == before, "a refusal leaves the position as it is");
    require(run.session.undoCount() == undos && run.session.redoCount() == redos,
            "a refusal leaves the history as it is");
  }
  checkPosition(run.session);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  const auto first = document(input);
  if (!first) return 0;
  Run run(*first);
  for (int i = 0; i < kMostCommands && !input.isEmpty(); ++i) commandOrRefusal(run, input);
  checkDocument(run.session);
  checkDirectWay(run);
  checkOrigin(run);
  checkReturn(run.session);
  return 0;
}
