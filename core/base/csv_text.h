// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace muscope {

// Comma-separated values as RFC 4180 has them, for programs: quotes where a field needs them, CRLF
// at the end of a line.

// A text as a field. One that a spreadsheet would take for a formula gets an apostrophe before it,
// which whoever reads the field has to know of; a number is left as it is.
enum class CsvKind : unsigned char { Text, Number };
[[nodiscard]] QString csvField(QString text, CsvKind kind = CsvKind::Text);
[[nodiscard]] QByteArray csvField(QByteArray utf8, CsvKind kind = CsvKind::Text);

// Fields that are ready, as a line.
[[nodiscard]] QString csvLine(const QStringList& fields);
[[nodiscard]] QByteArray csvLine(const QByteArrayList& fields);

} // namespace muscope
