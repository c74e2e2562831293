// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/state/selection_copier.h"

#include "ui/models/number_text.h"
#include "ui/state/selected_rows.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QTableView>

#include <algorithm>

namespace muscope {

namespace {

SelectionCopier::Rows rowsOf(const QTableView& table) {
    const QAbstractItemModel* model = table.model();
    SelectionCopier::Rows rows;
    for (int column = 0; column < model->columnCount(); ++column) {
        rows.titles += model->headerData(column, Qt::Horizontal).toString();
    }
    rows.cells = [model](int row, CopyForm) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            cells += model->index(row, column).data().toString();
        }
        return cells;
    };
    return rows;
}

} // namespace

SelectionCopier::SelectionCopier(QAbstractItemView& view, Rows rows)
    : QObject(&view)
    , m_view(view)
    , m_rows(std::move(rows)) {
    offer(tr("&Copy"), CopyForm::Text);
    offer(tr("Copy as CS&V"), CopyForm::Csv);
    offer(tr("Copy as Mark&down"), CopyForm::Markdown);
    m_actions.constFirst()->setShortcut(QKeySequence::Copy);
    m_actions.constFirst()->setShortcutContext(Qt::WidgetShortcut);
    view.addActions(m_actions);
    view.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&view, &QWidget::customContextMenuRequested, this, &SelectionCopier::showMenu);
}

SelectionCopier::SelectionCopier(QTableView& table)
    : SelectionCopier(table, rowsOf(table)) {}

void SelectionCopier::offer(const QString& text, CopyForm form) {
    auto* action = new QAction(text, this);
    connect(action, &QAction::triggered, this, [this, form] { copy(form); });
    m_actions += action;
}

void SelectionCopier::copy(CopyForm form) {
    const std::vector<int> chosen = selectedRows(*m_view.selectionModel());
    QString text;
    int copiedRows = 0;
    for (std::size_t place = 0; place < std::min(chosen.size(), MostRows); ++place) {
        if (const QStringList cells = m_rows.cells(chosen[place], form); !cells.isEmpty()) {
            text += copiedRow(form, cells);
            ++copiedRows;
        }
    }
    if (copiedRows > 0) {
        QGuiApplication::clipboard()->setText(copiedHead(form, m_rows.titles) + text);
    }
    const auto chosenRows = static_cast<std::int64_t>(chosen.size());
    emit copied(copiedRows == 0            ? tr("Nothing was copied: no row is chosen.")
                : chosen.size() > MostRows ? tr("The first %1 of %2 chosen rows were copied.")
                                                 .arg(countText(copiedRows), countText(chosenRows))
                : copiedRows == 1 ? tr("1 row copied")
                                  : tr("%1 rows copied").arg(countText(copiedRows)));
}

void SelectionCopier::showMenu(const QPoint& at) {
    auto* menu = new QMenu(&m_view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(m_view.accessibleName());
    menu->addActions(m_view.actions());
    const auto enable = [this](bool isEnabled) {
        for (QAction* action : std::as_const(m_actions)) {
            action->setEnabled(isEnabled);
        }
    };
    enable(m_view.selectionModel()->hasSelection());
    // A disabled action would take its shortcut along.
    connect(menu, &QMenu::aboutToHide, this, [enable] { enable(true); });
    menu->popup(m_view.viewport()->mapToGlobal(at));
}

} // namespace muscope
