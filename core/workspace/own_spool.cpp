// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/own_spool.h"

namespace muscope {

Result<QString> OwnSpool::path() {
    const std::lock_guard lock(m_mutex);
    if (!m_file) {
        auto file = SpoolFile::create(m_folder, m_store);
        if (!file) {
            return tl::unexpected(file.error());
        }
        m_file = std::move(*file);
    }
    return m_file->path();
}

QString OwnSpool::pathIfMade() const {
    const std::lock_guard lock(m_mutex);
    return m_file ? m_file->path() : QString();
}

void OwnSpool::remove() {
    const std::lock_guard lock(m_mutex);
    if (m_file) {
        m_file->remove();
        m_file.reset();
    }
}

} // namespace muscope
