// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sessions_model.h"

#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <QDate>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype IdCharacters = 200;

QDate dateOf(std::int64_t day) {
    return QDate(1970, 1, 1).addDays(day);
}

} // namespace

Verdict worstOf(const Coverage& coverage) {
    if (coverage.differs > 0) {
        return Verdict::Differs;
    }
    if (coverage.wrongSubject > 0) {
        return Verdict::WrongSubject;
    }
    if (coverage.malformed > 0) {
        return Verdict::Malformed;
    }
    if (coverage.unchecked > 0 || coverage.events == 0) {
        return Verdict::Unchecked;
    }
    if (coverage.notCheckable > 0) {
        return Verdict::NotCheckable;
    }
    return coverage.match() > 0 ? Verdict::Match : Verdict::None;
}

SessionsModel::SessionsModel(QObject* parent)
    : QAbstractListModel(parent) {}

void SessionsModel::setSessions(std::vector<SessionSummary> sessions) {
    beginResetModel();
    m_sessions = std::move(sessions);
    m_coverage.clear();
    findNewestDay();
    narrow();
    endResetModel();
}

void SessionsModel::setCoverage(const SessionId& id, const Coverage& coverage) {
    m_coverage.insert(id.value(), coverage);
    if (const QModelIndex changed = indexOf(id); changed.isValid()) {
        emit dataChanged(changed, changed, {VerdictRole, FailuresRole, Qt::ToolTipRole});
    }
}

void SessionsModel::setTimeFormat(const TimeFormat& format) {
    if (format == m_format) {
        return;
    }
    m_format = format;
    findNewestDay();
    if (rowCount() > 0) {
        emit dataChanged(index(0), index(rowCount() - 1), {TimeRole, Qt::ToolTipRole});
    }
}

void SessionsModel::setSearch(const QString& text) {
    const QByteArray search = text.trimmed().toUtf8().toLower();
    if (search == m_search) {
        return;
    }
    beginResetModel();
    m_search = search;
    narrow();
    endResetModel();
}

const SessionSummary& SessionsModel::session(int row) const {
    return m_sessions[std::size_t(m_shown[std::size_t(row)])];
}

QModelIndex SessionsModel::indexOf(const SessionId& id) const {
    for (std::size_t row = 0; row < m_shown.size(); ++row) {
        if (m_sessions[std::size_t(m_shown[row])].id == id) {
            return index(static_cast<int>(row));
        }
    }
    return {};
}

int SessionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant SessionsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const SessionSummary& summary = session(index.row());
    const auto coverage = m_coverage.constFind(summary.id.value());
    const Verdict verdict = coverage == m_coverage.cend() ? Verdict::Unchecked : worstOf(*coverage);
    switch (role) {
    case Qt::DisplayRole:
        return summary.id.value().isEmpty()
                   ? tr("(empty id)")
                   : visibleStart(std::string_view(summary.id.value()), IdCharacters);
    case CountRole:
        return countText(summary);
    case TimeRole:
        return timeText(summary);
    case VerdictRole:
        return static_cast<int>(verdict);
    case FailuresRole:
        return isFailure(verdict) ? muscope::countText(coverage->failures()) : QString();
    case Qt::ToolTipRole:
        return toolTip(summary);
    case Qt::AccessibleTextRole:
        return tr("Session %1, %2, %3")
            .arg(visibleStart(std::string_view(summary.id.value()), IdCharacters),
                 countText(summary), verdictWord(verdict));
    default:
        return {};
    }
}

void SessionsModel::findNewestDay() {
    m_newestDay.reset();
    for (const SessionSummary& session : m_sessions) {
        const auto day = m_format.dayOf(session.first);
        m_newestDay = day && (!m_newestDay || *day > *m_newestDay) ? day : m_newestDay;
    }
}

void SessionsModel::narrow() {
    m_shown.clear();
    m_shown.reserve(m_sessions.size());
    for (std::size_t place = 0; place < m_sessions.size(); ++place) {
        if (m_search.isEmpty() || m_sessions[place].id.value().toLower().contains(m_search)) {
            m_shown.push_back(static_cast<int>(place));
        }
    }
}

QString SessionsModel::countText(const SessionSummary& summary) const {
    const QString count = summary.events == 1
                              ? tr("1 event")
                              : tr("%1 events").arg(muscope::countText(summary.events));
    const auto duration = summary.durationMicroseconds();
    return duration ? count + u" · "_s + durationText(*duration) : count;
}

QString SessionsModel::timeText(const SessionSummary& summary) const {
    const auto day = m_format.dayOf(summary.first);
    if (!day) {
        return {};
    }
    if (day == m_newestDay) {
        return m_format.text(summary.first, false).left(5);
    }
    const QDate date = dateOf(*day);
    const bool isSameYear = m_newestDay && date.year() == dateOf(*m_newestDay).year();
    return QLocale::c().toString(date, isSameYear ? u"d MMM"_s : u"d MMM yyyy"_s);
}

QString SessionsModel::toolTip(const SessionSummary& summary) const {
    return visibleStart(std::string_view(summary.id.value()), IdCharacters) + u'\n' +
           countText(summary) + u'\n' + m_format.preciseText(summary.first) + u" – "_s +
           m_format.preciseText(summary.last);
}

} // namespace muscope
