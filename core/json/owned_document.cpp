// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/owned_document.h"

#include <utility>

namespace muscope::json {

OwnedDocument::OwnedDocument(std::string text)
    : m_text(std::move(text)) {}

tl::expected<std::shared_ptr<const OwnedDocument>, ParseError>
OwnedDocument::parse(std::string text) {
    std::shared_ptr<OwnedDocument> owned(new OwnedDocument(std::move(text)));
    Parser parser;
    if (const auto parsed = parser.parse(owned->m_text); !parsed) {
        return tl::unexpected(parsed.error());
    }
    owned->m_document = parser.takeDocument();
    return owned;
}

} // namespace muscope::json
