// A dense matrix of doubles, row by row.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <vector>

namespace backprop {

/// rows x columns doubles, stored row by row: entry (i, j) is `values()[i * columns() + j]`.
/// Indices count from 0. Columns are examples wherever a matrix holds a batch.
class Matrix {
 public:
  Matrix() = default;
  // Not inline: so many things hold matrices that copying them in place would be much code.
  Matrix(const Matrix& other);
  Matrix(Matrix&& other) noexcept;
  Matrix& operator=(const Matrix& other);
  Matrix& operator=(Matrix&& other) noexcept;
  ~Matrix();
  Matrix(std::size_t rows, std::size_t columns, double fill = 0.0);

  /// `Matrix{{1, 2}, {3, 4}}`. Throws std::invalid_argument if the rows differ in length.
  Matrix(std::initializer_list<std::initializer_list<double>> rows);

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }
  std::size_t size() const { return values_.size(); }
  bool empty() const { return values_.empty(); }

  double operator()(std::size_t row, std::size_t column) const {
    return values_[row * columns_ + column];
  }
  double& operator()(std::size_t row, std::size_t column) {
    return values_[row * columns_ + column];
  }

  const std::vector<double>& values() const { return values_; }
  const double* data() const { return values_.data(); }
  double* data() { return values_.data(); }

  /// Takes a new shape; the values are unspecified afterwards. Keeps the memory where it suffices.
  void reshape(std::size_t rows, std::size_t columns) {
    if (rows != rows_ || columns != columns_) changeShape(rows, columns);
  }

  /// `3 x 2`, as error messages print it.
  std::string shape() const;

  friend bool operator==(const Matrix& a, const Matrix& b) {
    return a.rows_ == b.rows_ && a.columns_ == b.columns_ && a.values_ == b.values_;
  }
  friend bool operator!=(const Matrix& a, const Matrix& b) { return !(a == b); }

 private:
  void changeShape(std::size_t rows, std::size_t columns);

  std::size_t rows_ = 0;
  std::size_t columns_ = 0;
  std::vector<double> values_;
};

/// `3 x 2`.
std::string shapeText(std::size_t rows, std::size_t columns);

[[noreturn]] void refuseShape(const Matrix& matrix, std::size_t rows, std::size_t columns,
                              const char* what);

/// Throws std::invalid_argument that names `what` and both shapes unless they agree.
inline void requireShape(const Matrix& matrix, std::size_t rows, std::size_t columns,
                         const char* what) {
  if (matrix.rows() != rows || matrix.columns() != columns) {
    refuseShape(matrix, rows, columns, what);
  }
}

/// Throws std::invalid_argument for a product of these, whose inner dimensions `left` and `right`
/// are not the same.
[[noreturn]] void refuseProduct(const char* product, const Matrix& A, const Matrix& B,
                                std::size_t left, std::size_t right);

}  // namespace backprop
