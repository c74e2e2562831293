// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "core/maml/scanned_document.h"
#include "core/maml/text_lines.h"

#include <vector>

namespace muscope {

[[nodiscard]] std::vector<MamlSection> readSections(const TextLines& lines,
                                                    const ScannedDocument& document);
[[nodiscard]] std::vector<MamlCodeBlock> readCodeBlocks(const TextLines& lines,
                                                        const ScannedDocument& document);

} // namespace muscope
