// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace muscope {

// Copies a text with some of its stretches replaced, told in their order.
class TextPatch {
public:
    explicit TextPatch(std::string_view text)
        : m_text(text) {}

    // Whether what begins there is part of a stretch that was replaced.
    [[nodiscard]] bool covers(std::size_t begin) const { return begin < m_end; }

    void replace(std::size_t begin, std::size_t end, std::string_view by) {
        m_result.append(m_text.substr(m_end, begin - m_end)).append(by);
        m_end = end;
    }

    [[nodiscard]] std::string take() { return std::move(m_result.append(m_text.substr(m_end))); }

private:
    std::string_view m_text;
    std::string m_result;
    std::size_t m_end = 0; // of the last stretch
};

} // namespace muscope
