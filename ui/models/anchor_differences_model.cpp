// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/anchor_differences_model.h"

#include "ui/models/visible_text.h"

#include <algorithm>
#include <array>

namespace muscope {

namespace {

using DifferenceKind = AnchorDifferencesModel::Kind;

struct Part {
    DifferenceKind kind = DifferenceKind::Changed;
    const std::vector<std::string>& ids;
};

std::array<Part, 4> partsOf(const AnchorComparison& comparison) {
    return {Part{DifferenceKind::Changed, comparison.changed},
            Part{DifferenceKind::Removed, comparison.removed},
            Part{DifferenceKind::Inserted, comparison.inserted},
            Part{DifferenceKind::Reordered, comparison.reordered}};
}

QString wordFor(DifferenceKind kind) {
    switch (kind) {
    case DifferenceKind::Changed:
        return AnchorDifferencesModel::tr("changed");
    case DifferenceKind::Removed:
        return AnchorDifferencesModel::tr("removed");
    case DifferenceKind::Inserted:
        return AnchorDifferencesModel::tr("inserted");
    case DifferenceKind::Reordered:
        return AnchorDifferencesModel::tr("reordered");
    }
    Q_UNREACHABLE();
}

QString shownId(const std::string& id) {
    return visibleBytes(QByteArrayView(id.data(), static_cast<qsizetype>(id.size())));
}

} // namespace

AnchorDifferencesModel::AnchorDifferencesModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void AnchorDifferencesModel::setCheck(std::shared_ptr<const AnchorCheck> check) {
    beginResetModel();
    m_check = std::move(check);
    endResetModel();
}

AnchorDifferencesModel::Line AnchorDifferencesModel::lineAt(int row) const {
    auto place = static_cast<std::size_t>(row);
    for (const Part& part : partsOf(m_check->comparison)) {
        if (place < part.ids.size()) {
            return {part.kind, part.ids[place]};
        }
        place -= part.ids.size();
    }
    Q_UNREACHABLE();
}

EventId AnchorDifferencesModel::eventAt(int row) const {
    return EventId(QByteArray::fromStdString(lineAt(row).id));
}

QString AnchorDifferencesModel::text(int limit) const {
    QString text;
    for (int row = 0; row < std::min(limit, rowCount()); ++row) {
        const Line line = lineAt(row);
        text += wordFor(line.kind) + u'\t' + shownId(line.id) + u'\n';
    }
    return text;
}

int AnchorDifferencesModel::rowCount(const QModelIndex& parent) const {
    if (parent.isValid() || !m_check) {
        return 0;
    }
    std::size_t count = 0;
    for (const Part& part : partsOf(m_check->comparison)) {
        count += part.ids.size();
    }
    return static_cast<int>(count);
}

int AnchorDifferencesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AnchorDifferencesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole) {
        return {};
    }
    const Line line = lineAt(index.row());
    return index.column() == What ? wordFor(line.kind) : shownId(line.id);
}

QVariant AnchorDifferencesModel::headerData(int section, Qt::Orientation orientation,
                                            int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == What ? tr("What happened") : tr("Event");
}

} // namespace muscope
