// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/operation_view.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/operation_model.h"
#include "ui/state/inspection_state.h"
#include "ui/state/selection_copier.h"
#include "ui/style/flat_table.h"
#include "ui/style/metrics.h"
#include "ui/style/operation_delegate.h"
#include "ui/style/role_label.h"
#include "ui/views/key_value_list.h"

#include <QGuiApplication>
#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

OperationView::OperationView(Workspace& workspace, InspectionState& state, const Theme& theme,
                             QWidget* parent)
    : DetailView(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_heading(new RoleLabel(theme, ColorRole::Text, this))
    , m_facts(new KeyValueList(theme, this))
    , m_model(new OperationModel(this))
    , m_table(new QTableView(this))
    , m_remark(new RoleLabel(theme, ColorRole::Muted, this)) {
    build(theme);
    connect(m_table, &QTableView::clicked, this, &OperationView::choose);
    connect(m_table, &QTableView::activated, this, &OperationView::choose);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &OperationView::showStory);
    connect(&workspace, &Workspace::operationsChanged, this, &OperationView::refresh);
    connect(&workspace, &Workspace::passChanged, this, &OperationView::refresh);
    clear();
}

void OperationView::build(const Theme& theme) {
    m_heading->setFont(semiboldFont(font()));
    m_heading->setWordWrap(true);
    m_remark->setWordWrap(true);
    m_facts->setAccessibleName(tr("Facts of the operation"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OperationDelegate(theme, m_table));
    m_table->setAccessibleName(tr("Events of the operation"));
    makeFlat(*m_table);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    connect(new SelectionCopier(*m_table), &SelectionCopier::copied, &m_state,
            &InspectionState::say);
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(OperationModel::Note, QHeaderView::Stretch);
    for (const int column : {OperationModel::Part, OperationModel::Number, OperationModel::After}) {
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    }
    m_table->horizontalHeader()->setResizeContentsPrecision(0); // by what is in view
    auto* facts = new QVBoxLayout;
    facts->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    facts->setSpacing(metrics::Gap);
    facts->addWidget(m_heading);
    facts->addWidget(m_facts);
    facts->addWidget(m_remark);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(facts);
    layout->addWidget(m_table, 1);
    setAccessibleName(tr("Operation"));
}

QString OperationView::name() const {
    return u"operation"_s;
}

QString OperationView::title() const {
    return tr("Operation");
}

void OperationView::showDetail(const std::shared_ptr<const EventDetail>& detail) {
    m_number = detail->number;
    showOperation(detail->number);
    m_isStoryWanted = true;
    readStory();
}

void OperationView::clear() {
    m_number.reset();
    m_isStoryWanted = false;
    m_watcher.setFuture({});
    m_heading->setText({});
    m_facts->setFacts({});
    showParts({});
}

void OperationView::showEvent(QShowEvent* event) {
    DetailView::showEvent(event);
    readStory();
}

void OperationView::refresh() {
    if (m_number && m_number->value() < m_workspace.index().size() &&
        m_workspace.pass().phase != PassState::Phase::Running) {
        showOperation(*m_number);
        m_isStoryWanted = true;
        readStory();
    }
}

void OperationView::showOperation(RowNumber number) {
    const IndexSnapshot& index = m_workspace.index();
    const EventRow chosen = index.row(number);
    m_heading->setText(heading(chosen));
    // What is told of a part is told of its operation.
    const RowNumber told =
        chosen.operation == OperationState::Part && chosen.peer ? *chosen.peer : number;
    const EventRow row = index.row(told);
    std::vector<KeyValueList::Fact> facts;
    if (const auto took = index.tookMicroseconds(row)) {
        facts.push_back({tr("Took"), durationText(*took), false});
    }
    const bool hasError = row.isError || (row.peer && index.row(*row.peer).isError);
    if (row.peer || row.kind == MessageKind::Call) {
        facts.push_back({tr("Outcome"), hasError ? tr("an error") : tr("a result"), false});
    }
    m_facts->setFacts(facts);
    m_facts->setVisible(!facts.empty());
    showParts(storyOfIndex(told));
}

OperationStory OperationView::storyOfIndex(RowNumber number) const {
    const EventRow row = m_workspace.index().row(number);
    const bool isAnswer = row.operation == OperationState::Answer;
    OperationStory story;
    if (row.operation == OperationState::None || (isAnswer && !row.peer)) {
        return story;
    }
    if (isAnswer || row.kind == MessageKind::Request) {
        story.parts.push_back({isAnswer ? *row.peer : number, OperationPart::Role::Request, {}});
    }
    if (row.kind == MessageKind::Response || row.peer) {
        story.parts.push_back(
            {isAnswer || !row.peer ? number : *row.peer, OperationPart::Role::Answer, {}});
    }
    return story;
}

void OperationView::readStory() {
    if (m_isStoryWanted && m_number && isVisible()) {
        m_isStoryWanted = false;
        m_watcher.setFuture(m_workspace.readOperation(*m_number));
    }
}

void OperationView::showStory() {
    if (!m_number || m_watcher.future().resultCount() == 0) {
        return;
    }
    const Result<OperationStory> story = m_watcher.result();
    if (story && !story->parts.empty()) {
        showParts(*story);
        if (m_workspace.index().row(*m_number).operation == OperationState::None) {
            m_heading->setText(tr("A notification that belongs to a request"));
        }
    } else if (!story && story.error().code != ErrorCode::Cancelled) {
        m_remark->setText(story.error().message);
        m_remark->show();
    }
}

void OperationView::showParts(const OperationStory& story) {
    m_model->setParts(m_workspace.index(), story.parts);
    m_table->setVisible(!story.parts.empty());
    m_remark->setText(story.isCut
                          ? tr("Only the first %1 notifications of this operation were looked at.")
                                .arg(countText(static_cast<std::int64_t>(MaxCandidates)))
                          : QString());
    m_remark->setVisible(story.isCut);
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->eventAt(row) == m_number) {
            m_table->selectRow(row);
        }
    }
}

QString OperationView::heading(const EventRow& row) const {
    switch (row.operation) {
    case OperationState::Answered:
        return tr("A request that was answered");
    case OperationState::Answer:
        return tr("The answer to a request");
    case OperationState::Open:
        return m_workspace.pass().phase == PassState::Phase::Done
                   ? tr("A request without an answer: the session was read to its end")
                   : tr("A request without an answer so far");
    case OperationState::Orphan:
        return tr("An answer whose request is not in this session");
    case OperationState::Ambiguous:
        return row.kind == MessageKind::Request
                   ? tr("More than one request fits an answer; none is linked")
                   : tr("More than one request fits this answer; none is linked");
    case OperationState::Part:
        return tr("A part of the operation of its request");
    case OperationState::None:
        break;
    }
    return row.kind == MessageKind::Call ? tr("A call with its result in one event")
                                         : tr("This event takes no part in an operation");
}

void OperationView::choose(const QModelIndex& index) {
    // With a key held, rows are chosen to be copied.
    if (index.isValid() && QGuiApplication::keyboardModifiers() == Qt::NoModifier) {
        m_state.setCurrentRow(m_model->eventAt(index.row()));
    }
}

} // namespace muscope
