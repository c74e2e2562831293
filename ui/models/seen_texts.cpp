// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/seen_texts.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr std::uint32_t RowsAtOnce = 20'000; // under a millisecond
constexpr qsizetype MostTexts = 2'000;

} // namespace

void SeenTexts::update(const IndexSnapshot& snapshot) {
    if (snapshot.size() < m_rows) {
        *this = SeenTexts();
    }
    const std::uint32_t end = std::min(snapshot.size(), m_rows + RowsAtOnce);
    for (; m_rows < end; ++m_rows) {
        const EventRow row = snapshot.row(RowNumber(m_rows));
        add(row.type, snapshot, m_knownTypes, m_types);
        add(row.name, snapshot, m_knownNames, m_names);
    }
}

void SeenTexts::add(StringId id, const IndexSnapshot& snapshot, std::vector<bool>& known,
                    QStringList& texts) const {
    if (id.value() >= known.size()) {
        known.resize(id.value() + 1);
    }
    if (known[id.value()] || texts.size() == MostTexts) {
        return;
    }
    known[id.value()] = true;
    if (const QString& text = snapshot.text(id); !text.isEmpty()) {
        texts += text;
    }
}

} // namespace muscope
