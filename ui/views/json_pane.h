// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/json/owned_document.h"
#include "ui/style/theme.h"

#include <QWidget>

class QLineEdit;
class QStackedWidget;
class QToolButton;
class QTreeView;

namespace muscope {

class JsonFinder;
class JsonTreeModel;
class MessagePage;
class RoleLabel;

// A JSON document as a tree, with a field to search it and ways to copy out of it.
class JsonPane final : public QWidget {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonPane)

public:
    JsonPane(const Theme& theme, const QString& accessibleName, QWidget* parent = nullptr);

    void setDocument(std::shared_ptr<const json::OwnedDocument> document);
    // In place of a tree: why there is none.
    void setMessage(const QString& heading, const QString& sentence);
    // Brings the value a JSON pointer leads to into view and makes it current.
    void showPath(const QString& pointer);
    void focusFind();

private:
    void build(const QString& accessibleName);
    void buildActions();
    void recolour();
    void expandStart();
    void sayFound(const QString& words);
    void findNext();
    void findPrevious();
    void findFirst(const QString& text);
    void showFound(json::NodeId node, bool wrapped);
    void copyValue();
    void copyPath();
    void showMenu(const QPoint& at);

    const Theme& m_theme;
    JsonTreeModel* m_model;
    JsonFinder* m_finder;
    QStackedWidget* m_pages;
    QWidget* m_treePage;
    QLineEdit* m_find;
    RoleLabel* m_findResult;
    QToolButton* m_previous;
    QToolButton* m_next;
    QTreeView* m_tree;
    MessagePage* m_message;
};

} // namespace muscope
