// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/json/utf16.h"

namespace muscope::json {

bool Utf16Reader::continues(std::ptrdiff_t count) const {
    if (m_end - m_at <= count) {
        return false;
    }
    for (std::ptrdiff_t index = 1; index <= count; ++index) {
        if ((m_at[index] & 0xc0U) != 0x80U) {
            return false;
        }
    }
    return true;
}

std::uint32_t Utf16Reader::next() {
    m_isHalf = m_low != 0;
    if (m_isHalf) {
        const std::uint32_t low = m_low;
        m_low = 0;
        return low;
    }
    const auto tail = [this](int index) { return m_at[index] & 0x3fU; };
    const std::uint32_t lead = *m_at;
    if (lead >= 0xc2 && lead < 0xe0 && continues(1)) {
        const std::uint32_t unit = (lead & 0x1fU) << 6 | tail(1);
        m_at += 2;
        return unit;
    }
    if (lead >= 0xe0 && lead < 0xf0 && continues(2)) {
        const std::uint32_t unit = (lead & 0xfU) << 12 | tail(1) << 6 | tail(2);
        if (unit >= 0x800) {
            m_at += 3;
            return unit;
        }
    }
    if (lead >= 0xf0 && lead < 0xf5 && continues(3)) {
        const std::uint32_t point = (lead & 0x7U) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3);
        if (point >= 0x10000 && point <= 0x10ffff) {
            m_at += 4;
            m_low = 0xdc00U + (point & 0x3ffU);
            m_isHalf = true;
            return 0xd800U + ((point - 0x10000U) >> 10);
        }
    }
    ++m_at;
    return lead < 0x80 ? lead : 0x10000U + lead;
}

bool equalButForHalves(std::string_view original, std::string_view damaged) {
    Utf16Reader left(original);
    Utf16Reader right(damaged);
    while (!left.atEnd() && !right.atEnd()) {
        const std::uint32_t expected = left.next();
        const std::uint32_t found = right.next();
        if (expected != found && !(found == ReplacementUnit && left.isHalf())) {
            return false;
        }
    }
    return left.atEnd() && right.atEnd();
}

} // namespace muscope::json
