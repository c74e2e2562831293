// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/json_pane.h"

#include "core/json/pointer.h"
#include "ui/models/json_finder.h"
#include "ui/models/json_tree_model.h"
#include "ui/style/icons.h"
#include "ui/style/json_delegate.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/message_page.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// A container this small is shown open from the start, down to this level.
constexpr int OpenChildren = 40;
constexpr int OpenLevels = 3;
constexpr int LevelIndentation = 16;

} // namespace

JsonPane::JsonPane(const Theme& theme, const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_model(new JsonTreeModel(this))
    , m_finder(new JsonFinder(this))
    , m_pages(new QStackedWidget(this))
    , m_treePage(new QWidget(this))
    , m_find(new QLineEdit(this))
    , m_findResult(new RoleLabel(theme, ColorRole::Muted, this))
    , m_previous(new QToolButton(this))
    , m_next(new QToolButton(this))
    , m_tree(new QTreeView(this))
    , m_message(new MessagePage(theme, u"file"_s, this)) {
    build(accessibleName);
    buildActions();
    connect(m_find, &QLineEdit::textEdited, this, &JsonPane::findFirst);
    connect(m_find, &QLineEdit::returnPressed, this, &JsonPane::findNext);
    connect(m_next, &QToolButton::clicked, this, &JsonPane::findNext);
    connect(m_previous, &QToolButton::clicked, this, &JsonPane::findPrevious);
    connect(m_finder, &JsonFinder::found, this, &JsonPane::showFound);
    connect(m_finder, &JsonFinder::notFound, this, [this] { sayFound(tr("not found")); });
    connect(&theme, &Theme::changed, this, &JsonPane::recolour);
    sayFound({});
    recolour();
}

void JsonPane::build(const QString& accessibleName) {
    m_find->setPlaceholderText(tr("Find key or value"));
    m_find->setAccessibleName(tr("Find key or value"));
    m_find->setClearButtonEnabled(true);
    m_previous->setAccessibleName(tr("Previous match"));
    m_previous->setToolTip(tr("Previous match"));
    m_next->setAccessibleName(tr("Next match"));
    m_next->setToolTip(tr("Next match (Return)"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new JsonDelegate(m_theme, m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setIndentation(LevelIndentation);
    m_tree->setMouseTracking(true);
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setAccessibleName(accessibleName);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setSectionsMovable(false);
    m_tree->header()->setAccessibleName(tr("Columns of the tree"));
    m_tree->header()->resizeSection(JsonTreeModel::Key, 168);
    m_treePage->setAccessibleName(accessibleName);

    auto* findRow = new QHBoxLayout;
    findRow->setContentsMargins(metrics::Gap, metrics::Half, metrics::Half, metrics::Half);
    findRow->setSpacing(metrics::Quarter);
    findRow->addWidget(m_find, 1);
    findRow->addWidget(m_findResult);
    findRow->addWidget(m_previous);
    findRow->addWidget(m_next);
    auto* page = new QVBoxLayout(m_treePage);
    page->setContentsMargins(0, 0, 0, 0);
    page->setSpacing(0);
    page->addLayout(findRow);
    page->addWidget(m_tree, 1);
    m_pages->addWidget(m_treePage);
    m_pages->addWidget(m_message);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
    setAccessibleName(accessibleName);
}

void JsonPane::buildActions() {
    auto* value = new QAction(tr("Copy value"), m_tree);
    value->setShortcut(QKeySequence::Copy);
    auto* path = new QAction(tr("Copy path"), m_tree);
    path->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    connect(value, &QAction::triggered, this, &JsonPane::copyValue);
    connect(path, &QAction::triggered, this, &JsonPane::copyPath);
    for (QAction* action : {value, path}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        m_tree->addAction(action);
    }
    connect(m_tree, &QTreeView::customContextMenuRequested, this, &JsonPane::showMenu);
}

void JsonPane::setDocument(std::shared_ptr<const json::OwnedDocument> document) {
    m_finder->setDocument(document);
    m_model->setDocument(std::move(document));
    sayFound({});
    m_pages->setCurrentWidget(m_treePage);
    expandStart();
}

void JsonPane::setMessage(const QString& heading, const QString& sentence) {
    m_finder->setDocument(nullptr);
    m_model->setDocument(nullptr);
    m_message->setMessage(heading, sentence);
    m_pages->setCurrentWidget(m_message);
}

void JsonPane::showPath(const QString& pointer) {
    if (m_model->document() == nullptr) {
        return;
    }
    if (const auto node = json::nodeAt(*m_model->document(), pointer.toStdString())) {
        showFound(*node, false);
        m_tree->setFocus();
    }
}

void JsonPane::focusFind() {
    m_find->setFocus(Qt::ShortcutFocusReason);
    m_find->selectAll();
}

void JsonPane::sayFound(const QString& words) {
    m_findResult->setText(words);
    m_findResult->setVisible(!words.isEmpty());
}

void JsonPane::recolour() {
    m_previous->setIcon(icon(u"up"_s, m_theme.color(ColorRole::Text)));
    m_next->setIcon(icon(u"down"_s, m_theme.color(ColorRole::Text)));
}

void JsonPane::expandStart() {
    if (m_model->canFetchMore({})) {
        m_model->fetchMore({});
    }
    std::vector<QModelIndex> level{QModelIndex()};
    for (int depth = 0; depth < OpenLevels; ++depth) {
        std::vector<QModelIndex> next;
        for (const QModelIndex& parent : level) {
            const int rows = std::min(m_model->rowCount(parent), OpenChildren);
            for (int row = 0; row < rows; ++row) {
                const QModelIndex index = m_model->index(row, JsonTreeModel::Key, parent);
                const std::uint32_t children =
                    m_model->document()->childCount(m_model->node(index));
                if (children > 0 && children <= OpenChildren && m_model->hasChildren(index)) {
                    m_tree->expand(index);
                    next.push_back(index);
                }
            }
        }
        level = next.size() > OpenChildren ? std::vector<QModelIndex>() : std::move(next);
    }
}

void JsonPane::findNext() {
    m_finder->find(m_find->text(), m_model->node(m_tree->currentIndex()), JsonFinder::Way::Forward);
}

void JsonPane::findPrevious() {
    m_finder->find(m_find->text(), m_model->node(m_tree->currentIndex()),
                   JsonFinder::Way::Backward);
}

void JsonPane::findFirst(const QString& text) {
    sayFound({});
    m_finder->find(text, json::Root, JsonFinder::Way::Forward);
}

void JsonPane::showFound(json::NodeId node, bool wrapped) {
    const QModelIndex index = m_model->reveal(node);
    if (!index.isValid()) {
        return;
    }
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
    sayFound(m_model->node(index) != node ? tr("in a level too deep to show")
             : wrapped                    ? tr("from the start again")
                                          : QString());
}

void JsonPane::copyValue() {
    if (m_tree->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->valueText(m_tree->currentIndex()));
    }
}

void JsonPane::copyPath() {
    if (m_tree->currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(m_model->pointer(m_tree->currentIndex()));
    }
}

void JsonPane::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_tree->actions());
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace muscope
