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

void ProblemsModel::reset(const IndexSnapshot& snapshot) {
    beginResetModel();
    m_snapshot = snapshot;
    m_rows = static_cast<int>(snapshot.failures().size());
    m_findings.clear();
    endResetModel();
}

void ProblemsModel::append(const IndexSnapshot& snapshot) {
    const int rows = static_cast<int>(snapshot.failures().size());
    if (rows <= m_rows) {
        m_snapshot = snapshot;
        return;
    }
    beginInsertRows({}, m_rows, rows - 1);
    m_snapshot = snapshot;
    m_rows = rows;
    endInsertRows();
}

void ProblemsModel::setFinding(RowNumber number, const QString& sentence, const QString& foundIn) {
    const int row = rowOf(number);
    if (row < 0) {
        return;
    }
    m_findings.insert(number.value(), {shortened(sentence, SentenceCharacters),
                                       shortened(foundIn, NameCharacters)});
    emit dataChanged(index(row, Sentence), index(row, FoundIn));
}

RowNumber ProblemsModel::event(int row) const {
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
    const RowNumber number = event(index.row());
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
        return sentence(number);
    case FoundIn:
        return m_findings.value(number.value()).foundIn;
    default:
        return {};
    }
}

QString ProblemsModel::sentence(RowNumber number) const {
    const EventRow row = m_snapshot.row(number);
    const QString& name = m_snapshot.text(row.name);
    const QString subject =
        shortened(name.isEmpty() ? m_snapshot.text(row.type) : name, NameCharacters);
    if (const auto finding = m_findings.constFind(number.value()); finding != m_findings.cend()) {
        return tr("Receipt of %1: %2").arg(subject, finding->sentence);
    }
    switch (row.verdict) {
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
