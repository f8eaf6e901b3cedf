// A network document to change and to read.
#pragma once

#include <functional>
#include <string>

#include "complaint.h"
#include "core/document.h"

namespace backprop {

/// A sound document; each member can be exchanged for another text.
struct Draft {
  std::string format = "\"backprop-by-hand/1\"";
  std::string inputs = "[[1],[2]]";
  std::string targets = "[[1],[0]]";
  std::string layers =
      "[{\"weights\":[[1,2],[3,4],[5,6]],\"biases\":[0,0,0],\"activation\":\"relu\"},"
      "{\"weights\":[[1,2,3],[4,5,6]],\"biases\":[0.5,-0.5],\"activation\":\"softmax\"}]";
  std::string loss = "\"cross-entropy\"";
  std::string more;

  std::string json() const {
    return "{\"format\":" + format + ",\"inputs\":" + inputs + ",\"targets\":" + targets +
           ",\"layers\":" + layers + ",\"loss\":" + loss + more + "}";
  }
};

/// What reading a text complains about.
inline std::string complaint(const std::string& json) {
  return complaintOf([&] { readDocument(json); });
}

/// What reading a changed draft complains about.
inline std::string complaint(const std::function<void(Draft&)>& change) {
  Draft draft;
  change(draft);
  return complaint(draft.json());
}

/// One layer with its weights and biases.
inline std::string layer(const std::string& weights, const std::string& biases,
                         const std::string& activation = "softmax") {
  return "[{\"weights\":" + weights + ",\"biases\":" + biases + ",\"activation\":\"" + activation +
         "\"}]";
}

/// One layer with these members and softmax.
inline std::string drawn(const std::string& members) {
  return "[{" + members + ",\"activation\":\"softmax\"}]";
}

/// rows x columns of the same number
inline std::string filled(std::size_t rows, std::size_t columns, const std::string& number) {
  std::string row = "[", all = "[";
  for (std::size_t j = 0; j < columns; ++j) row += (j ? "," : "") + number;
  for (std::size_t i = 0; i < rows; ++i) all += (i ? "," : "") + row + "]";
  return all + "]";
}

}  // namespace backprop
