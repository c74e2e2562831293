// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/event_row.h"

#include <QString>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muscope {

constexpr std::uint32_t StringsPerChunk = 256;
using StringChunk = std::array<QString, StringsPerChunk>;

// Gives each distinct text a number, in the order of first sight. Lives with whoever makes index
// batches; the texts travel with the batches. Id 0 is the empty text.
class StringPool {
public:
    StringPool();

    // The id of a UTF-8 text; bytes that are not UTF-8 are shown as U+FFFD.
    [[nodiscard]] StringId intern(std::string_view utf8);

    // The texts that intern() met for the first time since the last call, in the order of their
    // ids.
    [[nodiscard]] std::vector<QString> takeNewTexts();

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };

    std::unordered_map<std::string, StringId, Hash, std::equal_to<>> m_ids;
    std::vector<QString> m_newTexts;
};

} // namespace muscope
