// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/problems_model.h"

#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"

#include <algorithm>

namespace muscope {

namespace {

constexpr qsizetype NameCharacters = 80;
constexpr qsizetype SentenceCharacters = 400;

QString shortened(const QString& text, qsizetype limit) {
    return visibleLine(QStringView(text).left(limit));
}

} // namespace

ProblemsModel::ProblemsModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ProblemsModel::reset(const IndexSnapshot& snapshot, const Notes& notes) {
    beginResetModel();
    m_snapshot = snapshot;
    m_rows = static_cast<int>(snapshot.failures().size());
    m_findings.clear();
    keepFindings(notes);
    endResetModel();
}

void ProblemsModel::append(const IndexSnapshot& snapshot, const Notes& notes) {
    const int rows = static_cast<int>(snapshot.failures().size());
    if (rows <= m_rows) {
        m_snapshot = snapshot;
        return;
    }
    beginInsertRows({}, m_rows, rows - 1);
    m_snapshot = snapshot;
    m_rows = rows;
    keepFindings(notes);
    endInsertRows();
}

void ProblemsModel::keepFindings(const Notes& notes) {
    for (std::size_t i = m_findings.size(); i < notes.size(); ++i) {
        m_findings.push_back({shortened(notes[i].detail, SentenceCharacters),
                              shortened(notes[i].foundIn, NameCharacters)});
    }
}

RowNumber ProblemsModel::eventAt(int row) const {
    return m_snapshot.failures()[static_cast<std::size_t>(row)];
}

int ProblemsModel::rowOf(RowNumber number) const {
    const auto& failures = m_snapshot.failures();
    const auto last = failures.begin() + m_rows;
    const auto found = std::lower_bound(failures.begin(), last, number);
    return found != last && *found == number ? static_cast<int>(found - failures.begin()) : -1;
}

int ProblemsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ProblemsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProblemsModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const RowNumber number = eventAt(index.row());
    if (role == VerdictRole) {
        return static_cast<int>(m_snapshot.row(number).verdict);
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(Qt::AlignVCenter |
                                   (index.column() == Number ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) {
        return {};
    }
    switch (index.column()) {
    case Sign:
        return verdictWord(m_snapshot.row(number).verdict);
    case Number:
        return QString::number(number.value() + 1);
    case Sentence:
        return sentence(number, index.row());
    case FoundIn:
        return std::size_t(index.row()) < m_findings.size()
                   ? m_findings[std::size_t(index.row())].foundIn
                   : QString();
    default:
        return {};
    }
}

QString ProblemsModel::sentence(RowNumber number, int row) const {
    const EventRow event = m_snapshot.row(number);
    const QString& name = m_snapshot.text(event.name);
    const QString subject =
        shortened(name.isEmpty() ? m_snapshot.text(event.type) : name, NameCharacters);
    if (std::size_t(row) < m_findings.size()) {
        return tr("Receipt of %1: %2").arg(subject, m_findings[std::size_t(row)].sentence);
    }
    switch (event.verdict) {
    case Verdict::WrongSubject:
        return tr("Receipt of %1 names another subject").arg(subject);
    case Verdict::Malformed:
        return tr("Receipt of %1 cannot be read").arg(subject);
    case Verdict::Differs:
    case Verdict::NotCheckable:
    case Verdict::Match:
    case Verdict::None:
    case Verdict::ReceiptEvent:
    case Verdict::Unchecked:
        break;
    }
    return tr("Receipt of %1 differs from what is stored").arg(subject);
}

} // namespace muscope
