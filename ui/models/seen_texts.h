// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/index/index_snapshot.h"

#include <QStringList>

#include <vector>

namespace muscope {

// The types and names that occur in a session, in the order of first sight: for completion. Each
// update looks at a bounded number of the rows that are new to it.
class SeenTexts {
public:
    // Forgets what was seen when the snapshot is not the former one grown.
    void update(const IndexSnapshot& snapshot);

    [[nodiscard]] const QStringList& types() const { return m_types; }
    [[nodiscard]] const QStringList& names() const { return m_names; }

private:
    void add(StringId id, const IndexSnapshot& snapshot, std::vector<bool>& known,
             QStringList& texts) const;

    std::uint32_t m_rows = 0;
    std::vector<bool> m_knownTypes; // by StringId
    std::vector<bool> m_knownNames;
    QStringList m_types;
    QStringList m_names;
};

} // namespace muscope
