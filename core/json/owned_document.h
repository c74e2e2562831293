// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"
#include "core/json/parser.h"

#include <memory>
#include <string>

namespace muscope::json {

// A JSON text together with its document: immutable, shared between threads, for whoever keeps a
// payload longer than a parse (the payload tree, a report).
class OwnedDocument final {
public:
    [[nodiscard]] static tl::expected<std::shared_ptr<const OwnedDocument>, ParseError>
    parse(std::string text);

    OwnedDocument(const OwnedDocument&) = delete;
    OwnedDocument& operator=(const OwnedDocument&) = delete;

    [[nodiscard]] const Document& document() const { return m_document; }

private:
    explicit OwnedDocument(std::string text);

    std::string m_text;
    Document m_document; // its text is m_text
};

} // namespace muscope::json
