// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace muscope::json {

// Reads a UTF-8 text as UTF-16 code units, forward. A surrogate in its three-byte form is that
// unit; a byte that is no UTF-8 is 0x10000 plus the byte, which no unit equals.
class Utf16Reader {
public:
    explicit Utf16Reader(std::string_view text)
        : m_at(reinterpret_cast<const unsigned char*>(text.data()))
        , m_end(m_at + text.size()) {}

    [[nodiscard]] bool atEnd() const { return m_low == 0 && m_at == m_end; }

    [[nodiscard]] std::uint32_t next();

    // Whether the unit just read is half of a whole character above U+FFFF.
    [[nodiscard]] bool isHalf() const { return m_isHalf; }

private:
    [[nodiscard]] bool continues(std::ptrdiff_t count) const;

    const unsigned char* m_at;
    const unsigned char* m_end;
    std::uint32_t m_low = 0; // the second half of the character being read
    bool m_isHalf = false;
};

inline constexpr std::uint32_t ReplacementUnit = 0xfffd;

// Whether damaged is original, but for U+FFFD standing for one half of a character above U+FFFF.
// That is what a reversal by UTF-16 unit, written as UTF-8, cannot keep; nothing else is forgiven.
[[nodiscard]] bool equalButForHalves(std::string_view original, std::string_view damaged);

} // namespace muscope::json
