// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <string_view>
#include <vector>

namespace muscope::json {

// Why a text is no JSON, and at which byte.
struct ParseError {
    std::size_t offset = 0;
    const char* message = "";
};

// Reads JSON as RFC 8259 has it, and nothing more lenient, except that bytes which are no UTF-8 are
// accepted inside strings and reported by the document. Neither depth nor the size of numbers is
// limited; a text may be 1 GiB. Owns its memory and reuses it: one parser per thread, and the
// document it returns is good until the next parse() or the parser's end.
class Parser {
public:
    [[nodiscard]] tl::expected<const Document*, ParseError> parse(std::string_view text);

    // The document of the last successful parse, moved out for somebody to keep.
    [[nodiscard]] Document takeDocument();

private:
    friend class TapeWriter;

    struct Open {
        std::uint32_t node;  // the container
        std::uint32_t last;  // its last child so far
        std::uint32_t count; // of children so far
        bool isObject;
    };

    Document m_document;
    std::vector<Open> m_open;
};

} // namespace muscope::json
