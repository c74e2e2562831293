// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace muscope {

// Masks the values of some keys, wherever a message has them. Immutable; any thread.
class KeyMask {
public:
    // Case does not matter. No keys: nothing is masked.
    explicit KeyMask(std::vector<std::string> keys);

    [[nodiscard]] bool isEmpty() const { return m_keys.empty(); }

    // The text with "***" in place of those values, whose JSON pointers are added to masked;
    // byte for byte the same elsewhere.
    [[nodiscard]] std::string apply(const json::Document& document,
                                    std::vector<std::string>& masked) const;

    // Whether one of the keys stands in a text that is no JSON.
    [[nodiscard]] bool isNamedIn(std::string_view text) const;

private:
    [[nodiscard]] bool hasKey(std::string_view key) const;

    std::vector<std::string> m_keys; // in small letters
};

} // namespace muscope
