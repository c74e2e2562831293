// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/problems_table.h"

#include "ui/models/number_text.h"
#include "ui/models/problem_text.h"
#include "ui/models/problems_model.h"
#include "ui/style/flat_table.h"
#include "ui/style/metrics.h"
#include "ui/style/problem_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// Making the sentences of so many takes a moment, of more it would hold the window up.
constexpr int MostCopied = 20'000;

} // namespace

ProblemsTable::ProblemsTable(ProblemsModel& model, const Theme& theme, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_copy(new QAction(tr("&Copy"), this))
    , m_copyAll(new QAction(tr("Copy &all problems"), this)) {
    setModel(&model);
    build(theme);
    m_copy->setShortcut(QKeySequence::Copy);
    m_copy->setShortcutContext(Qt::WidgetShortcut);
    addActions({m_copy, m_copyAll});
    connect(m_copy, &QAction::triggered, this, &ProblemsTable::copySelection);
    connect(m_copyAll, &QAction::triggered, this, &ProblemsTable::copyAll);
    connect(this, &QTableView::clicked, this, &ProblemsTable::activate);
}

void ProblemsTable::build(const Theme& theme) {
    setItemDelegate(new ProblemDelegate(theme, this));
    makeFlat(*this);
    setSelectionMode(ExtendedSelection);
    setAccessibleName(tr("Problems"));
    horizontalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(ProblemsModel::Sentence, QHeaderView::Stretch);
    int widest = 0;
    const QFontMetrics measures(semiboldFont(font()));
    for (const ProblemKind kind : problemKinds()) {
        widest = std::max(widest, measures.horizontalAdvance(problemWord(kind)));
    }
    setColumnWidth(ProblemsModel::Sign, widest + 3 * metrics::Half + 2 * metrics::Gap);
    setColumnWidth(ProblemsModel::Number, 72);
    setColumnWidth(ProblemsModel::FoundIn,
                   QFontMetrics(monospaceFont()).horizontalAdvance(u"metadata.receipt"_s) +
                       2 * metrics::Half);
}

void ProblemsTable::activate(const QModelIndex& index) {
    if (const auto event = m_model.eventAt(index.row())) {
        emit chosen(*event);
    } else if (const LooseProblem* loose = m_model.looseAt(index.row())) {
        emit looseChosen(*loose);
    } else if (QGuiApplication::keyboardModifiers() == Qt::NoModifier) {
        const bool isOpen = index.data(ProblemsModel::OpenRole).toBool();
        m_model.setOpen(m_model.kindAt(index.row()), !isOpen);
    }
}

void ProblemsTable::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QTableView::currentChanged(current, previous);
    const auto event = current.isValid() ? m_model.eventAt(current.row()) : std::nullopt;
    if (event) {
        emit chosen(*event);
    }
}

void ProblemsTable::keyPressEvent(QKeyEvent* event) {
    if (!currentIndex().isValid() || !turnHeading(event->key())) {
        QTableView::keyPressEvent(event);
    }
}

bool ProblemsTable::turnHeading(int key) {
    const int row = currentIndex().row();
    const ProblemKind kind = m_model.kindAt(row);
    const bool isHeading = currentIndex().data(ProblemsModel::HeadingRole).toBool();
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(currentIndex());
        return true;
    case Qt::Key_Right:
        m_model.setOpen(kind, true);
        return true;
    case Qt::Key_Left:
        // As in a tree: from an event to its heading, there it closes.
        if (isHeading) {
            m_model.setOpen(kind, false);
        } else {
            setCurrentIndex(m_model.index(m_model.headingOf(kind), currentIndex().column()));
        }
        return true;
    default:
        return false;
    }
}

void ProblemsTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("Problems"));
    m_copy->setEnabled(selectionModel()->hasSelection());
    m_copyAll->setEnabled(m_model.problemCount() > 0);
    menu->addActions({m_copy, m_copyAll});
    menu->popup(event->globalPos());
    // A disabled action would take its shortcut along.
    connect(menu, &QMenu::aboutToHide, m_copy, [this] { m_copy->setEnabled(true); });
}

void ProblemsTable::copySelection() {
    QItemSelection ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const auto& left, const auto& right) { return left.top() < right.top(); });
    QString text;
    int copiedRows = 0;
    int selectedRows = 0;
    for (const QItemSelectionRange& range : ranges) {
        selectedRows += range.height();
        for (int row = range.top(); row <= range.bottom() && copiedRows < MostCopied; ++row) {
            text += m_model.textOf(row) + u'\n';
            ++copiedRows;
        }
    }
    if (text.isEmpty()) {
        return;
    }
    QGuiApplication::clipboard()->setText(text);
    if (copiedRows < selectedRows) {
        emit copied(tr("The first %1 of %2 selected rows were copied.")
                        .arg(countText(copiedRows), countText(selectedRows)));
    }
}

void ProblemsTable::copyAll() {
    const auto count = static_cast<std::int64_t>(m_model.problemCount());
    QGuiApplication::clipboard()->setText(m_model.allText(MostCopied));
    if (count > MostCopied) {
        emit copied(tr("The first %1 of %2 problems were copied.")
                        .arg(countText(MostCopied), countText(count)));
    }
}

} // namespace muscope
