// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/connection_log_view.h"

#include "core/workspace/live_connections.h"
#include "ui/models/live_log_model.h"
#include "ui/models/live_text.h"
#include "ui/models/visible_text.h"
#include "ui/state/inspection_state.h"
#include "ui/state/selection_copier.h"
#include "ui/style/flat_table.h"
#include "ui/style/live_log_delegate.h"
#include "ui/style/metrics.h"
#include "ui/views/message_page.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

// How steps and what passed share the width.
constexpr int StepsShare = 5;
constexpr int DetailShare = 2;
constexpr int StepWidth = 120;

} // namespace

ConnectionLogView::ConnectionLogView(LiveConnections& connections, const InspectionState& state,
                                     const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_model(new LiveLogModel(connections.log(), this))
    , m_tools(new QWidget(this))
    , m_which(new QComboBox(m_tools))
    , m_copy(new QPushButton(tr("Copy"), m_tools))
    , m_pages(new QStackedWidget(this))
    , m_message(new MessagePage(theme, u"list"_s, this))
    , m_table(new QTableView(this))
    , m_detail(new QPlainTextEdit(this)) {
    build(theme);
    buildTools();
    connect(&connections, &LiveConnections::changed, this, &ConnectionLogView::listConnections);
    connect(m_model, &QAbstractItemModel::rowsInserted, this, &ConnectionLogView::showEntries);
    connect(m_model, &QAbstractItemModel::rowsRemoved, this, &ConnectionLogView::showEntries);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ConnectionLogView::showEntries);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ConnectionLogView::showDetail);
    connect(&state, &InspectionState::timeFormatChanged, this,
            [this, &state] { m_model->setTimeFormat(state.timeFormat()); });
    connect(new SelectionCopier(*m_table), &SelectionCopier::copied, &state, &InspectionState::say);
    m_model->setTimeFormat(state.timeFormat());
    listConnections();
    showEntries();
}

void ConnectionLogView::build(const Theme& theme) {
    setAccessibleName(tr("Connection log"));
    m_message->setMessage(tr("No live connection yet"),
                          tr("Connect to an MCP server over HTTP: each step of getting to know it "
                             "is listed here, with what passed byte for byte."));
    connect(m_message->addButton(tr("Connect live…")), &QPushButton::clicked, this,
            &ConnectionLogView::connectWanted);
    m_table->setModel(m_model);
    m_table->setItemDelegate(new LiveLogDelegate(theme, m_table));
    makeFlat(*m_table);
    m_table->setAccessibleName(tr("Steps of the connections"));
    m_table->horizontalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(LiveLogModel::Text, QHeaderView::Stretch);
    const QFontMetrics mono(monospaceFont());
    m_table->setColumnWidth(LiveLogModel::Time,
                            mono.horizontalAdvance(u"00:00:00.000"_s) + 2 * metrics::Half);
    m_table->setColumnWidth(LiveLogModel::Step, StepWidth);
    m_table->setColumnWidth(LiveLogModel::Stream,
                            mono.horizontalAdvance(u"post 123"_s) + 2 * metrics::Half);
    m_detail->setAccessibleName(tr("What passed at the step"));
    m_detail->setReadOnly(true);
    m_detail->setUndoRedoEnabled(false);
    m_detail->setFont(monospaceFont());
    m_detail->setFrameShape(QFrame::NoFrame);
    m_detail->setTabChangesFocus(true);
    m_detail->setWordWrapMode(QTextOption::WrapAnywhere);
    m_detail->document()->setDocumentMargin(metrics::Half);
    auto* both = new QSplitter(Qt::Horizontal, this);
    both->setAccessibleName(tr("Steps and what passed"));
    both->setChildrenCollapsible(false);
    both->setHandleWidth(1);
    both->addWidget(m_table);
    both->addWidget(m_detail);
    both->setStretchFactor(0, StepsShare);
    both->setStretchFactor(1, DetailShare);
    m_pages->addWidget(m_message);
    m_pages->addWidget(both);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_pages);
}

void ConnectionLogView::buildTools() {
    m_tools->setAccessibleName(tr("Connection log: what to show"));
    m_which->setAccessibleName(tr("Which connection"));
    m_which->view()->setAccessibleName(m_which->accessibleName());
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_copy->setAccessibleName(tr("Copy the step"));
    m_copy->setToolTip(tr("Copies the chosen step with what passed; without one, all that is "
                          "listed"));
    auto* row = new QHBoxLayout(m_tools);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::Half);
    row->addWidget(m_which);
    row->addWidget(m_copy);
    connect(m_which, &QComboBox::currentIndexChanged, this,
            [this] { m_model->setConnection(m_which->currentData().toUInt()); });
    connect(m_copy, &QPushButton::clicked, this, &ConnectionLogView::copy);
}

void ConnectionLogView::listConnections() {
    std::vector<std::pair<QString, std::uint32_t>> choices{{tr("All connections"), 0}};
    for (const auto& connection : m_connections.all()) {
        choices.emplace_back(
            u"%1 · %2"_s.arg(connection->number()).arg(visibleLine(connection->name())),
            connection->number());
    }
    if (choices == m_choices) {
        return; // the list may be open
    }
    m_choices = choices;
    const QSignalBlocker quiet(m_which);
    const QVariant chosen = m_which->currentData();
    m_which->clear();
    for (const auto& [title, number] : choices) {
        m_which->addItem(title, number);
    }
    const int place = m_which->findData(chosen);
    m_which->setCurrentIndex(std::max(0, place));
    if (place < 0) {
        m_model->setConnection(0);
    }
    m_which->setVisible(m_connections.all().size() > 1);
}

void ConnectionLogView::showConnection(std::uint32_t number) {
    m_which->setCurrentIndex(std::max(0, m_which->findData(number)));
}

void ConnectionLogView::showEntries() {
    const int count = m_model->rowCount();
    m_pages->setCurrentIndex(count > 0 ? 1 : 0);
    m_copy->setEnabled(count > 0);
    const bool isFollowing = !m_table->currentIndex().isValid();
    if (isFollowing && count > 0) {
        m_table->scrollToBottom();
    }
    showDetail();
    emit countChanged(count);
}

void ConnectionLogView::showDetail() {
    const QModelIndex chosen = m_table->currentIndex();
    const int row = chosen.isValid() ? chosen.row() : m_model->rowCount() - 1;
    const QString text = row < 0 ? QString() : liveDetailText(m_model->entryAt(row));
    if (text != m_detail->toPlainText()) {
        m_detail->setPlainText(text);
    }
}

void ConnectionLogView::copy() {
    const QModelIndex chosen = m_table->currentIndex();
    QString text;
    if (chosen.isValid()) {
        text = m_model->textOf(chosen.row()) + u"\n\n"_s +
               liveDetailText(m_model->entryAt(chosen.row())) + u'\n';
    } else {
        for (int row = 0; row < m_model->rowCount(); ++row) {
            text += m_model->textOf(row) + u'\n';
        }
    }
    QGuiApplication::clipboard()->setText(text);
}

} // namespace muscope
