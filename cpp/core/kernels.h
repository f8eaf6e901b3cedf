// The matrix products and sums of a forward and a backward pass.
//
// Every sum runs over its index in ascending order, starting with its first term: the order in
// which the derivation writes the terms down, so that both come to the same last bit.
#pragma once

#include "core/matrix.h"

namespace backprop {

// Each function overwrites `out`, gives it its shape, and throws std::invalid_argument with both
// shapes if the operands do not fit. `out` must not be one of the operands.

/// out = A B, (rows x inner)(inner x columns).
void multiply(const Matrix& A, const Matrix& B, Matrix& out);

/// out = A^T B, (inner x rows)^T (inner x columns).
void multiplyLeftTransposed(const Matrix& A, const Matrix& B, Matrix& out);

/// out = A B^T, (rows x inner)(columns x inner)^T.
void multiplyRightTransposed(const Matrix& A, const Matrix& B, Matrix& out);

/// A := A + b 1^T: adds the column b (rows x 1) to every column of A.
void addColumn(Matrix& A, const Matrix& b);

/// out = A 1: the sum of each row, (rows x 1).
void sumRows(const Matrix& A, Matrix& out);

/// A := factor A.
void scale(Matrix& A, double factor);

/// A := A - factor B, which has A's shape.
void subtractScaled(double factor, const Matrix& B, Matrix& A);

}  // namespace backprop
