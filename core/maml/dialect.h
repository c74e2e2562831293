// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/maml/maml_document.h"
#include "core/maml/scanned_document.h"
#include "core/maml/yaml_value.h"

namespace muscope {

// The dialect of a document whose entries and sections were read: the first that fits, in the order
// of the enumeration.
[[nodiscard]] MamlDialect dialectOf(const MamlDocument& document, const YamlValue& frontMatter,
                                    DocumentStart start);

} // namespace muscope
