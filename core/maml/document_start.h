// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"

#include <optional>

namespace muscope {

// The document that front matter begins; comments from line from on belong to it.
[[nodiscard]] ScannedDocument startAt(const TextLines& lines, const FrontMatterSpan& span,
                                      int from);
// The document that keys without "---" begin at line at, where they do. Anywhere they must run
// together; at the start of a file lines of keys do, where sections follow.
[[nodiscard]] std::optional<ScannedDocument> startAtKeys(const TextLines& lines, int at, int limit,
                                                         FrontMatterPlace place, int from);
// The document that a heading begins.
[[nodiscard]] ScannedDocument startAtHeading(const TextLines& lines, int at, int from);

// A section's name standing alone on a line, as in documents that lost their marks.
[[nodiscard]] bool isLoneSection(std::string_view line);

} // namespace muscope
