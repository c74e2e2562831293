// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/event/coverage.h"
#include "core/workspace/session_list.h"
#include "ui/models/copy_form.h"
#include "ui/models/time_format.h"

#include <QAbstractListModel>
#include <QHash>

#include <memory>
#include <utility>
#include <vector>

namespace muscope {

// The sessions of the store, newest first, narrowed by a search over their ids.
class SessionsModel final : public QAbstractListModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SessionsModel)

public:
    enum Role {
        CountRole = Qt::UserRole, // "12 003 events · 2 min 14 s"; "…" until the session is counted
        TimeRole,                 // "12:07", "20 Nov", "20 Nov 2025"
        VerdictRole,              // worst Verdict as int; Unchecked until the session was read
        FailuresRole,             // "3": how many fail; empty for none
    };

    explicit SessionsModel(QObject* parent = nullptr);

    // Forgets the coverage of the former ones.
    void setSessions(std::shared_ptr<const SessionList> sessions);
    // The same store's sessions: some are new, or have more events and stand further in front. What
    // is known of the others stays, and so does what is chosen.
    void updateSessions(std::shared_ptr<const SessionList> sessions);
    // What is known of some sessions now; true when that changes which are shown.
    using Coverages = std::vector<std::pair<SessionId, Coverage>>;
    bool setCoverages(const Coverages& coverages);
    // Keeps the sessions of which a receipt fails.
    void setOnlyFailing(bool isOnly);
    void setTimeFormat(const TimeFormat& format);
    // Keeps the sessions whose id holds text, whatever its case.
    void setSearch(const QString& text);

    // How many there are in all, and the session of a row.
    [[nodiscard]] int total() const { return static_cast<int>(m_sessions->all().size()); }
    [[nodiscard]] const SessionSummary& session(int row) const;
    [[nodiscard]] QModelIndex indexOf(const SessionId& id) const;

    // A row for the clipboard: as seen, except in CSV, where it is as programs read it.
    [[nodiscard]] QStringList copiedCells(int row, CopyForm form) const;
    [[nodiscard]] static QStringList copiedTitles();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    [[nodiscard]] bool fails(std::uint32_t place) const;
    void narrow();
    void addNew(const SessionList& former);
    void findNewestDay();
    [[nodiscard]] QString countText(const SessionSummary& session) const;
    [[nodiscard]] QString timeText(const SessionSummary& session) const;
    [[nodiscard]] QString toolTip(const SessionSummary& session) const;

    TimeFormat m_format;
    std::shared_ptr<const SessionList> m_sessions;
    std::vector<std::uint32_t> m_shown; // rows to places in m_sessions, ascending
    bool m_isOnlyFailing = false;
    QHash<QByteArray, Coverage> m_coverage;
    QByteArray m_search;
    std::optional<std::int64_t> m_newestDay;
};

// "11 201 match · 3 differ · 799 without receipt": what of a session or store is not zero.
[[nodiscard]] QString coverageText(const Coverage& coverage);

// The worst verdict a session's counts hold; Unchecked when nothing of it was checked.
[[nodiscard]] Verdict worstOf(const Coverage& coverage);

} // namespace muscope
