// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace muscope {

// Texts that make messages of the sizes of real ones: most of 100 to 900 bytes, one in 200 of
// 10 kB. The same ones in every run.
class SizedTexts {
public:
    [[nodiscard]] std::string next() {
        ++m_number;
        const std::size_t size = m_number % 200 == 0 ? 9500 : 30 + m_random() % 800;
        return std::string(size, static_cast<char>('a' + m_random() % 26));
    }

private:
    std::mt19937 m_random{20261122};
    std::uint64_t m_number = 0;
};

} // namespace muscope
