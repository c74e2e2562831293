// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace muscope {

// Rows of a table as text to be pasted elsewhere.
//   Text      cells parted by tabs, a line each
//   Csv       as RFC 4180 has it, for programs; what a spreadsheet would take for a formula gets an
//             apostrophe before it
//   Markdown  a table as GitHub has it, of which nothing is markup but the table
enum class CopyForm : unsigned char { Text, Csv, Markdown };

// What stands before the rows; nothing before text.
[[nodiscard]] QString copiedHead(CopyForm form, const QStringList& titles);
[[nodiscard]] QString copiedRow(CopyForm form, const QStringList& cells);

} // namespace muscope
