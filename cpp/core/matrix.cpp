#include "core/matrix.h"

#include "core/error.h"

namespace backprop {

Matrix::Matrix(std::size_t rows, std::size_t columns, double fill)
    : rows_(rows), columns_(columns), values_(rows * columns, fill) {}

Matrix::Matrix(const Matrix& other) = default;
Matrix::Matrix(Matrix&& other) noexcept = default;
Matrix& Matrix::operator=(const Matrix& other) = default;
Matrix& Matrix::operator=(Matrix&& other) noexcept = default;
Matrix::~Matrix() = default;

Matrix::Matrix(std::initializer_list<std::initializer_list<double>> rows)
    : rows_(rows.size()), columns_(rows.size() == 0 ? 0 : rows.begin()->size()) {
  values_.reserve(rows_ * columns_);
  for (const auto& row : rows) {
    if (row.size() != columns_) {
      fail({"matrix: expected rows of ", columns_, " entries, got one of ", row.size()});
    }
    values_.insert(values_.end(), row.begin(), row.end());
  }
}

void Matrix::changeShape(std::size_t rows, std::size_t columns) {
  values_.resize(rows * columns);  // first: without memory for it the shape is the one before
  rows_ = rows;
  columns_ = columns;
}

std::string Matrix::shape() const { return shapeText(rows_, columns_); }

std::string shapeText(std::size_t rows, std::size_t columns) {
  return concatenate({rows, " x ", columns});
}

void refuseShape(const Matrix& matrix, std::size_t rows, std::size_t columns, const char* what) {
  fail({what, ": expected ", rows, " x ", columns, ", got ", matrix.shape()});
}

void refuseProduct(const char* product, const Matrix& A, const Matrix& B, std::size_t left,
                   std::size_t right) {
  fail({product, ": ", A.shape(), " and ", B.shape(), " do not fit, inner dimensions ", left,
        " and ", right, " differ"});
}

}  // namespace backprop
