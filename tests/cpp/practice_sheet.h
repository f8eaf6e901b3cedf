// Sheets of the article, and answers to them.
#pragma once

#include <cstddef>
#include <string>

#include "core/error.h"
#include "core/practice.h"
#include "oracle.h"

namespace backprop {

inline Practice articleSheet(const std::string& variant = "article") {
  return Practice(toJson(*data("article-traces.json").find(variant)->find("document")));
}

inline std::size_t stepOf(const Practice& sheet, const char* name) {
  return *sheet.derived().stepOf(*parseQuantity(name));
}

/// Judges what was typed for a cell of the step that makes `step`; `own` is JSON.
inline Judgement judge(const Practice& sheet, const char* step, std::size_t cell,
                       const std::string& typed, const std::string& own = "{}",
                       std::size_t digits = 5) {
  return sheet.judge(sheet.readAnswer(
      concatenate({"{\"step\":", stepOf(sheet, step), ",\"cell\":", cell, ",\"typed\":\"", typed,
                   "\",\"digits\":", digits, ",\"own\":", own, "}"})));
}

/// The article's network with `published`, JSON.
inline Practice articleWith(const std::string& published) {
  std::string json = writeDocument(articleDocument());
  json.pop_back();
  return Practice(json + ",\"published\":" + published + "}");
}

/// The values that the article prints, as a document has them.
inline std::string printedValues() {
  std::string json;
  std::string quantity;
  for (const JsonValue& value : items(*data("article-printed-values.json").find("values"))) {
    const std::string& name = *value.find("quantity")->as<std::string>();
    const bool isFirstColumn = numberOf(*value.find("column")) == 1.0;
    if (name != quantity) {
      json += (json.empty() ? "{\"" : "]],\"") + name + "\":[[";
    } else {
      json += isFirstColumn ? "],[" : ",";
    }
    quantity = name;
    json += "\"" + *value.find("printed")->as<std::string>() + "\"";
  }
  return "{\"source\":\"The article\",\"values\":" + json + "]]}}";
}

}  // namespace backprop
