// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"

#include <string>

namespace muscope {

// The body of one section, or the text before the first, as HTML that loads and runs nothing, for a
// page or a QTextDocument. Its fenced blocks are those the parser found, which Markdown would take
// apart differently; each is a <pre> with its language as lang.
[[nodiscard]] std::string sectionHtml(const MamlDocument& document, const MamlSection& section);
[[nodiscard]] std::string preambleHtml(const MamlDocument& document);

} // namespace muscope
