// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/sessions_model.h"

#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <QDate>
#include <QLocale>

#include <algorithm>
#include <array>
#include <utility>

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
    : QAbstractListModel(parent)
    , m_sessions(std::make_shared<const SessionList>()) {}

void SessionsModel::setSessions(std::shared_ptr<const SessionList> sessions) {
    beginResetModel();
    m_sessions = std::move(sessions);
    m_coverage.clear();
    findNewestDay();
    narrow();
    endResetModel();
}

void SessionsModel::updateSessions(std::shared_ptr<const SessionList> sessions) {
    const std::shared_ptr<const SessionList> former =
        std::exchange(m_sessions, std::move(sessions));
    findNewestDay();
    // The shown ones where they stood, by their places in the new list.
    for (std::uint32_t& place : m_shown) {
        place = static_cast<std::uint32_t>(*m_sessions->placeOf(former->all()[place].id));
    }
    addNew(*former);
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    std::vector<std::uint32_t> places;
    for (const QModelIndex& one : before) {
        places.push_back(m_shown[static_cast<std::size_t>(one.row())]);
    }
    std::ranges::sort(m_shown);
    QModelIndexList after;
    for (const std::uint32_t place : places) {
        const auto found = std::ranges::lower_bound(m_shown, place);
        after.push_back(index(static_cast<int>(found - m_shown.begin())));
    }
    changePersistentIndexList(before, after);
    emit layoutChanged({}, VerticalSortHint);
}

// Adds those that are new, as far as they are to be shown, in front.
void SessionsModel::addNew(const SessionList& former) {
    std::vector<std::uint32_t> added;
    for (const std::uint32_t place : m_sessions->matching(m_search)) {
        if (!former.placeOf(m_sessions->all()[place].id) && (!m_isOnlyFailing || fails(place))) {
            added.push_back(place);
        }
    }
    if (!added.empty()) {
        beginInsertRows({}, 0, static_cast<int>(added.size()) - 1);
        m_shown.insert(m_shown.begin(), added.begin(), added.end());
        endInsertRows();
    }
}

bool SessionsModel::setCoverages(const Coverages& coverages) {
    int first = rowCount();
    int last = -1;
    bool isOther = false;
    for (const auto& [id, coverage] : coverages) {
        Coverage& known = m_coverage[id.value()];
        isOther = isOther || (known.failures() > 0) != (coverage.failures() > 0);
        known = coverage;
        if (const QModelIndex changed = indexOf(id); changed.isValid()) {
            first = std::min(first, changed.row());
            last = std::max(last, changed.row());
        }
    }
    if (m_isOnlyFailing && isOther) {
        beginResetModel();
        narrow();
        endResetModel();
        return true;
    }
    if (first <= last) {
        emit dataChanged(index(first), index(last), {VerdictRole, FailuresRole, Qt::ToolTipRole});
    }
    return false;
}

void SessionsModel::setOnlyFailing(bool isOnly) {
    if (isOnly == m_isOnlyFailing) {
        return;
    }
    beginResetModel();
    m_isOnlyFailing = isOnly;
    narrow();
    endResetModel();
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
    return m_sessions->all()[m_shown[std::size_t(row)]];
}

QModelIndex SessionsModel::indexOf(const SessionId& id) const {
    const auto place = m_sessions->placeOf(id);
    if (!place) {
        return {};
    }
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), *place);
    return found != m_shown.end() && *found == *place
               ? index(static_cast<int>(found - m_shown.begin()))
               : QModelIndex();
}

QStringList SessionsModel::copiedTitles() {
    return {tr("session"), tr("events"), tr("first"), tr("last"), tr("receipts"), tr("failing")};
}

QStringList SessionsModel::copiedCells(int row, CopyForm form) const {
    const SessionSummary& summary = session(row);
    const bool isPlain = form == CopyForm::Csv;
    const auto count = [isPlain](std::int64_t number) {
        return isPlain ? QString::number(number) : muscope::countText(number);
    };
    const auto time = [this, isPlain](const Timestamp& at) {
        return isPlain ? QString::fromStdString(at.toText()) : m_format.preciseText(at);
    };
    QStringList cells{isPlain ? QString::fromUtf8(summary.id.value())
                              : index(row).data().toString()};
    if (summary.isCounted) {
        cells += {count(summary.events), time(summary.first), time(summary.last)};
    } else {
        cells += {QString(), QString(), QString()};
    }
    const auto coverage = m_coverage.constFind(summary.id.value());
    if (coverage == m_coverage.cend()) {
        return cells += {verdictWord(Verdict::Unchecked), QString()};
    }
    return cells += {verdictWord(worstOf(*coverage)), count(coverage->failures())};
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
    // The day of the latest time: a hundred thousand sessions are not worth as many calendars.
    Timestamp latest;
    for (const SessionSummary& session : m_sessions->all()) {
        if (session.first.isKnown() &&
            (!latest.isKnown() || latest.microseconds() < session.first.microseconds())) {
            latest = session.first;
        }
    }
    m_newestDay = m_format.dayOf(latest);
}

bool SessionsModel::fails(std::uint32_t place) const {
    const auto coverage = m_coverage.constFind(m_sessions->all()[place].id.value());
    return coverage != m_coverage.cend() && coverage->failures() > 0;
}

void SessionsModel::narrow() {
    m_shown = m_sessions->matching(m_search);
    if (m_isOnlyFailing) {
        std::erase_if(m_shown, [this](std::uint32_t place) { return !fails(place); });
    }
}

QString SessionsModel::countText(const SessionSummary& summary) const {
    if (!summary.isCounted) {
        return u"…"_s;
    }
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
    QString text = visibleStart(std::string_view(summary.id.value()), IdCharacters) + u'\n';
    text += summary.isCounted ? countText(summary) + u'\n' + m_format.preciseText(summary.first) +
                                    u" – "_s + m_format.preciseText(summary.last)
                              : tr("not counted yet");
    const auto coverage = m_coverage.constFind(summary.id.value());
    return coverage == m_coverage.cend() ? text : text + u'\n' + coverageText(*coverage);
}

QString coverageText(const Coverage& coverage) {
    const std::array<std::pair<std::int64_t, QString>, 8> counts{
        {{coverage.match(), SessionsModel::tr("%1 match")},
         {coverage.differs, SessionsModel::tr("%1 differ")},
         {coverage.malformed, SessionsModel::tr("%1 malformed")},
         {coverage.wrongSubject, SessionsModel::tr("%1 wrong subject")},
         {coverage.none, SessionsModel::tr("%1 without receipt")},
         {coverage.notCheckable, SessionsModel::tr("%1 not checkable")},
         {coverage.receiptEvents, SessionsModel::tr("%1 receipt events")},
         {coverage.unchecked, SessionsModel::tr("%1 unchecked")}}};
    QStringList words;
    for (const auto& [count, text] : counts) {
        if (count > 0) {
            words += text.arg(countText(count));
        }
    }
    return words.join(u" · "_s);
}

} // namespace muscope
