// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

namespace muscope {

// Front matter that lost its line ends: maml_version: "1.0.0"id: "urn:uuid:…"type: "workflow"…
// It is taken apart at the keys the guide names, outside quotes and brackets.

// A key and the text up to the next one, trimmed; both point into the line.
struct RunTogetherKey {
    std::string_view key;
    std::string_view value;
};

// Whether the line begins with a known key and holds at least two more.
[[nodiscard]] bool isRunTogether(std::string_view line);
// The keys of such a line. Linear.
[[nodiscard]] std::vector<RunTogetherKey> splitRunTogether(std::string_view line);

} // namespace muscope
