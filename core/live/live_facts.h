// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

namespace muscope {

// Writes the JSON object that goes with muscope's own words, members in the order given.
class LiveFacts {
public:
    explicit LiveFacts(std::string_view state) { add("state", state); }
    LiveFacts() = default;

    LiveFacts& add(std::string_view key, std::string_view text);
    LiveFacts& add(std::string_view key, const char* text) {
        return add(key, std::string_view(text));
    }
    LiveFacts& add(std::string_view key, const QString& text);
    LiveFacts& add(std::string_view key, std::int64_t number);

    [[nodiscard]] std::string text() const { return "{" + m_members + "}"; }

private:
    void beginMember(std::string_view key);

    std::string m_members;
};

} // namespace muscope
