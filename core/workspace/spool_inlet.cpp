// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/workspace/spool_inlet.h"

namespace muscope {

Result<std::size_t> SpoolInlet::append(std::span<const RecordedEvent> events) {
    if (!m_spool) {
        const Result<QString> path = m_file.path();
        if (!path) {
            return tl::unexpected(path.error());
        }
        auto spool = Spool::open(*path);
        if (!spool) {
            return tl::unexpected(spool.error());
        }
        m_spool = std::move(*spool);
    }
    return m_spool->append(events);
}

} // namespace muscope
