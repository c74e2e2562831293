// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QTextFormat>

namespace muscope::page {

// What a block of a workflow's page is, kept in its format: what is painted beneath it.
enum class Ground : unsigned char { None, Heading, Code, History, Diagnostic };

inline constexpr int GroundProperty = QTextFormat::UserProperty + 1; // Ground as int
inline constexpr int RunProperty = QTextFormat::UserProperty + 2;    // blocks with one ground
inline constexpr int SeverityProperty = QTextFormat::UserProperty + 3;

// Where the page's text begins and how it is set, in pixels.
inline constexpr int LeftMargin = 40;
inline constexpr int RightMargin = 24;
inline constexpr int WidestText = 820;

// The addresses of muscope's own anchors; what a document links to never begins so.
inline constexpr QLatin1StringView CopyAnchor("muscope:copy/");     // the code block
inline constexpr QLatin1StringView LineAnchor("muscope:line/");     // of the source
inline constexpr QLatin1StringView SchemaAnchor("muscope:schema/"); // form or source, the schema

} // namespace muscope::page
