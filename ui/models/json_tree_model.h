// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"

#include <QAbstractItemModel>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace muscope {

// A JSON document as a tree that is made while it is looked at: the children of a value are taken
// from the tape when it is expanded, a run at a time. Deeper than DeepestLevel nothing is shown.
class JsonTreeModel final : public QAbstractItemModel {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTreeModel)

public:
    enum Column { Key, Value, ColumnCount };
    enum Role {
        TypeRole = Qt::UserRole, // json::Type as int
        IsElementRole,           // bool: an element of an array, its key being its place
    };

    static constexpr int DeepestLevel = 200;

    explicit JsonTreeModel(QObject* parent = nullptr);
    ~JsonTreeModel() override;

    void setDocument(std::shared_ptr<const json::OwnedDocument> document);
    [[nodiscard]] const json::Document* document() const { return m_document; }

    [[nodiscard]] json::NodeId node(const QModelIndex& index) const;
    // Where a value is shown; makes the rows above it. A value below DeepestLevel gives its
    // deepest shown ancestor. Linear in depth and in siblings before the path.
    [[nodiscard]] QModelIndex reveal(json::NodeId node);
    // RFC 6901, "" for the whole document.
    [[nodiscard]] QString pointer(const QModelIndex& index) const;
    // The value for the clipboard: a string's text, everything else as it is spelled.
    [[nodiscard]] QString valueText(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& child) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    // A value whose children were asked for. Group 0 holds what is shown at the top level.
    struct Group {
        json::NodeId node;
        std::uint32_t parent = 0; // the group it is a row of
        int row = 0;              // and which
        int level = 0;
        std::vector<json::NodeId> children; // those taken so far
    };

    [[nodiscard]] const Group* groupOf(const QModelIndex& parent) const;
    [[nodiscard]] std::uint32_t makeGroup(const QModelIndex& parent);
    [[nodiscard]] std::uint32_t total(const Group& group) const;
    void take(const QModelIndex& parent, std::uint32_t group, std::size_t count);
    [[nodiscard]] bool isTooDeep(const QModelIndex& index) const;
    [[nodiscard]] QString keyText(const QModelIndex& index) const;
    [[nodiscard]] QString shownValue(const QModelIndex& index) const;

    std::shared_ptr<const json::OwnedDocument> m_owned;
    const json::Document* m_document = nullptr;
    std::vector<Group> m_groups;
    std::unordered_map<std::uint32_t, std::uint32_t> m_groupOfNode;
};

} // namespace muscope
