// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/problems_table.h"

#include "ui/models/number_text.h"
#include "ui/models/problem_text.h"
#include "ui/models/problems_model.h"
#include "ui/state/selection_copier.h"
#include "ui/style/flat_table.h"
#include "ui/style/metrics.h"
#include "ui/style/problem_delegate.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// Making the sentences of so many takes a moment, of more it would hold the window up.
constexpr int MostCopied = 20'000;

// A heading is no row of a table that is pasted elsewhere.
auto copiedCells(const ProblemsModel& model) {
    return [&model](int row, CopyForm form) {
        const bool isHeading = model.index(row, 0).data(ProblemsModel::HeadingRole).toBool();
        return isHeading && form != CopyForm::Text ? QStringList() : model.copiedCells(row);
    };
}

} // namespace

ProblemsTable::ProblemsTable(ProblemsModel& model, const Theme& theme, QWidget* parent)
    : QTableView(parent)
    , m_model(model) {
    setModel(&model);
    build(theme);
    auto* copier = new SelectionCopier(*this, {ProblemsModel::copiedTitles(), copiedCells(model)});
    auto* copyAll = new QAction(tr("Copy &all problems"), this);
    addAction(copyAll);
    connect(copier, &SelectionCopier::copied, this, &ProblemsTable::copied);
    connect(copyAll, &QAction::triggered, this, &ProblemsTable::copyAll);
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

void ProblemsTable::copyAll() {
    const auto count = static_cast<std::int64_t>(m_model.problemCount());
    QGuiApplication::clipboard()->setText(m_model.allText(MostCopied));
    if (count > MostCopied) {
        emit copied(tr("The first %1 of %2 problems were copied.")
                        .arg(countText(MostCopied), countText(count)));
    }
}

} // namespace muscope
