// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/style/json_delegate.h"

#include "core/json/document.h"
#include "ui/models/json_tree_model.h"
#include "ui/style/metrics.h"

#include <QPainter>

namespace muscope {

namespace {

ColorRole roleOf(json::Type type) {
    switch (type) {
    case json::Type::String:
        return ColorRole::JsonString;
    case json::Type::Number:
        return ColorRole::JsonNumber;
    case json::Type::True:
    case json::Type::False:
    case json::Type::Null:
        return ColorRole::JsonWord;
    case json::Type::Array:
    case json::Type::Object:
        break;
    }
    return ColorRole::Muted;
}

} // namespace

JsonDelegate::JsonDelegate(const Theme& theme, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_row(theme) {}

void JsonDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const {
    painter->save();
    m_row.paintGround(*painter, option, false, false);
    const auto type = static_cast<json::Type>(index.data(JsonTreeModel::TypeRole).toInt());
    const bool isKey = index.column() == JsonTreeModel::Key;
    const bool isElement = index.data(JsonTreeModel::IsElementRole).toBool();
    const ColorRole role = !isKey ? roleOf(type) : isElement ? ColorRole::Muted : ColorRole::Text;
    m_row.paintText(*painter, option.rect.adjusted(metrics::Quarter, 0, -metrics::Quarter, 0),
                    index.data(Qt::DisplayRole).toString(), m_row.mono(), m_row.theme().color(role),
                    Qt::AlignLeft);
    painter->restore();
}

QSize JsonDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics measures(m_row.mono());
    const QString text = index.data(Qt::DisplayRole).toString();
    return {measures.horizontalAdvance(text) + metrics::Wide,
            std::max(22, QFontMetrics(option.font).height() + 4)};
}

} // namespace muscope
