// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/operation_view.h"

#include "core/workspace/workspace.h"
#include "ui/models/number_text.h"
#include "ui/models/verdict_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/inspection_state.h"
#include "ui/style/metrics.h"
#include "ui/style/role_label.h"
#include "ui/views/key_value_list.h"

#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr qsizetype NameCharacters = 200;

} // namespace

OperationView::OperationView(const Workspace& workspace, InspectionState& state, const Theme& theme,
                             QWidget* parent)
    : DetailView(parent)
    , m_workspace(workspace)
    , m_state(state)
    , m_heading(new RoleLabel(theme, ColorRole::Text, this))
    , m_facts(new KeyValueList(theme, this))
    , m_peer(new QPushButton(this)) {
    m_heading->setFont(semiboldFont(font()));
    m_heading->setWordWrap(true);
    m_facts->setAccessibleName(tr("Facts of the operation"));
    m_peer->setAccessibleName(tr("Go to the other half of the operation"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, metrics::Gap, metrics::Gap, metrics::Gap);
    layout->setSpacing(metrics::Gap);
    layout->addWidget(m_heading);
    layout->addWidget(m_facts);
    layout->addWidget(m_peer, 0, Qt::AlignLeft);
    layout->addStretch();
    setAccessibleName(tr("Operation"));
    connect(m_peer, &QPushButton::clicked, this, &OperationView::goToPeer);
    connect(&workspace, &Workspace::operationsChanged, this, &OperationView::refresh);
    connect(&workspace, &Workspace::passChanged, this, &OperationView::refresh);
    clear();
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
}

void OperationView::clear() {
    m_number.reset();
    m_heading->setText({});
    m_facts->setFacts({});
    m_peer->hide();
}

void OperationView::refresh() {
    if (m_number && m_number->value() < m_workspace.index().size() &&
        m_workspace.pass().phase != PassState::Phase::Running) {
        showOperation(*m_number);
    }
}

void OperationView::showOperation(RowNumber number) {
    const IndexSnapshot& index = m_workspace.index();
    const EventRow row = index.row(number);
    const bool isAnswer =
        row.operation == OperationState::Answer || row.operation == OperationState::Orphan;
    m_heading->setText(heading(row));
    std::vector<KeyValueList::Fact> facts;
    const QString self = describe(row, number);
    const QString other = row.peer ? describe(index.row(*row.peer), *row.peer) : tr("none");
    if (row.operation != OperationState::None) {
        facts.push_back({tr("Request"), isAnswer ? other : self, false});
        facts.push_back({tr("Response"), isAnswer ? self : other, false});
    } else {
        facts.push_back({tr("Event"), self, false});
    }
    if (const auto took = index.tookMicroseconds(row)) {
        facts.push_back({tr("Took"), durationText(*took), false});
    }
    const bool hasError = row.isError || (row.peer && index.row(*row.peer).isError);
    if (row.peer || row.kind == MessageKind::Call) {
        facts.push_back({tr("Outcome"), hasError ? tr("an error") : tr("a result"), false});
    }
    m_facts->setFacts(facts);
    m_peer->setVisible(row.peer.has_value());
    if (row.peer) {
        m_peer->setText((isAnswer ? tr("Go to request #%1") : tr("Go to response #%1"))
                            .arg(row.peer->value() + 1));
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
        return tr("More than one request fits this answer; none is linked");
    case OperationState::None:
        break;
    }
    return row.kind == MessageKind::Call ? tr("A call with its result in one event")
                                         : tr("This event takes no part in an operation");
}

QString OperationView::describe(const EventRow& row, RowNumber number) const {
    const IndexSnapshot& index = m_workspace.index();
    QStringList parts{u'#' + QString::number(number.value() + 1)};
    for (const StringId id : {row.type, row.name}) {
        if (!index.text(id).isEmpty()) {
            parts += visibleLine(QStringView(index.text(id)).left(NameCharacters));
        }
    }
    parts += directionText(row.direction);
    parts += m_state.timeFormat().text(row.time, false);
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

void OperationView::goToPeer() {
    if (m_number) {
        m_state.setCurrentRow(m_workspace.index().row(*m_number).peer);
    }
}

} // namespace muscope
