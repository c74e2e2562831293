// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/models/json_tree_model.h"

#include "core/json/pointer.h"
#include "ui/models/json_text.h"
#include "ui/models/number_text.h"
#include "ui/models/visible_text.h"

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::size_t RowsAtATime = 500;
constexpr qsizetype CellCharacters = 300;
constexpr qsizetype ToolTipCharacters = 2000;

} // namespace

JsonTreeModel::JsonTreeModel(QObject* parent)
    : QAbstractItemModel(parent) {}

JsonTreeModel::~JsonTreeModel() = default;

void JsonTreeModel::setDocument(std::shared_ptr<const json::OwnedDocument> document) {
    beginResetModel();
    m_owned = std::move(document);
    m_document = m_owned ? &m_owned->document() : nullptr;
    m_groups.clear();
    m_groupOfNode.clear();
    if (m_document != nullptr) {
        Group top{json::Root, 0, 0, 0, {}};
        if (m_document->childCount(json::Root) == 0) {
            top.children.push_back(json::Root); // a lone value is a row of its own
        }
        m_groups.push_back(std::move(top));
    }
    endResetModel();
}

json::NodeId JsonTreeModel::node(const QModelIndex& index) const {
    return index.isValid() ? m_groups[index.internalId()].children[std::size_t(index.row())]
                           : json::Root;
}

QModelIndex JsonTreeModel::reveal(json::NodeId wanted) {
    QModelIndex parent;
    if (m_document == nullptr || wanted == json::Root) {
        return index(0, Key, {});
    }
    json::NodeId holder = json::Root;
    while (true) {
        // The child whose subtree holds the wanted value is the last that begins at or before it.
        std::size_t row = 0;
        auto child = m_document->firstChild(holder);
        if (!child || isTooDeep(parent)) {
            return parent;
        }
        for (auto next = m_document->nextSibling(*child); next && *next <= wanted;
             next = m_document->nextSibling(*child)) {
            child = next;
            ++row;
        }
        const std::uint32_t group = makeGroup(parent);
        if (row >= m_groups[group].children.size()) {
            take(parent, group, row + 1 - m_groups[group].children.size());
        }
        parent = index(static_cast<int>(row), Key, parent);
        if (*child == wanted) {
            return parent;
        }
        holder = *child;
    }
}

QString JsonTreeModel::pointer(const QModelIndex& index) const {
    return m_document == nullptr || !index.isValid()
               ? QString()
               : QString::fromStdString(json::pointerTo(*m_document, node(index)));
}

QString JsonTreeModel::valueText(const QModelIndex& index) const {
    if (m_document == nullptr) {
        return {};
    }
    const json::NodeId value = node(index);
    const std::string text = m_document->type(value) == json::Type::String
                                 ? m_document->decodedString(value)
                                 : std::string(m_document->spelling(value));
    return QString::fromStdString(text);
}

QModelIndex JsonTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (row < 0 || column < 0 || column >= ColumnCount || parent.column() > 0) {
        return {};
    }
    const Group* group = groupOf(parent);
    if (group == nullptr || std::size_t(row) >= group->children.size()) {
        return {};
    }
    return createIndex(row, column, quintptr(group - m_groups.data()));
}

QModelIndex JsonTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0) {
        return {};
    }
    const Group& group = m_groups[child.internalId()];
    return createIndex(group.row, Key, quintptr(group.parent));
}

int JsonTreeModel::rowCount(const QModelIndex& parent) const {
    const Group* group = parent.column() > 0 ? nullptr : groupOf(parent);
    return group == nullptr ? 0 : static_cast<int>(group->children.size());
}

int JsonTreeModel::columnCount(const QModelIndex&) const {
    return ColumnCount;
}

bool JsonTreeModel::hasChildren(const QModelIndex& parent) const {
    if (m_document == nullptr || parent.column() > 0) {
        return false;
    }
    return parent.isValid() ? m_document->childCount(node(parent)) > 0 && !isTooDeep(parent) : true;
}

bool JsonTreeModel::canFetchMore(const QModelIndex& parent) const {
    if (!hasChildren(parent)) {
        return false;
    }
    const Group* group = groupOf(parent);
    return group == nullptr || group->children.size() < total(*group);
}

void JsonTreeModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent)) {
        take(parent, makeGroup(parent), RowsAtATime);
    }
}

QVariant JsonTreeModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const json::NodeId value = node(index);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Key ? keyText(index) : shownValue(index);
    case Qt::ToolTipRole:
        if (index.column() == Value && m_document->type(value) == json::Type::String) {
            return shownString(*m_document, value, ToolTipCharacters);
        }
        return visibleLine(pointer(index));
    case TypeRole:
        return static_cast<int>(m_document->type(value));
    case IsElementRole:
        return value != json::Root &&
               m_document->type(m_groups[index.internalId()].node) == json::Type::Array;
    default:
        return {};
    }
}

QVariant JsonTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == Key ? tr("key") : tr("value");
}

const JsonTreeModel::Group* JsonTreeModel::groupOf(const QModelIndex& parent) const {
    if (!parent.isValid()) {
        return m_groups.empty() ? nullptr : &m_groups.front();
    }
    const auto found = m_groupOfNode.find(json::indexOf(node(parent)));
    return found == m_groupOfNode.end() ? nullptr : &m_groups[found->second];
}

std::uint32_t JsonTreeModel::makeGroup(const QModelIndex& parent) {
    if (const Group* group = groupOf(parent)) {
        return static_cast<std::uint32_t>(group - m_groups.data());
    }
    const auto holder = static_cast<std::uint32_t>(parent.internalId());
    const auto made = static_cast<std::uint32_t>(m_groups.size());
    m_groupOfNode.emplace(json::indexOf(node(parent)), made);
    m_groups.push_back({node(parent), holder, parent.row(), m_groups[holder].level + 1, {}});
    return made;
}

std::uint32_t JsonTreeModel::total(const Group& group) const {
    const std::uint32_t count = m_document->childCount(group.node);
    return count == 0 ? static_cast<std::uint32_t>(group.children.size()) : count;
}

void JsonTreeModel::take(const QModelIndex& parent, std::uint32_t number, std::size_t count) {
    const std::size_t have = m_groups[number].children.size();
    const std::size_t end = std::min<std::size_t>(have + count, total(m_groups[number]));
    if (end <= have) {
        return;
    }
    std::vector<json::NodeId> taken;
    taken.reserve(end - have);
    auto next = have == 0 ? m_document->firstChild(m_groups[number].node)
                          : m_document->nextSibling(m_groups[number].children.back());
    while (next && taken.size() < end - have) {
        taken.push_back(*next);
        next = m_document->nextSibling(*next);
    }
    beginInsertRows(parent.siblingAtColumn(Key), int(have), int(have + taken.size()) - 1);
    m_groups[number].children.insert(m_groups[number].children.end(), taken.begin(), taken.end());
    endInsertRows();
}

bool JsonTreeModel::isTooDeep(const QModelIndex& index) const {
    return index.isValid() && m_groups[index.internalId()].level + 1 >= DeepestLevel;
}

QString JsonTreeModel::keyText(const QModelIndex& index) const {
    const json::NodeId value = node(index);
    if (value == json::Root) {
        return tr("(whole)");
    }
    return index.data(IsElementRole).toBool() ? QString::number(index.row())
                                              : shownKey(*m_document, value, CellCharacters);
}

QString JsonTreeModel::shownValue(const QModelIndex& index) const {
    const json::NodeId value = node(index);
    switch (m_document->type(value)) {
    case json::Type::String:
        return shownString(*m_document, value, CellCharacters);
    case json::Type::Array:
    case json::Type::Object: {
        const bool isArray = m_document->type(value) == json::Type::Array;
        const QString count = countText(m_document->childCount(value));
        const QString size = isArray ? u'[' + count + u']' : u'{' + count + u'}';
        return isTooDeep(index) && m_document->childCount(value) > 0
                   ? tr("%1 deeper than %2 levels; see Raw").arg(size).arg(DeepestLevel)
                   : size;
    }
    case json::Type::Null:
    case json::Type::True:
    case json::Type::False:
    case json::Type::Number:
        break;
    }
    return visibleStart(m_document->spelling(value), CellCharacters);
}

} // namespace muscope
