// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// A JSON pointer (RFC 6901) some tokens of which may be *, for any one member or element:
// "/result/content/*/text". Immutable.
class JsonPathPattern {
public:
    // Nullopt where it does not start with "/", or a ~ is followed by neither 0 nor 1.
    [[nodiscard]] static std::optional<JsonPathPattern> parse(std::string_view text);

    [[nodiscard]] std::size_t depth() const { return m_tokens.size(); }
    // Whether a key, or an element's number, is what the pattern has at that depth, from 0.
    [[nodiscard]] bool matches(std::size_t depth, std::string_view key) const {
        return !m_tokens[depth] || *m_tokens[depth] == key;
    }

private:
    std::vector<std::optional<std::string>> m_tokens; // without escapes; nullopt: *
};

} // namespace muscope
