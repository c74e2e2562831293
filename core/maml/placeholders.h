// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace muscope {

// A text that somebody was to replace: [YOUR_UUID].
struct Placeholder {
    std::size_t offset = 0;
    std::string_view text; // with its brackets
};

enum class PlaceholderWords : unsigned char {
    Your, // [YOUR_…] alone, where brackets hold other things too
    Any,  // [WORKFLOW_TYPE] as well
};

[[nodiscard]] std::optional<Placeholder> findPlaceholder(std::string_view text,
                                                         PlaceholderWords words);

} // namespace muscope
