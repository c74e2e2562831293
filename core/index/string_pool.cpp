// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/index/string_pool.h"

namespace muscope {

StringPool::StringPool() {
    m_ids.emplace(std::string(), StringId(0));
}

StringId StringPool::intern(std::string_view utf8) {
    if (const auto known = m_ids.find(utf8); known != m_ids.end()) {
        return known->second;
    }
    const StringId id(static_cast<std::uint32_t>(m_ids.size()));
    m_ids.emplace(std::string(utf8), id);
    m_newTexts.push_back(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())));
    return id;
}

std::vector<QString> StringPool::takeNewTexts() {
    return std::exchange(m_newTexts, {});
}

} // namespace muscope
