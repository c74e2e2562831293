// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>
#include <QStringView>

#include <string_view>

namespace muscope {

// Text from a store as a person may safely look at it: control characters become their pictures
// (␀), bidirectional, invisible and unpaired ones are named (⟨U+202E⟩), nothing is interpreted.
// On one line, line ends and tabs become pictures too.
[[nodiscard]] QString visibleLine(QStringView text);

// The same with line ends and tabs kept.
[[nodiscard]] QString visibleText(QStringView text);

// The same for bytes that may be no UTF-8: each that is none is named (⟨FF⟩).
[[nodiscard]] QString visibleBytes(QByteArrayView bytes);

// The first limit characters of a line, for a cell that cannot show more anyway.
[[nodiscard]] QString visibleStart(std::string_view utf8, qsizetype limit);

} // namespace muscope
