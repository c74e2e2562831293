// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFont>

namespace muscope {

// Measures in device-independent pixels, all on a grid of four.
namespace metrics {

inline constexpr int Quarter = 4;
inline constexpr int Half = 8;
inline constexpr int Gap = 12;
inline constexpr int Wide = 16;
inline constexpr int RowHeight = 24;
inline constexpr int HeaderHeight = 28;
inline constexpr int ControlHeight = 28;
inline constexpr int ToolBarHeight = 44;
inline constexpr int StatusHeight = 28;
inline constexpr int SignSize = 11;
inline constexpr int Radius = 6;

} // namespace metrics

// The desktop's fixed-width font, for ids, JSON and numbers in columns.
[[nodiscard]] QFont monospaceFont();

// font, one step smaller, larger, or heavier.
[[nodiscard]] QFont scaledFont(const QFont& font, double factor);
[[nodiscard]] QFont semiboldFont(const QFont& font);

// A height that holds a line of font, and no less than least.
[[nodiscard]] int lineHeight(const QFont& font, int least);

} // namespace muscope
