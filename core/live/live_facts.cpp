// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/live_facts.h"

#include "core/json/string_value.h"

#include <string>

namespace muscope {

// Bytes that are no UTF-8 become U+FFFD: facts are always well formed.
LiveFacts& LiveFacts::add(std::string_view key, std::string_view text) {
    beginMember(key);
    if (json::firstInvalidUtf8(text)) {
        const std::string valid =
            QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toStdString();
        json::appendQuoted(valid, m_members);
    } else {
        json::appendQuoted(text, m_members);
    }
    return *this;
}

LiveFacts& LiveFacts::add(std::string_view key, const QString& text) {
    return add(key, std::string_view(text.toStdString()));
}

LiveFacts& LiveFacts::add(std::string_view key, std::int64_t number) {
    beginMember(key);
    m_members += std::to_string(number);
    return *this;
}

void LiveFacts::beginMember(std::string_view key) {
    if (!m_members.empty()) {
        m_members += ',';
    }
    json::appendQuoted(key, m_members);
    m_members += ':';
}

} // namespace muscope
