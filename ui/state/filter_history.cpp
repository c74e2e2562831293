// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/filter_history.h"

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

const auto HistoryKey = u"filter/recent"_s;

} // namespace

QStringList FilterHistory::entries() const {
    return m_settings.value(HistoryKey).toStringList().mid(0, MaxEntries);
}

void FilterHistory::remember(const QString& filter) {
    if (filter.isEmpty()) {
        return;
    }
    QStringList all = entries();
    all.removeAll(filter);
    all.prepend(filter);
    m_settings.setValue(HistoryKey, all.mid(0, MaxEntries));
}

} // namespace muscope
