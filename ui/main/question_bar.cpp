// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/main/question_bar.h"

#include "core/workspace/live_connections.h"
#include "ui/dialogs/question_dialog.h"
#include "ui/models/visible_text.h"
#include "ui/style/metrics.h"
#include "ui/views/elided_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace muscope {

namespace {

// The connection whose oldest question waits; null: none.
LiveConnection* askingConnection(const LiveConnections& connections) {
    for (const auto& connection : connections.all()) {
        if (!connection->questions().empty()) {
            return connection.get();
        }
    }
    return nullptr;
}

} // namespace

QuestionBar::QuestionBar(LiveConnections& connections, const Theme& theme, QSettings& settings,
                         QWidget* parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_theme(theme)
    , m_settings(settings)
    , m_text(new ElidedLabel(theme, ColorRole::Text, this))
    , m_answer(new QPushButton(tr("Answer…"), this))
    , m_decline(new QPushButton(tr("Decline"), this)) {
    setAccessibleName(tr("Question of a server"));
    m_answer->setAccessibleName(tr("Answer the server"));
    m_decline->setAccessibleName(tr("Decline the server's question"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(metrics::Gap, metrics::Half, metrics::Gap, metrics::Half + 1);
    layout->setSpacing(metrics::Half);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_answer);
    layout->addWidget(m_decline);
    connect(m_answer, &QPushButton::clicked, this, &QuestionBar::openDialog);
    connect(m_decline, &QPushButton::clicked, this, &QuestionBar::decline);
    connect(&connections, &LiveConnections::questionsChanged, this, &QuestionBar::showQuestion);
    showQuestion();
}

void QuestionBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.color(ColorRole::Selection));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme.color(ColorRole::Line));
}

void QuestionBar::showQuestion() {
    std::size_t waiting = 0;
    for (const auto& connection : m_connections.all()) {
        waiting += connection->questions().size();
    }
    setVisible(waiting > 0);
    const LiveConnection* asking = askingConnection(m_connections);
    if (asking == nullptr) {
        return;
    }
    const QString text = questionText(asking->questions().front(), visibleLine(asking->name()));
    m_text->setText(
        waiting == 1 ? text : tr("%1 (%2 questions wait)").arg(text, QString::number(waiting)));
}

void QuestionBar::openDialog() {
    LiveConnection* asking = askingConnection(m_connections);
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
    } else if (asking != nullptr) {
        m_dialog =
            new QuestionDialog(*asking, asking->questions().front(), m_theme, m_settings, window());
        m_dialog->show();
    }
}

void QuestionBar::decline() {
    if (LiveConnection* asking = askingConnection(m_connections)) {
        const ServerQuestion question = asking->questions().front();
        asking->answer(question.id, declined(question));
    }
}

} // namespace muscope
