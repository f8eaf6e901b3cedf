#include "core/published.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/error.h"
#include "core/field.h"
#include "core/number_text.h"
#include "core/typed_answer.h"
#include "core/worked_numbers.h"

namespace backprop {
namespace {

constexpr const char* kExpectedNumber = "a finite number, or its digits as a text";
constexpr double kMostExponent = 400.0;  // beyond that of any double

/// How many digits a number has after its decimal sign, less its exponent.
int decimalsOf(std::string_view printed) {
  const std::size_t e = std::min(printed.find_first_of("eE"), printed.size());
  const std::string_view mantissa = printed.substr(0, e);
  int decimals = 0;
  const std::size_t point = mantissa.find_first_of(".,");
  if (point != std::string_view::npos) {
    for (const char c : mantissa.substr(point + 1)) decimals += c >= '0' && c <= '9';
  }
  if (e == printed.size()) return decimals;
  const std::string_view exponent = printed.substr(e + 1);
  const std::size_t digits = exponent.find_first_of("0123456789");
  const bool isNegative = digits > 0 && exponent[0] != '+';  // whatever its minus sign
  const double size = std::min(parseNumber(std::string(exponent.substr(digits))), kMostExponent);
  return decimals + static_cast<int>(isNegative ? size : -size);
}

/// A number as the page has it, whatever its minus sign; nothing for other arithmetic.
std::optional<double> printedNumber(std::string_view printed) {
  const auto typed = readTypedAnswer(printed).arithmetic;
  if (!typed) return std::nullopt;
  const bool isNegative = typed->kind == ExpressionKind::negative;
  const Expression& size = isNegative ? typed->operands[0] : *typed;
  if (size.kind != ExpressionKind::number) return std::nullopt;
  return typed->value;
}

class PublishedReader {
 public:
  PublishedReader(const Derived& derived, const Derived* dropped)
      : derived_(derived), dropped_(dropped) {}

  Published read(const Field& field) const {
    field.requireObject({"source", "values", "remarks"});
    Published published;
    const Field source = field["source"], values = field["values"], remarks = field["remarks"];
    if (source.exists()) published.source = source.string("a text");
    if (!values.isObject()) values.refuse({"an object with the values of each quantity"});
    for (const auto& [name, matrix] : *values.value().as<JsonObject>()) {
      published.quantities.push_back(readQuantity(pathOf(values.path(), name), name, matrix));
    }
    if (!remarks.exists()) return published;
    const JsonArray* list = remarks.value().as<JsonArray>();
    if (!list) remarks.refuse({"an array of remarks"});
    for (std::size_t i = 0; i < list->size(); ++i) {
      published.remarks.push_back(readRemark(remarks.at(i)));
    }
    return published;
  }

 private:
  PublishedQuantity readQuantity(const std::string& path, const std::string& name,
                                 const JsonValue& matrix) const {
    PublishedQuantity result{name, {QuantityKind::inputs}, false, {}};
    const Matrix* right = find(name, result);
    if (!right) {
      refuse(path, {"a quantity of this network, such as Z[1]"}, {quoted(name)});
    }
    readEntries(
        path, matrix, right->rows(), right->columns(),
        [&](const std::string& entry, const JsonValue& value, std::size_t row, std::size_t column) {
          result.values.push_back(readValue(entry, value, row, column));
        });
    return result;
  }

  const Matrix* find(const std::string& name, PublishedQuantity& result) const {
    const std::size_t L = derived_.iteration().architecture().depth();
    auto quantity = parseQuantity(name);
    if (const Matrix* matrix = quantity ? derived_.iteration().find(*quantity) : nullptr) {
      result.quantity = *quantity;
      return matrix;
    }
    if (!dropped_) return nullptr;
    if (name == concatenate({"softmax(Z[", L, "])"})) {
      quantity = {QuantityKind::activation, L};
    } else if (!quantity || quantity->layer != L ||
               (quantity->kind != QuantityKind::exponentials &&
                quantity->kind != QuantityKind::exponentialSums)) {
      return nullptr;
    }
    result.quantity = *quantity;
    result.isDropped = true;
    return dropped_->iteration().find(*quantity);
  }

  static PublishedValue readValue(const std::string& path, const JsonValue& value, std::size_t row,
                                  std::size_t column) {
    if (const auto* number = value.as<double>()) {
      if (!std::isfinite(*number)) refuse(path, {kExpectedNumber}, {value.describe()});
      const std::string printed = numberText(*number);
      return {row, column, printed, *number, decimalsOf(printed)};
    }
    const auto* text = value.as<std::string>();
    const auto number = text ? printedNumber(*text) : std::nullopt;
    if (!number) refuse(path, {kExpectedNumber}, {value.describe()});
    return {row, column, *text, *number, decimalsOf(*text)};
  }

  Remark readRemark(const Field& field) const {
    field.requireObject({"step", "text"});
    const Field step = field["step"], text = field["text"];
    const std::string& name = step.string("a text");
    const auto& steps = derived_.steps();
    const auto found = std::find_if(steps.begin(), steps.end(), [&](const Step& s) {
      const std::string result = backprop::name(s.result);
      return result == name || result == name + "+";
    });
    if (found == steps.end()) {
      step.refuse({"what a step of this network makes, such as \"Z[1]\""});
    }
    return {static_cast<std::size_t>(found - steps.begin()), text.string("a text")};
  }

  const Derived& derived_;
  const Derived* dropped_;
};

}  // namespace

std::optional<Published> readPublished(std::string_view json, const Derived& derived,
                                       const Derived* dropped) {
  const JsonValue tree = parseJson(json);
  const Field root(tree);
  const Field field = root["published"];
  if (!field.exists()) return std::nullopt;
  return PublishedReader(derived, dropped).read(field);
}

}  // namespace backprop
