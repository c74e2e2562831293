// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/store/store_description.h"
#include "ui/models/time_format.h"

#include <QAbstractListModel>
#include <QHash>

#include <vector>

namespace muscope {

// The sessions of the store, newest first, narrowed by a search over their ids.
class SessionsModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionsModel)

public:
    enum Role {
        CountRole = Qt::UserRole, // "12 003 events · 2 min 14 s"
        TimeRole,                 // "12:07", "20 Nov", "20 Nov 2025"
        VerdictRole,              // worst Verdict as int; Unchecked until the session was read
        FailuresRole,             // "3": how many fail; empty for none
    };

    explicit SessionsModel(QObject* parent = nullptr);

    void setSessions(std::vector<SessionSummary> sessions);
    void setCoverage(const SessionId& id, const Coverage& coverage);
    void setTimeFormat(const TimeFormat& format);
    // Keeps the sessions whose id holds text, whatever its case.
    void setSearch(const QString& text);

    // How many there are in all, and the session of a row.
    [[nodiscard]] int total() const { return static_cast<int>(m_sessions.size()); }
    [[nodiscard]] const SessionSummary& session(int row) const;
    [[nodiscard]] QModelIndex indexOf(const SessionId& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void narrow();
    void findNewestDay();
    [[nodiscard]] QString countText(const SessionSummary& session) const;
    [[nodiscard]] QString timeText(const SessionSummary& session) const;
    [[nodiscard]] QString toolTip(const SessionSummary& session) const;

    TimeFormat m_format;
    std::vector<SessionSummary> m_sessions;
    std::vector<int> m_shown; // rows to places in m_sessions
    QHash<QByteArray, Coverage> m_coverage;
    QByteArray m_search;
    std::optional<std::int64_t> m_newestDay;
};

// The worst verdict a session's counts hold; Unchecked when nothing of it was checked.
[[nodiscard]] Verdict worstOf(const Coverage& coverage);

} // namespace muscope
